from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tickdeck import (
    CheckError,
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    DailyPartitionsDefinition,
    Definitions,
    JobDefinition,
    RunRequest,
    ScheduleDefinition,
    ScheduleEvaluationContext,
    ScheduleExecutionError,
    SkipReason,
    build_schedule_context,
    build_schedule_from_partitioned_job,
    build_sensor_context,
    job,
    op,
    schedule,
)

SIX = datetime(2026, 1, 2, 6, tzinfo=UTC)


@op
def work() -> None: ...


@job
def report() -> None:
    work()


def ticked(made: ScheduleDefinition) -> Any:
    context = build_schedule_context(
        scheduled_execution_time=SIX,
        definitions=Definitions(schedules=[made], jobs=[report]),
    )
    return made.evaluate_tick(context)


def test_a_schedule_asks_for_a_run_of_its_job() -> None:
    made = ScheduleDefinition(
        job=report, cron_schedule="0 6 * * *", run_config={"loggers": {}}, tags={"a": 1}
    )

    [request] = ticked(made).run_requests

    assert made.name == "report_schedule"
    assert (request.job_name, request.run_config) == ("report", {"loggers": {}})
    assert request.tags == {"a": "1", "dagster/schedule_name": "report_schedule"}
    assert made.source() == ("", 0)


def test_functions_say_what_a_run_gets_and_whether() -> None:
    made = ScheduleDefinition(
        "s",
        "@daily",
        job=report,
        run_config_fn=lambda context: {
            "loggers": {"at": str(context.scheduled_execution_time)}
        },
        tags_fn=lambda _context: {"b": "2"},
        should_execute=lambda context: context.scheduled_execution_time.hour == 6,
    )

    [request] = ticked(made).run_requests

    assert request.run_config == {"loggers": {"at": "2026-01-02 06:00:00+00:00"}}
    assert request.tags["b"] == "2"


def test_a_function_may_return_a_config_requests_or_skip() -> None:
    @schedule("0 6 * * *", job=report, tags_fn=lambda _context: {"a": "1"})
    def configured(_context: ScheduleEvaluationContext) -> dict[str, Any]:
        return {"loggers": {}}

    @schedule("0 6 * * *", job=report, should_execute=lambda _context: False)
    def never(_context: ScheduleEvaluationContext) -> RunRequest:
        raise AssertionError

    @schedule(["0 6 * * *", "0 18 * * *"], job=report)
    def skipping() -> SkipReason:
        """Skips."""
        return SkipReason("holiday")

    assert ticked(configured).run_requests[0].tags["a"] == "1"
    assert "returned false" in ticked(never).skip_message
    assert ticked(skipping).skip_message == "holiday"
    assert (skipping.description, skipping.crons) == (
        "Skips.",
        ("0 6 * * *", "0 18 * * *"),
    )
    assert skipping.source()[0] == __file__


def test_an_error_is_the_schedules() -> None:
    @schedule("0 6 * * *", job=report)
    def broken() -> None:
        raise ValueError("no good")

    with pytest.raises(ScheduleExecutionError) as caught:
        ticked(broken)
    assert isinstance(caught.value.__cause__, ValueError)


def test_it_can_be_called_and_takes_its_own_context() -> None:
    @schedule("0 6 * * *", job=report)
    def at(context: ScheduleEvaluationContext) -> datetime:
        return context.scheduled_execution_time

    assert at(build_schedule_context(scheduled_execution_time=SIX)) == SIX
    with pytest.raises(DagsterInvariantViolationError, match="no time"):
        at(None)
    with pytest.raises(CheckError, match="build_schedule_context"):
        at(build_sensor_context())


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="needs a cron_schedule"):
        ScheduleDefinition(job=report)
    with pytest.raises(DagsterInvalidDefinitionError, match="no time zone"):
        ScheduleDefinition(
            job=report, cron_schedule="@daily", execution_timezone="Mars/Base"
        )
    with pytest.raises(DagsterInvalidDefinitionError, match="not both"):
        ScheduleDefinition(
            job=report, cron_schedule="@daily", run_config={}, run_config_fn=dict
        )
    with pytest.raises(DagsterInvalidDefinitionError, match="not both"):
        ScheduleDefinition(
            "s", "@daily", job=report, execution_fn=dict, should_execute=bool
        )


def test_a_partitioned_job_is_started_when_its_partition_is_over() -> None:
    days = DailyPartitionsDefinition("2026-01-01", timezone="Asia/Tokyo")
    daily = JobDefinition("daily", report.steps, partitions_def=days)

    made = build_schedule_from_partitioned_job(daily, hour_of_day=3)
    data = made.evaluate_tick(
        build_schedule_context(
            scheduled_execution_time=SIX, definitions=Definitions(schedules=[made])
        )
    )

    assert (made.crons, made.execution_timezone) == (("0 3 * * *",), "Asia/Tokyo")
    assert data.run_requests[0].tags["dagster/partition"] == "2026-01-01"
    with pytest.raises(CheckError, match="no partitions"):
        build_schedule_from_partitioned_job(report)
