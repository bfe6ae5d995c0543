"""The sensors at work: who is due, one tick in flight each, what came of it."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from tickdeck import deciding, wire
from tickdeck.engine.evaluation import EvaluationTask
from tickdeck.engine.event_wakes import WAKERS, EventWakes
from tickdeck.engine.watched import Watched
from tickdeck.errors import DatabaseError
from tickdeck.scheduling import DueQueue, next_due, scheduled_time
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.events import (
    RunLogged,
    SensorChanged,
    SensorRemoved,
    TickBegan,
    TickEnded,
)
from tickdeck.values.sensors import (
    NO_LONGER_DEFINED,
    SensorId,
    SensorKind,
    SensorSpec,
    SensorState,
    SensorStatus,
    StoredStatus,
)
from tickdeck.values.ticks import Tick, TickId, WokenBy

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from tickdeck.clock import Clock
    from tickdeck.engine.ledger import Ledger
    from tickdeck.engine.live_settings import LiveSettings
    from tickdeck.engine.pausing import Pause
    from tickdeck.launching.pool import WorkerPool
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event
    from tickdeck.values.outcomes import Outcome
    from tickdeck.values.runs import RunEvent
    from tickdeck.values.ticks import LogLine

OPEN_AFTER_S = 0.25
"""A tick that takes longer is stored while it is open; a crash then shows it."""
FILE_WAKE_GAP = timedelta(milliseconds=20)
LONGEST_SLEEP_S = 60.0
_WAKERS = (WokenBy.FILE_CHANGE, WokenBy.RUN_STATUS, WokenBy.ASSET)
_UNREADABLE = -1  # no worker has this generation: it asks for the known files


class SensorDesk:
    """Evaluates sensors when they are due; used in the engine's loop only."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        ledger: Ledger,
        clock: Clock,
        settings: LiveSettings,
        pause: Pause,
        publish: Callable[[Event], None],
    ) -> None:
        self.on_runs: Callable[[Outcome], None] = lambda _outcome: None
        self._loop = loop
        self._store = store
        self._ledger = ledger
        self._clock = clock
        self._settings = settings
        self._pause = pause
        self._publish = publish
        self._watched: dict[SensorId, Watched] = {}
        self._put_aside: dict[SensorId, Watched] = {}
        """Whose definitions were closed while a tick was in flight."""
        self._queue = DueQueue()
        self._wakes = EventWakes()
        self._timer: asyncio.TimerHandle | None = None
        self._next_tick_id = store.next_tick_id()
        self._stopping = False
        self._looked = clock.now()
        ledger.on_stored = self._on_stored
        ledger.on_refused = self._on_refused
        ledger.on_recovered = self.pump
        ledger.on_events = self._on_events
        pause.on_end(self.pump)

    # --- who is watched ------------------------------------------------------------

    def take_up(
        self,
        location: str,
        sensors: Iterable[tuple[SensorState, SensorSpec]],
        pool: WorkerPool,
    ) -> None:
        """Evaluate these from now on, as all that *location* defines."""
        current = set()
        for state, spec in sensors:
            current.add(state.id)
            watched = self._watched.get(state.id) or self._put_aside.pop(state.id, None)
            if watched is None:
                watched = Watched(state, spec, pool)
            else:
                watched.state = msgspec.structs.replace(watched.state, problem=None)
                watched.spec, watched.pool = spec, pool
            self._watched[state.id] = watched
            self._wakes.take_up(state.id, spec)
            self._note_beginning(watched)
            self._reschedule(watched)
        for watched in list(self._watched.values()):
            if watched.state.location == location and watched.state.id not in current:
                self._put_away(watched, NO_LONGER_DEFINED)
        self.pump()

    def _note_beginning(self, watched: Watched) -> None:
        """Remember since when a schedule is on: its times count from there."""
        state, spec = watched.state, watched.spec
        if (
            not spec.cron
            or state.stored_status is not None
            or state.status(spec.default_status) is SensorStatus.STOPPED
        ):
            return
        watched.state = msgspec.structs.replace(
            state,
            stored_status=StoredStatus.DECLARED_IN_CODE,
            last_sensor_start=self._clock.now(),
        )
        with contextlib.suppress(DatabaseError):
            self._store.save_sensor(watched.state)

    def put_away(self, location: str, problem: str) -> None:
        """Evaluate no sensor of *location* until it is taken up again."""
        for watched in list(self._watched.values()):
            if watched.state.location == location:
                self._put_away(watched, problem)

    def _put_away(self, watched: Watched, problem: str) -> None:
        del self._watched[watched.state.id]
        self._wakes.forget(watched.state.id)
        if watched.in_flight:
            self._put_aside[watched.state.id] = watched
        self._queue.set(watched.state.id, None)
        watched.stop_looking_again()
        state = msgspec.structs.replace(watched.state, problem=problem)
        watched.state = state
        watched.refuse(LookupError(f"{state.name}: {problem}"))
        self._publish(SensorChanged(state=state, spec=watched.spec))

    def remove(self, sensor_id: SensorId) -> None:
        """Forget a sensor that was deleted."""
        watched = self._watched.pop(sensor_id, None)
        watched = self._put_aside.pop(sensor_id, watched)
        self._wakes.forget(sensor_id)
        self._queue.set(sensor_id, None)
        if watched is not None:
            watched.is_deleted = True
            watched.stop_looking_again()
            watched.stop_opening()
            watched.refuse(LookupError(f"{watched.state.name} was deleted."))
        self._publish(SensorRemoved(sensor_id=sensor_id))

    def get(self, sensor_id: SensorId) -> Watched:
        """Return a sensor that can be evaluated.

        Raises:
            LookupError: If there is none with that id, or its code is not loaded.
        """
        watched = self._watched.get(sensor_id)
        if watched is None:
            raise LookupError(
                f"Sensor {sensor_id} is not loaded: its code is broken or gone."
            )
        return watched

    def watched(self) -> tuple[Watched, ...]:
        """Return all sensors that can be evaluated."""
        return tuple(self._watched.values())

    def forget_generation(self, sensor_id: SensorId) -> None:
        """Read anew which known files are stored: they were changed by a command."""
        watched = self._watched.get(sensor_id)
        if watched is not None:
            watched.generation = None

    @property
    def in_flight(self) -> int:
        """How many ticks are being evaluated."""
        return sum(watched.in_flight for watched in self._watched.values())

    @property
    def next_due(self) -> datetime | None:
        """When the next tick is due, None if none is."""
        return self._queue.next()

    # --- who is due ----------------------------------------------------------------

    def replace_state(self, state: SensorState) -> None:
        """Go on from a state that was edited (and stored) by a command."""
        watched = self._watched.get(state.id)
        if watched is not None:
            watched.state = state
            self._reschedule(watched)
            self.pump()
        self._publish(
            SensorChanged(
                state=state,
                spec=watched.spec if watched else None,
                next_due=self._queue.due_of(state.id),
            )
        )

    def wake(
        self,
        sensor_id: SensorId,
        woken_by: WokenBy,
        closed_paths: Iterable[str] = (),
    ) -> None:
        """Let a sensor be due now if it is on, or right after the tick in flight."""
        watched = self._watched.get(sensor_id)
        if (
            watched is None
            or next_due(watched.state, watched.spec, self._clock.now()) is None
        ):
            return
        watched.closed_paths.update(closed_paths)
        if watched.in_flight:
            watched.wake_again = woken_by
            return
        now = self._clock.now()
        watched.woken_by = woken_by
        due = now
        if woken_by is WokenBy.FILE_CHANGE and watched.state.last_tick_started:
            due = min(
                max(now, watched.state.last_tick_started + FILE_WAKE_GAP),
                now + FILE_WAKE_GAP,
            )
        self._queue.set(sensor_id, due)
        self.pump()

    def _on_events(self, events: Sequence[RunEvent]) -> None:
        """Let the sensors be due that react to what has just been stored."""
        for sensor_id, woken_by in self._wakes.woken_by(events):
            self.wake(sensor_id, woken_by)

    def conclude(
        self, sensor_id: SensorId, answer: wire.Evaluated
    ) -> asyncio.Future[Tick]:
        """Record a tick of an *answer* that is known; the future has it when stored.

        Raises:
            LookupError: If the sensor is not loaded.
            ValueError: If a tick of it is being evaluated.
        """
        watched = self.get(sensor_id)
        if watched.in_flight:
            raise ValueError(
                f"{watched.state.name} is being evaluated just now. Try again when "
                "that tick has ended."
            )
        waiter: asyncio.Future[Tick] = self._loop.create_future()
        watched.waiters.append(waiter)
        watched.in_flight = True
        if self._is_woken(watched):
            watched.wake_again = watched.woken_by
        self._queue.set(watched.state.id, None)
        begun = self._begin_tick(watched, self._clock.now(), WokenBy.MANUAL)
        self._conclude(watched, begun, (), answer)
        return waiter

    def evaluate_now(self, sensor_id: SensorId) -> asyncio.Future[Tick]:
        """Tick at once, switched on or not; the future is answered when stored."""
        watched = self.get(sensor_id)
        waiter: asyncio.Future[Tick] = self._loop.create_future()
        watched.waiters_for_next.append(waiter)
        if not watched.in_flight:
            self._begin(watched, self._clock.now(), WokenBy.MANUAL)
        return waiter

    def pump(self) -> None:
        """Begin the ticks that are due, and sleep until the next one is."""
        if self._stopping or self._ledger.trouble is not None:
            return
        now = self._clock.now()
        if now < self._looked:
            self._bring_forward(now)
        self._looked = now
        if self._pause.is_on:
            return  # who is due stays so
        for sensor_id, due in self._queue.pop_due(now):
            watched = self._watched.get(sensor_id)
            if watched is not None and not watched.in_flight:
                self._begin(watched, due, watched.woken_by)
        upcoming = self._queue.next()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if upcoming is not None:
            delay = max(0.0, (upcoming - now).total_seconds())
            # Not for long at once: the wall clock may be set meanwhile.
            self._timer = self._loop.call_later(min(delay, LONGEST_SLEEP_S), self.pump)

    def _bring_forward(self, now: datetime) -> None:
        """Let no sensor wait until a time that was set back comes again."""
        for watched in self._watched.values():
            due = self._queue.due_of(watched.state.id)
            again = next_due(watched.state, watched.spec, now)
            if due is not None and again is not None and again < due:
                self._queue.set(watched.state.id, again)

    def stop(self) -> None:
        """Begin no more ticks."""
        self._stopping = True
        if self._timer is not None:
            self._timer.cancel()
        for watched in self._watched.values():
            watched.stop_looking_again()

    def _reschedule(self, watched: Watched) -> None:
        if watched.in_flight:
            return
        due = next_due(watched.state, watched.spec, self._clock.now())
        if due is not None and self._is_woken(watched):
            return
        watched.woken_by = WokenBy.SCHEDULE if watched.spec.cron else WokenBy.INTERVAL
        self._queue.set(watched.state.id, due)

    def _is_woken(self, watched: Watched) -> bool:
        """Tell whether something happened for which it is to look, once it may."""
        is_due = self._queue.due_of(watched.state.id) is not None
        return is_due and watched.woken_by in _WAKERS

    # --- one tick ------------------------------------------------------------------

    def _begin(self, watched: Watched, due: datetime, woken_by: WokenBy) -> None:
        watched.in_flight = True
        watched.woken_by = WokenBy.INTERVAL
        watched.take_waiters()
        self._queue.set(watched.state.id, None)
        watched.pool.submit(
            EvaluationTask(
                make_message=lambda: self._open_unless_paused(watched, due, woken_by),
                answered=lambda task, answer: self._answered(watched, task, answer),
                failed=lambda task, why: self._failed(watched, task, why),
                timeout_s=watched.spec.timeout_seconds,
                now=self._clock.now,
                shares=watched.spec.is_async,
            )
        )

    def _open_unless_paused(
        self, watched: Watched, due: datetime, woken_by: WokenBy
    ) -> wire.Evaluate | None:
        """Open the tick, now that a worker is free to evaluate it."""
        if watched.is_deleted:
            return None
        if self._pause.is_on and woken_by is not WokenBy.MANUAL:
            if not watched.waiters_for_next:
                self._postpone(watched, due, woken_by)
                return None
            watched.take_waiters()  # what somebody asks for is done all the same
            woken_by = WokenBy.MANUAL
        return self._open(watched, due, woken_by)

    def _postpone(self, watched: Watched, due: datetime, woken_by: WokenBy) -> None:
        """Let a tick that waited for a worker be due when the pause ends."""
        watched.in_flight = False
        if self._put_aside.pop(watched.state.id, None) is not None:
            return
        watched.woken_by = woken_by
        wanted = next_due(watched.state, watched.spec, self._clock.now()) is not None
        self._queue.set(watched.state.id, due if wanted else None)

    def _open(
        self, watched: Watched, due: datetime, woken_by: WokenBy
    ) -> wire.Evaluate:
        begun = self._begin_tick(watched, due, woken_by)
        watched.opening = self._loop.call_later(OPEN_AFTER_S, self._store_open, watched)
        self._publish(
            TickBegan(
                sensor_id=watched.state.id,
                tick_id=begun.tick_id,
                started=begun.started,
                woken_by=woken_by,
            )
        )
        return self._message(watched, begun)

    def _begin_tick(
        self, watched: Watched, due: datetime, woken_by: WokenBy
    ) -> deciding.Begun:
        tick_id = TickId(self._next_tick_id)
        self._next_tick_id = TickId(tick_id + 1)
        now = self._clock.now()
        scheduled = scheduled_time(watched.state, watched.spec, now)
        begun = deciding.begin(
            watched.state, tick_id, now, scheduled=scheduled or due, woken_by=woken_by
        )
        watched.begun = begun
        return begun

    def _message(self, watched: Watched, begun: deciding.Begun) -> wire.Evaluate:
        state = begun.state
        message = wire.Evaluate(
            request=begun.tick_id,
            sensor=state.name,
            tick_id=begun.tick_id,
            cursor=state.cursor,
            last_tick_started=state.last_tick_started,
            last_run_key=state.last_run_key,
            last_sensor_start=state.last_sensor_start,
            scheduled=begun.scheduled if watched.spec.cron else None,
            timeout_seconds=watched.spec.timeout_seconds,
            memory_limit_bytes=self._settings.current.evaluation_memory_bytes,
        )
        if watched.spec.kind is not SensorKind.FOLDER:
            return message
        watched.given_paths = tuple(watched.closed_paths)
        watched.closed_paths.clear()
        if watched.generation is None:
            try:
                watched.generation = self._store.folder_generation(state.id)
            except DatabaseError:
                watched.generation = _UNREADABLE
        return msgspec.structs.replace(
            message,
            closed_paths=watched.given_paths,
            generation=watched.generation,
        )

    def _store_open(self, watched: Watched) -> None:
        if watched.begun is not None:
            try:
                self._store.open_tick(deciding.opened(watched.begun))
            except DatabaseError:
                return  # the end of the tick will tell, and retry

    def _answered(
        self, watched: Watched, task: EvaluationTask, answer: wire.Evaluated
    ) -> None:
        if watched.is_deleted:
            return  # by now its id may be another sensor's
        begun = watched.begun
        assert begun is not None
        if answer.wants_known:
            self._ask_again_with_known(watched, begun, task)
            return
        if answer.error is not None:
            watched.closed_paths.update(watched.given_paths)
        if answer.look_again_seconds is not None:
            watched.stop_looking_again()
            watched.looking_again = self._loop.call_later(
                answer.look_again_seconds,
                self.wake,
                begun.state.id,
                WAKERS.get(watched.spec.kind, WokenBy.FILE_CHANGE),
            )
        self._conclude(watched, begun, task.log.close(), answer)

    def _ask_again_with_known(
        self, watched: Watched, begun: deciding.Begun, task: EvaluationTask
    ) -> None:
        given = watched.given_paths
        watched.generation = None
        try:
            known = self._store.known_files(begun.state.id)
        except DatabaseError as error:
            self._failed(watched, task, str(error))
            return
        message = msgspec.structs.replace(
            self._message(watched, begun), closed_paths=given, known=known
        )
        watched.given_paths = given
        again = EvaluationTask(
            make_message=lambda: message,
            answered=lambda task, answer: self._answered(watched, task, answer),
            failed=lambda task, why: self._failed(watched, task, why),
            timeout_s=watched.spec.timeout_seconds,
            now=self._clock.now,
        )
        again.log = task.log
        watched.pool.submit(again)

    def _failed(self, watched: Watched, task: EvaluationTask, why: str) -> None:
        """End a tick whose worker hung, died or could not be asked."""
        if watched.is_deleted:
            return
        if watched.begun is None:  # no worker ever became free
            self._open(watched, self._clock.now(), WokenBy.INTERVAL)
        begun = watched.begun
        assert begun is not None
        watched.closed_paths.update(watched.given_paths)
        error = ErrorInfo(
            class_name="DagsterUserCodeUnreachableError",
            message=f"The evaluation of {watched.state.name} was lost: {why}.",
        )
        answer = deciding.failure(begun, error)
        self._conclude(watched, begun, task.log.close(), answer)

    def _conclude(
        self,
        watched: Watched,
        begun: deciding.Begun,
        log: Sequence[LogLine],
        answer: wire.Evaluated,
    ) -> None:
        watched.stop_opening()
        watched.given_paths = ()
        keys = deciding.requested_keys(answer)
        partitions: dict[str, Sequence[str]] = {}
        try:
            used = self._store.used_keys(begun.state.id, keys) if keys else {}
            for asked in answer.partitions:
                name = asked.definition
                partitions[name] = self._store.dynamic_partitions(name)
        except DatabaseError as error:
            used = {}
            answer = deciding.failure(
                begun, ErrorInfo(class_name="DatabaseError", message=str(error))
            )
        outcome = deciding.decide(
            begun,
            watched.state,
            answer,
            used=used,
            partitions=partitions,
            log=log,
            now=self._clock.now(),
        )
        self._ledger.add_tick(outcome)

    def _on_stored(self, outcome: Outcome) -> None:
        self._put_aside.pop(outcome.tick.sensor_id, None)
        watched = self._watched.get(outcome.tick.sensor_id)
        if watched is not None:
            watched.begun = None
            watched.in_flight = False
            watched.state = msgspec.structs.replace(
                outcome.state, problem=watched.state.problem
            )
            if watched.generation is not None and (
                outcome.settled or outcome.forgotten
            ):
                watched.generation += 1
            watched.answer(outcome.tick)
            self._go_on(watched)
        if outcome.runs:
            self.on_runs(outcome)
        for run_id, event in outcome.events:
            if run_id is not None:
                self._publish(RunLogged(run_id=run_id, events=(event,)))
        self._publish(
            TickEnded(
                tick=outcome.tick,
                state=outcome.state,
                next_due=self._queue.due_of(outcome.tick.sensor_id),
            )
        )

    def _go_on(self, watched: Watched) -> None:
        """Begin the next tick if somebody wants it already, else when it is due."""
        again, watched.wake_again = watched.wake_again, None
        if watched.waiters_for_next and not self._stopping:
            self._begin(watched, self._clock.now(), WokenBy.MANUAL)
            return
        self._reschedule(watched)
        if again is not None:
            self.wake(watched.state.id, again)
        else:
            self._loop.call_soon(self.pump)

    def _on_refused(self, outcome: Outcome, why: str) -> None:
        """Fail a tick whose outcome can never be stored; it keeps its cursor."""
        watched = self._watched.get(outcome.tick.sensor_id)
        if watched is None or watched.begun is None:
            return
        error = ErrorInfo(class_name="RecordRefusedError", message=why)
        self._ledger.add_tick(
            deciding.decide(
                watched.begun,
                watched.state,
                deciding.failure(watched.begun, error),
                used={},
                now=self._clock.now(),
            )
        )
