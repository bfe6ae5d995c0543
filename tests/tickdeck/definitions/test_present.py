from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tickdeck.clock import ManualClock, SystemClock
from tickdeck.definitions.present import present, telling_time_by

NOON = datetime(2001, 1, 1, 12, tzinfo=UTC)


def test_the_present_is_that_of_the_clock_inside_the_block() -> None:
    clock = ManualClock(NOON)

    with telling_time_by(clock):
        clock.pass_seconds(5)
        assert present() == NOON + timedelta(seconds=5)

    assert abs(present() - SystemClock().now()) < timedelta(minutes=1)
