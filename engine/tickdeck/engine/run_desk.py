"""The runs: queued, launched, followed to their end. A run starts once."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import msgspec

from tickdeck import wire
from tickdeck.launching.execution import ExecutionTask
from tickdeck.values.events import RunChanged, RunDeleted, RunLogged
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus
from tickdeck.worker import journal

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable, Sequence

    from tickdeck.clock import Clock
    from tickdeck.engine.ledger import Ledger
    from tickdeck.engine.settings import EngineSettings
    from tickdeck.home import Home
    from tickdeck.launching.pool import WorkerPool
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event

FOLLOW_S = 0.25
"""How often the journal of a run in another engine's worker is looked at."""
MAX_STARTS = 3
"""How often a run is given to a worker that dies before it can claim it."""
CANCELED = "canceled by the operator"


class _Active:
    """A run that was given to a worker, or is followed through its journal."""

    __slots__ = ("absorbed", "pool", "run", "starts")

    def __init__(self, run: Run, pool: WorkerPool | None, absorbed: int = 0) -> None:
        self.run = run
        self.pool = pool
        self.absorbed = absorbed
        """How many of the journal's events have been taken over."""
        self.starts = 1


class RunDesk:
    """Launches runs and takes over what happens to them; in the engine's loop only."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        ledger: Ledger,
        clock: Clock,
        home: Home,
        settings: EngineSettings,
        publish: Callable[[Event], None],
        pool_for: Callable[[str], WorkerPool | None],
    ) -> None:
        self._loop = loop
        self._store = store
        self._ledger = ledger
        self._clock = clock
        self._home = home
        self._limit = settings.max_concurrent_runs
        self._publish = publish
        self._pool_for = pool_for
        self._waiting: deque[Run] = deque()
        self._active: dict[str, _Active] = {}
        self._stopping = False
        ledger.on_runs_stored = self._on_stored

    @property
    def in_progress(self) -> int:
        """How many runs have been launched and have not ended."""
        return len(self._active)

    def stop(self) -> None:
        """Launch nothing more."""
        self._stopping = True

    # --- launching -----------------------------------------------------------------

    def add(self, runs: Iterable[Run]) -> None:
        """Launch stored runs, in this order, as soon as there is room."""
        for run in runs:
            self._waiting.append(run)
            self._publish(RunChanged(run=run))
        self.pump()

    def pump(self) -> None:
        """Launch what can be launched. A run whose code is not loaded waits."""
        if self._stopping:
            return
        held: list[Run] = []
        while self._waiting and len(self._active) < self._limit:
            run = self._waiting.popleft()
            pool = self._pool_for(run.location)
            if pool is None:
                held.append(run)
            else:
                self._launch(run, pool)
        self._waiting.extendleft(reversed(held))

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
        for event in events:
            active.run = after(active.run, event)
        active.absorbed += len(events)
        self._ledger.add_run(active.run, tuple(events))
        self._publish(RunLogged(run_id=run_id, events=tuple(events)))
        if active.run != before and not active.run.status.is_finished:
            self._publish(RunChanged(run=active.run))

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
        elif why == CANCELED:
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
            self.interrupt(active.run)
        else:
            self._loop.call_later(FOLLOW_S, self._look_at_journal, run_id)

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
        self._ledger.add_run(active.run, (event,))
        self._publish(RunLogged(run_id=active.run.run_id, events=(event,)))
        self._free(active.run.run_id)

    def _free(self, run_id: str) -> None:
        del self._active[run_id]
        self.pump()

    def _on_stored(self, runs: tuple[Run, ...]) -> None:
        """Tell of the ends, and drop their journals, which nobody needs any more."""
        for run in runs:
            if run.status.is_finished:
                self._home.journal(run.run_id).unlink(missing_ok=True)
                self._publish(RunChanged(run=run))

    # --- what operators ask --------------------------------------------------------

    def cancel(self, run_id: str) -> Run:
        """End a run that has not finished.

        Raises:
            LookupError: If there is no such run.
            ValueError: If it has finished, or is executed by a process that an earlier
                engine left behind.
        """
        for run in self._waiting:
            if run.run_id == run_id:
                self._waiting.remove(run)
                active = self._active[run_id] = _Active(run, None)
                self._finish(active, RunStatus.CANCELED, "Canceled while queued.")
                return active.run
        active_run = self._active.get(run_id)
        if active_run is None:
            stored = self._store.run(run_id)
            if stored is None:
                raise LookupError(f"There is no run {run_id}.")
            raise ValueError(f"The run has already ended: {stored.status}.")
        if active_run.pool is None:
            raise ValueError(
                "The run was begun before Tickdeck was started again, and goes on "
                "by itself."
            )

        def is_it(task: object) -> bool:
            return isinstance(task, ExecutionTask) and task.run_id == run_id

        if active_run.pool.withdraw(is_it):
            self._finish(active_run, RunStatus.CANCELED, "Canceled before it began.")
            return active_run.run
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
        active_run.pool.kill_task(is_it, CANCELED)
        return active_run.run

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
        self._publish(RunDeleted(run_id=run_id))


def after(run: Run, event: RunEvent) -> Run:
    """Return *run* as it is after *event*."""
    replace = msgspec.structs.replace
    match event.type:
        case RunEventType.RUN_START if run.status is not RunStatus.CANCELING:
            return replace(run, status=RunStatus.STARTED, started=event.at)
        case RunEventType.STEP_FAILURE if run.error is None and event.error is not None:
            return replace(run, error=f"{event.step_key}: {event.error.summary}")
        case RunEventType.RUN_SUCCESS:
            return replace(run, status=RunStatus.SUCCESS, ended=event.at)
        case RunEventType.RUN_FAILURE:
            return replace(
                run,
                status=RunStatus.FAILURE,
                ended=event.at,
                error=run.error or event.message,
            )
    return run
