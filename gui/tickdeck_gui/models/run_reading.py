"""What a list of runs asks the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tickdeck.reading.reader import Reader
    from tickdeck.reading.rows import RunBucket, RunFilter
    from tickdeck.values.runs import Run, RunStatus

PAGE = 200
MOST_SORTED = 5_000
_QUARTER = 900
_DAY = timedelta(days=1)
_MOST_STRETCHES = 96
_AT_ONCE = 1_000


@dataclass(frozen=True)
class Found:
    """The first of the runs that fit."""

    runs: tuple[Run, ...]
    are_all: bool


def first_runs(reader: Reader, where: RunFilter, limit: int) -> Found:
    """Return the newest runs that fit."""
    runs = reader.runs(where, limit=limit)
    return Found(runs, len(runs) < limit)


def following(reader: Reader, where: RunFilter, last: Run) -> Found:
    """Return a page of those that come after *last*."""
    runs = reader.runs(where, after=last, limit=PAGE)
    return Found(runs, len(runs) < PAGE)


def every_run(reader: Reader, where: RunFilter) -> tuple[Run, ...]:
    """Return all that fit, however many."""
    found: list[Run] = []
    while True:
        last = found[-1] if found else None
        page = reader.runs(where, after=last, limit=_AT_ONCE)
        found += page
        if len(page) < _AT_ONCE:
            return tuple(found)


@dataclass(frozen=True)
class RibbonTime:
    """The time that a ribbon shows, in whole quarters of an hour."""

    start: datetime
    end: datetime
    stretches: int


def ribbon_time(now: datetime, since: datetime | None) -> RibbonTime:
    """Return the last 24 hours, or the time since *since*, until the next quarter."""
    end = datetime.fromtimestamp(-(-now.timestamp() // _QUARTER) * _QUARTER, UTC)
    start = end - _DAY if since is None else since
    start = datetime.fromtimestamp(start.timestamp() // _QUARTER * _QUARTER, UTC)
    quarters = max(round((end - start).total_seconds() / _QUARTER), 1)
    # Wider bars for longer times, each as long as all others.
    together = -(-quarters // _MOST_STRETCHES)
    stretches = -(-quarters // together)
    start = end - stretches * together * timedelta(seconds=_QUARTER)
    return RibbonTime(start, end, stretches)


def ribbon(reader: Reader, time: RibbonTime) -> tuple[RunBucket, ...]:
    """Return the runs of each stretch of *time*."""
    return reader.run_ribbon(time.start, time.end, buckets=time.stretches)


def added_up(counts: Mapping[RunStatus, int], statuses: tuple[RunStatus, ...]) -> int:
    """Return how many runs have one of *statuses*; of all, if none are given."""
    return sum(
        many for status, many in counts.items() if not statuses or status in statuses
    )
