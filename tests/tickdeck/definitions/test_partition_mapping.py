from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tickdeck import (
    DagsterInvalidInvocationError,
    DagsterUnknownPartitionError,
    DailyPartitionsDefinition,
    StaticPartitionsDefinition,
    WeeklyPartitionsDefinition,
    asset,
)
from tickdeck.definitions.partition_mapping import downstream_keys

NOW = datetime(2026, 2, 1, tzinfo=UTC)
DAYS = DailyPartitionsDefinition("2026-01-01")
WEEKS = WeeklyPartitionsDefinition("2025-12-28")


@asset(partitions_def=DAYS)
def daily() -> None: ...


@asset(partitions_def=WEEKS)
def weekly() -> None: ...


@asset(partitions_def=StaticPartitionsDefinition(["a", "b"]))
def lettered() -> None: ...


@asset
def whole() -> None: ...


def test_windows_that_overlap_belong_together() -> None:
    assert downstream_keys("2026-01-05", daily, weekly, NOW, None) == ["2026-01-04"]
    assert downstream_keys("2026-01-04", weekly, daily, NOW, None) == [
        f"2026-01-{day:02}" for day in range(4, 11)
    ]


def test_equal_keys_belong_together() -> None:
    assert downstream_keys("a", lettered, lettered, NOW, None) == ["a"]
    with pytest.raises(DagsterUnknownPartitionError):
        downstream_keys("z", lettered, lettered, NOW, None)


def test_both_need_partitions() -> None:
    with pytest.raises(DagsterInvalidInvocationError, match="to go from"):
        downstream_keys("a", whole, lettered, NOW, None)
    with pytest.raises(DagsterInvalidInvocationError, match="to go to"):
        downstream_keys("a", lettered, None, NOW, None)
