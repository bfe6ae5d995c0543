"""Watching for the engine's end while users' code is called."""

from __future__ import annotations

import os
import select
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tickdeck.worker.connection import Connection


class Vigil:
    """Ends the process when the engine is gone during an evaluation.

    A sensor that hangs would outlive its engine otherwise, and be called again by the
    next one while the first call still goes on. A run is not ended: it was begun, and
    is finished.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._guard = threading.Lock()
        self._evaluating = False
        self._engine_is_gone = False

    def start(self) -> None:
        """Begin to watch, in a thread of its own."""
        if hasattr(select, "poll"):
            threading.Thread(target=self._watch, daemon=True, name="vigil").start()

    def __enter__(self) -> None:
        with self._guard:
            self._evaluating = True
            if self._engine_is_gone:
                os._exit(0)

    def __exit__(self, *_exception: object) -> None:
        with self._guard:
            self._evaluating = False

    def _watch(self) -> None:
        poll = select.poll()
        poll.register(self._connection.fileno(), getattr(select, "POLLRDHUP", 0))
        while not poll.poll():
            pass
        with self._guard:
            self._engine_is_gone = True
            if self._evaluating:
                os._exit(0)
