"""The runs: queued, launched, followed to their end. A run starts once."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING

import msgspec

from tickdeck import wire
from tickdeck.engine.retrying import Retries
from tickdeck.engine.run_queue import RunQueue, TagRoom
from tickdeck.launching.execution import ExecutionTask
from tickdeck.values.events import RunChanged, RunDeleted, RunLogged
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus, after
from tickdeck.worker import journal

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable, Sequence

    from tickdeck.clock import Clock
    from tickdeck.engine.ledger import Ledger
    from tickdeck.engine.live_settings import LiveSettings
    from tickdeck.engine.pausing import Pause
    from tickdeck.home import Home
    from tickdeck.launching.pool import WorkerPool
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event

FOLLOW_S = 0.25
"""How often the journal of a run in another engine's worker is looked at."""
MAX_STARTS = 3
"""How often a run is given to a worker that dies before it can claim it."""
CANCELED = "canceled by the operator"
MAX_RUNTIME_TAG = "dagster/max_runtime"


class _Active:
    """A run that was given to a worker, or is followed through its journal."""

    __slots__ = (
        "absorbed",
        "deadline",
        "kill_timer",
        "pool",
        "run",
        "starts",
        "succeeded",
        "too_long",
    )

    def __init__(self, run: Run, pool: WorkerPool | None, absorbed: int = 0) -> None:
        self.run = run
        self.pool = pool
        self.absorbed = absorbed
        """How many of the journal's events have been taken over."""
        self.starts = 1
        self.succeeded: list[str] = []
        """Steps that were heard to succeed."""
        self.deadline: asyncio.TimerHandle | None = None
        self.kill_timer: asyncio.TimerHandle | None = None
        self.too_long: str | None = None
        """Why it is being ended, if it ran longer than it may."""

    def stop_timers(self) -> None:
        """Neither end nor kill it any more: it has ended."""
        for timer in (self.deadline, self.kill_timer):
            if timer is not None:
                timer.cancel()


