"""Short messages to the operator, from wherever they come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tickdeck_gui.models.undoing import Undoable, UndoStack
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Outcome:
    """What became of one of many."""

    name: str
    problem: str = ""
    """Why it could not be done; empty if it was."""


@dataclass(frozen=True)
class Notice:
    """A sentence, and the one thing that can be done about it."""

    text: str
    verb: str = ""
    act: Callable[[], None] | None = None
    failed: bool = False
    """Whether something could not be done; such notices stay longer."""
    lasting: bool = False
    """Whether it tells of something under way, and stays until that is over."""
    undoable: Undoable | None = None
    """What *act* takes back; the notice goes when that is done by another way."""


class Notices(QObject):
    """Where notices are handed in; the frame shows them."""

    announced = Signal(object)
    """A `Notice`."""
    progress_ended = Signal()
    """What the last lasting notice told of is over."""
    outcomes_requested = Signal(str, object)
    """A sentence, and a tuple of `Outcome`s that the operator wants to see."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = UndoStack(self)

    def tell(
        self, text: str, verb: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Say that something was done, and what can be done next."""
        self.announced.emit(Notice(text, verb, act))

    def tell_undoable(self, text: str, undo: Callable[[], None]) -> None:
        """Say that something was done; *undo* takes it back, once.

        It stays reachable when the notice has gone: by its key, and by name.
        """
        done = Undoable(text, undo)
        self.undo_stack.push(done)
        taking_back = partial(self.undo_stack.undo, done)
        self.announced.emit(Notice(text, tr("Undo"), taking_back, undoable=done))

    def complain(
        self, text: str, verb: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Say that something could not be done, and what helps."""
        self.announced.emit(Notice(text, verb, act, failed=True))

    def complain_of_some(self, sentence: str, outcomes: Sequence[Outcome]) -> None:
        """Say that some of many could not be done, and offer what became of each.

        Args:
            sentence: What could not be done, and how often.
            outcomes: At least one of them has a problem.
        """
        first = next(one for one in outcomes if one.problem)
        text = f"{sentence} {first.name}: {first.problem}"
        if len(outcomes) == 1:
            self.complain(text)
            return
        told = tuple(outcomes)
        self.complain(
            text, tr("Show all"), lambda: self.outcomes_requested.emit(sentence, told)
        )

    def show_progress(self, text: str, stop: Callable[[], None]) -> None:
        """Say how far something is, and how to stop it."""
        self.announced.emit(Notice(text, tr("Stop"), stop, lasting=True))

    def end_progress(self) -> None:
        """Take the notice of what is under way back."""
        self.progress_ended.emit()
