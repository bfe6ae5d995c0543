"""A choice of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class DropDown(QComboBox):
    """A combo box that a wheel changes only where one works in it.

    Else it would change while one scrolls past it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless one works here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
