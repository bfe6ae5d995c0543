from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import Definitions, job, op
from tickdeck.testing import ManualEngine
from tickdeck.values.commands import ReexecuteRun

if TYPE_CHECKING:
    from collections.abc import Iterator

calls: list[str] = []


@op
def first() -> int:
    calls.append("first")
    return 20


@op
def second(number: int) -> int:
    calls.append("second")
    if calls.count("second") == 1:
        raise ValueError("no good")
    calls.append(str(number))
    return number + 1


@op
def unkept() -> Any:
    calls.append("unkept")
    return lambda: 5


@op
def using(given: Any) -> None:
    calls.append("using")
    if calls.count("using") == 1:
        raise ValueError("no good")


@job
def two() -> None:
    second(first())


@job
def odd() -> None:
    using(unkept())


@pytest.fixture
def engine() -> Iterator[ManualEngine]:
    calls.clear()
    with ManualEngine(Definitions(jobs=[two, odd])) as made:
        yield made


def test_a_retry_goes_on_from_where_it_failed(engine: ManualEngine) -> None:
    run = engine.launch("two", tags={"dagster/max_retries": "1"})

    _first, retry = engine.runs()
    assert calls == ["first", "second", "second", "20"]
    assert (run.status, retry.status) == ("FAILURE", "SUCCESS")
    assert retry.step_keys == ("second",)
    assert retry.tags["dagster/is_resume_retry"] == "true"
    assert not engine.home.run_values(run.run_id).exists()


def test_a_retry_of_all_steps(engine: ManualEngine) -> None:
    engine.launch(
        "two",
        tags={"dagster/max_retries": "1", "dagster/retry_strategy": "ALL_STEPS"},
    )

    assert calls == ["first", "second", "first", "second", "20"]


def test_what_could_not_be_kept_is_made_again(engine: ManualEngine) -> None:
    engine.launch("odd", tags={"dagster/max_retries": "1"})

    _first, retry = engine.runs()
    assert calls == ["unkept", "using", "unkept", "using"]
    assert retry.status == "SUCCESS"
    assert any("executed again" in e.message for e in engine.run_log(retry))


def test_step_failures_may_be_left_alone(engine: ManualEngine) -> None:
    engine.launch(
        "two",
        tags={
            "dagster/max_retries": "5",
            "dagster/retry_on_asset_or_op_failure": "false",
        },
    )

    assert len(engine.runs()) == 1


def test_by_hand_all_or_from_the_failure(engine: ManualEngine) -> None:
    run = engine.launch("two")
    del calls[:1]

    again = engine.do(ReexecuteRun(run_id=run.run_id, from_failure=True))
    engine.settle()
    whole = engine.do(ReexecuteRun(run_id=again.run_id))
    engine.settle()

    assert calls == ["second", "second", "20", "first", "second", "20"]
    assert (again.parent_run_id, whole.root_run_id) == (run.run_id, run.run_id)
    assert [each.status for each in engine.runs()] == ["FAILURE", "SUCCESS", "SUCCESS"]


def test_what_cannot_be_is_refused(engine: ManualEngine) -> None:
    calls.append("second")
    fine = engine.launch("two")

    with pytest.raises(ValueError, match="no failure to go on from"):
        engine.do(ReexecuteRun(run_id=fine.run_id, from_failure=True))
    with pytest.raises(LookupError, match="no run nobody"):
        engine.do(ReexecuteRun(run_id="nobody"))
