from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    DagsterEvent,
    DagsterInstance,
    DagsterRun,
    ParameterCheckError,
    RunStatusSensorContext,
    build_run_status_sensor_context,
)
from tickdeck.definitions.run_status_contexts import RunStatusSensorCursor


def context(**parts: Any) -> RunStatusSensorContext:
    return build_run_status_sensor_context(
        **{
            "sensor_name": "s",
            "dagster_event": DagsterEvent("PIPELINE_SUCCESS"),
            "dagster_instance": DagsterInstance.ephemeral(),
            "dagster_run": DagsterRun(job_name="j", tags={"dagster/partition": "x"}),
            **parts,
        }
    )


def test_it_has_the_run_and_the_event_and_no_cursor() -> None:
    made = context(resources={"a": 1})

    assert (made.sensor_name, made.dagster_run.job_name) == ("s", "j")
    assert (made.partition_key, context(partition_key="y").partition_key) == ("x", "y")
    assert made.resources.a == 1
    assert not hasattr(made, "cursor")
    assert not hasattr(made, "update_cursor")
    with pytest.raises(ParameterCheckError):
        context(dagster_run="r")


def test_a_failures_context_has_more() -> None:
    failed = context().for_run_failure()

    assert failed.failure_event is failed.dagster_event
    assert failed.get_step_failure_events() == []


def test_the_cursor_reads_as_the_fields_own() -> None:
    text = RunStatusSensorCursor.at(7, 0.0)

    assert text == (
        '{"__class__":"RunStatusSensorCursor","record_id":7,'
        '"record_timestamp":"1970-01-01T00:00:00+00:00","update_timestamp":null}'
    )
    read = RunStatusSensorCursor.read(text)
    assert read is not None
    assert read.record_id == 7
    assert [RunStatusSensorCursor.read(each) for each in (None, "", "5", "{}")] == [
        None
    ] * 4
