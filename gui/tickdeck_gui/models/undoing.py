"""What was done and can be taken back, the last first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 50


@dataclass(frozen=True, eq=False)
class Undoable:
    """Something that was done, in words, and how to take it back."""

    text: str
    undo: Callable[[], None]


class UndoStack(QObject):
    """Keeps what can be undone; each of it is undone once, by whatever way."""

    changed = Signal()
    undone = Signal(object)
    """The `Undoable` that was taken back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: list[Undoable] = []

    @property
    def last(self) -> Undoable | None:
        """What was done last, or None."""
        return self._kept[-1] if self._kept else None

    def push(self, done: Undoable) -> None:
        """Keep what was just done."""
        self._kept = [*self._kept, done][-_MOST:]
        self.changed.emit()

    def undo(self, done: Undoable) -> None:
        """Take *done* back, unless that has happened already."""
        if done in self._kept:
            self._kept.remove(done)
            done.undo()
            self.undone.emit(done)
            self.changed.emit()

    def undo_last(self) -> Undoable | None:
        """Take back what was done last, and return it; None if there is nothing."""
        done = self.last
        if done is not None:
            self.undo(done)
        return done
