"""asyncio on Qt's event loop; the only module that knows qasync."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Any, TypeVar, cast

os.environ.setdefault("QT_API", "pyside6")

import qasync

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication

_Result = TypeVar("_Result")


def run_event_loop(app: QApplication, main: Coroutine[Any, Any, _Result]) -> _Result:
    """Run Qt and asyncio together until *main* has ended, and return its result.

    *main* ends the program: do not call `QApplication.quit` while it runs.
    """
    with qasync.QEventLoop(app) as loop:
        return cast("_Result", loop.run_until_complete(main))


class Tasks:
    """Starts coroutines from Qt slots, keeps them alive and reports their errors.

    asyncio itself holds tasks weakly: one that nobody keeps may vanish while it
    waits. What a task raises reaches `sys.excepthook`, as from any other slot.
    """

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def spawn(
        self, work: Coroutine[Any, Any, _Result], owner: QObject | None = None
    ) -> asyncio.Task[_Result]:
        """Start *work* in the running event loop and return at once.

        Args:
            work: What to do.
            owner: What *work* is for, such as a dialog: when that is gone, so is work.
        """
        task = asyncio.get_running_loop().create_task(work)
        if owner is not None:
            owner.destroyed.connect(lambda: task.cancel())
        self._running.add(task)
        task.add_done_callback(self._forget)
        return task

    def __len__(self) -> int:
        return len(self._running)

    async def settled(self) -> None:
        """Wait until nothing runs any more, whether it went well or not."""
        while self._running:
            await asyncio.wait(self._running)

    def cancel(self) -> None:
        """Ask everything that still runs to stop."""
        for task in tuple(self._running):
            task.cancel()

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
