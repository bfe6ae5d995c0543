"""What operators do to runs, in one place for table and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.commands import CancelRun, DeleteRun, ReexecuteRun
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.models.run_groups import sorted_out
from tickdeck_gui.orders.bulk import ask_all
from tickdeck_gui.translation import number, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk


class RunOrders:
    """Orders for one run or many; what came of them is told in notices."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def cancel(self, runs: Sequence[Run], *, force: bool = False) -> None:
        """Cancel those that have not finished.

        With *force*, their processes are killed at once, and not asked to end.
        """
        wishes = [
            CancelRun(run_id=run.run_id, force=force)
            for run in sorted_out(runs).unfinished
        ]
        self._desk.tasks.spawn(self._order(wishes, tr("Canceling"), _canceled))

    def reexecute(self, runs: Sequence[Run], *, from_failure: bool = False) -> None:
        """Execute those that have finished once more."""
        wishes = [
            ReexecuteRun(run_id=run.run_id, from_failure=from_failure)
            for run in sorted_out(runs).finished
        ]
        self._desk.tasks.spawn(self._order(wishes, tr("Starting again"), _restarted))

    def delete(self, runs: Sequence[Run]) -> None:
        """Delete those that have finished, and free their run keys."""
        wishes = [DeleteRun(run_id=run.run_id) for run in sorted_out(runs).finished]
        self._desk.tasks.spawn(self._order(wishes, tr("Deleting"), _deleted))

    async def _order(
        self,
        wishes: Sequence[CancelRun | DeleteRun | ReexecuteRun],
        doing: str,
        told: Callable[[int, int], str],
    ) -> None:
        if not wishes:
            return
        named = [(short_id(wish.run_id), wish) for wish in wishes]
        outcomes = await ask_all(self._desk, named, doing)
        failed = sum(bool(outcome.problem) for outcome in outcomes)
        sentence = told(len(outcomes), failed)
        if failed:
            self._desk.notices.complain_of_some(sentence, outcomes)
        else:
            self._desk.notices.tell(sentence)


def _canceled(many: int, failed: int) -> str:
    if not failed:
        return tr("%Ln run(s) canceled", "", many)
    refusal = tr("{failed} of %Ln run(s) could not be canceled.", "", many)
    return refusal.format(failed=number(failed))


def _restarted(many: int, failed: int) -> str:
    if not failed:
        return tr("%Ln run(s) started again", "", many)
    refusal = tr("{failed} of %Ln run(s) could not be started again.", "", many)
    return refusal.format(failed=number(failed))


def _deleted(many: int, failed: int) -> str:
    if not failed:
        return tr("%Ln run(s) deleted", "", many)
    refusal = tr("{failed} of %Ln run(s) could not be deleted.", "", many)
    return refusal.format(failed=number(failed))
