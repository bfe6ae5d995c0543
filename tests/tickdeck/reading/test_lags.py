from __future__ import annotations

from datetime import timedelta

import pytest

from tickdeck import (
    AssetKey,
    DagsterRunStatus,
    Definitions,
    RunRequest,
    asset,
    asset_sensor,
    job,
    op,
    run_status_sensor,
    sensor,
)
from tickdeck.testing import ManualEngine


@op
def nothing() -> None:
    pass


@job
def work() -> None:
    nothing()


@asset
def table() -> int:
    return 1


@run_status_sensor(run_status=DagsterRunStatus.SUCCESS)
def on_success() -> None:
    pass


@asset_sensor(asset_key=AssetKey("table"), job=work)
def on_table() -> RunRequest:
    return RunRequest()


@sensor(job=work)
def plain() -> RunRequest:
    return RunRequest(run_key="k")


DEFINITIONS = Definitions(
    jobs=[work], assets=[table], sensors=[on_success, on_table, plain]
)


@pytest.mark.parametrize(
    ("name", "job_name"), [("on_success", "work"), ("on_table", "__ASSET_JOB")]
)
def test_what_happened_while_a_sensor_was_off_is_its_lag(
    name: str, job_name: str
) -> None:
    with ManualEngine(DEFINITIONS) as engine:
        engine.launch(job_name)
        engine.settle()
        engine.tick(name)
        assert engine.reader.lag(engine.sensor(name)) is None
        engine.advance(timedelta(minutes=1))
        began = engine.clock.now()
        for _ in range(2):
            engine.launch(job_name)
        engine.settle()
        lag = engine.reader.lag(engine.sensor(name))
        assert lag is not None
        assert (lag.events, lag.since) == (2, began)
        engine.tick(name)
        assert engine.reader.lag(engine.sensor(name)) is None


def test_other_sensors_have_no_lag() -> None:
    with ManualEngine(DEFINITIONS) as engine:
        engine.tick("plain")
        assert engine.reader.lag(engine.sensor("plain")) is None
        engine.set_cursor("on_success", "nonsense")
        assert engine.reader.lag(engine.sensor("on_success")) is None
