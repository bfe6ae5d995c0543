"""What a sensor's timeline shows of a stretch of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tickdeck.values.runs import Run
from tickdeck.values.sensors import SensorStatus
from tickdeck_gui.models.background import BackgroundReading
from tickdeck_gui.models.timeline_reading import (
    Answer,
    AtOnce,
    Question,
    counts,
    everything,
    extent,
)

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.clock import Clock
    from tickdeck.errors import DatabaseError
    from tickdeck.reading.reader import Reader
    from tickdeck.reading.rows import FileEvents, Gap, SensorRow, TimelineBucket
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick

_COUNT_AGAIN_MILLISECONDS = 1000
_NOW_PART = 0.96
"""How far right the present is while the timeline follows it."""
_NEAR_NOW_PART = 0.86
"""… in short windows, where one can see what is due next."""
_NEAR = timedelta(minutes=15)
_FIT = timedelta(hours=3)
_NEARBY = timedelta(minutes=5)
_SHORTEST = timedelta(minutes=1)
_LONGEST = timedelta(days=366)
_RESERVE = 0.15
"""How much beyond the window is there before more is read, in windows."""
_SILENCE = timedelta(minutes=2)
"""After that long without a tick, there may have been a gap."""
_ROOM = 0.03
_SAME_SPAN = 0.01
_TOO_MANY = 3000
"""Ticks taken in while the window followed the present; it is time to read again."""


class TimelineModel(QObject):
    """Shows single ticks of short stretches, counts from rollups for long ones.

    What is there goes on being shown while more is read: `changed` tells when it came.
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
        self._reading = (
            BackgroundReading(reader, self) if reader.waits else AtOnce(reader)
        )
        self._sensor_id: SensorId | None = None
        self._span = _FIT
        self._now_part = _NOW_PART
        self._start = clock.now() - _FIT
        self._chosen = False
        self._asked = 0
        self._is_asking = False
        self._content: Answer | None = None
        self._late: list[tuple[int, Tick | Run]] = []
        """What came while a question was on its way: its answer may lack them."""
        self.live = True
        self.problem = ""
        """Why nothing can be read, in words."""
        self.due: datetime | None = None
        """When the sensor is evaluated next, if that is known."""
        self.brush: tuple[datetime, datetime] | None = None
        """A stretch that was chosen."""
        self._count_again = QTimer(self)
        self._count_again.setSingleShot(True)
        self._count_again.setInterval(_COUNT_AGAIN_MILLISECONDS)
        self._count_again.timeout.connect(self.read)

    @property
    def start(self) -> datetime:
        """The left end of the window."""
        if self.live:
            return self._clock.now() - self._span * self._now_part
        return self._start

    @property
    def end(self) -> datetime:
        """The right end of the window."""
        return self.start + self._span

    @property
    def span(self) -> timedelta:
        """The length of the window."""
        return self._span

    @property
    def is_read(self) -> bool:
        """Whether there is anything to show yet, be it that there is nothing."""
        return self._content is not None

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The ticks in and around the window, the newest first."""
        return self._content.ticks if self._content else ()

    @property
    def buckets(self) -> tuple[TimelineBucket, ...]:
        """In use where there are too many ticks; empty otherwise."""
        return self._content.buckets if self._content else ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs in and around the window."""
        return self._content.runs if self._content else ()

    @property
    def are_all_runs(self) -> bool:
        """Whether there are no more runs than `runs`."""
        return self._content is None or self._content.are_all_runs

    @property
    def files(self) -> FileEvents | None:
        """When files woke the sensor, where buckets cannot tell."""
        return self._content.files if self._content else None

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """When nothing could be evaluated, in and around the window."""
        return self._content.gaps if self._content else ()

    def show(self, sensor_id: SensorId) -> None:
        """Show another sensor: until somebody chooses, a young one from nearby."""
        if sensor_id != self._sensor_id:
            self._content = None
        self._sensor_id = sensor_id
        self.choose(None)
        if not self._chosen:
            before = self._clock.now() - _NEARBY
            is_old = self._reader.ticks(sensor_id, end=before, limit=1)
            self._set_live(_FIT if is_old else _NEARBY)
        self.window_changed.emit()
        self.read()

    @property
    def chosen_span(self) -> timedelta | None:
        """The length of the window, if an operator has chosen it."""
        return self._span if self._chosen else None

    def expect(self, due: datetime | None) -> None:
        """Show when the sensor is evaluated next."""
        if due != self.due:
            self.due = due
            self.window_changed.emit()

    def follow(
        self, span: timedelta | None = None, now_part: float | None = None
    ) -> None:
        """Let the window go with the present.

        Args:
            span: How long it is; None for as long as it was.
            now_part: Where the present is, from 0 at its left end to 1 at its right;
                None for near the right.
        """
        self._chosen = self._chosen or span is not None
        self._set_live(span or self._span, now_part)
        self._move()

    def _set_live(self, span: timedelta, now_part: float | None = None) -> None:
        usual = _NEAR_NOW_PART if span <= _NEAR else _NOW_PART
        self.live = True
        self._now_part = usual if now_part is None else now_part
        self._span = span

    def look_at(self, start: datetime, end: datetime) -> None:
        """Stand still at the time from *start* to *end*."""
        self.live, self._chosen = False, True
        self._start, self._span = start, end - start
        self._move()

    def fit(self) -> None:
        """Show all ticks that there are, as soon as it is known since when."""
        if self._sensor_id is not None:
            until = self._clock.now()
            self._reading.ask(
                "extent",
                partial(extent, sensor_id=self._sensor_id, until=until),
                self._on_extent,
                self._on_failed,
            )

    def choose(self, brush: tuple[datetime, datetime] | None) -> None:
        """Choose a stretch of time, or let it go."""
        if brush != self.brush:
            self.brush = brush
            self.brushed.emit(*(brush or (None, None)))
            self.window_changed.emit()

    def read(self) -> None:
        """Read what the window shows; `changed` tells when it is there."""
        if self._sensor_id is None:
            return
        self._asked += 1
        self._is_asking = True
        question = Question(self._asked, self._sensor_id, self.start, self.end)
        if not self._covers():
            self._reading.ask(
                "counts",
                partial(counts, question=question),
                self._on_counts,
                self._on_failed,
            )
        self._reading.ask(
            "everything",
            partial(everything, question=question),
            self._on_everything,
            self._on_failed,
        )

    def absorb(self, tick: Tick) -> None:
        """Show a tick that has just ended."""
        if tick.sensor_id != self._sensor_id:
            return
        self._keep_late(tick)
        if self.buckets:
            if not self._count_again.isActive():
                self._count_again.start()
            return
        newest = self.ticks[0].started if self.ticks else tick.started
        self._take_in(tick)
        if tick.started - newest > _SILENCE or len(self.ticks) > _TOO_MANY:
            self.read()
        self.changed.emit()

    def absorb_run(self, run: Run) -> None:
        """Show what became of a run."""
        if run.sensor_id == self._sensor_id:
            self._keep_late(run)
            self._take_in(run)
            self.changed.emit()

    def _keep_late(self, one: Tick | Run) -> None:
        if self._is_asking:
            self._late.append((self._asked, one))

    def _move(self) -> None:
        self.window_changed.emit()
        self._catch_up()

    def _catch_up(self) -> None:
        """Read more where it is needed, one answer after the other.

        So there is something new also while the window does not rest.
        """
        if self._sensor_id and not self._is_asking and not self._has_enough():
            self.read()

    def _has_enough(self) -> bool:
        """Return whether what is there has the detail and the length of the window."""
        content = self._content
        if content is None or not content.is_final:
            return False
        is_coarse = bool(content.buckets) or not content.are_all_runs
        if is_coarse and abs(content.question.span / self._span - 1) > _SAME_SPAN:
            return False
        around = (content.question.start - content.start) / 2
        return self._covers(min(self._span * _RESERVE, around))

    def _covers(self, reserve: timedelta = timedelta(0)) -> bool:
        content = self._content
        if content is None or self.start - reserve < content.start:
            return False
        # What comes from now on is taken in by itself.
        until = min(self.end + reserve, self._clock.now())
        return content.end >= until

    def _on_counts(self, answer: Answer) -> None:
        # Something coarse must not take the place of what is finer.
        if not self._covers():
            self._show(answer)

    def _on_everything(self, answer: Answer) -> None:
        self._is_asking = False
        self._show(answer)
        self._catch_up()

    def _show(self, answer: Answer) -> None:
        number = answer.question.number
        if answer.question.sensor_id != self._sensor_id:
            return
        self.problem = ""
        self._content = answer
        self._late = [(at, one) for at, one in self._late if at >= number]
        for _, one in self._late:
            self._take_in(one)
        self.changed.emit()

    def _on_failed(self, error: DatabaseError) -> None:
        self._is_asking = False
        self.problem = str(error)
        self.changed.emit()

    def _on_extent(self, found: tuple[datetime, datetime] | None) -> None:
        if found is not None:
            self._fit_to(*found)

    def _fit_to(self, first: datetime, last: datetime) -> None:
        now = self._clock.now()
        whole = max(last - first, _SHORTEST)
        start = first - whole * _ROOM
        if now - last < whole * _ROOM + _SHORTEST:
            span = min(max((now - start) / _NOW_PART, _SHORTEST), _LONGEST)
            self.follow(span, _NOW_PART)
        else:
            span = min(whole * (1 + 2 * _ROOM), _LONGEST)
            self.look_at(start, start + span)

    def _take_in(self, one: Tick | Run) -> None:
        content = self._content
        if content is None:
            return
        if isinstance(one, Run):
            runs = tuple(each for each in content.runs if each.run_id != one.run_id)
            self._content = replace(content, runs=(one, *runs))
        elif not content.buckets:
            ticks = tuple(each for each in content.ticks if each.id != one.id)
            end = max(content.end, one.started) if self.live else content.end
            self._content = replace(content, ticks=(one, *ticks), end=end)


def due_of(row: SensorRow | None) -> datetime | None:
    """Return when a sensor is evaluated next; None if it is not, or nobody knows."""
    if row is None or row.status is not SensorStatus.RUNNING or row.state.problem:
        return None
    return row.next_due
