"""What the code of sensors and ops asks of the instance, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.values import queries

if TYPE_CHECKING:
    from tickdeck.clock import Clock
    from tickdeck.engine.ledger import Ledger
    from tickdeck.engine.run_desk import RunDesk
    from tickdeck.storage.store import Store


class InstanceDesk:
    """Answers queries of what is stored, everything that happened so far included."""

    def __init__(
        self, store: Store, ledger: Ledger, runs: RunDesk, clock: Clock
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._runs = runs
        self._clock = clock

    def answer(self, query: queries.Query) -> Any:
        """Return what `queries.ANSWERS` promises for *query*.

        Raises:
            DatabaseError: If the database cannot be read or written just now.
            ValueError: If a run is to be deleted that has not finished, or to fail that
                has.
        """
        self._ledger.flush_runs()
        match query:
            case queries.DeleteRunRecord():
                return self._delete_run(query.run_id)
            case queries.ReportRunFailed():
                return self._fail_run(query.run_id, query.message)
            case queries.ReportAssetEvent():
                number = self._store.answer(query)
                self._ledger.on_events([query.event])
                return number
        return self._store.answer(query)

    def _delete_run(self, run_id: str) -> bool:
        try:
            self._runs.delete(run_id)
        except LookupError:
            return False
        return True

    def _fail_run(self, run_id: str, message: str) -> bool:
        try:
            self._runs.fail(run_id, message)
        except LookupError:
            return False
        return True
