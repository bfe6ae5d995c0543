"""The code locations: loading, reloading, and the workers of the version in use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.errors import WorkerLostError
from tickdeck.launching.pool import WorkerPool
from tickdeck.launching.seats import PoolLimits
from tickdeck.storage.activity import LOCATION_BROKEN, LOCATION_LOADED
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.events import LocationChanged, SensorChanged
from tickdeck.values.locations import (
    FOLDERS,
    DefinitionsSnapshot,
    LocationKind,
    LocationSpec,
    LocationState,
    LocationStatus,
)
from tickdeck.values.processes import ProcessInfo, ProcessRole
from tickdeck.values.sensors import NOT_OPEN

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable

    from tickdeck import wire
    from tickdeck.clock import Clock
    from tickdeck.engine.live_settings import LiveSettings
    from tickdeck.engine.sensor_desk import SensorDesk
    from tickdeck.home import Home
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event
    from tickdeck.values.folders import FolderRule
    from tickdeck.values.queries import Query
    from tickdeck.values.sensors import SensorSpec, SensorState

FOLDERS_SPEC = LocationSpec(name=FOLDERS, kind=LocationKind.FOLDERS, target="")


_UNLIMITED = 64
"""Processes that execute runs at once, where the operator sets no limit."""


class _Location:
    """A code location that is open in this session."""

    def __init__(self, spec: LocationSpec) -> None:
        self.spec = spec
        self.state = LocationState(spec=spec, status=LocationStatus.LOADING)
        self.evaluators: WorkerPool | None = None
        self.executors: WorkerPool | None = None
        self.candidate: WorkerPool | None = None
        """Reads a newer version, which takes over if it can be read."""
        self.fallback = False
        """Whether the candidate is the last good version, not the file's."""
        self.seen: tuple[object, ...] = ()
        """The files' states when they were last read."""
        self.files: tuple[str, ...] = ()
        self.waiters: list[asyncio.Future[LocationState]] = []
        self.pinned: bool | None = None

    @property
    def pools(self) -> tuple[tuple[ProcessRole, WorkerPool], ...]:
        """Its workers, by what they are there for."""
        pairs = (
            (ProcessRole.EVALUATES, self.evaluators),
            (ProcessRole.EXECUTES, self.executors),
            (ProcessRole.LOADS, self.candidate),
        )
        return tuple((role, pool) for role, pool in pairs if pool is not None)


