"""The cells of the sensors' table in paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle

from tickdeck.values.sensors import SensorKind, SensorStatus
from tickdeck_gui.formatting.marks import run_mark
from tickdeck_gui.formatting.sentences import targets
from tickdeck_gui.formatting.times import ago
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_rows import needs_attention
from tickdeck_gui.theme.tokens import SMALL_TEXT_SIZE
from tickdeck_gui.widgets.marks import mark_colour, paint_mark
from tickdeck_gui.widgets.ring import paint_ring
from tickdeck_gui.widgets.sensor_words import (
    last_tick_lines,
    next_words,
    part_waited,
)
from tickdeck_gui.widgets.switch import SWITCH_HEIGHT, SWITCH_WIDTH, paint_switch
from tickdeck_gui.widgets.tick_bars import TickBarsPainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QFontMetrics

    from tickdeck.clock import Clock
    from tickdeck.reading.rows import SensorRow
    from tickdeck_gui.formatting.marks import Mark
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.line_table import Line
    from tickdeck_gui.widgets.painted_cells import PaintedCells

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PAD = 8
_MARK = 10
_SWITCH_LEFT = 12
_RING = 12
_RING_STEPS = 60
_ICON = 16
_ICON_GAP = 8
_GONE = 0.55
"""How much is seen of what a sensor did whose code is gone."""
_KIND_ICONS = {
    SensorKind.STANDARD: "sensor",
    SensorKind.RUN_STATUS: "run-status",
    SensorKind.ASSET: "asset",
    SensorKind.MULTI_ASSET: "multi-asset",
    SensorKind.SCHEDULE: "schedule",
    SensorKind.FOLDER: "folder",
}
_PILL_HEIGHT = 22
_LEAST_FOR_PILL = 36
TIMED_COLUMNS = (SensorColumn.LAST_TICK, SensorColumn.NEXT, SensorColumn.LAST_RUN)
"""What changes with each second."""
_FIRST = (SensorColumn.SWITCH, SensorColumn.NAME)
"""What is painted at once when there is no time for more."""
_KNOWN = (SensorColumn.SWITCH, SensorColumn.NAME, SensorColumn.TARGETS)
"""What is known of a sensor before its history is read."""


class _Fonts:
    """What a list's font becomes in its lines."""

    def __init__(self, base: QFont) -> None:
        self.base = QFont(base)
        self.plain = QFont(base)
        self.plain.setWeight(QFont.Weight.Normal)
        self.strong = QFont(base)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self.small = QFont(base)
        self.small.setPixelSize(SMALL_TEXT_SIZE)


