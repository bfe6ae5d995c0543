"""What a timeline shows, each thing at its place. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from tickdeck.reading.rows import Gap, TimelineBucket
from tickdeck.values.runs import Run
from tickdeck_gui.widgets.marks import bar_part
from tickdeck_gui.widgets.timeline_bars import SLOT, TimelineBar, slot_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tickdeck.reading.rows import FileEvents
    from tickdeck_gui.widgets.time_scale import TimeScale
    from tickdeck_gui.widgets.timeline_bars import TickHistory

AXIS = 20
"""Pixels from the top: above are the times, below the lanes."""
TICK_TOP = 32
TICK_BOTTOM = 106
RUN_TOP = 119
RUN_HEIGHT = 10
EVENT_Y = 147
BOTTOM = 158
HEIGHT = 164
GAP = 2
"""Pixels between two bars."""
WIDEST = 22
_LEAST_RUN = 4
_RUN_SLACK = 4
_SLACK = 2
_LOWEST_BUCKET = 6


@dataclass(frozen=True)
class Due:
    """That the sensor will be evaluated."""

    at: datetime


Item = TimelineBar | TimelineBucket | Run | Gap | Due
"""All that can be pointed at."""


Key = int | datetime | str
"""Stands for what can be chosen: a tick's id, a bucket's begin, a run's id."""


@dataclass(frozen=True)
class Placed:
    """A thing and where it is."""

    rect: QRectF
    item: Item


@dataclass(frozen=True)
class Scene:
    """The lanes from above; the things in each are in the order of time."""

    scale: TimeScale
    ticks: tuple[Placed, ...] = ()
    """Bars, or buckets where there are too many ticks."""
    runs: tuple[Placed, ...] = ()
    events: tuple[float, ...] = ()
    """Where file events woke the sensor, in pixels."""
    events_from: float = 0.0
    """Left of here, there may be more."""
    gaps: tuple[Placed, ...] = ()
    labels: tuple[tuple[float, str], ...] = ()
    """Round times, and where they are."""

    def at(self, x: float, y: float) -> Placed | None:
        """Return what is at a pixel, or beside it by one or two."""
        if AXIS <= y <= TICK_BOTTOM + _SLACK:
            found = _nearest(self.ticks, x)
        elif RUN_TOP - _RUN_SLACK <= y <= RUN_TOP + RUN_HEIGHT + _RUN_SLACK:
            found = _nearest(self.runs, x)
        else:
            found = None
        if found is None and y >= AXIS:
            hit = (one for one in self.gaps if one.rect.left() <= x <= one.rect.right())
            found = next(hit, None)
        return found


def key_of(item: Item) -> Key | None:
    """Return what an item is known by; None for what cannot be chosen."""
    match item:
        case TimelineBar():
            return item.tick.id
        case TimelineBucket():
            return item.start
        case Run():
            return item.run_id
    return None


def is_chosen(item: Item, key: Key | None) -> bool:
    """Return whether *key* stands for *item*, or for one of its ticks."""
    if key is None:
        return False
    return key in item.ids if isinstance(item, TimelineBar) else key_of(item) == key


def stepped(lane: Sequence[Placed], key: Key | None, by: int) -> Placed | None:
    """Return the thing that is *by* places after the chosen one; at first the last."""
    if not lane:
        return None
    places = [place for place, one in enumerate(lane) if is_chosen(one.item, key)]
    if not places:
        return lane[-1]
    place = (places[-1] if by > 0 else places[0]) + by
    return lane[min(max(place, 0), len(lane) - 1)]


def scene_of(
    scale: TimeScale,
    history: TickHistory,
    buckets: Sequence[TimelineBucket],
    runs: Iterable[Run],
    gaps: Iterable[Gap],
    now: datetime,
    *,
    are_all_runs: bool = True,
    files: FileEvents | None = None,
) -> Scene:
    """Return what there is between the ends of *scale*, each thing at its place.

    Buckets stand for runs of which nobody knows more, or which are too many.
    """
    counted = _placed_run_counts(scale, buckets)
    shown_runs = placed_runs(scale, runs, now) if are_all_runs or not buckets else ()
    ticks = _placed_buckets(scale, buckets)
    events = tuple(scale.x_of(at) for at in files.times) if files else ()
    if not buckets:
        ticks = _placed_bars(scale, history, history.gather(scale))
        events = tuple(one.rect.center().x() for one in ticks if _by_file(one.item))
    return Scene(
        scale,
        ticks=ticks,
        runs=(*counted, *shown_runs),
        events=tuple(x for x in events if scale.left <= x <= scale.right),
        events_from=scale.x_of(files.since) if files else scale.left,
        gaps=_placed_gaps(scale, gaps),
        labels=tuple(
            (round(scale.x_of(at)) + 0.5, name) for at, name in scale.labels()
        ),
    )


