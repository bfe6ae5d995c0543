from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QRectF
from tests.tickdeck_gui.widgets.test_timeline_bars import tick

from tickdeck.reading.rows import FileEvents, Gap, TimelineBucket
from tickdeck.values.runs import Run
from tickdeck.values.ticks import TickStatus, WokenBy
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.time_scale import TimeScale
from tickdeck_gui.widgets.timeline_bars import TickHistory, TimelineBar
from tickdeck_gui.widgets.timeline_scene import (
    AXIS,
    BOTTOM,
    RUN_TOP,
    TICK_BOTTOM,
    WIDEST,
    Placed,
    Scene,
    is_chosen,
    key_of,
    scene_of,
    stepped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickdeck.values.ticks import Tick

HOUR = TimeScale(NOW - timedelta(hours=1), NOW, 0, 600)
MINUTES = TimeScale(NOW - timedelta(minutes=5), NOW, 0, 600)
LANE = (AXIS + TICK_BOTTOM) / 2


def scene(
    ticks: Iterable[Tick] = (),
    scale: TimeScale = HOUR,
    buckets: tuple[TimelineBucket, ...] = (),
    runs: tuple[Run, ...] = (),
    gaps: tuple[Gap, ...] = (),
    *,
    are_all_runs: bool = True,
    files: FileEvents | None = None,
) -> Scene:
    return scene_of(
        scale,
        TickHistory(ticks),
        buckets,
        runs,
        gaps,
        NOW,
        are_all_runs=are_all_runs,
        files=files,
    )


def bucket(minutes_ago: int, **counts: int) -> TimelineBucket:
    start = NOW - timedelta(minutes=minutes_ago)
    return TimelineBucket(start=start, seconds=300, **counts)


def run(started_ago: float, ended_ago: float | None) -> Run:
    ended = None if ended_ago is None else NOW - timedelta(seconds=ended_ago)
    started = NOW - timedelta(seconds=started_ago)
    bare = seeded_runs()[3]
    return msgspec.structs.replace(bare, created=started, started=started, ended=ended)


def test_bars_are_as_wide_as_there_is_room() -> None:
    each_half_minute = [tick(30 * n + 1, TickStatus.SKIPPED) for n in range(1, 9)]
    wide = [one.rect.width() for one in scene(each_half_minute, MINUTES).ticks]
    assert set(wide) == {WIDEST}
    narrow = [one.rect.width() for one in scene(each_half_minute).ticks]
    assert set(narrow) == {4}


def test_a_bar_never_covers_the_next_one() -> None:
    ticks = [tick(n, TickStatus.SKIPPED) for n in (280, 250, 244, 220, 190, 160)]
    placed = scene(ticks, MINUTES).ticks
    for one, after in pairwise(placed):
        assert one.rect.right() < after.rect.left()


def test_wide_bars_begin_when_their_ticks_did() -> None:
    (one,) = scene([tick(100, TickStatus.SUCCESS)], MINUTES).ticks
    assert one.rect.left() == 400


def test_a_longer_tick_is_higher() -> None:
    longer = tick(200, TickStatus.SUCCESS, ended=NOW)
    first, second = scene([longer, tick(100, TickStatus.SUCCESS)], MINUTES).ticks
    assert first.rect.height() > second.rect.height()
    assert first.rect.bottom() == second.rect.bottom() == TICK_BOTTOM


def test_buckets_are_as_high_as_they_have_ticks() -> None:
    placed = scene(buckets=(bucket(50, skipped=10), bucket(40, failed=5))).ticks
    assert [one.rect.height() for one in placed] == [74, 37]
    assert [one.rect.left() for one in placed] == [100, 200]
    assert {one.rect.width() for one in placed} == {49}


def test_runs_lie_from_their_start_to_their_end() -> None:
    placed = scene(runs=(run(600, None), run(1800, 1200))).runs
    assert [(one.rect.left(), one.rect.right()) for one in placed] == [
        (300, 400),
        (500, 600),
    ]


def test_where_runs_are_too_many_buckets_stand_for_them() -> None:
    buckets = (bucket(50, succeeded=3, runs=3), bucket(40, skipped=3))
    placed = scene(buckets=buckets, runs=(run(600, 0),), are_all_runs=False).runs
    assert [one.item for one in placed] == [buckets[0]]
    both = scene(buckets=buckets, runs=(run(600, 0),)).runs
    assert [type(one.item) for one in both] == [TimelineBucket, Run]


def test_file_events_stand_below_their_ticks() -> None:
    woken = tick(100, TickStatus.SKIPPED, woken_by=WokenBy.FILE_CHANGE)
    found = scene([woken, tick(50, TickStatus.SKIPPED)], MINUTES)
    assert found.events == (411,)


def test_file_events_stand_below_counts_as_far_as_they_are_known() -> None:
    known = FileEvents(
        times=(NOW - timedelta(minutes=70), NOW - timedelta(minutes=20)),
        since=NOW - timedelta(minutes=30),
    )
    found = scene(buckets=(bucket(50, skipped=3),), files=known)
    assert (found.events, found.events_from) == ((400,), 300)


def test_gaps_are_cut_at_the_ends_and_cover_all_lanes() -> None:
    gap = Gap(
        start=NOW - timedelta(hours=2), end=NOW - timedelta(minutes=30), reason=""
    )
    (one,) = scene(gaps=(gap,)).gaps
    assert one.rect == QRectF(0, AXIS, 300, BOTTOM - AXIS)


def test_what_is_pointed_at_is_found_in_its_lane() -> None:
    gap = Gap(
        start=NOW - timedelta(minutes=50), end=NOW - timedelta(minutes=40), reason=""
    )
    found = scene(
        [tick(1800, TickStatus.SUCCESS)], runs=(run(1800, 1200),), gaps=(gap,)
    )

    def kind(x: float, y: float) -> type | None:
        hit = found.at(x, y)
        return None if hit is None else type(hit.item)

    assert kind(302, LANE) is TimelineBar
    assert kind(299, LANE) is TimelineBar
    assert kind(340, LANE) is None
    assert kind(302, RUN_TOP + 5) is Run
    assert kind(150, LANE) is Gap
    assert kind(150, AXIS - 5) is None


def test_a_bar_is_chosen_by_each_of_its_ticks() -> None:
    (one,) = scene([tick(100, TickStatus.SKIPPED), tick(101, TickStatus.FAILURE)]).ticks
    assert key_of(one.item) == 9899
    assert is_chosen(one.item, 9900)
    assert not is_chosen(one.item, 1)
    assert not is_chosen(one.item, None)


def test_steps_go_on_from_what_is_chosen_and_end_at_the_ends() -> None:
    lane = scene([tick(n, TickStatus.SKIPPED) for n in (300, 200, 100)]).ticks

    def chosen(key: int | None, by: int) -> Placed | None:
        return stepped(lane, key, by)

    assert chosen(None, -1) is lane[2]
    assert chosen(9900, -1) is lane[1]
    assert chosen(9700, -1) is lane[0]
    assert chosen(9800, 1) is lane[2]
    assert stepped((), 9800, 1) is None
