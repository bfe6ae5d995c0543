"""What a sensor's timeline shows of a stretch of time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tickdeck.reading.rows import RunFilter

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.clock import Clock
    from tickdeck.reading.reader import Reader
    from tickdeck.reading.rows import Gap, TimelineBucket
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick

_MOST_TICKS = 1000
_MOST_RUNS = 500
_BUCKETS = 160
_SETTLE_MILLISECONDS = 40
_NOW_PART = 0.96
"""How far right the present is while the timeline follows it."""
_FIT = timedelta(hours=3)
_NEARBY = timedelta(minutes=5)
_LONGEST = timedelta(days=366)


class TimelineModel(QObject):
    """Reads single ticks for short stretches, counts from rollups for long ones.

    While the window moves, what is there goes on being shown; it is read again as
    soon as the window rests.
    """

    changed = Signal()
    window_changed = Signal()
    brushed = Signal(object, object)
    """The begin and the end of a chosen stretch; None and None if it is let go."""

    def __init__(
        self, reader: Reader, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._clock = clock
        self._sensor_id: SensorId | None = None
        self._span = _FIT
        self._start = clock.now() - _FIT
        self._chosen = False
        self.live = True
        self.ticks: tuple[Tick, ...] = ()
        self.buckets: tuple[TimelineBucket, ...] = ()
        """In use where there are too many ticks; empty otherwise."""
        self.runs: tuple[Run, ...] = ()
        self.gaps: tuple[Gap, ...] = ()
        """When nothing could be evaluated, in the last year."""
        self.brush: tuple[datetime, datetime] | None = None
        """A stretch that was chosen."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self.read)

    @property
    def start(self) -> datetime:
        """The left end of the window."""
        if self.live:
            return self._clock.now() - self._span * _NOW_PART
        return self._start

    @property
    def end(self) -> datetime:
        """The right end of the window."""
        return self.start + self._span

    @property
    def span(self) -> timedelta:
        """The length of the window."""
        return self._span

    def show(self, sensor_id: SensorId) -> None:
        """Show another sensor: until somebody chooses, a young one from nearby."""
        self._sensor_id = sensor_id
        now = self._clock.now()
        self.gaps = self._reader.gaps(now - _LONGEST, now)
        self.choose(None)
        if not self._chosen:
            before = now - _NEARBY
            is_old = self._reader.ticks(sensor_id, end=before, limit=1)
            self._span = _FIT if is_old else _NEARBY
        self.window_changed.emit()
        self.read()

    def follow(self, span: timedelta | None = None) -> None:
        """Let the window end with the present, *span* long."""
        self.live = True
        self._chosen = self._chosen or span is not None
        self._span = span or self._span
        self._move()

    def look_at(self, start: datetime, end: datetime) -> None:
        """Stand still at the time from *start* to *end*."""
        self.live, self._chosen = False, True
        self._start, self._span = start, end - start
        self._move()

    def choose(self, brush: tuple[datetime, datetime] | None) -> None:
        """Choose a stretch of time, or let it go."""
        if brush != self.brush:
            self.brush = brush
            self.brushed.emit(*(brush or (None, None)))
            self.window_changed.emit()

    def _move(self) -> None:
        self.window_changed.emit()
        self._settle.start()

    def read(self) -> None:
        """Read what the window shows, now."""
        if self._sensor_id is None:
            return
        start, end = self.start, self.end
        buckets = self._reader.timeline(self._sensor_id, start, end, buckets=_BUCKETS)
        # Counting costs next to nothing; a thousand ticks take twenty milliseconds.
        if sum(bucket.ticks for bucket in buckets) > _MOST_TICKS:
            self.ticks, self.buckets = (), buckets
        else:
            self.buckets = ()
            self.ticks = self._reader.ticks(
                self._sensor_id, start=start, end=end, limit=_MOST_TICKS
            )
        found = self._reader.runs(
            RunFilter(sensor_id=self._sensor_id), limit=_MOST_RUNS
        )
        self.runs = tuple(run for run in found if _overlaps(run, start, end))
        self.changed.emit()

    def absorb(self, tick: Tick) -> None:
        """Show a tick that has just ended."""
        if tick.sensor_id != self._sensor_id:
            return
        if self.buckets:
            self._settle.start()
            return
        others = tuple(known for known in self.ticks if known.id != tick.id)
        self.ticks = (tick, *others)[:_MOST_TICKS]
        self.changed.emit()

    def absorb_run(self, run: Run) -> None:
        """Show what became of a run."""
        if run.sensor_id != self._sensor_id:
            return
        others = tuple(known for known in self.runs if known.run_id != run.run_id)
        self.runs = (run, *others)[:_MOST_RUNS]
        self.changed.emit()


def _overlaps(run: Run, start: datetime, end: datetime) -> bool:
    began = run.started or run.created
    return began <= end and (run.ended is None or run.ended >= start)
