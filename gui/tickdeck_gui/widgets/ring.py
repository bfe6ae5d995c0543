"""A ring that fills until something is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from tickdeck_gui.theme.tokens import Tokens

_THICK = 2.0
_TOP = 90 * 16
_ROUND = 360 * 16
"""Qt counts sixteenths of a degree, against the clock."""


def paint_ring(painter: QPainter, place: QRectF, part: float, tokens: Tokens) -> None:
    """Paint a ring into *place* of which *part*, from 0 to 1, is filled."""
    inside = place.adjusted(_THICK / 2, _THICK / 2, -_THICK / 2, -_THICK / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.scroll), _THICK))
    painter.drawEllipse(inside)
    painter.setPen(
        QPen(
            QColor(tokens.accent),
            _THICK,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.FlatCap,
        )
    )
    painter.drawArc(inside, _TOP, -round(_ROUND * part))
    painter.restore()
