from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    AssetKey,
    AssetMaterialization,
    DagsterInstance,
    DagsterInvalidDefinitionError,
    DagsterInvalidInvocationError,
    RunRequest,
    SensorEvaluationContext,
    asset_sensor,
    build_sensor_context,
)


def made(instance: DagsterInstance) -> None:
    instance.report_runless_asset_event(AssetMaterialization("orders"))


@asset_sensor(asset_key=AssetKey("orders"), job_name="j")
def moving(context: Any, event: Any) -> RunRequest:
    context.update_cursor("mine")
    return RunRequest(run_key=str(event.dagster_event.asset_key.path))


def test_the_cursor_is_the_events_id_and_the_functions_own_is_told_of(
    caplog: pytest.LogCaptureFixture,
) -> None:
    instance = DagsterInstance.ephemeral()
    made(instance)

    data = moving.evaluate_tick(build_sensor_context(instance=instance))

    assert data.cursor == "1"
    assert "is not kept" in caplog.text


def test_it_is_called_with_a_context_and_an_event() -> None:
    @asset_sensor(asset_key=AssetKey("orders"), job_name="j")
    def plain(context: Any, event: Any) -> Any:
        return context.cursor, event

    context = build_sensor_context(cursor="3")

    assert plain(context, "event") == ("3", "event")
    assert plain(context=context, event="event") == ("3", "event")
    with pytest.raises(DagsterInvalidInvocationError):
        plain(context)


def test_a_picked_event_is_looked_at() -> None:
    instance = DagsterInstance.ephemeral()
    made(instance)
    made(instance)
    context = SensorEvaluationContext(instance=instance, picked_event_id=1)
    unknown = SensorEvaluationContext(instance=instance, picked_event_id=9)

    assert moving.evaluate_tick(context).cursor == "1"
    with pytest.raises(LookupError, match="no materialization 9"):
        moving.evaluate_tick(unknown)


def test_brackets_are_needed() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="brackets"):
        asset_sensor(made)
