from __future__ import annotations

from datetime import timedelta

import msgspec

from tickdeck.reading.rows import TimelineBucket
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import Tick, TickId, TickStatus, WokenBy
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.time_scale import TimeScale
from tickdeck_gui.widgets.timeline_bars import (
    SLOT,
    Totals,
    bucket_totals,
    gather,
    moments,
    slot_left,
    slot_of,
    totals,
    totals_words,
)

SCALE = TimeScale(NOW - timedelta(hours=1), NOW, 0, 600)


def tick(seconds_ago: float, status: TickStatus, **parts: object) -> Tick:
    started = NOW - timedelta(seconds=seconds_ago)
    bare = Tick(
        id=TickId(int(10_000 - seconds_ago)),
        sensor_id=SensorId(1),
        sensor_name="a",
        status=status,
        started=started,
        ended=started + timedelta(seconds=1),
    )
    return msgspec.structs.replace(bare, **parts)


def test_the_worst_in_a_slot_is_shown_not_the_nearest() -> None:
    bars = gather(
        [
            tick(100, TickStatus.SUCCESS, run_ids=("a",)),
            tick(101, TickStatus.FAILURE),
            tick(102, TickStatus.SKIPPED),
        ],
        SCALE,
    )
    (bar,) = bars.values()
    assert bar.mark is Mark.FAILURE
    assert (bar.tick_count, bar.run_count) == (3, 1)


def test_a_folded_tick_is_spread_over_its_time() -> None:
    last = NOW - timedelta(seconds=1000)
    folded = tick(1900, TickStatus.SKIPPED, count=10, last_started=last, ended=last)
    assert [moment.at for moment in moments(folded)][-1] == last
    assert len(gather([folded], SCALE)) == 10


def test_ticks_stay_together_while_the_axis_moves() -> None:
    ticks = [tick(n * 7.3, TickStatus.SKIPPED) for n in range(1, 60)]
    before = gather(ticks, SCALE)
    after = gather(ticks, SCALE.panned(1.7))
    assert before.keys() == after.keys()


def test_a_slot_begins_where_its_ticks_are() -> None:
    at = NOW - timedelta(minutes=30)
    left = slot_left(slot_of(at, SCALE), SCALE)
    assert left - 0.01 <= SCALE.x_of(at) <= left + SLOT + 0.01


def test_what_is_out_of_sight_is_left_out() -> None:
    assert gather([tick(7200, TickStatus.SUCCESS)], SCALE) == {}


def test_a_file_event_marks_its_slot() -> None:
    woken = tick(100, TickStatus.SKIPPED, woken_by=WokenBy.FILE_CHANGE)
    (bar,) = gather([woken, tick(101, TickStatus.SKIPPED)], SCALE).values()
    assert bar.by_file


def test_totals_count_folded_ticks_one_by_one() -> None:
    ticks = [
        tick(10, TickStatus.SKIPPED, count=5),
        tick(20, TickStatus.FAILURE),
        tick(30, TickStatus.SUCCESS, run_ids=("a", "b")),
    ]
    assert totals(ticks) == Totals(7, 2, 1)
    bucket = TimelineBucket(
        start=NOW, seconds=60, skipped=5, succeeded=1, failed=1, runs=2
    )
    assert bucket_totals([bucket]) == Totals(7, 2, 1)


def test_the_numbers_are_a_list_in_words() -> None:
    assert totals_words(Totals(1204, 1, 0)) == "1,204 ticks, 1 run, 0 failures"
