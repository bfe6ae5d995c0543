from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tickdeck.clock import ManualClock, SystemClock, seconds_asleep

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_a_manual_clock_moves_when_told() -> None:
    clock = ManualClock(NOON)

    clock.advance(timedelta(seconds=90))

    assert clock.now() == NOON + timedelta(seconds=90)
    assert clock.monotonic() == 90


def test_time_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="cannot pass"):
        ManualClock(NOON).advance(timedelta(seconds=-1))


def test_the_wall_clock_can_be_set_and_the_monotonic_one_not() -> None:
    clock = ManualClock(NOON)

    clock.jump(datetime(2025, 1, 1, tzinfo=timezone(timedelta(hours=1))))

    assert clock.now() == datetime(2024, 12, 31, 23, tzinfo=UTC)
    assert clock.monotonic() == 0


def test_a_naive_start_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        ManualClock(datetime(2026, 1, 1))  # noqa: DTZ001 - the point


def test_the_systems_clock_is_aware() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
    assert SystemClock().monotonic() <= SystemClock().monotonic()


def test_how_long_the_machine_slept_is_known_or_not() -> None:
    slept = seconds_asleep()

    assert slept is None or slept > -0.1