class RunDesk:
    """Launches runs and takes over what happens to them; in the engine's loop only."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        ledger: Ledger,
        clock: Clock,
        home: Home,
        settings: LiveSettings,
        pause: Pause,
        publish: Callable[[Event], None],
        pool_for: Callable[[str], WorkerPool | None],
        steps_of: Callable[[str, str], Sequence[str] | None],
    ) -> None:
        self._loop = loop
        self._store = store
        self._ledger = ledger
        self._clock = clock
        self._home = home
        self._settings = settings
        self._pause = pause
        self._publish = publish
        self._pool_for = pool_for
        self.retries = Retries(store, lambda: settings.current, steps_of)
        self._waiting = RunQueue()
        self._active: dict[str, _Active] = {}
        self._stopping = False
        ledger.on_runs_stored = self._on_stored
        settings.on_change(self.pump)
        pause.on_end(self.pump)

    @property
    def in_progress(self) -> int:
        """How many runs have been launched and have not ended."""
        return len(self._active)

    def stop(self) -> None:
        """Launch nothing more, and end nothing that takes too long."""
        self._stopping = True
        for active in self._active.values():
            active.stop_timers()

    # --- launching -----------------------------------------------------------------

    def add(self, runs: Iterable[Run]) -> None:
        """Launch stored runs as soon as there is room: by priority, then in order."""
        fresh = list(runs)
        for run in fresh:
            self._waiting.add(run)
            self._publish(RunChanged(run=run))
        self.pump()
        for run in fresh:
            if run.run_id in self._waiting and run.status is RunStatus.NOT_STARTED:
                self._enqueue(run)

    def _enqueue(self, run: Run) -> None:
        """Write down that a run has to wait."""
        run = msgspec.structs.replace(run, status=RunStatus.QUEUED)
        self._waiting.replace(run)
        event = RunEvent(
            at=self._clock.now(),
            type=RunEventType.RUN_ENQUEUED,
            message=f"{run.job_name} waits for its turn.",
        )
        self._ledger.add_run(run, (event,))
        self._publish(RunChanged(run=run))

    def pump(self) -> None:
        """Launch what can be launched; a run that has to wait holds up no other."""
        if self._stopping or self._pause.is_on or not len(self._waiting):
            return
        most = self._settings.current.max_concurrent_runs
        free = len(self._waiting) if most < 0 else most - len(self._active)
        if free <= 0:
            return
        room = TagRoom(
            self._settings.current.tag_limits,
            (active.run for active in self._active.values()),
        )

        def fits(run: Run) -> bool:
            if self._pool_for(run.location) is None or not room.has_room(run):
                return False
            room.take(run)
            return True

        for run in self._waiting.take(fits, free):
            pool = self._pool_for(run.location)
            assert pool is not None
            self._launch(run, pool)

    def _launch(self, run: Run, pool: WorkerPool) -> None:
        run = msgspec.structs.replace(run, status=RunStatus.STARTING)
        self._active[run.run_id] = _Active(run, pool)
        event = RunEvent(
            at=self._clock.now(),
            type=RunEventType.RUN_STARTING,
            message=f"Launching {run.job_name}.",
        )
        self._ledger.add_run(run, (event,))
        self._submit(run, pool)
        self._publish(RunChanged(run=run))

    def _submit(self, run: Run, pool: WorkerPool) -> None:
        pool.submit(
            ExecutionTask(
                wire.Execute(
                    run_id=run.run_id,
                    job_name=run.job_name,
                    run_config=run.run_config,
                    tags=run.tags,
                    asset_keys=run.asset_keys,
                    journal=str(self._home.journal(run.run_id)),
                    output=str(self._home.output(run.run_id)),
                    steps=run.step_keys,
                    earlier_runs=self.retries.earlier_runs(run),
                    partition_key=run.partition_key,
                ),
                reported=self._absorb,
                ended=self._ended,
                lost=self._lost,
            )
        )

    # --- what workers and journals say ---------------------------------------------

    def _absorb(self, run_id: str, events: Sequence[RunEvent]) -> None:
        """Take over events that are in the journal."""
        active = self._active.get(run_id)
        if active is None or not events:
            return
        before = active.run
        taken = tuple(self._as_it_ended(active, event) for event in events)
        for event in taken:
            active.run = after(active.run, event)
            if event.type is RunEventType.STEP_SUCCESS and event.step_key:
                active.succeeded.append(event.step_key)
        active.absorbed += len(taken)
        self._ledger.add_run(active.run, taken, self._retry_of(active))
        self._publish(RunLogged(run_id=run_id, events=taken))
        if active.run.status is RunStatus.STARTED and active.deadline is None:
            self._set_deadline(active)
        if active.run != before and not active.run.status.is_finished:
            self._publish(RunChanged(run=active.run))

    @staticmethod
    def _as_it_ended(active: _Active, event: RunEvent) -> RunEvent:
        """Return the event; that of a run that ran too long tells of a failure."""
        if event.type is not RunEventType.RUN_CANCELED or active.too_long is None:
            return event
        return msgspec.structs.replace(
            event,
            type=RunEventType.RUN_FAILURE,
            level="ERROR",
            message=active.too_long,
        )

    def _retry_of(self, active: _Active) -> Run | None:
        """Return the run that tries one again that has just failed, if any does."""
        if active.run.status is not RunStatus.FAILURE:
            return None
        succeeded = [
            *self._store.succeeded_steps(active.run.run_id),
            *active.succeeded,
        ]
        return self.retries.after_failure(active.run, succeeded, self._clock.now())

    def _set_deadline(self, active: _Active) -> None:
        """End the run when it has run as long as it may."""
        try:
            seconds = float(active.run.tags[MAX_RUNTIME_TAG])
        except (KeyError, ValueError):
            seconds = self._settings.current.max_runtime_seconds
        if not seconds > 0 or self._stopping:
            return
        ran = self._clock.now() - (active.run.started or self._clock.now())
        active.deadline = self._loop.call_later(
            max(0.0, seconds - ran.total_seconds()),
            self._end_too_long,
            active.run.run_id,
            seconds,
        )

    def _end_too_long(self, run_id: str, seconds: float) -> None:
        active = self._active.get(run_id)
        if active is None or active.run.status is RunStatus.CANCELING:
            return
        active.too_long = f"It ran longer than the {seconds:g} s that it may."
        self._end_process(active, force=False)

    def _ended(self, run_id: str, *, claimed: bool) -> None:
        active = self._active.get(run_id)
        if active is None:
            return
        if not claimed:
            self.follow(active.run, active.absorbed)
        elif active.run.status.is_finished:
            self._free(run_id)
        else:
            self._fail(active, "Its worker ended it without saying how.")

    def _lost(self, run_id: str, why: str) -> None:
        """The worker is gone. The journal tells whether the run had begun, or ended."""
        active = self._active.get(run_id)
        if active is None:
            return
        path = self._home.journal(run_id)
        contents = journal.read(path)
        if contents.header is not None:
            self._absorb(run_id, contents.events[active.absorbed :])
        if active.run.status.is_finished:
            self._free(run_id)
        elif active.too_long is not None:
            self._fail(active, active.too_long)
        elif active.run.status is RunStatus.CANCELING:
            self._finish(active, RunStatus.CANCELED, "Canceled by the operator.")
        elif contents.header is None and active.starts < MAX_STARTS and active.pool:
            journal.discard_unclaimed(path)
            active.starts += 1
            self._submit(active.run, active.pool)
        else:
            self._fail(active, f"The run was cut short: {why}.")

    def follow(self, run: Run, absorbed: int) -> None:
        """Follow a run that another process executes, through its journal."""
        active = self._active.setdefault(run.run_id, _Active(run, None, absorbed))
        active.pool = None
        if run.status is RunStatus.STARTED and active.deadline is None:
            self._set_deadline(active)
        self._loop.call_later(FOLLOW_S, self._look_at_journal, run.run_id)

    def _look_at_journal(self, run_id: str) -> None:
        active = self._active.get(run_id)
        if active is None or self._stopping:
            return
        path = self._home.journal(run_id)
        gone = journal.is_abandoned(path)  # asked first: its last words come before
        contents = journal.read(path)
        self._absorb(run_id, contents.events[active.absorbed :])
        if active.run.status.is_finished:
            self._free(run_id)
        elif gone:
            self._lost_from_sight(active)
        else:
            self._loop.call_later(FOLLOW_S, self._look_at_journal, run_id)

    def _lost_from_sight(self, active: _Active) -> None:
        """End a followed run whose process is gone, for the reason that it has."""
        if active.too_long is not None:
            self._fail(active, active.too_long)
        elif active.run.status is RunStatus.CANCELING:
            self._finish(active, RunStatus.CANCELED, "Canceled by the operator.")
        else:
            self.interrupt(active.run)

    def interrupt(self, run: Run) -> None:
        """End a run that was begun and whose process is gone."""
        active = self._active.setdefault(run.run_id, _Active(run, None))
        active.run = msgspec.structs.replace(run, interrupted=True)
        self._fail(
            active,
            "Interrupted: the process that executed it is gone. "
            "It was begun once and is not begun again.",
        )

    def take_over(self, run: Run, events: Sequence[RunEvent], absorbed: int) -> Run:
        """Absorb the rest of a journal that an earlier engine left; return the run."""
        active = self._active.setdefault(run.run_id, _Active(run, None, absorbed))
        self._absorb(run.run_id, events[absorbed:])
        if active.run.status.is_finished:
            self._free(run.run_id)
        return active.run

    def _fail(self, active: _Active, message: str) -> None:
        self._finish(active, RunStatus.FAILURE, message)

    def _finish(self, active: _Active, status: RunStatus, message: str) -> None:
        """End a run whose worker did not."""
        now = self._clock.now()
        kind = (
            RunEventType.RUN_CANCELED
            if status is RunStatus.CANCELED
            else RunEventType.RUN_FAILURE
        )
        event = RunEvent(at=now, type=kind, level="ERROR", message=message)
        active.run = msgspec.structs.replace(
            active.run, status=status, ended=now, error=message
        )
        self._ledger.add_run(active.run, (event,), self._retry_of(active))
        self._publish(RunLogged(run_id=active.run.run_id, events=(event,)))
        self._free(active.run.run_id)

    def _free(self, run_id: str) -> None:
        self._active.pop(run_id).stop_timers()
        self.pump()

    def _on_stored(self, runs: tuple[Run, ...], created: tuple[Run, ...]) -> None:
        """Tell of the ends, and drop their journals, which nobody needs any more."""
        for run in runs:
            if run.status.is_finished:
                self._home.journal(run.run_id).unlink(missing_ok=True)
                if run.status is RunStatus.SUCCESS:
                    self._drop_values(run)
                self._publish(RunChanged(run=run))
        if created:
            self.add(created)

    def _drop_values(self, run: Run) -> None:
        """Drop what the steps gave: nothing will go on from where they failed."""
        for run_id in (run.run_id, *self.retries.earlier_runs(run)):
            shutil.rmtree(self._home.run_values(run_id), ignore_errors=True)

    # --- what operators ask --------------------------------------------------------

    def cancel(self, run_id: str, *, force: bool = False) -> Run:
        """End a run that has not finished: ask its process to, then kill it.

        Raises:
            LookupError: If there is no such run.
            ValueError: If it has finished.
        """
        run = self._waiting.remove(run_id)
        if run is not None:
            active = self._active[run_id] = _Active(run, None)
            self._finish(active, RunStatus.CANCELED, "Canceled while queued.")
            return active.run
        active_run = self._active.get(run_id)
        if active_run is None:
            stored = self._store.run(run_id)
            if stored is None:
                raise LookupError(f"There is no run {run_id}.")
            raise ValueError(f"The run has already ended: {stored.status}.")
        pool = active_run.pool
        if pool is not None and pool.withdraw(_is_run(run_id)):
            self._finish(active_run, RunStatus.CANCELED, "Canceled before it began.")
            return active_run.run
        if active_run.run.status is not RunStatus.CANCELING:
            active_run.run = msgspec.structs.replace(
                active_run.run, status=RunStatus.CANCELING
            )
            event = RunEvent(
                at=self._clock.now(),
                type=RunEventType.RUN_CANCELING,
                message="Ending its process and all that it started.",
            )
            self._ledger.add_run(active_run.run, (event,))
            self._publish(RunChanged(run=active_run.run))
        self._end_process(active_run, force=force)
        return active_run.run

    def fail(self, run_id: str, message: str) -> None:
        """End a run that has not finished, as one that failed.

        Raises:
            LookupError: If there is no such run.
            ValueError: If it has finished.
        """
        waiting = self._waiting.remove(run_id)
        if waiting is not None:
            self._active[run_id] = _Active(waiting, None)
        active = self._active.get(run_id)
        if active is None:
            stored = self._store.run(run_id)
            if stored is None:
                raise LookupError(f"There is no run {run_id}.")
            raise ValueError(f"The run has already ended: {stored.status}.")
        if waiting is not None or (
            active.pool is not None and active.pool.withdraw(_is_run(run_id))
        ):
            self._fail(active, message)
            return
        active.too_long = message
        self._end_process(active, force=False)

    def cancel_unclaimed(self, run: Run) -> None:
        """End a run that was being cancelled, and that nobody executes."""
        active = self._active.setdefault(run.run_id, _Active(run, None))
        self._finish(active, RunStatus.CANCELED, "Canceled by the operator.")

    def _end_process(self, active: _Active, *, force: bool) -> None:
        """Ask the process of a run to end, and kill it if it does not in time."""
        run_id = active.run.run_id
        if force:
            self._kill(run_id)
            return
        if active.pool is not None:
            active.pool.interrupt_task(_is_run(run_id))
        else:
            journal.signal_writer(self._home.journal(run_id), signal.SIGTERM)
        if active.kill_timer is None:
            active.kill_timer = self._loop.call_later(
                self._settings.current.cancel_grace_seconds, self._kill, run_id
            )

    def _kill(self, run_id: str) -> None:
        active = self._active.get(run_id)
        if active is None:
            return
        if active.pool is not None:
            active.pool.kill_task(_is_run(run_id), active.too_long or CANCELED)
        else:
            journal.signal_writer(self._home.journal(run_id), signal.SIGKILL)

    def reexecute(self, run_id: str, *, from_failure: bool) -> Run:
        """Execute a finished run again, as a new run.

        Raises:
            LookupError: If there is no such run.
            ValueError: If it has not finished, or there is nothing to go on from.
        """
        run = self._store.run(run_id)
        if run is None:
            raise LookupError(f"There is no run {run_id}.")
        made = self.retries.by_hand(
            run, from_failure=from_failure, now=self._clock.now()
        )
        self._store.create_run(made)
        self.add([made])
        return made

    def delete(self, run_id: str) -> None:
        """Delete a finished run with its log and output, and free its key.

        Raises:
            LookupError: If there is no such run.
            ValueError: If it has not finished.
        """
        run = self._store.run(run_id)
        if run is None:
            raise LookupError(f"There is no run {run_id}.")
        if run_id in self._active or not run.status.is_finished:
            raise ValueError("The run has not finished. Cancel it first.")
        self._store.delete_run(run_id)
        self._home.output(run_id).unlink(missing_ok=True)
        shutil.rmtree(self._home.run_values(run_id), ignore_errors=True)
        self._publish(RunDeleted(run_id=run_id))


def _is_run(run_id: str) -> Callable[[object], bool]:
    return lambda task: isinstance(task, ExecutionTask) and task.run_id == run_id
