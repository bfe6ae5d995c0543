"""Ticks gathered into the pixels that there are. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tickdeck.values.ticks import TickStatus, WokenBy
from tickdeck_gui.formatting.marks import Mark, tick_mark
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tickdeck.reading.rows import TimelineBucket
    from tickdeck.values.ticks import Tick, TickId
    from tickdeck_gui.widgets.time_scale import TimeScale

SLOT = 6
"""Pixels: ticks that began within one are one bar."""
_RANKS = {
    Mark.FAILURE: 5,
    Mark.INTERRUPTED: 4,
    Mark.RUNNING: 3,
    Mark.SUCCESS: 2,
    Mark.SKIPPED: 1,
}
_QUARTER = 4


@dataclass(frozen=True)
class Moment:
    """One evaluation; a folded tick is several."""

    tick: Tick
    at: datetime
    seconds: float
    mark: Mark


@dataclass(frozen=True)
class TimelineBar:
    """What one slot of the timeline shows: the worst of its ticks."""

    slot: int
    mark: Mark
    seconds: float
    """Of the longest tick."""
    tick: Tick
    """The newest of the worst."""
    at: datetime
    """When that one began, of several folded ones the one in this slot."""
    begin: datetime
    """When the first of them began."""
    ids: tuple[TickId, ...]
    run_count: int = 0
    by_file: bool = False

    @property
    def tick_count(self) -> int:
        """How many ticks there are."""
        return len(self.ids)


@dataclass(frozen=True)
class Totals:
    """The numbers over a stretch of time."""

    ticks: int = 0
    runs: int = 0
    failures: int = 0


def moments(tick: Tick) -> Iterator[Moment]:
    """Yield each evaluation that *tick* stands for, evenly spread."""
    last = tick.last_started or tick.started
    took = (tick.ended - last).total_seconds() if tick.ended else 0.0
    mark = tick_mark(tick.status, interrupted=tick.interrupted)
    gaps = max(tick.count - 1, 1)
    step = (last - tick.started) / gaps if tick.count > 1 else timedelta(0)
    for number in range(tick.count):
        yield Moment(tick, tick.started + step * number, max(took, 0.0), mark)


class TickHistory:
    """Ticks in the order of time, looked up quickly; it does not change."""

    def __init__(self, ticks: Iterable[Tick] = ()) -> None:
        self._moments = sorted(
            (moment for tick in ticks for moment in moments(tick)),
            key=lambda moment: moment.at,
        )
        self._seconds = [moment.at.timestamp() for moment in self._moments]

    def within(self, start: datetime, end: datetime) -> Sequence[Moment]:
        """Return the evaluations that began from *start* to *end*, both included."""
        first = bisect_left(self._seconds, start.timestamp())
        return self._moments[first : bisect_right(self._seconds, end.timestamp())]

    def totals(self, start: datetime, end: datetime) -> Totals:
        """Return the numbers of what began from *start* to *end*."""
        found = self.within(start, end)
        return Totals(
            len(found),
            sum(len(moment.tick.run_ids) for moment in found),
            sum(moment.tick.status is TickStatus.FAILURE for moment in found),
        )

    @cached_property
    def usual_gap(self) -> float:
        """The seconds from one beginning to the next: most are at least as many."""
        gaps = sorted(after - before for before, after in pairwise(self._seconds))
        return gaps[len(gaps) // _QUARTER] if gaps else float("inf")

    def gather(self, scale: TimeScale) -> tuple[TimelineBar, ...]:
        """Return the bar of each slot of *scale* in which a tick began, in order.

        Slots are counted from the epoch, not from the edge: so ticks stay together
        while the axis moves.
        """
        per_second = scale.pixels_per_second / SLOT
        first = bisect_left(self._seconds, scale.start.timestamp())
        last = bisect_right(self._seconds, scale.end.timestamp())
        bars = []
        slots = [int(at * per_second) for at in self._seconds[first:last]]
        begin = 0
        for place, slot in enumerate(slots):
            if place + 1 == len(slots) or slots[place + 1] != slot:
                together = self._moments[first + begin : first + place + 1]
                bars.append(_bar(slot, together))
                begin = place + 1
        return tuple(bars)


def slot_left(slot: int, scale: TimeScale) -> float:
    """Return the pixel at which a slot begins."""
    begin = slot * SLOT / scale.pixels_per_second
    return scale.left + (begin - scale.start.timestamp()) * scale.pixels_per_second


def _bar(slot: int, together: Sequence[Moment]) -> TimelineBar:
    """Return the bar of *together*, which are in order and not none."""
    worst = together[-1]
    if len(together) == 1:
        tick, at = worst.tick, worst.at
        by_file = tick.woken_by is WokenBy.FILE_CHANGE
        runs = len(tick.run_ids)
        return TimelineBar(
            slot, worst.mark, worst.seconds, tick, at, at, (tick.id,), runs, by_file
        )
    worst = max(together, key=lambda one: (_RANKS.get(one.mark, 0), one.at))
    return TimelineBar(
        slot=slot,
        mark=worst.mark,
        seconds=max(one.seconds for one in together),
        tick=worst.tick,
        at=worst.at,
        begin=together[0].at,
        ids=tuple(one.tick.id for one in together),
        run_count=sum(len(one.tick.run_ids) for one in together),
        by_file=any(one.tick.woken_by is WokenBy.FILE_CHANGE for one in together),
    )


def totals_words(numbers: Totals) -> str:
    """Return the numbers over a stretch of time as a list."""
    return tr("{ticks}, {runs}, {failures}").format(
        ticks=tr("%Ln tick(s)", "", numbers.ticks),
        runs=tr("%Ln run(s)", "", numbers.runs),
        failures=tr("%Ln failure(s)", "", numbers.failures),
    )


def bucket_totals(
    buckets: Iterable[TimelineBucket], start: datetime, end: datetime
) -> Totals:
    """Return the numbers of the buckets that lie mostly from *start* to *end*."""
    known = tuple(
        bucket
        for bucket in buckets
        if start <= bucket.start + timedelta(seconds=bucket.seconds / 2) <= end
    )
    return Totals(
        sum(bucket.ticks for bucket in known),
        sum(bucket.runs for bucket in known),
        sum(bucket.failed for bucket in known),
    )
