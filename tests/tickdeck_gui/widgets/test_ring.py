from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tickdeck_gui.theme.tokens import LIGHT
from tickdeck_gui.widgets.ring import paint_ring

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def filled(part: float) -> int:
    """Return how many pixels of a ring have the colour of what is over."""
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.panel))
    painter = QPainter(image)
    paint_ring(painter, QRectF(0, 0, 48, 48), part, LIGHT)
    painter.end()
    colours = (image.pixelColor(x, y).name() for x in range(48) for y in range(48))
    return sum(colour == LIGHT.accent for colour in colours)


def test_a_ring_fills_with_the_time_that_is_over(qapp: QApplication) -> None:
    amounts = [filled(part) for part in (0.0, 0.25, 0.5, 1.0)]
    assert amounts[0] == 0
    assert amounts == sorted(set(amounts))
    assert abs(amounts[1] * 4 - amounts[3]) < amounts[3] * 0.2
