from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tickdeck import (
    AssetKey,
    CheckError,
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    Definitions,
    RunRequest,
    ScheduleDefinition,
    ScheduleEvaluationContext,
    ScheduleExecutionError,
    SkipReason,
    asset,
    build_schedule_context,
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


@asset
def raw() -> None: ...


def test_a_target_is_what_a_schedule_starts() -> None:
    @schedule("@daily", target=[raw], owners=["team:x"], metadata={"m": 1})
    def materializing() -> dict[str, Any]:
        return {}

    plain = ScheduleDefinition("plain", "@daily", target=report)
    context = build_schedule_context(
        scheduled_execution_time=SIX,
        definitions=Definitions(assets=[raw], schedules=[materializing, plain]),
    )

    [of_assets] = materializing.evaluate_tick(context).run_requests
    [of_job] = plain.evaluate_tick(context).run_requests
    assert of_assets.job_name == "__ASSET_JOB"
    assert of_assets.asset_selection == [AssetKey("raw")]
    assert of_job.job_name == "report"
    assert (materializing.owners, materializing.metadata) == (["team:x"], {"m": 1})
    assert ScheduleDefinition(cron_schedule="@daily", target=report).name == (
        "report_schedule"
    )
    with pytest.raises(DagsterInvalidDefinitionError, match="needs a name"):
        ScheduleDefinition(cron_schedule="@daily", target="raw")
    with pytest.raises(DagsterInvalidDefinitionError, match="job and target"):
        ScheduleDefinition("s", "@daily", job=report, target=report)
