"""Watching for the engine's end while users' code is called."""

from __future__ import annotations

import os
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
        self._guard = threading.Lock()
        self._evaluations = 0
        self._engine_is_gone = False
        connection.on_gone = self._end

    def __enter__(self) -> None:
        with self._guard:
            self._evaluations += 1
            if self._engine_is_gone:
                os._exit(0)

    def __exit__(self, *_exception: object) -> None:
        with self._guard:
            self._evaluations -= 1

    def _end(self) -> None:
        with self._guard:
            self._engine_is_gone = True
            if self._evaluations:
                os._exit(0)
