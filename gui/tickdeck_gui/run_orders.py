"""What operators do to runs, in one place for table and page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tickdeck.values.commands import CancelRun, DeleteRun
from tickdeck_gui.desk import said
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
        self._desk.tasks.spawn(self._order(wishes, "canceled"))

    def delete(self, runs: Sequence[Run]) -> None:
        """Delete those that have finished, and free their run keys."""
        wishes = [
            DeleteRun(run_id=run.run_id) for run in runs if run.status.is_finished
        ]
        self._desk.tasks.spawn(self._order(wishes, "deleted"))

    async def _order(self, wishes: Sequence[CancelRun | DeleteRun], done: str) -> None:
        if not wishes:
            return
        answers = await asyncio.gather(
            *(self._desk.ask(wish) for wish in wishes), return_exceptions=True
        )
        problems = [
            f"{short_id(wish.run_id)}: {said(answer)}"
            for wish, answer in zip(wishes, answers, strict=True)
            if isinstance(answer, BaseException)
        ]
        if problems:
            which = f"{len(problems)} of {count(len(wishes), 'run')}"
            self._desk.notices.complain(f"{which} could not be {done}. {problems[0]}")
        else:
            self._desk.notices.tell(f"{count(len(wishes), 'run')} {done}")
