"""Short messages to the operator, from wherever they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Notice:
    """A sentence, and the one thing that can be done about it."""

    text: str
    verb: str = ""
    act: Callable[[], None] | None = None
    failed: bool = False
    """Whether something could not be done; such notices stay longer."""


class Notices(QObject):
    """Where notices are handed in; the frame shows them."""

    announced = Signal(object)
    """A `Notice`."""

    def tell(
        self, text: str, verb: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Say that something was done, and how to undo it."""
        self.announced.emit(Notice(text, verb, act))

    def complain(
        self, text: str, verb: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Say that something could not be done, and what helps."""
        self.announced.emit(Notice(text, verb, act, failed=True))
