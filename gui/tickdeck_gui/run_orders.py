"""What operators do to runs, in one place for table and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.commands import CancelRun, DeleteRun, ReexecuteRun
from tickdeck_gui.bulk import ask_all
from tickdeck_gui.formatting.sentences import count, short_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk


class RunOrders:
    """Orders for one run or many; what came of them is told in notices."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def cancel(self, runs: Sequence[Run]) -> None:
        """Cancel those that have not finished."""
        wishes = [
            CancelRun(run_id=run.run_id) for run in runs if not run.status.is_finished
        ]
        self._desk.tasks.spawn(self._order(wishes, "Canceling", "canceled"))

    def reexecute(self, runs: Sequence[Run], *, from_failure: bool = False) -> None:
        """Execute those that have finished once more."""
        wishes = [
            ReexecuteRun(run_id=run.run_id, from_failure=from_failure)
            for run in runs
            if run.status.is_finished
        ]
        self._desk.tasks.spawn(self._order(wishes, "Starting again", "started again"))

    def delete(self, runs: Sequence[Run]) -> None:
        """Delete those that have finished, and free their run keys."""
        wishes = [
            DeleteRun(run_id=run.run_id) for run in runs if run.status.is_finished
        ]
        self._desk.tasks.spawn(self._order(wishes, "Deleting", "deleted"))

    async def _order(
        self,
        wishes: Sequence[CancelRun | DeleteRun | ReexecuteRun],
        doing: str,
        done: str,
    ) -> None:
        if not wishes:
            return
        named = [(short_id(wish.run_id), wish) for wish in wishes]
        outcomes = await ask_all(self._desk, named, doing)
        failed = sum(bool(outcome.problem) for outcome in outcomes)
        if failed:
            which = f"{failed:,} of {count(len(outcomes), 'run')}"
            sentence = f"{which} could not be {done}."
            self._desk.notices.complain_of_some(sentence, outcomes)
        else:
            self._desk.notices.tell(f"{count(len(outcomes), 'run')} {done}")