class LocationDesk:
    """Opens, reloads and closes code locations; used in the engine's loop only."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        sensors: SensorDesk,
        clock: Clock,
        settings: LiveSettings,
        home: Home,
        publish: Callable[[Event], None],
        make_pool: Callable[..., WorkerPool] = WorkerPool,
    ) -> None:
        self.on_taken_up: Callable[
            [str, list[tuple[SensorState, SensorSpec]]], None
        ] = lambda _name, _sensors: None
        self.answer: Callable[[Query], Any] = store.answer
        """Answers what the code in workers asks."""
        self._make_pool = make_pool
        self._home = home
        self._loop = loop
        self._store = store
        self._sensors = sensors
        self._clock = clock
        self._settings = settings
        self._publish = publish
        self._locations: dict[str, _Location] = {}
        self._retired: list[tuple[ProcessRole, WorkerPool]] = []
        self._timer: asyncio.TimerHandle | None = None

    # --- opening and closing -------------------------------------------------------

    def open(
        self, spec: LocationSpec, *, pinned: bool | None = None
    ) -> asyncio.Future[LocationState]:
        """Read the definitions; answered when they are read or known to be broken."""
        location = self._locations.get(spec.name)
        if location is None:
            location = self._locations[spec.name] = _Location(spec)
        location.spec = spec
        location.pinned = pinned
        return self._load(location)

    def reload(self, name: str | None = None) -> list[asyncio.Future[LocationState]]:
        """Read definitions again, of one location or of all.

        Raises:
            LookupError: If no location of that name is open.
        """
        if name is None:
            return [self._load(each) for each in self._locations.values()]
        return [self._load(self._get(name))]

    def close_one(self, name: str) -> None:
        """Open the location no more; its sensors' state and history stay.

        Raises:
            LookupError: If no location of that name is open.
            ValueError: If it is the folders' own.
        """
        if name == FOLDERS:
            raise ValueError("Folders cannot be closed; delete its sensors instead.")
        location = self._get(name)
        del self._locations[name]
        self._store.unpin_location(name)
        self._store.set_problem(name, NOT_OPEN)
        self._sensors.put_away(name, NOT_OPEN)
        self._retire(location.pools)
        self._publish(LocationChanged(name=name, state=None))

    def pool_for_runs(self, name: str) -> WorkerPool | None:
        """Return the workers that execute runs of a location, if it is loaded."""
        location = self._locations.get(name)
        return None if location is None else location.executors

    def pool_for_questions(self, name: str) -> WorkerPool:
        """Return the workers that evaluate a location's sensors.

        While the definitions are being read for the first time, questions wait for it.

        Raises:
            LookupError: If the location is not open or has never been readable.
        """
        location = self._get(name)
        pool = location.evaluators or location.candidate
        if pool is None:
            raise LookupError(f"The definitions of {name} are not loaded.")
        return pool

    def steps_of(self, name: str, job_name: str) -> tuple[str, ...] | None:
        """Return the steps of a job, None if it is not known."""
        location = self._locations.get(name)
        for job in () if location is None else location.state.jobs:
            if job.name == job_name:
                return tuple(step.key for step in job.steps)
        return None

    def on_asked(self, query: Query) -> Any:
        """Answer what the code in a worker asks of the instance."""
        return self.answer(query)

    def states(self) -> tuple[LocationState, ...]:
        """Return all open locations."""
        return tuple(each.state for each in self._locations.values())

    def state(self, name: str) -> LocationState:
        """Return one open location.

        Raises:
            LookupError: If no location of that name is open.
        """
        return self._get(name).state

    def watch_files(self) -> None:
        """Reload definitions whose files change, from now on."""
        if self._settings.current.reload_seconds > 0:
            self._timer = self._loop.call_later(
                self._settings.current.reload_seconds, self._look_at_files
            )

    def stop(self) -> None:
        """Reload nothing more."""
        if self._timer is not None:
            self._timer.cancel()
        for location in self._locations.values():
            self._answer(location, WorkerLostError("Tickdeck is ending."))

    def close(self) -> None:
        """End all idle workers; those with a run finish it by themselves."""
        for location in self._locations.values():
            for pool in (location.evaluators, location.candidate):
                if pool is not None:
                    pool.close(abandon_busy=False)
            if location.executors is not None:
                location.executors.close(abandon_busy=True)
        for _role, pool in self._retired:
            pool.close(abandon_busy=True)
        self._locations.clear()

    def processes(self) -> tuple[ProcessInfo, ...]:
        """Return all worker processes, by location; their memory is not looked up."""
        pools = [pair for each in self._locations.values() for pair in each.pools]
        return tuple(
            ProcessInfo(pid=pid, role=role, location=pool.spec.name, busy=busy)
            for role, pool in (*pools, *self._retired)
            for pid, busy in pool.processes
        )

    def _get(self, name: str) -> _Location:
        location = self._locations.get(name)
        if location is None:
            known = ", ".join(sorted(self._locations)) or "none"
            raise LookupError(f"No definitions called {name} are open (open: {known}).")
        return location

    # --- loading -------------------------------------------------------------------

    def _load(self, location: _Location) -> asyncio.Future[LocationState]:
        waiter: asyncio.Future[LocationState] = self._loop.create_future()
        location.waiters.append(waiter)
        unfinished = location.candidate
        location.fallback = False
        location.seen = _file_states(location)
        rules = tuple(self._store.rules().values()) if _is_folders(location) else ()
        candidate = location.candidate = self._pool(location.spec, rules=rules)
        candidate.load()
        if unfinished is not None:
            for question in unfinished.give_back():
                candidate.submit(question)
            unfinished.close(abandon_busy=False)
        return waiter

    def _pool(
        self,
        spec: LocationSpec,
        *,
        source: str | None = None,
        rules: tuple[FolderRule, ...] = (),
        most: int | None = None,
    ) -> WorkerPool:
        limits = PoolLimits(
            # Nobody may ever watch a folder: no process is kept for that.
            warm=0 if spec.kind is LocationKind.FOLDERS and not rules else 1,
            most=most or self._settings.current.parallel_evaluations,
            output_bytes=self._settings.current.evaluation_output_bytes,
            load_s=self._settings.current.load_timeout_seconds,
            waiting=self._settings.current.waiting_evaluations,
        )
        return self._make_pool(
            self._loop,
            spec,
            self,
            limits=limits,
            source=source,
            rules=rules,
            storage=str(self._home.storage),
        )

    def on_loaded(self, pool: WorkerPool, message: wire.Loaded) -> None:
        """Let a version that was just read take over from the one before."""
        location = self._locations.get(pool.spec.name)
        if location is None or location.candidate is not pool:
            return  # one more worker of a version that is known
        location.candidate = None
        snapshot = message.snapshot
        pool.freeze_source(snapshot.source)
        self._retire(location.pools)
        location.evaluators = pool
        rules = tuple(self._store.rules().values()) if _is_folders(location) else ()
        location.executors = self._pool(
            pool.spec,
            source=snapshot.source,
            rules=rules,
            most=_most_executors(self._settings.current.max_concurrent_runs),
        )
        location.executors.warm_up()
        location.files = _files_of(pool.spec, snapshot)
        if not location.fallback:
            location.seen = location.seen if location.seen else _file_states(location)
            location.state = _loaded(location, snapshot, self._clock)
            self._store.save_location(location.state, snapshot, pinned=location.pinned)
            self._store.note(
                LOCATION_LOADED,
                f"{location.spec.name} was loaded.",
                location=location.spec.name,
            )
        sensors = self._store.take_up(
            location.spec.name, snapshot.repository, snapshot.sensors
        )
        self._publish(LocationChanged(name=location.spec.name, state=location.state))
        self._sensors.take_up(location.spec.name, sensors, pool)
        self.on_taken_up(location.spec.name, sensors)
        for state, spec in sensors:
            watched = self._sensors.get(state.id)
            self._publish(SensorChanged(state=watched.state, spec=spec))
        self._answer(location)

    def on_load_failed(self, pool: WorkerPool, message: wire.LoadFailed) -> None:
        """Keep the version that works, and say what is wrong with the new one."""
        location = self._locations.get(pool.spec.name)
        if location is None or location.candidate is not pool:
            return
        location.candidate = None
        self._retire([(ProcessRole.LOADS, pool)])
        if location.fallback:
            self._give_up(location)
            return
        location.state = msgspec.structs.replace(
            location.state,
            spec=location.spec,
            status=LocationStatus.ERROR,
            error=message.error,
            error_line=message.line,
        )
        self._store.save_location(location.state, None, pinned=location.pinned)
        self._store.note(
            LOCATION_BROKEN,
            f"{location.spec.name}: {message.error.summary}",
            location=location.spec.name,
            error=message.error.summary,
        )
        self._publish(LocationChanged(name=location.spec.name, state=location.state))
        if location.evaluators is not None or not self._try_last_good(location):
            self._give_up(location)

    def _try_last_good(self, location: _Location) -> bool:
        """Start the last version that worked, from before this session."""
        stored = self._store.last_good(location.spec.name)
        if stored is None or stored[1].source is None:
            return False
        location.fallback = True
        location.candidate = self._pool(location.spec, source=stored[1].source)
        location.candidate.load()
        return True

    def _give_up(self, location: _Location) -> None:
        """Leave a broken location as it is: with its last good version, or none."""
        if location.evaluators is None:
            error = location.state.error or ErrorInfo(class_name="Error", message="")
            problem = f"Its definitions cannot be read: {error.summary}"
            self._store.set_problem(location.spec.name, problem)
            for state, spec in self._store.sensors_of(location.spec.name):
                self._publish(SensorChanged(state=state, spec=spec))
        self._answer(location)

    @staticmethod
    def _answer(location: _Location, error: Exception | None = None) -> None:
        waiters, location.waiters = location.waiters, []
        for waiter in waiters:
            if waiter.done():
                continue
            if error is None:
                waiter.set_result(location.state)
            else:
                waiter.set_exception(error)

    def _retire(self, pools: Iterable[tuple[ProcessRole, WorkerPool]]) -> None:
        self._retired = [
            (role, pool) for role, pool in self._retired if pool.busy or pool.pids
        ]
        for role, pool in pools:
            pool.retire()
            self._retired.append((role, pool))

    # --- files ---------------------------------------------------------------------

    def _look_at_files(self) -> None:
        for location in self._locations.values():
            if _is_folders(location):
                continue
            if _file_states(location) != location.seen:
                self._load(location)
        self.watch_files()


def _most_executors(limit: int) -> int:
    """Return how many workers may execute runs; a limit of -1 is none."""
    return limit if limit > 0 else 1 if limit == 0 else _UNLIMITED


def _is_folders(location: _Location) -> bool:
    return location.spec.kind is LocationKind.FOLDERS


def _loaded(
    location: _Location, snapshot: DefinitionsSnapshot, clock: Clock
) -> LocationState:
    return LocationState(
        spec=location.spec,
        status=LocationStatus.LOADED,
        loaded_at=clock.now(),
        jobs=snapshot.jobs,
        assets=snapshot.assets,
        sensor_count=len(snapshot.sensors),
    )


def _files_of(spec: LocationSpec, snapshot: DefinitionsSnapshot) -> tuple[str, ...]:
    """Return the files whose change means another version."""
    if spec.kind is LocationKind.FILE:
        return (spec.target,)
    return tuple(sorted({each.source_file for each in snapshot.sensors} - {""}))


def _file_states(location: _Location) -> tuple[object, ...]:
    files: Iterable[str] = location.files
    if location.spec.kind is LocationKind.FILE:
        files = (location.spec.target,)
    states: list[object] = []
    for file in files:
        try:
            stat = Path(file).stat()
        except OSError as error:
            states.append(error.errno)
        else:
            states.append((stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(states)
