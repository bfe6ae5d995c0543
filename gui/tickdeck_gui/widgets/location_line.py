"""The line above the sensors of a code location."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle

from tickdeck.values.locations import LocationKind, LocationStatus
from tickdeck_gui.formatting.sentences import count, home_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from tickdeck_gui.models.sensor_rows import LocationHeader
    from tickdeck_gui.theme.tokens import Tokens

LOCATION_HEIGHT = 30
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PAD = 12
_ARROW = 14
_LINK = "Open in editor"


def location_words(header: LocationHeader) -> str:
    """Return what stands behind a location's name."""
    state = header.state
    if state is None:
        return count(header.sensor_count, "sensor")
    if state.status is LocationStatus.ERROR:
        where = f"line {state.error_line}: " if state.error_line else ""
        what = state.error.summary if state.error else "it cannot be loaded"
        return f"{where}{what}"
    if state.status is LocationStatus.LOADING:
        return "loading…"
    if state.spec.kind is LocationKind.FOLDERS:
        return count(header.sensor_count, "watched folder")
    sensors = count(header.sensor_count, "sensor")
    return f"{sensors} · {home_path(state.spec.target)}"


def link_place(header: LocationHeader, line: QRect, metrics: QFontMetrics) -> QRect:
    """Return where *Open in editor* stands; empty unless the location is broken."""
    if not header.is_broken:
        return QRect()
    width = metrics.horizontalAdvance(_LINK)
    return QRect(line.right() - width - _PAD, line.top(), width, line.height())


def paint_location(
    painter: QPainter,
    option: QStyleOptionViewItem,
    header: LocationHeader,
    tokens: Tokens,
) -> None:
    """Paint the whole line."""
    line = option.rect
    selected = option.state & QStyle.StateFlag.State_Selected
    ground = tokens.failure_ground if header.is_broken else tokens.window
    painter.fillRect(line, QColor(tokens.accent_ground if selected else ground))
    painter.setPen(QColor(tokens.line))
    painter.drawLine(line.bottomLeft(), line.bottomRight())
    _paint_arrow(painter, line, tokens, folded=header.folded)
    link = link_place(header, line, painter.fontMetrics())
    if not link.isEmpty():
        painter.setPen(QColor(tokens.accent))
        painter.drawText(link, _LEFT, _LINK)
    strong = QFont(painter.font())
    plain = QFont(strong)
    strong.setWeight(QFont.Weight.DemiBold)
    painter.setFont(strong)
    left = line.left() + _PAD + _ARROW
    painter.setPen(QColor(tokens.ink))
    width = painter.fontMetrics().horizontalAdvance(header.name)
    painter.drawText(
        QRect(left, line.top(), width + 2, line.height()), _LEFT, header.name
    )
    painter.setFont(plain)
    painter.setPen(QColor(tokens.failure if header.is_broken else tokens.second))
    left += width + 12
    end = link.left() - 12 if not link.isEmpty() else line.right() - _PAD
    words = painter.fontMetrics().elidedText(
        location_words(header), Qt.TextElideMode.ElideRight, end - left
    )
    painter.drawText(QRect(left, line.top(), end - left, line.height()), _LEFT, words)


def _paint_arrow(
    painter: QPainter, line: QRect, tokens: Tokens, *, folded: bool
) -> None:
    x, y = line.left() + _PAD, line.center().y() + 0.5
    if folded:
        points = [(x + 1, y - 4), (x + 6, y), (x + 1, y + 4)]
    else:
        points = [(x, y - 2.5), (x + 8, y - 2.5), (x + 4, y + 3)]
    shape = QPolygonF([QPointF(*point) for point in points])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.second))
    painter.drawPolygon(shape)
    painter.restore()
