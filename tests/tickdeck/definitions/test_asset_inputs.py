from __future__ import annotations

from typing import Any

from tickdeck import (
    DagsterInstance,
    DailyPartitionsDefinition,
    WeeklyPartitionsDefinition,
    asset,
    materialize,
)

DAYS = DailyPartitionsDefinition("2026-01-01", end_date="2026-01-08")
WEEKS = WeeklyPartitionsDefinition("2025-12-28", end_date="2026-01-11", day_offset=0)


@asset(partitions_def=DAYS)
def daily(context: Any) -> str:
    return f"day {context.partition_key}"


@asset(partitions_def=WEEKS)
def weekly(daily: dict[str, str]) -> list[str]:
    return sorted(daily.values())


@asset(partitions_def=DAYS)
def same_day(daily: str) -> str:
    return daily.upper()


def test_the_same_partition_is_taken() -> None:
    instance = DagsterInstance.ephemeral()
    materialize([daily], instance=instance, partition_key="2026-01-02")

    result = materialize(
        [daily, same_day],
        instance=instance,
        partition_key="2026-01-02",
        selection="same_day",
    )

    assert result.output_for_node("same_day") == "DAY 2026-01-02"


def test_all_days_of_a_week_are_taken() -> None:
    instance = DagsterInstance.ephemeral()
    for key in DAYS.get_partition_keys():
        materialize([daily], instance=instance, partition_key=key)

    result = materialize(
        [daily, weekly],
        instance=instance,
        partition_key="2026-01-04",
        selection="weekly",
    )

    assert result.output_for_node("weekly") == [
        f"day 2026-01-0{number}" for number in range(4, 8)
    ]


def test_what_was_never_made_is_said() -> None:
    result = materialize(
        [daily, same_day],
        partition_key="2026-01-02",
        selection="same_day",
        raise_on_error=False,
    )

    assert not result.success
    [failure] = [each for each in result.all_events if each.is_step_failure]
    assert "daily/2026-01-02" in str(failure.event_specific_data.error)
