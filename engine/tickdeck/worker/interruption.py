"""Ending a run in hand when the engine asks for it, so that it can clean up."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING

from tickdeck.errors import DagsterExecutionInterruptedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let SIGTERM raise `DagsterExecutionInterruptedError` inside the block.

    Once: the ``finally`` blocks that run then are not interrupted again; if they take
    too long, the process is killed. Outside the block SIGTERM ends the process.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # no signal reaches other threads
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise DagsterExecutionInterruptedError("The run was cancelled.")
