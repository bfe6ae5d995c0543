from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tickdeck import (
    DagsterInvalidDefinitionError,
    DagsterUnknownPartitionError,
    DailyPartitionsDefinition,
    Definitions,
    HourlyPartitionsDefinition,
    JobDefinition,
    MonthlyPartitionsDefinition,
    SkipReason,
    WeeklyPartitionsDefinition,
    daily_partitioned_config,
    sensor,
)
from tickdeck.clock import ManualClock
from tickdeck.testing import ManualEngine

NOW = datetime(2026, 1, 4, 12, tzinfo=UTC)


def test_days_come_about_when_they_are_over() -> None:
    days = DailyPartitionsDefinition("2026-01-01")

    assert days.get_partition_keys(NOW) == ["2026-01-01", "2026-01-02", "2026-01-03"]
    assert days.has_partition_key("2026-01-03", NOW)
    assert not days.has_partition_key("2026-01-04", NOW)
    assert not days.has_partition_key("2025-12-31", NOW)
    assert not days.has_partition_key("yesterday", NOW)
    with pytest.raises(DagsterUnknownPartitionError):
        days.validate_partition_key("2026-01-04", NOW)


def test_an_offset_brings_them_earlier_or_later() -> None:
    early = DailyPartitionsDefinition("2026-01-01", end_offset=1)
    late = DailyPartitionsDefinition("2026-01-01", end_offset=-1)

    assert early.get_last_partition_key(current_time=NOW) == "2026-01-04"
    assert late.get_last_partition_key(current_time=NOW) == "2026-01-02"
    assert early.has_partition_key("2026-01-04", NOW)
    assert not late.has_partition_key("2026-01-03", NOW)


def test_an_end_ends_them() -> None:
    days = DailyPartitionsDefinition("2026-01-01", end_date="2026-01-03")

    assert days.get_partition_keys(NOW) == ["2026-01-01", "2026-01-02"]
    assert not days.has_partition_key("2026-01-03", NOW)


def test_windows_are_by_the_zones_clock() -> None:
    days = DailyPartitionsDefinition("2026-03-28", timezone="Europe/Berlin")

    window = days.time_window_for_partition_key("2026-03-29")

    spent = window.end.astimezone(UTC) - window.start.astimezone(UTC)
    assert spent == timedelta(hours=23)
    assert window.start.tzinfo == ZoneInfo("Europe/Berlin")


def test_hours_weeks_and_months() -> None:
    hours = HourlyPartitionsDefinition("2026-01-04-09:30", minute_offset=30)
    weeks = WeeklyPartitionsDefinition("2025-12-01", day_offset=1)
    months = MonthlyPartitionsDefinition(datetime(2025, 11, 1, tzinfo=UTC))

    assert hours.get_partition_keys(NOW) == ["2026-01-04-09:30", "2026-01-04-10:30"]
    assert weeks.get_first_partition_key(current_time=NOW) == "2025-12-01"
    assert months.get_partition_keys(NOW) == ["2025-11-01", "2025-12-01"]
    assert months.get_cron_schedule() == "0 0 1 * *"


def test_config_of_a_window() -> None:
    @daily_partitioned_config("2026-01-01")
    def by_day(start: datetime, end: datetime) -> dict[str, Any]:
        return {"loggers": {"from": f"{start:%d}", "to": f"{end:%d}"}}

    assert by_day.get_run_config_for_partition_key("2026-01-02") == {
        "loggers": {"from": "02", "to": "03"}
    }


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="no time zone"):
        DailyPartitionsDefinition("2026-01-01", timezone="Mars/Base")
    with pytest.raises(DagsterInvalidDefinitionError, match="no time in the format"):
        DailyPartitionsDefinition("January")
    with pytest.raises(DagsterUnknownPartitionError, match="is no time"):
        DailyPartitionsDefinition("2026-01-01").time_window_for_partition_key("x")


def test_the_present_is_the_engines_where_a_sensor_asks() -> None:
    days = DailyPartitionsDefinition("2026-01-01")
    asking = sensor(name="asking")(
        lambda: SkipReason(str(days.get_last_partition_key()))
    )

    with ManualEngine(Definitions(sensors=[asking]), clock=ManualClock(NOW)) as engine:
        assert engine.tick("asking").skip_reason == "2026-01-03"
        engine.clock.pass_seconds(24 * 3600)
        assert engine.tick("asking").skip_reason == "2026-01-04"


def test_a_stretch_may_have_tags() -> None:
    @daily_partitioned_config(
        "2026-01-01", tags_for_partition_fn=lambda start, _end: {"day": f"{start:%a}"}
    )
    def config(_start: datetime, _end: datetime) -> dict[str, Any]:
        return {}

    job = JobDefinition("j", (), config=config)

    assert config.get_tags_for_partition_key("2026-01-02") == {"day": "Fri"}
    assert job.partitioned_config is config