def _by_file(item: Item) -> bool:
    return isinstance(item, TimelineBar) and item.by_file


def _nearest(placed: Iterable[Placed], x: float) -> Placed | None:
    """Return the last that holds *x*, or else the one that is nearest to it."""
    best, distance = None, float(_SLACK) + 0.5
    for one in placed:
        off = max(one.rect.left() - x, x - one.rect.right(), 0.0)
        if off < distance or off == 0:
            best, distance = one, off
    return best


def bar_width(history: TickHistory, scale: TimeScale) -> int:
    """Return how wide a bar is, in pixels, so that most have room side by side."""
    room = history.usual_gap * scale.pixels_per_second
    return int(min(max(room - GAP, SLOT - GAP), WIDEST))


def _placed_bars(
    scale: TimeScale, history: TickHistory, bars: Sequence[TimelineBar]
) -> tuple[Placed, ...]:
    width = bar_width(history, scale)
    if width < SLOT:
        lefts = [round(slot_left(bar.slot, scale)) for bar in bars]
    else:
        lefts = [round(scale.x_of(bar.begin)) for bar in bars]
    placed = []
    for place, bar in enumerate(bars):
        left, wide = lefts[place], width
        if place + 1 < len(bars):
            wide = max(min(width, lefts[place + 1] - left - GAP), 2)
        height = round((TICK_BOTTOM - TICK_TOP) * bar_part(bar.seconds, bar.mark))
        rect = QRectF(left, TICK_BOTTOM - height, wide, height)
        placed.append(Placed(rect, bar))
    return tuple(placed)


def _placed_buckets(
    scale: TimeScale, buckets: Iterable[TimelineBucket]
) -> tuple[Placed, ...]:
    known = [
        bucket
        for bucket in buckets
        if bucket.start < scale.end
        and bucket.start + timedelta(seconds=bucket.seconds) > scale.start
    ]
    most = max((bucket.ticks for bucket in known), default=1) or 1
    placed = []
    for bucket in known:
        left, right = _ends(scale, bucket)
        height = (TICK_BOTTOM - TICK_TOP) * bucket.ticks / most
        height = max(round(height), _LOWEST_BUCKET)
        wide = max(right - left - 1, 1)
        placed.append(Placed(QRectF(left, TICK_BOTTOM - height, wide, height), bucket))
    return tuple(placed)


def _placed_run_counts(
    scale: TimeScale, buckets: Iterable[TimelineBucket]
) -> tuple[Placed, ...]:
    with_runs = [bucket for bucket in buckets if bucket.runs]
    return tuple(
        Placed(QRectF(left, RUN_TOP, max(right - left - 1, 2), RUN_HEIGHT), bucket)
        for bucket in with_runs
        for left, right in [_ends(scale, bucket)]
        if right > scale.left and left < scale.right
    )


def _ends(scale: TimeScale, bucket: TimelineBucket) -> tuple[int, int]:
    left = scale.x_of(bucket.start)
    return round(left), round(left + bucket.seconds * scale.pixels_per_second)


def placed_runs(
    scale: TimeScale, runs: Iterable[Run], now: datetime
) -> tuple[Placed, ...]:
    """Return where runs are, from their start to their end or to *now*."""
    placed = []
    for run in runs:
        begin = scale.x_of(run.started or run.created)
        end = max(scale.x_of(run.ended or now), begin + _LEAST_RUN)
        if end >= scale.left and begin <= scale.right:
            left, right = max(begin, scale.left), min(end, scale.right)
            rect = QRectF(left, RUN_TOP, max(right - left, 1), RUN_HEIGHT)
            placed.append(Placed(rect, run))
    placed.sort(key=lambda one: one.rect.left())
    return tuple(placed)


def _placed_gaps(scale: TimeScale, gaps: Iterable[Gap]) -> tuple[Placed, ...]:
    placed = []
    for gap in gaps:
        left = max(scale.x_of(gap.start), scale.left)
        right = min(scale.x_of(gap.end), scale.right)
        if right > left:
            rect = QRectF(left, AXIS, max(right - left, 1.0), BOTTOM - AXIS)
            placed.append(Placed(rect, gap))
    return tuple(placed)
