"""What a timeline asks the database: counts that come at once, then all there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tickdeck.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tickdeck.reading.reader import Reader
    from tickdeck.reading.rows import FileEvents, Gap, TimelineBucket
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick

MOST_TICKS = 1000
"""How many ticks a window shows one by one; of more, it shows how many there were."""
MOST_RUNS = 500
BUCKETS = 160
"""How many a window shows, about."""
MARGIN = 0.5
"""How much is read at each side of the window, in windows: for panning."""
_MOST_AT_ONCE = 3 * MOST_TICKS
_FOLDED = 500
"""How many ticks of a fold at an edge can be outside."""
_DAYS = 366
_MINUTES = 1440
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Question:
    """A window on one sensor."""

    number: int
    """Counts up."""
    sensor_id: SensorId
    start: datetime
    end: datetime

    @property
    def span(self) -> timedelta:
        """The length of the window."""
        return self.end - self.start


@dataclass(frozen=True)
class Answer:
    """What was read for a window, and some time around it."""

    question: Question
    start: datetime
    end: datetime
    ticks: tuple[Tick, ...] = ()
    """The newest first, none of them folded."""
    buckets: tuple[TimelineBucket, ...] = ()
    """In place of the ticks where there are too many."""
    runs: tuple[Run, ...] = ()
    are_all_runs: bool = True
    files: FileEvents | None = None
    """In use where there are buckets; each tick knows by itself what woke it."""
    gaps: tuple[Gap, ...] = ()
    """When nothing could be evaluated."""
    is_final: bool = True
    """Whether no finer one follows."""


def counts(reader: Reader, question: Question) -> Answer:
    """Return how many ticks there were: that is soon read, for any length."""
    around = question.span * MARGIN
    start, end = question.start - around, question.end + around
    buckets = reader.timeline(
        question.sensor_id, start, end, buckets=round(BUCKETS * (1 + 2 * MARGIN))
    )
    return Answer(
        question, start, end, buckets=buckets, are_all_runs=False, is_final=False
    )


def everything(reader: Reader, question: Question) -> Answer:
    """Return all there is to see: ticks, or counts of them where they are many."""
    coarse = counts(reader, question)
    start, end, buckets = coarse.start, coarse.end, coarse.buckets
    ticks: tuple[Tick, ...] = ()
    if sum(one.ticks for one in buckets if _meets(one, question)) <= MOST_TICKS:
        if sum(bucket.ticks for bucket in buckets) > _MOST_AT_ONCE:
            start, end = question.start, question.end
        buckets, ticks = (), _ticks(reader, question.sensor_id, start, end)
    files = None
    if buckets:
        stretches = round(BUCKETS * (1 + 2 * MARGIN))
        files = reader.file_events(question.sensor_id, start, end, buckets=stretches)
    runs = reader.runs_within(question.sensor_id, start, end, limit=MOST_RUNS)
    return Answer(
        question,
        start,
        end,
        ticks=ticks,
        buckets=buckets,
        runs=runs,
        are_all_runs=len(runs) < MOST_RUNS,
        files=files,
        gaps=reader.gaps(start, end),
    )


def _meets(bucket: TimelineBucket, question: Question) -> bool:
    length = timedelta(seconds=bucket.seconds)
    return bucket.start < question.end and bucket.start + length > question.start


def _ticks(
    reader: Reader, sensor_id: SensorId, start: datetime, end: datetime
) -> tuple[Tick, ...]:
    found = reader.ticks(
        sensor_id,
        start=start,
        end=end,
        limit=_MOST_AT_ONCE + 2 * _FOLDED,
        unfold=True,
    )
    return tuple(tick for tick in found if start <= tick.started <= end)


def extent(
    reader: Reader, sensor_id: SensorId, until: datetime
) -> tuple[datetime, datetime] | None:
    """Return from when to when there are ticks in the last year, to the minute."""
    year = timedelta(days=_DAYS)
    days = reader.timeline(sensor_id, until - year, until, buckets=_DAYS)
    if not days:
        return None

    def minutes(day: datetime) -> tuple[TimelineBucket, ...]:
        return reader.timeline(sensor_id, day, day + _DAY, buckets=_MINUTES)

    last_day = days[-1].start + timedelta(seconds=days[-1].seconds) - _DAY
    first = minutes(days[0].start) or days
    last = (minutes(last_day) or days)[-1]
    return first[0].start, last.start + timedelta(seconds=last.seconds)


class AtOnce:
    """Asks a reader that has nothing to wait for, in this thread.

    It takes the place of a `BackgroundReading`.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def ask(
        self,
        name: str,
        question: Callable[[Reader], Any],
        then: Callable[[Any], None],
        failed: Callable[[DatabaseError], None],
    ) -> None:
        """Have *question* answered, and call *then* or *failed*."""
        del name
        try:
            answer = question(self._reader)
        except DatabaseError as error:
            failed(error)
        else:
            then(answer)
