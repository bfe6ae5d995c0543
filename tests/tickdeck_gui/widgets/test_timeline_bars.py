from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from tickdeck.reading.rows import TimelineBucket
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import Tick, TickId, TickStatus, WokenBy
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.time_scale import TimeScale
from tickdeck_gui.widgets.timeline_bars import (
    SLOT,
    TickHistory,
    Totals,
    bucket_totals,
    moments,
    slot_left,
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
    history = TickHistory(
        [
            tick(100, TickStatus.SUCCESS, run_ids=("a",)),
            tick(101, TickStatus.FAILURE),
            tick(102, TickStatus.SKIPPED),
        ]
    )
    (bar,) = history.gather(SCALE)
    assert bar.mark is Mark.FAILURE
    assert (bar.tick_count, bar.run_count) == (3, 1)
    assert bar.ids == (9898, 9899, 9900)
    assert (bar.at, bar.begin) == (
        NOW - timedelta(seconds=101),
        NOW - timedelta(seconds=102),
    )


def test_a_folded_tick_is_spread_over_its_time() -> None:
    last = NOW - timedelta(seconds=1000)
    folded = tick(1900, TickStatus.SKIPPED, count=10, last_started=last, ended=last)
    assert [moment.at for moment in moments(folded)][-1] == last
    assert len(TickHistory([folded]).gather(SCALE)) == 10


def test_ticks_stay_together_while_the_axis_moves() -> None:
    history = TickHistory(tick(n * 7.3, TickStatus.SKIPPED) for n in range(1, 60))
    before = [bar.slot for bar in history.gather(SCALE)]
    assert before == [bar.slot for bar in history.gather(SCALE.panned(1.7))]
    assert before == sorted(set(before))


def test_a_slot_begins_where_its_ticks_are() -> None:
    history = TickHistory([tick(1800, TickStatus.SKIPPED)])
    (bar,) = history.gather(SCALE)
    left = slot_left(bar.slot, SCALE)
    assert left - 0.01 <= SCALE.x_of(bar.at) <= left + SLOT + 0.01


def test_what_is_out_of_sight_is_left_out() -> None:
    assert TickHistory([tick(7200, TickStatus.SUCCESS)]).gather(SCALE) == ()


def test_a_file_event_marks_its_slot() -> None:
    woken = tick(100, TickStatus.SKIPPED, woken_by=WokenBy.FILE_CHANGE)
    (bar,) = TickHistory([woken, tick(101, TickStatus.SKIPPED)]).gather(SCALE)
    assert bar.by_file


def test_only_what_began_in_the_window_is_counted() -> None:
    last = NOW - timedelta(seconds=10)
    history = TickHistory(
        [
            # Of ten, one each ten seconds, three began in the last half minute.
            tick(100, TickStatus.SKIPPED, count=10, last_started=last, ended=last),
            tick(20, TickStatus.FAILURE),
            tick(25, TickStatus.SUCCESS, run_ids=("a", "b")),
            tick(40, TickStatus.FAILURE),
        ]
    )
    assert history.totals(NOW - timedelta(seconds=30), NOW) == Totals(5, 2, 1)


def test_the_usual_gap_is_not_that_of_a_pause() -> None:
    history = TickHistory(
        tick(n * 30 + (5000 if n > 5 else 0), TickStatus.SKIPPED) for n in range(12)
    )
    assert history.usual_gap == pytest.approx(30)
    assert TickHistory([tick(1, TickStatus.SKIPPED)]).usual_gap == float("inf")


def test_buckets_are_counted_where_most_of_them_is_in_the_window() -> None:
    bucket = TimelineBucket(
        start=NOW, seconds=60, skipped=5, succeeded=1, failed=1, runs=2
    )
    minute = timedelta(minutes=1)
    assert bucket_totals([bucket], NOW, NOW + minute) == Totals(7, 2, 1)
    assert bucket_totals([bucket], NOW + minute * 0.6, NOW + minute) == Totals()


def test_the_numbers_are_a_list_in_words() -> None:
    assert totals_words(Totals(1204, 1, 0)) == "1,204 ticks, 1 run, 0 failures"
