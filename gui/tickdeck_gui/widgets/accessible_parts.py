"""What is painted within a widget, told to screen readers thing by thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QColor, QWindow


_NOTHING = cast("QAccessibleInterface", None)
"""Qt takes it, but its declarations do not say so."""


@dataclass(frozen=True)
class AccessiblePart:
    """One thing that is painted within a widget."""

    name: str
    rect: QRect
    """Within the widget."""
    is_selected: bool = False


@runtime_checkable
class Painted(Protocol):
    """A widget that paints things which others make widgets of."""

    def accessible_parts(self) -> Sequence[AccessiblePart]:
        """Return what is in sight, in the order of reading."""
        ...


def install() -> None:
    """Let screen readers see the parts of every `Painted` widget, from now on."""
    QAccessible.installFactory(_interface_of)


def announce(widget: QWidget, words: str, part: int) -> None:
    """Tell a screen reader, if there is one, that a part was chosen by key."""
    if not QAccessible.isActive():
        return
    event = QAccessibleEvent(widget, QAccessible.Event.Focus)
    event.setChild(part)
    QAccessible.updateAccessibility(event)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and isinstance(thing, Painted):
        return PaintedInterface(thing)
    return None


class PaintedInterface(QAccessibleWidget):
    """A list; its items are the parts that are painted at the moment."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List, "")
        self._items: dict[int, _PartInterface] = {}
        # Qt may remember the items for as long as it likes, and has to let them go
        # before Python does.
        widget.destroyed.connect(partial(_let_go, self._items))

    def parts(self) -> Sequence[AccessiblePart]:
        """Return what is painted."""
        widget = self.widget()
        return widget.accessible_parts() if isinstance(widget, Painted) else ()

    def childCount(self) -> int:  # noqa: N802 - Qt's name
        """Return how many parts there are."""
        return len(self.parts())

    def child(self, index: int) -> QAccessibleInterface:
        """Return a part."""
        if index not in self._items:
            self._items[index] = _PartInterface(self, index)
        return self._items[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:  # noqa: N802 - Qt's name
        """Return the part at a point of the screen."""
        at = self.widget().mapFromGlobal(QPoint(x, y))
        for index, part in enumerate(self.parts()):
            if part.rect.contains(at):
                return self.child(index)
        return _NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Return which part *child* is, or -1."""
        return child.index if isinstance(child, _PartInterface) else -1

    def focusChild(self) -> QAccessibleInterface:  # noqa: N802 - Qt's name
        """Return the selected part."""
        if self.widget().hasFocus():
            for index, part in enumerate(self.parts()):
                if part.is_selected:
                    return self.child(index)
        return _NOTHING


class _PartInterface(QAccessibleInterface):
    """The part that is at *index* when it is asked for something."""

    def __init__(self, whole: PaintedInterface, index: int) -> None:
        super().__init__()
        self._whole = whole
        self.index = index

    def _part(self) -> AccessiblePart | None:
        if not shiboken6.isValid(self._whole):
            return None
        parts = self._whole.parts()
        return parts[self.index] if self.index < len(parts) else None

    def isValid(self) -> bool:  # noqa: N802 - Qt's name
        """Return whether the part is still there."""
        return self._part() is not None

    def object(self) -> QObject:
        """Return None: it is no object of Qt's."""
        return cast("QObject", None)

    def window(self) -> QWindow:
        """Return the window that it is in."""
        return self._whole.window()

    def parent(self) -> QAccessibleInterface:
        """Return the widget that paints it."""
        return self._whole

    def child(self, index: int) -> QAccessibleInterface:
        """Return None: it has no parts itself."""
        del index
        return _NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:  # noqa: N802 - Qt's name
        """Return None: it has no parts itself."""
        del x, y
        return _NOTHING

    def childCount(self) -> int:  # noqa: N802 - Qt's name
        """Return 0: it has no parts itself."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Return -1: it has no parts itself."""
        del child
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return its name."""
        part = self._part()
        named = part is not None and kind == QAccessible.Text.Name
        return part.name if part is not None and named else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing: nobody else can name it."""

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        part = self._part()
        if part is None:
            return QRect()
        corner = self._whole.widget().mapToGlobal(part.rect.topLeft())
        return QRect(corner, part.rect.size())

    def role(self) -> QAccessible.Role:
        """Return that it is one of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is selected."""
        state = QAccessible.State()
        part = self._part()
        state.selectable = state.focusable = 1
        if part is None:
            state.invalid = 1
        elif part.is_selected:
            state.selected = 1
            state.focused = self._whole.widget().hasFocus()
        return state

    def foregroundColor(self) -> QColor:  # noqa: N802 - Qt's name
        """Return the colour of the widget's text."""
        return self._whole.foregroundColor()

    def backgroundColor(self) -> QColor:  # noqa: N802 - Qt's name
        """Return the colour of the widget's ground."""
        return self._whole.backgroundColor()


def _let_go(items: dict[int, _PartInterface]) -> None:
    for item in items.values():
        if shiboken6.isValid(item):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
    items.clear()
