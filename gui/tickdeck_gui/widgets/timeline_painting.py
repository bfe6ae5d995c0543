"""The lanes of the timeline in paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from tickdeck_gui.formatting.marks import Mark, run_mark
from tickdeck_gui.theme.tokens import SMALL_TEXT_SIZE
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.marks import bar_part, mark_colour, paint_bar, paint_span
from tickdeck_gui.widgets.timeline_bars import SLOT, slot_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from PySide6.QtCore import QRect

    from tickdeck.reading.rows import Gap, TimelineBucket
    from tickdeck.values.runs import Run
    from tickdeck.values.ticks import TickId
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.time_scale import TimeScale
    from tickdeck_gui.widgets.timeline_bars import TimelineBar

_AXIS = 20
_TICK_TOP = 30
_TICK_BOTTOM = 104
_RUN_TOP = 118
_RUN_HEIGHT = 10
_EVENT_Y = 148
_GAP = 2
_GAP_ALPHA = 0.55


class TimelinePainter:
    """Paints each lane at its height; knows nothing of the mouse.

    Time runs to the right in all languages, as it does in logs and code. The words
    stand at points, not in rectangles, so that no painter mirrors them.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def in_tick_lane(self, y: int) -> bool:
        """Return whether height *y* belongs to the ticks."""
        return _AXIS <= y <= _TICK_BOTTOM + _GAP

    def in_axis(self, y: int) -> bool:
        """Return whether height *y* belongs to the times above the lanes."""
        return 0 <= y < _AXIS

    def paint_gaps(
        self, painter: QPainter, scale: TimeScale, gaps: Iterable[Gap], height: int
    ) -> None:
        """Shade when nothing could be evaluated."""
        colour = QColor(self._theme.tokens.third)
        colour.setAlphaF(_GAP_ALPHA)
        hatching = QBrush(colour, Qt.BrushStyle.BDiagPattern)
        for gap in gaps:
            left = max(scale.x_of(gap.start), scale.left)
            right = min(scale.x_of(gap.end), scale.right)
            if right > left:
                width = max(right - left, 1.0)
                painter.fillRect(QRectF(left, _AXIS, width, height), hatching)

    def paint_brush(
        self,
        painter: QPainter,
        scale: TimeScale,
        brush: tuple[datetime, datetime],
        height: int,
    ) -> None:
        """Paint the ground of a chosen stretch, and its edges."""
        left = max(scale.x_of(brush[0]), scale.left)
        right = min(scale.x_of(brush[1]), scale.right)
        if right <= left:
            return
        tokens = self._theme.tokens
        place = QRectF(left, 0, right - left, height)
        painter.fillRect(place, QColor(tokens.accent_ground))
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.drawLine(place.topLeft(), place.bottomLeft())
        painter.drawLine(place.topRight(), place.bottomRight())

    def paint_axis(self, painter: QPainter, scale: TimeScale, height: int) -> None:
        """Paint round times and their lines."""
        tokens = self._theme.tokens
        font = QFont(painter.font())
        font.setPixelSize(SMALL_TEXT_SIZE - 1)
        painter.setFont(font)
        for at, name in scale.labels():
            x = round(scale.x_of(at)) + 0.5
            painter.setPen(QColor(tokens.faint_line))
            painter.drawLine(QPointF(x, _AXIS), QPointF(x, height - 8))
            painter.setPen(QColor(tokens.second))
            if x + 3 + painter.fontMetrics().horizontalAdvance(name) <= scale.right:
                painter.drawText(QPointF(x + 3, _AXIS - 6), name)
        painter.setPen(QColor(tokens.line))
        y = _TICK_BOTTOM + 0.5
        painter.drawLine(QPointF(scale.left, y), QPointF(scale.right, y))

    def paint_bars(
        self,
        painter: QPainter,
        scale: TimeScale,
        bars: Mapping[int, TimelineBar],
        selected: TickId | None,
    ) -> None:
        """Paint a bar in each slot, and a frame about the selected tick's."""
        tokens = self._theme.tokens
        for bar in bars.values():
            place = _place(bar, scale)
            paint_bar(painter, place, bar.mark, mark_colour(tokens, bar.mark))
            if bar.tick.id == selected:
                painter.setPen(QPen(QColor(tokens.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                frame = QRectF(place.left() - 1.5, place.top() - 3.5, SLOT + 1, 0)
                frame.setBottom(_TICK_BOTTOM + 2.5)
                painter.drawRoundedRect(frame, 2, 2)

    def paint_buckets(
        self, painter: QPainter, scale: TimeScale, buckets: Iterable[TimelineBucket]
    ) -> None:
        """Paint how many ticks there were, failures on the ground."""
        tokens = self._theme.tokens
        known = tuple(buckets)
        most = max((bucket.ticks for bucket in known), default=1) or 1
        full = _TICK_BOTTOM - _TICK_TOP
        for bucket in known:
            left = scale.x_of(bucket.start)
            width = max(bucket.seconds * scale.pixels_per_second - 1, 1)
            bottom = float(_TICK_BOTTOM)
            for number, mark in (
                (bucket.failed, Mark.FAILURE),
                (bucket.succeeded, Mark.SUCCESS),
                (bucket.skipped, Mark.SKIPPED),
            ):
                height = full * number / most
                if number:
                    height = max(height, 2)
                    place = QRectF(left, bottom - height, width, height)
                    paint_bar(painter, place, mark, mark_colour(tokens, mark))
                bottom -= height

    def paint_runs(
        self, painter: QPainter, scale: TimeScale, runs: Iterable[Run], now: datetime
    ) -> None:
        """Paint each run from its start to its end."""
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for run in runs:
            begin = scale.x_of(run.started or run.created)
            end = scale.x_of(run.ended or now)
            left, right = max(begin, scale.left), min(end, scale.right)
            if right < scale.left or left > scale.right:
                continue
            mark = run_mark(run)
            place = QRectF(left, _RUN_TOP, max(right - left, SLOT - _GAP), _RUN_HEIGHT)
            colour = mark_colour(tokens, mark)
            if mark in (Mark.SUCCESS, Mark.RUNNING):
                colour.setAlphaF(0.85)
                painter.setBrush(colour)
                painter.drawRoundedRect(place, 2, 2)
            else:
                paint_span(painter, place, mark, colour)
                painter.setPen(Qt.PenStyle.NoPen)
        painter.restore()

    def paint_file_events(
        self, painter: QPainter, scale: TimeScale, bars: Mapping[int, TimelineBar]
    ) -> None:
        """Paint a dot for each slot in which a file event woke the sensor."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark_colour(self._theme.tokens, Mark.RUNNING))
        for bar in bars.values():
            if bar.by_file:
                x = slot_left(bar.slot, scale) + (SLOT - _GAP) / 2
                painter.drawEllipse(QPointF(x, _EVENT_Y), 2.4, 2.4)
        painter.restore()

    def paint_now(
        self, painter: QPainter, scale: TimeScale, now: datetime, height: int
    ) -> None:
        """Paint the line of the present, where it is in sight."""
        if not scale.start <= now <= scale.end:
            return
        tokens = self._theme.tokens
        x = scale.x_of(now)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.drawLine(QPointF(x, _AXIS), QPointF(x, height - 8))
        font = QFont(painter.font())
        font.setPixelSize(SMALL_TEXT_SIZE - 1)
        painter.setFont(font)
        room = scale.right - x
        words = tr("now")
        width = painter.fontMetrics().horizontalAdvance(words)
        left = x + 4 if room > width + 4 else x - width - 4
        painter.drawText(QPointF(left, _AXIS + 10), words)

    def paint_focus(self, painter: QPainter, whole: QRect) -> None:
        """Paint the ring of the focus."""
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _place(bar: TimelineBar, scale: TimeScale) -> QRectF:
    height = round((_TICK_BOTTOM - _TICK_TOP) * bar_part(bar.seconds, bar.mark))
    left = round(slot_left(bar.slot, scale))
    return QRectF(left, _TICK_BOTTOM - height, SLOT - _GAP, height)
