"""Ticks gathered into the pixels that there are. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tickdeck.values.ticks import TickStatus, WokenBy
from tickdeck_gui.formatting.marks import Mark, tick_mark
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickdeck.reading.rows import TimelineBucket
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.widgets.time_scale import TimeScale

SLOT = 6
"""Pixels: the width of a bar and of the gap after it."""
_RANKS = {
    Mark.FAILURE: 5,
    Mark.INTERRUPTED: 4,
    Mark.RUNNING: 3,
    Mark.SUCCESS: 2,
    Mark.SKIPPED: 1,
}


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
    tick_count: int = 1
    run_count: int = 0
    by_file: bool = False


@dataclass(frozen=True)
class Moment:
    """One evaluation; a folded tick is several."""

    tick: Tick
    at: datetime
    seconds: float


def moments(tick: Tick) -> Iterator[Moment]:
    """Yield each evaluation that *tick* stands for, evenly spread."""
    last = tick.last_started or tick.started
    took = (tick.ended - last).total_seconds() if tick.ended else 0.0
    gaps = max(tick.count - 1, 1)
    step = (last - tick.started) / gaps if tick.count > 1 else timedelta(0)
    for number in range(tick.count):
        yield Moment(tick, tick.started + step * number, max(took, 0.0))


def gather(ticks: Iterable[Tick], scale: TimeScale) -> dict[int, TimelineBar]:
    """Return the bar in each slot of *scale* in which a tick began."""
    bars: dict[int, TimelineBar] = {}
    for tick in ticks:
        for moment in moments(tick):
            if scale.start <= moment.at <= scale.end:
                slot = slot_of(moment.at, scale)
                bars[slot] = _merged(bars.get(slot), moment, slot)
    return bars


def slot_of(at: datetime, scale: TimeScale) -> int:
    """Return the slot that holds *at*.

    Slots are counted from the epoch, not from the edge: so ticks stay together
    while the axis moves.
    """
    return int(at.timestamp() * scale.pixels_per_second // SLOT)


def slot_left(slot: int, scale: TimeScale) -> float:
    """Return the pixel at which a slot begins."""
    begin = slot * SLOT / scale.pixels_per_second
    return scale.left + (begin - scale.start.timestamp()) * scale.pixels_per_second


def _merged(known: TimelineBar | None, moment: Moment, slot: int) -> TimelineBar:
    tick = moment.tick
    mark = tick_mark(tick.status, interrupted=tick.interrupted)
    by_file = tick.woken_by is WokenBy.FILE_CHANGE
    new = TimelineBar(
        slot, mark, moment.seconds, tick, moment.at, 1, len(tick.run_ids), by_file
    )
    if known is None:
        return new
    worst = max(known, new, key=lambda bar: (_RANKS.get(bar.mark, 0), bar.at))
    return TimelineBar(
        slot,
        worst.mark,
        max(known.seconds, new.seconds),
        worst.tick,
        worst.at,
        known.tick_count + 1,
        known.run_count + new.run_count,
        known.by_file or by_file,
    )


@dataclass(frozen=True)
class Totals:
    """The numbers over a stretch of time."""

    ticks: int = 0
    runs: int = 0
    failures: int = 0


def totals(ticks: Iterable[Tick]) -> Totals:
    """Return the numbers of *ticks*."""
    known = tuple(ticks)
    return Totals(
        sum(tick.count for tick in known),
        sum(len(tick.run_ids) for tick in known),
        sum(tick.count for tick in known if tick.status is TickStatus.FAILURE),
    )


def totals_words(numbers: Totals) -> str:
    """Return the numbers over a stretch of time as a list."""
    return tr("{ticks}, {runs}, {failures}").format(
        ticks=tr("%Ln tick(s)", "", numbers.ticks),
        runs=tr("%Ln run(s)", "", numbers.runs),
        failures=tr("%Ln failure(s)", "", numbers.failures),
    )


def bucket_totals(buckets: Iterable[TimelineBucket]) -> Totals:
    """Return the numbers of *buckets*."""
    known = tuple(buckets)
    return Totals(
        sum(bucket.ticks for bucket in known),
        sum(bucket.runs for bucket in known),
        sum(bucket.failed for bucket in known),
    )
