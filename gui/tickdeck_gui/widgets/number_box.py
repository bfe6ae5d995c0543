"""Boxes for numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_INSET = 7
"""Pixels before the number. With a style sheet Qt leaves none."""


class NumberBox(QSpinBox):
    """A box that a wheel changes only where one works in it.

    Else it would change while one scrolls past it.
    """

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless one works here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DecimalBox(QDoubleSpinBox):
    """The same for numbers with a fraction."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless one works here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _prepare(box: QAbstractSpinBox) -> None:
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.lineEdit().setTextMargins(_INSET, 0, 0, 0)
