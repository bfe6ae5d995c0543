"""Writes on their way to the database: grouped, retried, never lost halfway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.errors import DatabaseError, RecordRefusedError
from tickdeck.values.events import EngineTrouble

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Sequence

    from tickdeck.clock import Clock
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event
    from tickdeck.values.outcomes import Outcome
    from tickdeck.values.runs import Run, RunEvent

GROUP_S = 0.02
RETRY_S = 2.0


class Ledger:
    """Collects finished ticks and the progress of runs, and commits them in groups.

    While the database cannot be written (a full disk, a lock), what is collected
    waits, `trouble` says why, and nothing new should be begun.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        clock: Clock,
        publish: Callable[[Event], None],
    ) -> None:
        self.trouble: str | None = None
        self.on_recovered: Callable[[], None] = lambda: None
        self.on_stored: Callable[[Outcome], None] = lambda _outcome: None
        self.on_refused: Callable[[Outcome, str], None] = lambda _outcome, _why: None
        self.on_runs_stored: Callable[[tuple[Run, ...], tuple[Run, ...]], None] = (
            lambda _runs, _created: None
        )
        self.on_events: Callable[[Sequence[RunEvent]], None] = lambda _events: None
        self._loop = loop
        self._store = store
        self._clock = clock
        self._publish = publish
        self._outcomes: list[Outcome] = []
        self._runs: dict[str, Run] = {}
        self._events: list[tuple[str | None, RunEvent]] = []
        self._created: list[Run] = []
        self._timer: asyncio.TimerHandle | None = None

    def add_tick(self, outcome: Outcome) -> None:
        """Store a finished tick: at once if it creates runs, else with others."""
        self._outcomes.append(outcome)
        if outcome.runs and self.trouble is None:
            self.flush()
        else:
            self._flush_soon()

    def add_run(
        self,
        run: Run,
        events: tuple[RunEvent, ...] = (),
        creates: Run | None = None,
    ) -> None:
        """Store how far a run has come, and what happened to it, with others.

        With *creates*, that new run is stored in the same transaction.
        """
        self._runs[run.run_id] = run
        self._events.extend((run.run_id, event) for event in events)
        if creates is not None:
            self._created.append(creates)
        self._flush_soon()

    def flush(self) -> bool:
        """Store all that waits; return whether that worked."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        try:
            self._flush_ticks()
            self._flush_runs()
        except DatabaseError as error:
            self._begin_trouble(str(error))
            return False
        self._end_trouble()
        return True

    def flush_runs(self) -> None:
        """Store how far runs have come, so that who asks sees it.

        Raises:
            DatabaseError: If that is impossible just now.
        """
        self._flush_runs()

    def close(self) -> None:
        """Store nothing more: what still waits could not be stored."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _flush_soon(self) -> None:
        if self._timer is None:
            self._timer = self._loop.call_later(GROUP_S, self.flush)

    def _flush_ticks(self) -> None:
        if not self._outcomes:
            return
        outcomes = self._outcomes
        try:
            self._store.record(outcomes)
        except RecordRefusedError:
            outcomes = self._record_singly(outcomes)
        self._outcomes = []
        for outcome in outcomes:
            self.on_stored(outcome)
            if outcome.events:
                self.on_events([event for _run_id, event in outcome.events])

    def _record_singly(self, outcomes: list[Outcome]) -> list[Outcome]:
        """Store what can be stored; hand back what never can as a failed tick."""
        stored = []
        while outcomes:
            outcome = outcomes[0]
            try:
                self._store.record([outcome])
            except RecordRefusedError as error:
                outcomes.pop(0)
                self.on_refused(outcome, str(error))
            else:
                stored.append(outcomes.pop(0))
        return stored

    def _flush_runs(self) -> None:
        if not self._runs:
            return
        runs, created = tuple(self._runs.values()), tuple(self._created)
        events = self._events
        self._store.save_runs(runs, events, created)
        self._runs, self._events, self._created = {}, [], []
        self.on_events([event for _run_id, event in events])
        self.on_runs_stored(runs, created)

    def _begin_trouble(self, message: str) -> None:
        if message != self.trouble:
            self.trouble = message
            self._publish(EngineTrouble(at=self._clock.now(), message=message))
        self._timer = self._loop.call_later(RETRY_S, self.flush)

    def _end_trouble(self) -> None:
        if self.trouble is not None:
            self.trouble = None
            self._publish(EngineTrouble(at=self._clock.now(), message=None))
            self.on_recovered()
