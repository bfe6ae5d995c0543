"""The lanes of the timeline in paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
)

from tickdeck.reading.rows import Gap, TimelineBucket
from tickdeck.values.runs import Run
from tickdeck_gui.formatting.marks import Mark, run_mark
from tickdeck_gui.theme.tokens import TINY_TEXT_SIZE
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.marks import mark_colour, paint_bars, paint_span, picture
from tickdeck_gui.widgets.timeline_bars import SLOT, TimelineBar
from tickdeck_gui.widgets.timeline_scene import (
    AXIS,
    BOTTOM,
    EVENT_Y,
    RUN_HEIGHT,
    RUN_TOP,
    TICK_BOTTOM,
    TICK_TOP,
)
from tickdeck_gui.widgets.timeline_words import gap_labels

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from PySide6.QtCore import QRect

    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.time_scale import TimeScale
    from tickdeck_gui.widgets.timeline_scene import Placed, Scene

_HATCHING_ALPHA = 0.35
_BRUSH_ALPHA = 0.14
_RUN_ALPHA = 0.85
_COUNTED_ALPHA = 0.45
_DOT = 2.4
_LEAST_PART = 3
_DUE_HEIGHT = 24
_SIGN = 6.0
_COUNT_WIDTH = 13
"""Pixels: from here on, a bar has room for the number of its runs."""
_LABEL_PAD = 6
_NAME_PAD = 10


class TimelinePainter:
    """Paints each lane at its height; knows nothing of the mouse.

    Time runs to the right in all languages, as it does in logs and code. The words
    stand at points, not in rectangles, so that no painter mirrors them.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def in_axis(self, y: int) -> bool:
        """Return whether height *y* belongs to the times above the lanes."""
        return 0 <= y < AXIS

    def names_width(self, font: QFont) -> int:
        """Return how much room the names of the lanes take."""
        metrics = QFontMetricsF(_small(font))
        widest = max(metrics.horizontalAdvance(name) for name, _ in _lanes())
        return round(widest) + _NAME_PAD

    def paint_names(self, painter: QPainter) -> None:
        """Paint the names of the lanes at the left edge."""
        painter.setFont(_small(painter.font()))
        painter.setPen(QColor(self._theme.tokens.second))
        half = painter.fontMetrics().capHeight() / 2
        for name, middle in _lanes():
            painter.drawText(QPointF(0, middle + half), name)

    def paint_scene(self, painter: QPainter, scene: Scene) -> None:
        """Paint what stands still while time passes."""
        self._paint_gaps(painter, scene.gaps)
        self._paint_lines(painter, scene)
        self._paint_gap_labels(painter, scene.gaps)
        if scene.ticks and isinstance(scene.ticks[0].item, TimelineBucket):
            self._paint_buckets(painter, scene.ticks)
        else:
            self._paint_bars(painter, scene.ticks)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_events(painter, scene.events)
        self._paint_counted_runs(painter, scene.runs)
        self.paint_runs(
            painter,
            [one for one in scene.runs if isinstance(one.item, Run) and one.item.ended],
        )

    def _paint_gaps(self, painter: QPainter, gaps: Iterable[Placed]) -> None:
        tokens = self._theme.tokens
        lines = QColor(tokens.third)
        lines.setAlphaF(_HATCHING_ALPHA)
        hatching = QBrush(lines, Qt.BrushStyle.BDiagPattern)
        for one in gaps:
            painter.fillRect(one.rect, QColor(tokens.faint_line))
            painter.fillRect(one.rect, hatching)

    def _paint_gap_labels(self, painter: QPainter, gaps: Iterable[Placed]) -> None:
        tokens = self._theme.tokens
        painter.setFont(_small(painter.font()))
        metrics = painter.fontMetrics()
        for one in gaps:
            if not isinstance(one.item, Gap):
                continue
            room = one.rect.width() - 2 * _LABEL_PAD
            fitting = (
                each
                for each in gap_labels(one.item)
                if metrics.horizontalAdvance(each) <= room
            )
            words = next(fitting, "")
            if not words:
                continue
            width = metrics.horizontalAdvance(words)
            left, base = one.rect.left() + _LABEL_PAD, AXIS + 3 + metrics.ascent()
            ground = QRectF(left - 3, AXIS + 2, width + 6, metrics.height() + 1)
            painter.fillRect(ground, QColor(tokens.faint_line))
            painter.setPen(QColor(tokens.second))
            painter.drawText(QPointF(left, base), words)

    def paint_times(
        self, painter: QPainter, scene: Scene, shift: float, scale: TimeScale
    ) -> None:
        """Paint the round times of *scene*, moved by *shift*, that have room."""
        painter.setFont(_small(painter.font()))
        painter.setPen(QColor(self._theme.tokens.second))
        metrics = painter.fontMetrics()
        for x, name in scene.labels:
            left = x + shift + 3
            if (
                left >= scale.left
                and left + metrics.horizontalAdvance(name) < scale.right
            ):
                painter.drawText(QPointF(left, AXIS - 6), name)

    def paint_files_unknown(self, painter: QPainter, left: float, right: float) -> None:
        """Say between *left* and *right* that file events are not known there."""
        painter.setFont(_small(painter.font()))
        words = tr("Zoom in for file events")
        if painter.fontMetrics().horizontalAdvance(words) + 8 < right - left:
            painter.setPen(QColor(self._theme.tokens.second))
            half = painter.fontMetrics().capHeight() / 2
            painter.drawText(QPointF(left + 2, EVENT_Y + half), words)

    def _paint_lines(self, painter: QPainter, scene: Scene) -> None:
        tokens, scale = self._theme.tokens, scene.scale
        painter.setPen(QColor(tokens.faint_line))
        painter.drawLines([QLineF(x, AXIS, x, BOTTOM) for x, _ in scene.labels])
        painter.setPen(QColor(tokens.line))
        painter.drawLine(
            QLineF(scale.left, TICK_BOTTOM + 0.5, scale.right, TICK_BOTTOM + 0.5)
        )

    def _paint_bars(self, painter: QPainter, bars: Iterable[Placed]) -> None:
        tokens = self._theme.tokens
        by_mark: dict[Mark, list[QRectF]] = {}
        counted: list[Placed] = []
        for one in bars:
            if isinstance(one.item, TimelineBar):
                by_mark.setdefault(one.item.mark, []).append(one.rect)
                if one.item.run_count and one.rect.width() >= _COUNT_WIDTH:
                    counted.append(one)
        for mark, rects in by_mark.items():
            paint_bars(painter, rects, mark, mark_colour(tokens, mark))
        self._paint_run_counts(painter, counted)

    def _paint_run_counts(self, painter: QPainter, bars: Iterable[Placed]) -> None:
        """Paint how many runs a tick asked for into its bar."""
        font = _small(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.panel))
        metrics = painter.fontMetrics()
        for one in bars:
            assert isinstance(one.item, TimelineBar)
            words = number(one.item.run_count)
            width = metrics.horizontalAdvance(words)
            if width <= one.rect.width() - 2:
                left = one.rect.center().x() - width / 2
                painter.drawText(QPointF(left, TICK_BOTTOM - 5), words)

    def _paint_buckets(self, painter: QPainter, buckets: Iterable[Placed]) -> None:
        """Paint how many ticks there were, failures on the ground."""
        tokens = self._theme.tokens
        by_mark: dict[Mark, list[QRectF]] = {}
        for one in buckets:
            for mark, rect in _stacked(one):
                by_mark.setdefault(mark, []).append(rect)
        for mark, rects in by_mark.items():
            # A stack has no room for the shape of a failure: it stands below.
            shape = Mark.SUCCESS if mark is Mark.FAILURE else mark
            paint_bars(painter, rects, shape, mark_colour(tokens, mark))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = QPolygonF(
            [QPointF(_SIGN / 2, 0), QPointF(_SIGN, _SIGN), QPointF(0, _SIGN)]
        )
        failure = mark_colour(tokens, Mark.FAILURE)
        drawn = picture(painter, QSizeF(_SIGN, _SIGN), sign, failure)
        for rect in by_mark.get(Mark.FAILURE, ()):
            left = rect.center().x() - _SIGN / 2
            painter.drawPixmap(QPointF(left, TICK_BOTTOM + 3), drawn)

    def _paint_events(self, painter: QPainter, events: Iterable[float]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark_colour(self._theme.tokens, Mark.RUNNING))
        for x in events:
            painter.drawEllipse(QPointF(x, EVENT_Y), _DOT, _DOT)

    def _paint_counted_runs(self, painter: QPainter, runs: Iterable[Placed]) -> None:
        """Paint in which stretches runs were launched, where they are too many."""
        colour = QColor(self._theme.tokens.second)
        colour.setAlphaF(_COUNTED_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(
            [one.rect for one in runs if isinstance(one.item, TimelineBucket)]
        )

    def paint_runs(self, painter: QPainter, runs: Iterable[Placed]) -> None:
        """Paint each run from its start to its end."""
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        succeeded = []
        for one in runs:
            assert isinstance(one.item, Run)
            mark = run_mark(one.item)
            if mark is Mark.SUCCESS:
                succeeded.append(one.rect)
            else:
                paint_span(painter, one.rect, mark, mark_colour(tokens, mark))
        colour = mark_colour(tokens, Mark.SUCCESS)
        colour.setAlphaF(_RUN_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for rect in succeeded:
            painter.drawRoundedRect(rect, 2, 2)

    def paint_brush(
        self, painter: QPainter, scale: TimeScale, brush: tuple[datetime, datetime]
    ) -> None:
        """Paint the stretch of time that was chosen."""
        colour = QColor(self._theme.tokens.accent)
        left, right = scale.x_of(brush[0]), scale.x_of(brush[1])
        place = QRectF(left, AXIS, right - left, BOTTOM - AXIS)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(place.topLeft(), place.bottomLeft())
        painter.drawLine(place.topRight(), place.bottomRight())
        colour.setAlphaF(_BRUSH_ALPHA)
        painter.fillRect(place, colour)

    def paint_now(self, painter: QPainter, scale: TimeScale, now: datetime) -> None:
        """Paint the line of the present, where it is in sight."""
        if not scale.start <= now <= scale.end:
            return
        x = scale.x_of(now)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 1.5))
        painter.drawLine(QPointF(x, AXIS), QPointF(x, BOTTOM))
        painter.setFont(_small(painter.font()))
        words = tr("now")
        width = painter.fontMetrics().horizontalAdvance(words)
        has_room = scale.right - x > width + 5
        left = x + 4 if has_room else x - width - 4
        painter.drawText(QPointF(left, AXIS + 10), words)

    def paint_due(self, painter: QPainter, x: float) -> None:
        """Paint the tick that is to come, as an outline."""
        pen = QPen(QColor(self._theme.tokens.second), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(due_rect(x).adjusted(0.5, 0.5, -0.5, -0.5))

    def paint_hovered(self, painter: QPainter, rect: QRectF) -> None:
        """Lift what is under the pointer."""
        colour = QColor(self._theme.tokens.ink)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), 2, 2)

    def paint_selected(self, painter: QPainter, rect: QRectF) -> None:
        """Frame what is selected, above all else."""
        tokens = self._theme.tokens
        frame = rect.adjusted(-2.5, -4.5, 2.5, 2.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.panel), 3))
        painter.drawRoundedRect(frame, 3, 3)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.drawRoundedRect(frame, 3, 3)

    def paint_focus(self, painter: QPainter, whole: QRect) -> None:
        """Paint the ring of the focus."""
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def due_rect(x: float) -> QRectF:
    """Return where the tick that is to come is painted."""
    return QRectF(round(x), TICK_BOTTOM - _DUE_HEIGHT, SLOT + 2, _DUE_HEIGHT)


def _lanes() -> tuple[tuple[str, float], ...]:
    """Return the name and the middle of each lane."""
    return (
        (tr("Ticks"), (TICK_TOP + TICK_BOTTOM) / 2),
        (tr("Runs"), RUN_TOP + RUN_HEIGHT / 2),
        (tr("Files"), EVENT_Y),
    )


def _stacked(one: Placed) -> Iterable[tuple[Mark, QRectF]]:
    bucket = one.item
    assert isinstance(bucket, TimelineBucket)
    left, width, bottom = one.rect.left(), one.rect.width(), one.rect.bottom()
    for count, mark in (
        (bucket.failed, Mark.FAILURE),
        (bucket.succeeded, Mark.SUCCESS),
        (bucket.skipped, Mark.SKIPPED),
    ):
        if count:
            height = one.rect.height() * count / max(bucket.ticks, 1)
            height = max(round(height), _LEAST_PART)
            yield mark, QRectF(left, bottom - height, width, height)
            bottom -= height


def _small(base: QFont) -> QFont:
    font = QFont(base)
    font.setBold(False)
    font.setPixelSize(TINY_TEXT_SIZE)
    return font
