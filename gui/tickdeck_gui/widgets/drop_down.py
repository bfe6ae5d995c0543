"""A choice of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_FROM_END = 16
_HALF = 4


class DropDown(QComboBox):
    """A combo box with an arrow: a style sheet takes it away and has no other."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow over the rest."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.PlaceholderText
        painter.setPen(QPen(self.palette().color(role), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        at_right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        x = self.width() - _FROM_END if at_right else _FROM_END
        y = self.height() / 2
        points = [(x - _HALF, y - _HALF / 2), (x, y + _HALF / 2), (x + _HALF, y - 2)]
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
