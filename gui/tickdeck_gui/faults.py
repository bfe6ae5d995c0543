"""What nobody caught: told to the operator, and kept in a file."""

from __future__ import annotations

import contextlib
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tickdeck.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from tickdeck.clock import Clock

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]

_LARGEST = 1_000_000
"""Bytes from which on the file is begun anew; the one before is kept."""


class Faults(QObject):
    """Stands behind all slots: Python calls it with what they let through.

    A database that cannot be read just now is no fault of ours: it is told apart, and
    neither logged nor printed.
    """

    happened = Signal(str, str)
    """What the exception says, and its traceback."""
    unreadable = Signal(str)
    """A sentence that says why the database cannot be read."""

    def __init__(self, file: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._file = file
        self._before: Hook | None = None
        self._last = ""

    def install(self) -> None:
        """Hear of all exceptions from now on."""
        self._before = sys.excepthook
        sys.excepthook = self._on_exception

    def remove(self) -> None:
        """Leave them to who heard of them before."""
        if self._before is not None:
            sys.excepthook = self._before
            self._before = None

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, DatabaseError):
            self.unreadable.emit(str(error))
            return
        if self._before is not None:
            self._before(kind, error, trace)
        if not isinstance(error, Exception):
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        # A timer may fail each second with the same words.
        if details != self._last:
            self._last = details
            self._keep(details)
        self.happened.emit(f"{kind.__name__}: {error}", details)

    def _keep(self, details: str) -> None:
        at = self._clock.now().isoformat(timespec="seconds")
        # Where the disk is full, the operator is told all the same.
        with contextlib.suppress(OSError):
            if self._file.exists() and self._file.stat().st_size > _LARGEST:
                self._file.replace(self._file.with_suffix(".before.log"))
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"{at}\n{details}\n")
