"""The engine for authors' tests: it ticks on demand, by a clock that stands still."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tickdeck.clock import ManualClock
from tickdeck.definitions.instance import DagsterInstance
from tickdeck.engine.assembly import assemble
from tickdeck.engine.location_desk import FOLDERS_SPEC
from tickdeck.engine.recovery import recover
from tickdeck.home import Home
from tickdeck.reading.reader import Reader
from tickdeck.storage.store import Store
from tickdeck.testing.inline_pool import Workshop
from tickdeck.testing.manual_loop import ManualLoop
from tickdeck.values import commands
from tickdeck.values.events import TickEnded
from tickdeck.values.locations import LocationKind, LocationSpec
from tickdeck.values.settings import EngineSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.definitions.catalog import Definitions
    from tickdeck.engine.assembly import Parts
    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.events import Event
    from tickdeck.values.queries import Query
    from tickdeck.values.runs import Run, RunEvent
    from tickdeck.values.sensors import SensorState
    from tickdeck.values.ticks import LogLine, Tick

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


class ManualEngine:
    """The real engine with its real database, without time, threads and processes.

    Nothing happens by itself: `tick` evaluates one sensor, `advance` lets time pass and
    evaluates what becomes due. Runs are executed here, in this thread, before either
    returns; so are the run status and asset sensors that are on and react to them.

    Args:
        definitions: What the code location defines.
        clock: Tells the time; one that stands at noon if omitted.
        home: The data folder; a temporary one if omitted.
        settings: The engine's numbers.
        location: How the code location is called.

    Example:
        >>> from tickdeck import Definitions, RunRequest, job, op, sensor
        >>> @op
        ... def greet(context):
        ...     context.log.info("hello")
        >>> @job
        ... def greeting():
        ...     greet()
        >>> @sensor(job=greeting)
        ... def hourly(context):
        ...     return RunRequest(run_key="once")
        >>> with ManualEngine(Definitions(sensors=[hourly])) as engine:
        ...     first, second = engine.tick("hourly"), engine.tick("hourly")
        ...     print(first.status.value, second.status.value, len(engine.runs()))
        SUCCESS SKIPPED 1
    """

    def __init__(
        self,
        definitions: Definitions | None = None,
        *,
        clock: ManualClock | None = None,
        home: Path | None = None,
        settings: EngineSettings | None = None,
        location: str = "definitions",
    ) -> None:
        self.clock = clock or ManualClock(START)
        """Tells the time; `advance` moves it."""
        self.events: list[Event] = []
        """Everything that the engine told, in order."""
        self._temporary = None
        if home is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="tickdeck-test-")
            home = Path(self._temporary.name)
        self.home = Home(home)
        """The data folder."""
        self._settings = settings or EngineSettings(reload_seconds=0)
        self._location = location
        self._workshop = Workshop(self.clock)
        if definitions is not None:
            self._workshop.definitions[location] = definitions
        self._open()

    # --- opening and closing -------------------------------------------------------

    def _open(self) -> None:
        self.home.create()
        self._loop = ManualLoop(self.clock)
        self._store = Store(self.home, self.clock)
        self._parts: Parts = assemble(
            self._loop,
            self._store,
            self.home,
            self.clock,
            self._settings,
            self.events.append,
            self._workshop.make_pool,
        )
        self.reader = Reader(self.home.database)
        """Answers questions about everything that is stored."""
        recover(self._store, self.home, self._parts.runs)
        self._parts.locations.open(FOLDERS_SPEC)
        for name in self._workshop.definitions:
            self._parts.locations.open(_spec(name))
        self._parts.housekeeping.start()
        self.settle()

    def load(self, definitions: Definitions, location: str | None = None) -> None:
        """Use other definitions from now on, as after saving their file.

        Args:
            definitions: What the code location defines now.
            location: Which code location; another name opens another one.

        Raises:
            DagsterInvalidDefinitionError: If they contradict each other.
        """
        definitions.catalog()
        name = location or self._location
        self._workshop.definitions[name] = definitions
        self._parts.locations.open(_spec(name))
        self.settle()

    def restart(self, *, crash: bool = False) -> None:
        """End the engine and begin anew on the same data folder.

        Args:
            crash: Whether it is killed: what it had not stored is lost.
        """
        self._close(crash=crash)
        self._open()

    def crash_during(self, name: str, *, answered: bool = False) -> None:
        """Begin a tick, be killed in it, and begin anew.

        Args:
            name: The sensor.
            answered: Whether its function was called and has answered, and the engine
                is killed before it has stored that; else it dies before the call.
        """
        command = commands.EvaluateNow(sensor_id=self.state(name).id)
        task = self._loop.create_task(self._parts.obeyer.obey(command))
        self._loop.run_ready()
        if answered:
            self._parts.ledger.trouble = "The engine is being killed."
            self._workshop.work()
        else:
            self._workshop.begin()
        task.cancel()
        self._loop.run_ready()
        self.restart(crash=True)

    def _close(self, *, crash: bool) -> None:
        parts = self._parts
        parts.sensors.stop()
        parts.runs.stop()
        parts.locations.stop()
        parts.housekeeping.stop()
        if not crash:
            parts.ledger.flush()
        parts.ledger.close()
        parts.locations.close()
        parts.wakes.close()
        self._workshop.forget()
        self.reader.close()
        self._store.close()
        self._loop.close()

    def close(self) -> None:
        """End the engine and drop its temporary folder."""
        self._close(crash=False)
        if self._temporary is not None:
            self._temporary.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # --- doing ---------------------------------------------------------------------

    def do(self, command: commands.Command) -> Any:
        """Carry out a command and return its answer, or raise its error."""
        task = self._loop.create_task(self._parts.obeyer.obey(command))
        self._run_until(task.done)
        return task.result()

    def tick(self, name: str) -> Tick:
        """Evaluate a sensor once, on or off, and all that follows from it.

        Args:
            name: The sensor; ``location:name`` where two have one name.

        Raises:
            LookupError: If there is no such sensor.
        """
        task = self._loop.create_task(
            self._parts.obeyer.obey(commands.EvaluateNow(sensor_id=self.state(name).id))
        )
        self._run_until(task.done)
        tick: Tick = task.result()
        self.settle()
        return tick

    def settle(self) -> None:
        """Do all that is to be done now: runs, and the sensors that react to them.

        Should a function let the clock go on, what becomes due by that waits for the
        next call.
        """
        self._go_on(self.clock.now())

    def _run_until(self, is_done: Callable[[], bool]) -> None:
        """Go on until *is_done*, or there is nothing to do any more."""
        while True:
            self._loop.run_ready()
            if is_done() or not self._work():
                return

    def _go_on(self, until: datetime) -> None:
        """Do what is to be done, without beginning a tick later than *until*."""
        while True:
            self._loop.run_ready()
            if not self._work(ticks=self.clock.now() <= until):
                return

    def _work(self, *, ticks: bool = True) -> bool:
        """Do one thing; return whether there was any."""
        if self._workshop.work(ticks=ticks):
            return True
        told = len(self.events)
        self._parts.ledger.flush()
        self._loop.run_ready()
        return len(self.events) > told or self._workshop.has_waiting(ticks=ticks)

    def advance(self, by: timedelta | float) -> tuple[Tick, ...]:
        """Let time pass, and evaluate the sensors that become due, in order.

        Args:
            by: How much time, or how many seconds.

        Returns:
            The ticks that ended meanwhile.
        """
        told = len(self.events)
        self._parts.sensors.pump()  # the clock may have been set
        left = by if isinstance(by, timedelta) else timedelta(seconds=by)
        until = self.clock.now() + left
        self._go_on(until)
        while (step := self._next_step(until)) is not None:
            self.clock.advance(step)
            self._parts.sensors.pump()
            self._go_on(until)
        return tuple(
            event.tick for event in self.events[told:] if isinstance(event, TickEnded)
        )

    def _next_step(self, until: datetime) -> timedelta | None:
        """Return the time to the next thing that is due, None when *until* is here."""
        now = self.clock.now()
        if now >= until:
            return None
        steps = [until - now]
        due = self._parts.sensors.next_due
        if due is not None and due > now:
            steps.append(due - now)
        timer = self._loop.next_timer()
        if timer is not None and timer > self._loop.time():
            steps.append(timedelta(seconds=timer - self._loop.time()) + _TICK)
        return min(steps)

    def start(self, name: str) -> SensorState:
        """Switch a sensor on; it ticks at once if it is due."""
        state: SensorState = self.do(
            commands.StartSensor(sensor_id=self.state(name).id)
        )
        self.settle()
        return state

    def stop(self, name: str) -> SensorState:
        """Switch a sensor off."""
        state: SensorState = self.do(commands.StopSensor(sensor_id=self.state(name).id))
        return state

    def reset(self, name: str) -> SensorState:
        """Let a sensor's code decide again whether it is on."""
        state: SensorState = self.do(
            commands.ResetSensor(sensor_id=self.state(name).id)
        )
        self.settle()
        return state

    def set_cursor(self, name: str, cursor: str | None) -> SensorState:
        """Set or clear a sensor's cursor."""
        state: SensorState = self.do(
            commands.SetCursor(sensor_id=self.state(name).id, cursor=cursor)
        )
        return state

    def pause(self) -> datetime:
        """Begin no tick by itself and start no run, until `resume`."""
        since: datetime = self.do(commands.PauseEngine(paused=True))
        return since

    def resume(self) -> None:
        """Go on after `pause`, with all that became due meanwhile."""
        self.do(commands.PauseEngine(paused=False))
        self.settle()

    def launch(
        self,
        job_name: str,
        run_config: Any = None,
        tags: dict[str, str] | None = None,
        partition_key: str | None = None,
    ) -> Run:
        """Execute a job, and return its run as it ended.

        Raises:
            ValueError: If the config does not fit.
        """
        if hasattr(run_config, "to_config_dict"):
            run_config = run_config.to_config_dict()
        run: Run = self.do(
            commands.LaunchRun(
                location=self._location,
                job_name=job_name,
                run_config=run_config or {},
                tags=tags or {},
                partition_key=partition_key,
            )
        )
        self.settle()
        ended = self.reader.run(run.run_id)
        assert ended is not None
        return ended

    # --- looking -------------------------------------------------------------------

    @property
    def instance(self) -> DagsterInstance:
        """What ``context.instance`` is in sensors and ops."""
        return DagsterInstance(self)

    def ask(self, query: Query) -> Any:
        """Answer a query of the instance's."""
        return self._parts.locations.answer(query)

    def sensor(self, name: str) -> SensorRow:
        """Return a sensor with its last ticks.

        Raises:
            LookupError: If there is none, or more than one, of that name.
        """
        self._parts.ledger.flush()
        location, _, plain = name.rpartition(":")
        found = [
            row
            for row in self.reader.sensors()
            if row.state.name == plain and location in ("", row.state.location)
        ]
        if len(found) > 1:  # another repository of that place may have had one
            found = [row for row in found if row.state.problem is None] or found
        if len(found) == 1:
            return found[0]
        if found:
            places = ", ".join(f"{row.state.location}:{plain}" for row in found)
            raise LookupError(f"Several sensors are called {plain}: say {places}.")
        known = ", ".join(row.state.name for row in self.reader.sensors()) or "none"
        raise LookupError(f"There is no sensor called {name} (found: {known}).")

    def state(self, name: str) -> SensorState:
        """Return what is remembered of a sensor."""
        return self.sensor(name).state

    def cursor(self, name: str) -> str | None:
        """Return a sensor's cursor."""
        return self.state(name).cursor

    def ticks(self, name: str | None = None) -> tuple[Tick, ...]:
        """Return the ticks of a sensor, or of all, the oldest first."""
        sensor_id = None if name is None else self.state(name).id
        self._parts.ledger.flush()
        found = self.reader.ticks(sensor_id, limit=10_000, unfold=True)
        return tuple(reversed(found))

    def tick_log(self, tick: Tick) -> tuple[LogLine, ...]:
        """Return what a tick logged and printed."""
        return self.reader.tick_log(tick.id)

    def runs(self) -> tuple[Run, ...]:
        """Return the runs, the first created first."""
        self._parts.ledger.flush()
        return tuple(reversed(self.reader.runs(limit=10_000)))

    def run_log(self, run: Run) -> tuple[RunEvent, ...]:
        """Return what happened to a run, in order."""
        self._parts.ledger.flush()
        return self.reader.run_events(run.run_id)


_TICK = timedelta(microseconds=1)


def _spec(name: str) -> LocationSpec:
    return LocationSpec(name=name, kind=LocationKind.MODULE, target=name)
