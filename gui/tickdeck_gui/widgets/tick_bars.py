"""The last sixty ticks of a sensor in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from tickdeck_gui.formatting.marks import tick_mark
from tickdeck_gui.widgets.marks import bar_part, mark_colour, paint_bars

if TYPE_CHECKING:
    from tickdeck.reading.rows import SensorRow, TickBar
    from tickdeck_gui.formatting.marks import Mark
    from tickdeck_gui.theme.theme import Theme

BAR_COUNT = 60
_FULL_HEIGHT = 28
_CACHED = 400


class TickBarsPainter:
    """Paints bars, the newest at the right, and knows which is where.

    Time runs to the right in all languages, as it does in logs and code.

    Painted cells are kept as pixmaps: scrolling must not paint sixty bars anew for
    each line.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._painted: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, place: QRect, row: SensorRow) -> None:
        """Paint the bars of *row* into *place*."""
        ratio = painter.device().devicePixelRatioF()
        newest = row.bars[-1] if row.bars else None
        dark = self._theme.tokens.dark
        key = (row.state.id, newest, len(row.bars), place.width(), ratio, dark)
        pixmap = self._painted.get(key)
        if pixmap is None:
            if len(self._painted) >= _CACHED:
                self._painted.clear()
            pixmap = self._pixmap(row.bars, place.width(), ratio)
            self._painted[key] = pixmap
        top = place.center().y() - _FULL_HEIGHT // 2 - 1
        painter.drawPixmap(place.left(), top, pixmap)

    def bar_at(self, place: QRect, x: int, row: SensorRow) -> TickBar | None:
        """Return the bar under the pointer at *x*."""
        step = _step(place.width())
        right = place.left() + _used_width(place.width())
        from_right = int((right - 1 - x) // step)
        number = len(row.bars) - 1 - from_right
        inside = from_right >= 0 and 0 <= number < len(row.bars)
        return row.bars[number] if inside else None

    def _pixmap(self, bars: tuple[TickBar, ...], width: int, ratio: float) -> QPixmap:
        size = QRectF(0, 0, max(width, 1) * ratio, (_FULL_HEIGHT + 2) * ratio)
        pixmap = QPixmap(size.size().toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        tokens = self._theme.tokens
        step = _step(width)
        right = _used_width(width)
        self._paint_missing(painter, right - step * len(bars))
        thick = max(step - 2, 1)
        placed: dict[Mark, list[QRectF]] = {}
        for from_right, bar in enumerate(reversed(bars)):
            mark = tick_mark(bar.status, interrupted=bar.interrupted)
            height = round(_FULL_HEIGHT * bar_part(bar.seconds, mark))
            left = right - (from_right + 1) * step
            if left < 0:
                break
            rect = QRectF(left, _FULL_HEIGHT - height, thick, height)
            placed.setdefault(mark, []).append(rect)
        for mark, rects in placed.items():
            paint_bars(painter, rects, mark, mark_colour(tokens, mark))
        painter.end()
        return pixmap

    def _paint_missing(self, painter: QPainter, until_x: int) -> None:
        if until_x > 4:
            pen = QPen(QColor(self._theme.tokens.line), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(0, _FULL_HEIGHT - 1, until_x - 3, _FULL_HEIGHT - 1)


def _step(width: int) -> int:
    return max(width // BAR_COUNT, 2)


def _used_width(width: int) -> int:
    return min(_step(width) * BAR_COUNT, width)
