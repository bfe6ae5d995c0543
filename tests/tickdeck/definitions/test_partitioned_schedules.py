from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tickdeck import (
    CheckError,
    DailyPartitionsDefinition,
    Definitions,
    HourlyPartitionsDefinition,
    JobDefinition,
    StaticPartitionsDefinition,
    WeeklyPartitionsDefinition,
    build_schedule_context,
    build_schedule_from_partitioned_job,
    job,
    op,
)

SIX = datetime(2026, 1, 2, 6, tzinfo=UTC)


@op
def work() -> None: ...


@job
def report() -> None:
    work()


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


def test_the_time_of_a_partitioned_job_can_be_moved_within_its_stretch() -> None:
    def of(partitions: Any) -> JobDefinition:
        return JobDefinition("j", report.steps, partitions_def=partitions)

    weekly = of(WeeklyPartitionsDefinition("2026-01-01"))
    hourly = of(HourlyPartitionsDefinition("2026-01-01-00:00"))
    moved = build_schedule_from_partitioned_job(
        weekly, day_of_week=3, hour_of_day=4, owners=["team:x"]
    )

    assert (moved.crons, moved.owners) == (("0 4 * * 3",), ["team:x"])
    with pytest.raises(CheckError, match="have no hour_of_day"):
        build_schedule_from_partitioned_job(hourly, hour_of_day=3)
    with pytest.raises(CheckError, match="times of their own"):
        build_schedule_from_partitioned_job(hourly, cron_schedule="@daily")


def test_static_partitions_are_started_all_at_once() -> None:
    letters = StaticPartitionsDefinition(["a", "b"])
    made = build_schedule_from_partitioned_job(
        JobDefinition("j", report.steps, partitions_def=letters),
        cron_schedule="0 6 * * *",
        execution_timezone="Asia/Tokyo",
    )

    data = made.evaluate_tick(
        build_schedule_context(
            scheduled_execution_time=SIX, definitions=Definitions(schedules=[made])
        )
    )

    assert (made.crons, made.execution_timezone) == (("0 6 * * *",), "Asia/Tokyo")
    assert [each.partition_key for each in data.run_requests] == ["a", "b"]
    assert [each.run_key for each in data.run_requests] == [None, None]
    with pytest.raises(CheckError, match="say when, by"):
        build_schedule_from_partitioned_job(
            JobDefinition("j", report.steps, partitions_def=letters)
        )
