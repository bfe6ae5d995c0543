from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.timeout(500)  # Dagster may have to be fetched first


def test_steps_in_graphs_kinds_of_sensors_and_what_they_wait_for(
    in_dagster: Callable[[str], Any],
) -> None:
    seen = in_dagster("""
import msgspec
from tickdeck.worker.dagster_project.describing import snapshot

@dg.op(description="begins")
def first(): return 1

@dg.op
def second(x): return x

@dg.graph
def inner(): return second(first())

@dg.op
def last(x): ...

@dg.job
def work():
    inner()
    last(first())

@dg.asset
def a(): ...

@dg.asset
def b(a): ...

@dg.multi_asset_sensor(monitored_assets=dg.AssetSelection.assets("a", "b"), job=work)
def several(context): ...

@dg.run_failure_sensor(
    monitored_jobs=[work], default_status=dg.DefaultSensorStatus.RUNNING
)
def failed(context): ...

@dg.sensor(asset_selection=["a"], minimum_interval_seconds=7, description="looks")
def standard(context): ...

every = dg.ScheduleDefinition(
    name="every", job=work, cron_schedule=["0 1 * * *", "0 2 * * *"],
    execution_timezone="Europe/Berlin",
)
automatic = dg.AutomationConditionSensorDefinition("automatic", target="*")
defs = dg.Definitions(
    assets=[a, b], jobs=[work], sensors=[several, failed, standard, automatic],
    schedules=[every],
)
seen = msgspec.to_builtins(snapshot(defs.get_repository_def()))
answer = {
    **{each["name"]: each for each in seen["sensors"]},
    "steps": next(
        [(s["key"], s.get("waits_for", [])) for s in j["steps"]]
        for j in seen["jobs"] if j["name"] == "work"
    ),
    "assets": {each["key"]: each.get("waits_for") for each in seen["assets"]},
}
""")

    assert sorted(seen["steps"]) == [
        ["first", []],
        ["inner.first", []],
        ["inner.second", ["inner.first"]],
        ["last", ["first"]],
    ]
    assert seen["assets"] == {"a": [], "b": ["a"]}
    assert seen["several"]["kind"] == "MULTI_ASSET"
    assert seen["several"]["asset_keys"] == ["a", "b"]
    assert seen["failed"]["run_status"] == "FAILURE"
    assert seen["failed"]["monitored"] == ["work"]
    assert seen["failed"]["default_status"] == "RUNNING"
    assert seen["standard"]["interval_seconds"] == 7
    assert seen["standard"]["description"] == "looks"
    assert seen["every"]["kind"] == "SCHEDULE"
    assert seen["every"]["cron"] == ["0 1 * * *", "0 2 * * *"]
    assert seen["every"]["timezone"] == "Europe/Berlin"
    assert seen["automatic"]["kind"] == "UNKNOWN"
    assert "Dagster's own daemon" in seen["automatic"]["description"]
