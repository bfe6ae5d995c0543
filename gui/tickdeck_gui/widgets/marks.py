"""Painting a status: colour and shape together, never colour alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from tickdeck_gui.formatting.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck_gui.theme.tokens import Tokens

_SHORTEST_SECONDS = 0.001
_LONGEST_SECONDS = 60.0
_LOWEST_PART = 0.3
_SKIPPED_PART = 0.5
_SKIPPED_ALPHA = 0.6
_SLASH_PART = 0.12
"""Of the width of a mark, half the width of its slash."""


def mark_colour(tokens: Tokens, mark: Mark) -> QColor:
    """Return the colour of a mark."""
    return QColor(getattr(tokens, mark.value))


def bar_part(seconds: float, mark: Mark) -> float:
    """Return how much of the full height a bar takes, from 0.3 to 1.

    Durations are on a logarithmic scale from a millisecond to a minute; skipped
    ticks stay below half, so that what acted stands out.
    """
    clamped = min(max(seconds, _SHORTEST_SECONDS), _LONGEST_SECONDS)
    position = math.log(clamped / _SHORTEST_SECONDS)
    position /= math.log(_LONGEST_SECONDS / _SHORTEST_SECONDS)
    part = _LOWEST_PART + (1 - _LOWEST_PART) * position
    if mark is Mark.SKIPPED:
        return min(part * _SKIPPED_PART + 0.1, _SKIPPED_PART)
    return part


def paint_bar(painter: QPainter, bar: QRectF, mark: Mark, colour: QColor) -> None:
    """Paint a tick's bar into *bar*, which stands on its lower edge."""
    match mark:
        case Mark.FAILURE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(_pointed(bar))
        case Mark.RUNNING:
            painter.fillRect(bar, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            _outline(painter, bar, colour, Qt.PenStyle.SolidLine)
        case Mark.QUEUED:
            _outline(painter, bar, colour, Qt.PenStyle.SolidLine)
        case Mark.INTERRUPTED:
            _outline(painter, bar, colour, Qt.PenStyle.DotLine)
        case Mark.CANCELED:
            painter.fillRect(bar, QBrush(colour, Qt.BrushStyle.FDiagPattern))
        case Mark.SKIPPED:
            faint = QColor(colour)
            faint.setAlphaF(_SKIPPED_ALPHA)
            painter.fillRect(bar, faint)
        case _:
            painter.fillRect(bar, colour)


def paint_bars(
    painter: QPainter, bars: Sequence[QRectF], mark: Mark, colour: QColor
) -> None:
    """Paint many ticks' bars of one mark, those that are only filled at one stroke."""
    if mark is Mark.FAILURE:
        _paint_pointed_bars(painter, bars, colour)
        return
    if mark not in (Mark.SUCCESS, Mark.SKIPPED):
        for bar in bars:
            paint_bar(painter, bar, mark, colour)
        return
    filling = QColor(colour)
    if mark is Mark.SKIPPED:
        filling.setAlphaF(_SKIPPED_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(filling)
    painter.drawRects(list(bars))


def paint_span(painter: QPainter, span: QRectF, mark: Mark, colour: QColor) -> None:
    """Paint what took a stretch of time into *span*, which lies on its side.

    It ends at the right in all languages, as the axes of time do.
    """
    if mark is not Mark.FAILURE:
        paint_bar(painter, span, mark, colour)
        return
    notch = min(span.height() / 2, span.width())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF(
            [
                span.topLeft(),
                span.topRight(),
                QPointF(span.right() - notch, span.center().y()),
                span.bottomRight(),
                span.bottomLeft(),
            ]
        )
    )


def _shoulder(bar: QRectF) -> int:
    """Return how far below its point a bar has its whole width."""
    return math.ceil(min(bar.width(), bar.height() / 2))


def _pointed(bar: QRectF) -> QPolygonF:
    left, top, right, bottom = bar.left(), bar.top(), bar.right(), bar.bottom()
    shoulder = top + _shoulder(bar)
    return QPolygonF(
        [
            QPointF((left + right) / 2, top),
            QPointF(right, shoulder),
            QPointF(right, bottom),
            QPointF(left, bottom),
            QPointF(left, shoulder),
        ]
    )


def _paint_pointed_bars(
    painter: QPainter, bars: Sequence[QRectF], colour: QColor
) -> None:
    """Paint the bodies at one stroke, and the points from one picture.

    A polygon for each takes ten times as long, and one path of all of them fifty.
    """
    points: dict[tuple[float, float], QPixmap] = {}
    bodies = []
    for bar in bars:
        size = (bar.width(), _shoulder(bar))
        if size not in points:
            shape = QRectF(0, 0, size[0], 2 * size[1])
            points[size] = picture(painter, QSizeF(*size), _pointed(shape), colour)
        painter.drawPixmap(bar.topLeft(), points[size])
        bodies.append(bar.adjusted(0, size[1], 0, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(bodies)


def picture(like: QPainter, size: QSizeF, shape: QPolygonF, colour: QColor) -> QPixmap:
    """Return *shape* in paint, for the device of *like* and with its hints."""
    ratio = like.device().devicePixelRatioF()
    pixmap = QPixmap((size * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(like.renderHints())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(shape)
    painter.end()
    return pixmap


def _outline(
    painter: QPainter, bar: QRectF, colour: QColor, style: Qt.PenStyle
) -> None:
    painter.setPen(QPen(colour, 1, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_mark(painter: QPainter, square: QRectF, mark: Mark, colour: QColor) -> None:
    """Paint a mark's small sign into *square*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(square.width() / 7, 1.2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = square.adjusted(1, 1, -1, -1)
    match mark:
        case Mark.SUCCESS:
            painter.setBrush(colour)
            painter.drawEllipse(inner)
        case Mark.FAILURE:
            painter.setBrush(colour)
            painter.drawPath(_triangle(inner))
        case Mark.CANCELED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPath(_slashed_square(inner))
        case Mark.INTERRUPTED:
            painter.drawPath(_diamond(inner))
        case _:
            _paint_ring(painter, inner, mark, colour)
    painter.restore()


def _paint_ring(painter: QPainter, inner: QRectF, mark: Mark, colour: QColor) -> None:
    painter.drawEllipse(inner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if mark is Mark.RUNNING:
        painter.drawPie(inner, 90 * 16, 180 * 16)
    elif mark is Mark.QUEUED:
        painter.drawPie(inner, 0, 90 * 16)


def _triangle(inner: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(inner.center().x(), inner.top()))
    path.lineTo(inner.bottomRight())
    path.lineTo(inner.bottomLeft())
    path.closeSubpath()
    return path


def _slashed_square(inner: QRectF) -> QPainterPath:
    """Return a full square that a slash cuts in two, from its lower left up."""
    square, slash = QPainterPath(), QPainterPath()
    square.addRect(inner)
    width = inner.width() * _SLASH_PART
    left, right = inner.left(), inner.right()
    slash.addPolygon(
        QPolygonF(
            [
                QPointF(left - width, inner.bottom()),
                QPointF(right - width, inner.top()),
                QPointF(right + width, inner.top()),
                QPointF(left + width, inner.bottom()),
            ]
        )
    )
    slash.closeSubpath()
    return square.subtracted(slash)


def _diamond(inner: QRectF) -> QPainterPath:
    centre = inner.center()
    path = QPainterPath(QPointF(centre.x(), inner.top()))
    path.lineTo(inner.right(), centre.y())
    path.lineTo(centre.x(), inner.bottom())
    path.lineTo(inner.left(), centre.y())
    path.closeSubpath()
    return path