def switch_place(place: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return where the switch is in *place*: where one begins to read."""
    switch = QRect(0, 0, SWITCH_WIDTH, SWITCH_HEIGHT)
    switch.moveLeft(place.left() + _SWITCH_LEFT - _PAD)
    switch.moveTop(place.center().y() - SWITCH_HEIGHT // 2)
    return QStyle.visualRect(direction, place, switch)


def pill_places(
    names: Iterable[str],
    place: QRect,
    metrics: QFontMetrics,
    direction: Qt.LayoutDirection,
) -> Iterator[tuple[QRect, str]]:
    """Yield a pill for each of the names for which there is room, and its text."""
    left = place.left()
    for name in names:
        room = place.right() - left
        if room < _LEAST_FOR_PILL:
            return
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room - 12)
        width = metrics.horizontalAdvance(shown) + 12
        top = place.center().y() - _PILL_HEIGHT // 2
        pill = QRect(left, top, width, _PILL_HEIGHT)
        yield QStyle.visualRect(direction, place, pill), shown
        left += width + 6


def line_places(
    place: QRect, direction: Qt.LayoutDirection, *, marked: bool, two: bool
) -> tuple[QRect, QRect, QRect]:
    """Return where a mark, the upper and the lower line are in *place*."""
    upper = QRect(place.left(), place.top() + 5, place.width(), 18)
    lower = QRect(place.left(), place.top() + 23, place.width(), 17)
    if not two:
        upper.moveTop(place.center().y() - 9)
    square = QRect(upper.left(), upper.top() + 4, _MARK, _MARK)
    if marked:
        upper.setLeft(upper.left() + _MARK + 6)
    return (
        QStyle.visualRect(direction, place, square),
        QStyle.visualRect(direction, place, upper),
        lower,
    )


class SensorCells:
    """Paints a sensor's line, each cell from before if nothing in it has changed."""

    def __init__(self, theme: Theme, clock: Clock, painted: PaintedCells) -> None:
        self._theme = theme
        self._clock = clock
        self._painted = painted
        self.bars = TickBarsPainter(theme)
        self._fonts: _Fonts | None = None
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        self._painters = {
            SensorColumn.SWITCH: self._paint_switch,
            SensorColumn.NAME: self._paint_name,
            SensorColumn.TARGETS: self._paint_targets,
            SensorColumn.BARS: self._paint_bars,
            SensorColumn.NEXT: self._paint_next,
            SensorColumn.LAST_RUN: self._paint_last_run,
        }

    def paint_line(
        self, painter: QPainter, line: Line, row: SensorRow, *, evaluating: bool
    ) -> None:
        """Paint the line of *row*.

        Words about time change with the second, all else with the row. Until the
        history of a sensor is read, in some frames, the ground stands for it.
        """
        second = int(self._clock.now().timestamp())
        for column, place in line.cells:
            if not row.has_history and column not in _KNOWN:
                self._paint_ground(painter, line, place, row)
                continue
            drawn = self._painted.draw(
                painter,
                place,
                (row.state.id, column),
                (
                    line.selected,
                    line.pointed,
                    line.focused == column,
                    self._shown(row, column, second, evaluating=evaluating),
                ),
                partial(
                    self._paint_cell,
                    line=line,
                    row=row,
                    column=SensorColumn(column),
                    evaluating=evaluating,
                ),
                at_once=column in _FIRST,
            )
            if not drawn:
                self._paint_ground(painter, line, place, row)

    @staticmethod
    def _shown(
        row: SensorRow, column: int, second: int, *, evaluating: bool
    ) -> tuple[object, ...]:
        """Return all that is shown of *row* in a column."""
        needs = needs_attention(row)
        if column in _KNOWN:
            return (row.spec, row.status, row.state.problem, needs)
        if column in TIMED_COLUMNS:
            return (row, second, evaluating)
        return (row.bars, row.state.problem, needs)

    def _paint_cell(
        self,
        painter: QPainter,
        whole: QRect,
        *,
        line: Line,
        row: SensorRow,
        column: SensorColumn,
        evaluating: bool,
    ) -> None:
        self._paint_ground(painter, line, whole, row)
        if row.state.problem and column not in (SensorColumn.SWITCH, SensorColumn.NAME):
            painter.setOpacity(_GONE)
        place = whole.adjusted(_PAD, 0, -_PAD, 0)
        if column is SensorColumn.LAST_TICK:
            self._paint_last_tick(painter, place, row, evaluating=evaluating)
        else:
            self._painters[column](painter, place, row)
        painter.setOpacity(1.0)
        if line.focused == column:
            self._paint_focus(painter, whole, line.direction, column)

    def _paint_ground(
        self, painter: QPainter, line: Line, whole: QRect, row: SensorRow
    ) -> None:
        tokens = self._theme.tokens
        if line.selected:
            painter.fillRect(whole, QColor(tokens.accent_ground))
        elif needs_attention(row):
            painter.fillRect(whole, QColor(tokens.failure_ground))
        elif line.pointed:
            painter.fillRect(whole, QColor(tokens.hover))
        painter.setPen(QColor(tokens.faint_line))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())

    def _paint_focus(
        self,
        painter: QPainter,
        whole: QRect,
        direction: Qt.LayoutDirection,
        column: SensorColumn,
    ) -> None:
        edge = QRect(whole.left(), whole.top(), 3, whole.height())
        if column is not SensorColumn.SWITCH:
            edge.setTop(whole.bottom() - 2)
            edge.setWidth(whole.width())
        edge = QStyle.visualRect(direction, whole, edge)
        painter.fillRect(edge, QColor(self._theme.tokens.accent))

    def _paint_switch(self, painter: QPainter, place: QRect, row: SensorRow) -> None:
        direction = painter.layoutDirection()
        paint_switch(
            painter,
            QRectF(switch_place(place, direction)),
            self._theme.tokens,
            direction,
            on=row.status is SensorStatus.RUNNING,
            faint=row.state.problem is not None,
        )

    def _paint_name(self, painter: QPainter, place: QRect, row: SensorRow) -> None:
        tokens = self._theme.tokens
        direction = painter.layoutDirection()
        icon = QRect(place.left(), place.center().y() - _ICON // 2, _ICON, _ICON)
        words = place.adjusted(_ICON + _ICON_GAP, 0, 0, 0)
        name = _KIND_ICONS.get(row.spec.kind, "sensor")
        painter.drawPixmap(
            QStyle.visualRect(direction, place, icon).topLeft(),
            self._icon(name, painter.device().devicePixelRatioF()),
        )
        ink = tokens.second if row.state.problem else tokens.ink
        below = row.state.problem or row.spec.description
        words = QStyle.visualRect(direction, place, words)
        self._two_lines(painter, words, row.spec.name, below, ink)

    def _icon(self, name: str, ratio: float) -> QPixmap:
        """Return an icon; made once, as an icon costs more than its line of text."""
        key = (name, ratio, self._theme.tokens.dark)
        if key not in self._drawn:
            icon = self._theme.icon(name, "second")
            self._drawn[key] = icon.pixmap(QSize(_ICON, _ICON), ratio)
        return self._drawn[key]

    def _ring(self, part: float, ratio: float) -> QPixmap:
        step = round(part * _RING_STEPS)
        key = (step, ratio, self._theme.tokens.dark)
        if key not in self._drawn:
            pixmap = QPixmap(QSize(_RING, _RING) * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            whole = QRectF(0, 0, _RING, _RING)
            paint_ring(painter, whole, step / _RING_STEPS, self._theme.tokens)
            painter.end()
            self._drawn[key] = pixmap
        return self._drawn[key]

    def _paint_targets(self, painter: QPainter, place: QRect, row: SensorRow) -> None:
        tokens = self._theme.tokens
        for pill, shown in pill_places(
            targets(row.spec), place, painter.fontMetrics(), painter.layoutDirection()
        ):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.faint_line))
            painter.drawRoundedRect(pill, 4, 4)
            painter.setPen(QColor(tokens.second))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_bars(self, painter: QPainter, place: QRect, row: SensorRow) -> None:
        self.bars.paint(painter, place, row)

    def _paint_last_tick(
        self, painter: QPainter, place: QRect, row: SensorRow, *, evaluating: bool
    ) -> None:
        tokens = self._theme.tokens
        words = last_tick_lines(row, self._clock.now(), evaluating=evaluating)
        ink = tokens.second
        if words.mark is not None:
            ink = mark_colour(tokens, words.mark).name()
        self._two_lines(painter, place, words.first, words.second, ink, words.mark)

    def _paint_next(self, painter: QPainter, place: QRect, row: SensorRow) -> None:
        now = self._clock.now()
        part = part_waited(row, now)
        if part is not None:
            ring = QRect(place.left(), place.center().y() - _RING // 2, _RING, _RING)
            direction = painter.layoutDirection()
            painter.drawPixmap(
                QStyle.visualRect(direction, place, ring).topLeft(),
                self._ring(part, painter.device().devicePixelRatioF()),
            )
            words_place = place.adjusted(_RING + 6, 0, 0, 0)
            place = QStyle.visualRect(direction, place, words_place)
        painter.setPen(QColor(self._theme.tokens.second))
        words = next_words(row, now)
        words = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, _LEFT, words)

    def _paint_last_run(self, painter: QPainter, place: QRect, row: SensorRow) -> None:
        tokens = self._theme.tokens
        run = row.last_run
        if run is None:
            self._paint_dash(painter, place)
            return
        when = ago(run.ended or run.started or run.created, self._clock.now())
        self._two_lines(
            painter, place, run.job_name, when, tokens.ink, run_mark(run), bold=False
        )

    def _paint_dash(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(QColor(self._theme.tokens.second))
        painter.drawText(place, _LEFT, "—")

    def _fonts_for(self, base: QFont) -> _Fonts:
        """Return the fonts of two lines; made once, as they cost more than a line."""
        if self._fonts is None or self._fonts.base != base:
            self._fonts = _Fonts(base)
        return self._fonts

    def _two_lines(
        self,
        painter: QPainter,
        place: QRect,
        first: str,
        second: str,
        ink: str,
        mark: Mark | None = None,
        *,
        bold: bool = True,
    ) -> None:
        tokens = self._theme.tokens
        fonts = self._fonts_for(painter.font())
        square, upper, lower = line_places(
            place,
            painter.layoutDirection(),
            marked=mark is not None,
            two=bool(second),
        )
        if mark is not None:
            paint_mark(painter, QRectF(square), mark, mark_colour(tokens, mark))
        painter.setFont(fonts.strong if bold else fonts.plain)
        painter.setPen(QColor(ink))
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(first, elide, upper.width())
        painter.drawText(upper, _LEFT, shown)
        painter.setFont(fonts.small)
        painter.setPen(QColor(tokens.second))
        shown = painter.fontMetrics().elidedText(second, elide, lower.width())
        painter.drawText(lower, _LEFT, shown)
