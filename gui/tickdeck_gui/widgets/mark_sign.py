"""A mark as a small widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.widgets.marks import mark_colour, paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tickdeck_gui.theme.theme import Theme

_SIDE = 12


class MarkSign(QWidget):
    """Shows a mark beside the word that says the same."""

    def __init__(
        self, theme: Theme, mark: Mark = Mark.SKIPPED, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = mark
        self.setFixedSize(_SIDE, _SIDE)

    def show_mark(self, mark: Mark) -> None:
        """Show another mark."""
        self._mark = mark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        del event
        painter = QPainter(self)
        colour = mark_colour(self._theme.tokens, self._mark)
        paint_mark(painter, QRectF(self.rect()), self._mark, colour)
