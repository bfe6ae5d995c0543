from __future__ import annotations

import time
from typing import Any

import pytest

from tickdeck import (
    Acted,
    CheckError,
    DagsterEvent,
    DagsterInstance,
    DagsterInvalidDefinitionError,
    DagsterRun,
    DagsterRunStatus,
    Definitions,
    RunFailureSensorContext,
    RunRequest,
    RunStatusSensorDefinition,
    SensorEvaluationContext,
    SensorResult,
    SkipReason,
    build_run_status_sensor_context,
    build_sensor_context,
    job,
    op,
    run_failure_sensor,
    run_status_sensor,
)


@op
def one() -> int:
    return 1


@job
def fine() -> None:
    one()


def after(instance: DagsterInstance, count: int) -> None:
    for _number in range(count):
        fine.execute_in_process(instance=instance)


def ticked(
    sensor: RunStatusSensorDefinition, instance: DagsterInstance, cursor: str | None
) -> Any:
    definitions = Definitions(jobs=[fine], sensors=[sensor])
    return sensor.evaluate_tick(
        build_sensor_context(instance=instance, cursor=cursor, definitions=definitions)
    )


def test_all_that_is_new_is_looked_at_in_one_tick() -> None:
    seen: list[str] = []

    @run_status_sensor(run_status=DagsterRunStatus.SUCCESS)
    def watching(context: Any) -> None:
        seen.append(context.dagster_run.run_id)

    instance = DagsterInstance.ephemeral()
    first = ticked(watching, instance, None)
    after(instance, 450)
    second = ticked(watching, instance, first.cursor)
    third = ticked(watching, instance, second.cursor)

    assert len(seen) == len(second.dagster_run_reactions) == 450
    assert (third.skip_message, third.cursor) == (None, second.cursor)


def test_a_tick_stops_before_its_time_is_over() -> None:
    @run_status_sensor(run_status=DagsterRunStatus.SUCCESS, timeout=0.02)
    def slow(_context: Any) -> None:
        time.sleep(0.02)

    instance = DagsterInstance.ephemeral()
    first = ticked(slow, instance, None)
    after(instance, 3)

    second = ticked(slow, instance, first.cursor)

    assert (len(second.dagster_run_reactions), second.has_more) == (1, True)


def test_what_a_call_gives_is_taken_for_each_run() -> None:
    answers: list[Any] = [
        SkipReason("no", data={"a": 1}),
        Acted("Told somebody."),
        SensorResult(run_requests=[RunRequest("k")]),
        SensorResult(cursor="mine"),
    ]

    @run_status_sensor(run_status=DagsterRunStatus.SUCCESS, request_job=fine)
    def answering(_context: Any) -> Any:
        return answers.pop(0)

    instance = DagsterInstance.ephemeral()
    first = ticked(answering, instance, None)
    after(instance, 4)

    data = ticked(answering, instance, first.cursor)

    assert [each.run_key for each in data.run_requests] == ["k"]
    assert data.acted == "Told somebody."
    assert [each.error is None for each in data.dagster_run_reactions] == [True, False]
    assert "set a cursor" in str(data.dagster_run_reactions[1].error)


def test_a_picked_run_is_looked_at() -> None:
    seen: list[str] = []

    @run_status_sensor(run_status=DagsterRunStatus.SUCCESS)
    def watching(context: Any) -> None:
        seen.append(context.dagster_run.run_id)

    instance = DagsterInstance.ephemeral()
    result = fine.execute_in_process(instance=instance)
    context = SensorEvaluationContext(instance=instance, picked_run_id=result.run_id)

    data = watching.evaluate_tick(context)

    assert (seen, data.cursor) == ([result.run_id], None)
    with pytest.raises(LookupError, match="never came to SUCCESS"):
        watching.evaluate_tick(
            SensorEvaluationContext(instance=instance, picked_run_id="x")
        )


def test_a_failure_sensor_is_made_bare_or_called() -> None:
    @run_failure_sensor
    def bare(context: RunFailureSensorContext) -> str:
        return context.failure_event.message

    @run_failure_sensor(name="called", monitored_jobs=[fine])
    def other(context: RunFailureSensorContext) -> None: ...

    context = build_run_status_sensor_context(
        sensor_name="bare",
        dagster_event=DagsterEvent("PIPELINE_FAILURE", message="gone"),
        dagster_instance=DagsterInstance.ephemeral(),
        dagster_run=DagsterRun(job_name="fine"),
    )

    assert (bare(context), bare.name, other.name) == ("gone", "bare", "called")
    with pytest.raises(CheckError, match="build_run_status_sensor_context"):
        bare(build_sensor_context())


def test_brackets_are_needed() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="brackets"):
        run_status_sensor(lambda context: None)  # type: ignore[arg-type]  # the point
