"""What the window knows: read once, then kept true by the engine's events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from tickdeck.errors import DatabaseError
from tickdeck.reading.rows import Counts, SensorRow, TickBar
from tickdeck.values import events as happened
from tickdeck.values.sensors import SensorSpec
from tickdeck_gui.models.begun_to_fail import BegunToFail
from tickdeck_gui.models.pace import Pace
from tickdeck_gui.models.sensor_rows import Chip, fits_chip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from tickdeck.clock import Clock
    from tickdeck.reading.reader import Reader
    from tickdeck.values.events import Event
    from tickdeck.values.locations import LocationState
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick

_BARS = 60
_RECOUNT_MILLISECONDS = 1000
_READ_AT_ONCE = 3
"""Histories read in one go; each takes half a millisecond."""
_BUDGET_MILLISECONDS = 16


class LiveState(QObject):
    """Holds sensors, code locations and the engine's state in memory.

    Events change it without any read of the database, but for the numbers of runs,
    which are counted at most once a second.
    """

    reloaded = Signal()
    """Sensors came or went, or everything was read again."""
    sensors_changed = Signal(object)
    """A frozenset of sensor ids."""
    locations_changed = Signal()
    counts_changed = Signal()
    engine_changed = Signal()
    ticks_ended = Signal(object)
    """A tuple of `Tick`s."""
    runs_changed = Signal(object)
    """A tuple of `Run`s."""
    run_deleted = Signal(str)
    run_logged = Signal(str, object)
    """A run's id and a tuple of `RunEvent`s."""

    def __init__(
        self, reader: Reader, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._clock = clock
        self._rows: dict[SensorId, SensorRow] = {}
        self._wanted: dict[SensorId, None] = {}
        self._members: dict[Chip, set[SensorId]] = {chip: set() for chip in Chip}
        self._evaluating: set[SensorId] = set()
        self._pace = Pace()
        self._begun_to_fail = BegunToFail()
        self._changed: set[SensorId] = set()
        self._ended: list[happened.TickEnded] = []
        self._runs: list[Run] = []
        self._structure_changed = False
        self.locations: tuple[LocationState, ...] = ()
        self.counts = Counts()
        self.running_since: datetime | None = None
        self.stopped_at: datetime | None = None
        self.paused_since: datetime | None = None
        self.trouble: str | None = None
        self.ended_because: str | None = None
        """Why the engine is not at work, where nobody asked it to end."""
        self.end_details = ""
        """The traceback of an engine that ended with a bug."""
        self.looked_at_runs = clock.now()
        self._since_made = QElapsedTimer()
        self._since_made.start()
        self._budget_at, self._budget = 0, _READ_AT_ONCE
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_some)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_RECOUNT_MILLISECONDS)
        self._recount.timeout.connect(self.count)
        self._handlers: dict[type, Callable[..., None]] = {
            happened.EngineStarted: self._engine_started,
            happened.EngineStopped: self._engine_stopped,
            happened.EngineTrouble: self._engine_trouble,
            happened.EnginePaused: self._engine_paused,
            happened.LocationChanged: self._location_changed,
            happened.SensorChanged: self._sensor_changed,
            happened.SensorRemoved: self._sensor_removed,
            happened.TickBegan: self._tick_began,
            happened.TickEnded: self._tick_ended,
            happened.RunChanged: self._run_changed,
            happened.RunDeleted: self._run_deleted,
            happened.RunLogged: self._run_logged,
        }

    @property
    def rows(self) -> tuple[SensorRow, ...]:
        """Every sensor, by location and name."""
        return tuple(self._rows.values())

    def row(self, sensor_id: SensorId) -> SensorRow | None:
        """Return one sensor, or None if it is gone; see `row_with_history`."""
        return self._rows.get(sensor_id)

    def row_with_history(self, sensor_id: SensorId) -> SensorRow | None:
        """Return one sensor with its bars, its last tick and its last run.

        They are read when they are first looked at: for ten thousand sensors that
        would take seconds.
        """
        row = self._rows.get(sensor_id)
        if row is not None and not row.has_history:
            row = _newer(self._reader.with_history(row), row)
            self._rows[sensor_id] = row
        return row

    def history_in_time(self, sensor_id: SensorId) -> SensorRow | None:
        """Return one sensor, with its history if there is time to read it now.

        Else it is read a moment later, and `sensors_changed` tells: a page that is
        scrolled into sight shows its names at once, and its bars with the next frames.
        """
        now = self._since_made.elapsed()
        if now > self._budget_at + _BUDGET_MILLISECONDS:
            self._budget_at, self._budget = now, _READ_AT_ONCE
        if self._budget > 0:
            self._budget -= 1
            return self.row_with_history(sensor_id)
        self._wanted[sensor_id] = None
        if not self._reading.isActive():
            self._reading.start()
        return self._rows.get(sensor_id)

    def _read_some(self) -> None:
        """Read a few, those asked for last first: they are in sight."""
        for _ in range(min(_READ_AT_ONCE, len(self._wanted))):
            sensor_id, _none = self._wanted.popitem()
            self.row_with_history(sensor_id)
            self._changed.add(sensor_id)
        if not self._wanted:
            self._reading.stop()
        self._tell()

    def read_last_runs(self) -> None:
        """Read the last run of every sensor, to sort by."""
        for sensor_id, run in self._reader.last_runs().items():
            row = self._rows.get(sensor_id)
            if row is not None and not row.has_history:
                self._rows[sensor_id] = msgspec.structs.replace(row, last_run=run)

    def members(self, chip: Chip) -> frozenset[SensorId]:
        """Return the sensors that *chip* stands for."""
        return frozenset(self._members[chip])

    def many(self, chip: Chip) -> int:
        """Return how many sensors *chip* stands for."""
        return len(self._members[chip])

    def is_evaluating(self, sensor_id: SensorId) -> bool:
        """Return whether a tick of the sensor is under way."""
        return sensor_id in self._evaluating

    def sensors_on(self) -> int:
        """Return how many sensors are switched on."""
        return self.many(Chip.ON)

    def ticks_per_minute(self) -> int:
        """Return how many ticks ended in the last minute."""
        return self._pace.per_minute(self._clock.now())

    def largest_delay(self) -> float | None:
        """Return how late a tick of the last hour began at most, in seconds.

        None if none was due.
        """
        return self._pace.largest_delay(self._clock.now())

    @property
    def is_starting(self) -> bool:
        """Whether the engine has neither begun to work nor ended."""
        return self.running_since is None and self.stopped_at is None

    @property
    def begun_to_fail(self) -> int:
        """How many sensors fail that did not when somebody last looked at them."""
        return len(self._begun_to_fail)

    def look_at_sensors(self) -> None:
        """Take in that somebody looks at the sensors now."""
        self._begun_to_fail.look()

    def look_at_runs(self) -> None:
        """Take in that somebody looks at the runs now."""
        self.looked_at_runs = self._clock.now()
        self.counts = msgspec.structs.replace(self.counts, failed_since=0)

    def engine_begins(self) -> None:
        """Take in that an engine is being started, for the first time or again."""
        self.stopped_at, self.ended_because = None, None
        self.engine_changed.emit()

    def engine_ended(self, because: str, details: str = "") -> None:
        """Take in that the engine is not at work, and nobody asked for that."""
        self.ended_because, self.end_details = because, details
        self._engine_stopped(happened.EngineStopped(at=self._clock.now()))

    def load(self) -> None:
        """Read everything again."""
        self._rows = {row.state.id: row for row in self._reader.roster()}
        self._wanted.clear()
        self._sort_into_chips(self._rows, anew=True)
        self._begun_to_fail.begin(self.members(Chip.ATTENTION))
        self.locations = self._reader.locations()
        self.count()
        self.reloaded.emit()
        self.locations_changed.emit()

    def count(self) -> None:
        """Count the runs again; if that is impossible, try again a little later."""
        try:
            self.counts = self._reader.counts(failed_since=self.looked_at_runs)
        except DatabaseError:
            self._recount.start()
        else:
            self.counts_changed.emit()

    def close(self) -> None:
        """Count nothing more; what is shown stays as it is."""
        self._recount.stop()
        self._reading.stop()

    def apply(self, events: Sequence[Event]) -> None:
        """Take a batch of events in, and tell what changed once for all of them."""
        for event in events:
            self._handlers[type(event)](event)
        self._tell()

    def _tell(self) -> None:
        if self._structure_changed:
            self._structure_changed = False
            self._rows = dict(
                sorted(self._rows.items(), key=lambda item: _order(item[1]))
            )
            self._sort_into_chips(self._rows, anew=True)
            self.reloaded.emit()
        if self._changed:
            changed, self._changed = frozenset(self._changed), set()
            self._sort_into_chips(changed)
            self._begun_to_fail.note(self.members(Chip.ATTENTION))
            self.sensors_changed.emit(changed)
        if self._ended:
            ended, self._ended = self._ended, []
            self.ticks_ended.emit(tuple(event.tick for event in ended))
        if self._runs:
            runs, self._runs = self._runs, []
            self.runs_changed.emit(tuple(runs))
            if not self._recount.isActive():
                self._recount.start()

    def _sort_into_chips(
        self, sensor_ids: Iterable[SensorId], *, anew: bool = False
    ) -> None:
        """Keep the numbers of the chips true without counting all sensors."""
        for chip, members in self._members.items():
            if anew:
                members.clear()
            for sensor_id in sensor_ids:
                row = self._rows.get(sensor_id)
                if row is not None and fits_chip(row, chip):
                    members.add(sensor_id)
                else:
                    members.discard(sensor_id)

    def _engine_started(self, event: happened.EngineStarted) -> None:
        self.running_since, self.stopped_at, self.trouble = event.at, None, None
        self.ended_because, self.paused_since = None, event.paused_since
        try:
            self.load()
        finally:
            self.engine_changed.emit()

    def _engine_stopped(self, event: happened.EngineStopped) -> None:
        self.running_since, self.stopped_at = None, event.at
        self.trouble = None
        self._evaluating.clear()
        self.engine_changed.emit()

    def _engine_trouble(self, event: happened.EngineTrouble) -> None:
        self.trouble = event.message
        self.engine_changed.emit()

    def _engine_paused(self, event: happened.EnginePaused) -> None:
        self.paused_since = event.since
        self.engine_changed.emit()

    def _location_changed(self, event: happened.LocationChanged) -> None:
        others = [known for known in self.locations if known.spec.name != event.name]
        if event.state is not None:
            others.append(event.state)
        self.locations = tuple(sorted(others, key=lambda state: state.spec.name))
        self.locations_changed.emit()

    def _sensor_changed(self, event: happened.SensorChanged) -> None:
        sensor_id = event.state.id
        known = self._rows.get(sensor_id)
        if known is None:
            spec = event.spec or SensorSpec(name=event.state.name)
            known = SensorRow(state=event.state, spec=spec, has_history=True)
            self._structure_changed = True
        self._rows[sensor_id] = msgspec.structs.replace(
            known,
            state=event.state,
            spec=event.spec or known.spec,
            next_due=event.next_due,
        )
        self._changed.add(sensor_id)

    def _sensor_removed(self, event: happened.SensorRemoved) -> None:
        if self._rows.pop(event.sensor_id, None) is not None:
            self._structure_changed = True

    def _tick_began(self, event: happened.TickBegan) -> None:
        self._evaluating.add(event.sensor_id)
        self._changed.add(event.sensor_id)

    def _tick_ended(self, event: happened.TickEnded) -> None:
        sensor_id = event.tick.sensor_id
        self._evaluating.discard(sensor_id)
        self._pace.note(event.tick, self._clock.now())
        self._ended.append(event)
        known = self._rows.get(sensor_id)
        if known is None:
            return
        self._rows[sensor_id] = msgspec.structs.replace(
            known,
            state=event.state,
            last_tick=event.tick,
            next_due=event.next_due,
            bars=_with_bar(known.bars, event.tick),
        )
        self._changed.add(sensor_id)

    def _run_changed(self, event: happened.RunChanged) -> None:
        run = event.run
        self._runs.append(run)
        if run.sensor_id is None:
            return
        known = self._rows.get(run.sensor_id)
        if known is None:
            return
        last = known.last_run
        if last is None or last.run_id == run.run_id or last.created <= run.created:
            self._rows[run.sensor_id] = msgspec.structs.replace(known, last_run=run)
            self._changed.add(run.sensor_id)

    def _run_deleted(self, event: happened.RunDeleted) -> None:
        self.run_deleted.emit(event.run_id)
        self._recount.start()

    def _run_logged(self, event: happened.RunLogged) -> None:
        self.run_logged.emit(event.run_id, event.events)


def _order(row: SensorRow) -> tuple[str, str]:
    return row.state.location, row.spec.name


def _newer(read: SensorRow, known: SensorRow) -> SensorRow:
    """Return what was read, with a tick or a run that was told of later."""
    tick, run = known.last_tick, known.last_run
    if tick is not None and (read.last_tick is None or tick.id > read.last_tick.id):
        read = msgspec.structs.replace(
            read, last_tick=tick, bars=_with_bar(read.bars, tick)
        )
    if run is not None:
        read = msgspec.structs.replace(read, last_run=run)
    return read


def _with_bar(bars: tuple[TickBar, ...], tick: Tick) -> tuple[TickBar, ...]:
    started = tick.last_started or tick.started
    # A folded tick's end is that of its last skip, unless it does not say.
    took = (tick.ended - started).total_seconds() if tick.ended else 0.0
    bar = TickBar(
        tick.id,
        started,
        max(took, 0.0),
        tick.status,
        len(tick.run_ids),
        tick.interrupted,
    )
    if bars and bars[-1].tick_id == bar.tick_id and bars[-1].started == bar.started:
        bars = bars[:-1]
    return (*bars, bar)[-_BARS:]
