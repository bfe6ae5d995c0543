"""The engine: builds its parts, runs their loop, and takes commands from any thread."""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from tickdeck.clock import SystemClock
from tickdeck.engine.assembly import assemble
from tickdeck.engine.control import ControlServer, socket_path
from tickdeck.engine.location_desk import FOLDERS_SPEC
from tickdeck.engine.lock import EngineLock, Holder
from tickdeck.engine.recovery import recover
from tickdeck.errors import DatabaseError, EngineStoppedError, StartupError
from tickdeck.storage.activity import ENGINE_STARTED, ENGINE_STOPPED
from tickdeck.storage.store import Store
from tickdeck.values.events import EngineStarted, EngineStopped, Event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.clock import Clock
    from tickdeck.engine.assembly import Parts
    from tickdeck.engine.location_desk import LocationDesk
    from tickdeck.engine.obeying import Obeyer
    from tickdeck.home import Home
    from tickdeck.values.commands import Command
    from tickdeck.values.locations import LocationSpec
    from tickdeck.values.settings import EngineSettings

_GRACE_POLL_S = 0.02


class Engine:
    """Evaluates sensors and launches runs until it is told to stop.

    `run` works in the thread that calls it; `submit` and `request_stop` may be called
    from any thread, at any time.
    """

    def __init__(
        self,
        home: Home,
        *,
        locations: Sequence[LocationSpec] | None = None,
        remember: bool = False,
        clock: Clock | None = None,
        settings: EngineSettings | None = None,
    ) -> None:
        """Prepare; nothing is opened before `run`.

        Args:
            home: The data folder.
            locations: The definitions to open; None for those that are remembered.
            remember: Whether to open those that are remembered as well, and to
                remember these.
            clock: Tells the time.
            settings: How much at once, and for how long; None for what is
                remembered.
        """
        self.home = home
        self._specs = locations
        self._remember = remember
        self._clock = clock or SystemClock()
        self._settings = settings
        self._guard = threading.Lock()
        self._inbox: list[tuple[Command, Future[Any]]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._stop_requested = False
        self._ended = False
        self._obeyer: Obeyer | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    # --- from any thread -----------------------------------------------------------

    def submit(self, command: Command) -> Future[Any]:
        """Hand *command* over; the future has its answer or its error.

        `LookupError` says that something does not exist, `ValueError` that something
        cannot be, `EngineStoppedError` that the engine ended first.
        """
        answer: Future[Any] = Future()
        with self._guard:
            if self._ended:
                answer.set_exception(EngineStoppedError("The engine has stopped."))
                return answer
            self._inbox.append((command, answer))
            loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                loop.call_soon_threadsafe(self._take_inbox)
        return answer

    def request_stop(self) -> None:
        """End `run` once ticks in hand are recorded; runs go on by themselves."""
        with self._guard:
            self._stop_requested = True
            loop, stop = self._loop, self._stop
        if loop is not None and stop is not None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(stop.set)

    # --- in the engine's thread ----------------------------------------------------

    def run(self, publish: Callable[[Event], None]) -> None:
        """Work until `request_stop`; *publish* is called in this thread.

        Raises:
            StartupError: If the engine cannot start; a sentence that says why and what
                to do. `AlreadyRunningError` if another one has the data folder.
        """
        try:
            self.home.create()
            lock = EngineLock(self.home)
            lock.acquire(self._clock.now())
            try:
                with asyncio.Runner() as runner:
                    runner.run(self._work(lock, publish))
            finally:
                lock.release()
        finally:
            self._refuse_the_rest()

    async def _work(self, lock: EngineLock, publish: Callable[[Event], None]) -> None:
        loop = asyncio.get_running_loop()
        store = Store(self.home, self._clock)
        try:
            parts = assemble(
                loop, store, self.home, self._clock, self._settings, publish
            )
            self._obeyer = parts.obeyer
            try:
                recovered = recover(store, self.home, parts.runs)
                store.note(ENGINE_STARTED, "Tickdeck began to work.")
            except DatabaseError as error:
                raise StartupError(str(error)) from error
            control = ControlServer(parts.obeyer.obey)
            await self._listen(control, lock)
            publish(
                EngineStarted(
                    at=self._clock.now(),
                    recovered_runs=recovered,
                    paused_since=parts.pause.since,
                )
            )
            self._open_locations(store, parts.locations)
            parts.locations.watch_files()
            parts.housekeeping.start()
            parts.clock_watch.start()
            await self._wait_for_stop(loop)
            await control.stop()
            await self._wind_down(parts)
            with contextlib.suppress(DatabaseError):
                store.note(ENGINE_STOPPED, "Tickdeck ended.")
            publish(EngineStopped(at=self._clock.now()))
        finally:
            store.close()

    async def _listen(self, control: ControlServer, lock: EngineLock) -> None:
        path = socket_path(self.home)
        await control.start(path)
        lock.tell(Holder(pid=os.getpid(), since=self._clock.now(), socket=str(path)))

    def _open_locations(self, store: Store, locations: LocationDesk) -> None:
        specs = {}
        if self._specs is None or self._remember:
            specs = {spec.name: spec for spec in store.pinned_locations()}
        specs |= {spec.name: spec for spec in self._specs or ()}
        pinned = True if self._remember else None
        waiters = [locations.open(FOLDERS_SPEC)]
        waiters += [locations.open(each, pinned=pinned) for each in specs.values()]
        for waiter in waiters:
            waiter.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _wait_for_stop(self, loop: asyncio.AbstractEventLoop) -> None:
        stop = asyncio.Event()
        with self._guard:
            self._loop, self._stop = loop, stop
            if self._stop_requested:
                stop.set()
        self._take_inbox()
        await stop.wait()

    async def _wind_down(self, parts: Parts) -> None:
        """Wait for what is in hand, but not for ever; runs end by themselves."""
        parts.sensors.stop()
        parts.runs.stop()
        parts.locations.stop()
        parts.housekeeping.stop()
        parts.clock_watch.stop()
        give_up = self._clock.monotonic() + parts.settings.current.grace_seconds
        while (  # noqa: ASYNC110 - two counters of which nobody else wants to hear
            parts.sensors.in_flight or parts.runs.in_progress
        ) and self._clock.monotonic() < give_up:
            await asyncio.sleep(_GRACE_POLL_S)
        parts.ledger.flush()
        parts.ledger.close()
        parts.locations.close()
        parts.wakes.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _take_inbox(self) -> None:
        with self._guard:
            waiting, self._inbox = self._inbox, []
        assert self._loop is not None
        for command, answer in waiting:
            if answer.set_running_or_notify_cancel():
                assert self._obeyer is not None
                task = self._loop.create_task(self._obeyer.obey(command))
                self._tasks.add(task)
                task.add_done_callback(partial(self._answer, answer))

    def _answer(self, answer: Future[Any], task: asyncio.Task[Any]) -> None:
        """Hand an answer over; in a callback, as a task may end before it begins."""
        self._tasks.discard(task)
        if task.cancelled():
            answer.set_exception(EngineStoppedError("The engine has stopped."))
        elif (error := task.exception()) is not None:
            answer.set_exception(error)
        else:
            answer.set_result(task.result())

    def _refuse_the_rest(self) -> None:
        with self._guard:
            self._ended = True
            self._loop = None
            waiting, self._inbox = self._inbox, []
        for _command, answer in waiting:
            if answer.set_running_or_notify_cancel():
                answer.set_exception(EngineStoppedError("The engine has stopped."))
