from __future__ import annotations

from datetime import timedelta

import pytest

from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import Tick, TickId, TickStatus, WokenBy
from tickdeck_gui.models.pace import Pace
from tickdeck_gui.screenshots.roster import NOW


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def late(seconds: float, woken_by: WokenBy = WokenBy.INTERVAL, count: int = 1) -> Tick:
    return Tick(
        id=TickId(1),
        sensor_id=SensorId(1),
        sensor_name="scans",
        status=TickStatus.SKIPPED,
        started=NOW,
        scheduled=NOW - timedelta(seconds=seconds),
        woken_by=woken_by,
        count=count,
    )


def test_the_largest_of_the_last_hour_is_told_and_then_the_next() -> None:
    pace = Pace()
    assert pace.largest_delay(NOW) is None
    for at, seconds in ((0, 0.25), (1, 3.0), (2, 0.5), (30, 1.0)):
        pace.note(late(seconds), NOW + minutes(at))
    assert pace.largest_delay(NOW + minutes(59)) == 3.0
    assert pace.largest_delay(NOW + minutes(61)) == 1.0
    assert pace.largest_delay(NOW + minutes(90)) is None


@pytest.mark.parametrize(
    "tick", [late(9, WokenBy.MANUAL), late(9, WokenBy.FILE_CHANGE), late(9, count=2)]
)
def test_only_what_was_due_at_a_time_can_be_late(tick: Tick) -> None:
    pace = Pace()
    pace.note(tick, NOW)
    assert pace.largest_delay(NOW) is None
    assert pace.per_minute(NOW) == 1


def test_a_tick_counts_for_a_minute() -> None:
    pace = Pace()
    for at in (0, 0.5, 1.25):
        pace.note(late(0), NOW + minutes(at))
    assert pace.per_minute(NOW + minutes(1.25)) == 2


def test_no_more_is_kept_than_could_become_the_largest() -> None:
    pace = Pace()
    for number in range(1000):
        pace.note(late(0.01), NOW + timedelta(seconds=number))
    assert len(pace._falling) == 1  # noqa: SLF001 - what it costs
