"""Painting the lines of the sensors' table."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from tickdeck.values.sensors import SensorKind
from tickdeck_gui.formatting.marks import run_mark
from tickdeck_gui.formatting.sentences import targets
from tickdeck_gui.formatting.times import ago
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorRole
from tickdeck_gui.models.sensor_rows import LocationHeader, needs_attention
from tickdeck_gui.theme.tokens import SMALL_TEXT_SIZE, TALL_ROW_HEIGHT
from tickdeck_gui.widgets.location_line import paint_location
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

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QFontMetrics
    from PySide6.QtWidgets import QStyleOptionViewItem

    from tickdeck.clock import Clock
    from tickdeck.reading.rows import SensorRow
    from tickdeck_gui.formatting.marks import Mark
    from tickdeck_gui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
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
_MOST_CELLS = 400
TIMED_COLUMNS = (SensorColumn.LAST_TICK, SensorColumn.NEXT, SensorColumn.LAST_RUN)
"""What changes with each second."""
_FIRST = (SensorColumn.SWITCH, SensorColumn.NAME)
"""What is painted at once when there is no time for more."""
_KNOWN = (SensorColumn.SWITCH, SensorColumn.NAME, SensorColumn.TARGETS)
_STATES = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_MouseOver
).value


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


class SensorDelegate(QStyledItemDelegate):
    """Paints one cell of one sensor, or the whole line of a location."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self.bars = TickBarsPainter(theme)
        self._fonts: _Fonts | None = None
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        self._cells: OrderedDict[
            tuple[object, ...], tuple[SensorRow, int, bool, QPixmap]
        ] = OrderedDict()
        self._give_up_at = math.inf
        self.is_behind = False
        """Whether cells were left out, to be painted in the next frame."""
        self._painters = {
            SensorColumn.SWITCH: self._paint_switch,
            SensorColumn.NAME: self._paint_name,
            SensorColumn.TARGETS: self._paint_targets,
            SensorColumn.BARS: self._paint_bars,
            SensorColumn.LAST_TICK: self._paint_last_tick,
            SensorColumn.NEXT: self._paint_next,
            SensorColumn.LAST_RUN: self._paint_last_run,
        }

    def begin_frame(self, budget_s: float = math.inf) -> None:
        """Leave cells out of the next frame that are new when *budget_s* has passed.

        A page that has just come into sight takes longer than a frame may: first come
        the names, and what is left follows with the next frames.
        """
        self._give_up_at = time.perf_counter() + budget_s
        self.is_behind = False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint one cell."""
        entry = index.data(SensorRole.ENTRY)
        if isinstance(entry, LocationHeader):
            painter.save()
            painter.setFont(option.font)
            paint_location(painter, option, entry, self._theme.tokens)
            painter.restore()
        elif not entry.has_history:
            self._paint_unread(painter, option, entry, index)
        else:
            ratio = painter.device().devicePixelRatioF()
            pixmap = self._cell(option, ratio, entry, index)
            if pixmap is None:
                self._paint_ground(painter, option, option.rect, entry)
            else:
                painter.drawPixmap(option.rect.topLeft(), pixmap)

    def _paint_unread(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: SensorRow,
        index: Index,
    ) -> None:
        """Paint what is known of a sensor until its history is read, in some frames."""
        painter.save()
        painter.setLayoutDirection(option.direction)
        if index.column() in _KNOWN:
            self._paint_cell(painter, option, option.rect, row, index)
        else:
            self._paint_ground(painter, option, option.rect, row)
        painter.restore()

    def _cell(
        self,
        option: QStyleOptionViewItem,
        ratio: float,
        row: SensorRow,
        index: Index,
    ) -> QPixmap | None:
        """Return a cell in paint, from before if nothing in it has changed.

        Words about time change with the second, all else with the row: scrolling
        paints only what comes into sight. Where there is no time for that now, it is
        the cell as it was, or None.
        """
        size, column = option.rect.size(), index.column()
        state = option.state.value & _STATES
        look = (
            row.state.id,
            column,
            size.width(),
            size.height(),
            ratio,
            state,
            option.direction,
            self._theme.tokens.dark,
        )
        second, evaluating = 0, False
        if column in TIMED_COLUMNS:
            second = int(self._clock.now().timestamp())
            evaluating = bool(index.data(SensorRole.EVALUATING))
        known = self._cells.get(look)
        if known is not None:
            of_row, of_second, of_evaluating, pixmap = known
            if of_row is row and (of_second, of_evaluating) == (second, evaluating):
                self._cells.move_to_end(look)
                return pixmap
        if column not in _FIRST and time.perf_counter() > self._give_up_at:
            self.is_behind = True
            return None if known is None else known[-1]
        pixmap = self._painted(option, ratio, row, index)
        self._cells[look] = (row, second, evaluating, pixmap)
        if len(self._cells) > _MOST_CELLS:
            self._cells.popitem(last=False)
        return pixmap

    def _painted(
        self,
        option: QStyleOptionViewItem,
        ratio: float,
        row: SensorRow,
        index: Index,
    ) -> QPixmap:
        pixmap = QPixmap(option.rect.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setLayoutDirection(option.direction)
        whole = QRect(QPoint(0, 0), option.rect.size())
        self._paint_cell(painter, option, whole, row, index)
        painter.end()
        return pixmap

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        whole: QRect,
        row: SensorRow,
        index: Index,
    ) -> None:
        painter.setFont(option.font)
        self._paint_ground(painter, option, whole, row)
        column = SensorColumn(index.column())
        if row.state.problem and column not in (SensorColumn.SWITCH, SensorColumn.NAME):
            painter.setOpacity(_GONE)
        self._painters[column](painter, whole.adjusted(_PAD, 0, -_PAD, 0), row, index)
        painter.setOpacity(1.0)
        self._paint_focus(painter, option, whole, column)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a two-line row."""
        del option, index
        return QSize(80, TALL_ROW_HEIGHT)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Pass a click on the switch to the model."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        on_switch = index.column() == SensorColumn.SWITCH
        if not (released and on_switch and isinstance(event, QMouseEvent)):
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is None or not option.rect.contains(event.position().toPoint()):
            return False
        is_on = Qt.CheckState(checked) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
        return True

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        whole: QRect,
        row: SensorRow,
    ) -> None:
        tokens = self._theme.tokens
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(tokens.accent_ground))
        elif needs_attention(row):
            painter.fillRect(whole, QColor(tokens.failure_ground))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, QColor(tokens.hover))
        painter.setPen(QColor(tokens.faint_line))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())

    def _paint_focus(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        whole: QRect,
        column: SensorColumn,
    ) -> None:
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            edge = QRect(whole.left(), whole.top(), 3, whole.height())
            if column is not SensorColumn.SWITCH:
                edge.setTop(whole.bottom() - 2)
                edge.setWidth(whole.width())
            edge = QStyle.visualRect(option.direction, whole, edge)
            painter.fillRect(edge, QColor(self._theme.tokens.accent))

    def _paint_switch(
        self, painter: QPainter, place: QRect, row: SensorRow, index: Index
    ) -> None:
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        direction = painter.layoutDirection()
        paint_switch(
            painter,
            QRectF(switch_place(place, direction)),
            self._theme.tokens,
            direction,
            on=checked == Qt.CheckState.Checked,
            faint=row.state.problem is not None,
        )

    def _paint_name(
        self, painter: QPainter, place: QRect, row: SensorRow, index: Index
    ) -> None:
        del index
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

    def _paint_targets(
        self, painter: QPainter, place: QRect, row: SensorRow, index: Index
    ) -> None:
        del index
        tokens = self._theme.tokens
        for pill, shown in pill_places(
            targets(row.spec), place, painter.fontMetrics(), painter.layoutDirection()
        ):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.faint_line))
            painter.drawRoundedRect(pill, 4, 4)
            painter.setPen(QColor(tokens.second))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_bars(
        self, painter: QPainter, place: QRect, row: SensorRow, index: Index
    ) -> None:
        del index
        self.bars.paint(painter, place, row)

    def _paint_last_tick(
        self, painter: QPainter, place: QRect, row: SensorRow, index: Index
    ) -> None:
        tokens = self._theme.tokens
        words = last_tick_lines(
            row, self._clock.now(), evaluating=bool(index.data(SensorRole.EVALUATING))
        )
        ink = tokens.second
        if words.mark is not None:
            ink = mark_colour(tokens, words.mark).name()
        self._two_lines(painter, place, words.first, words.second, ink, words.mark)

    def _paint_next(
        self, painter: QPainter, place: QRect, row: SensorRow, index: Index
    ) -> None:
        del index
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

    def _paint_last_run(
        self, painter: QPainter, place: QRect, row: SensorRow, index: Index
    ) -> None:
        tokens = self._theme.tokens
        run = row.last_run
        if run is None:
            self._paint_next_dash(painter, place, index)
            return
        when = ago(run.ended or run.started or run.created, self._clock.now())
        self._two_lines(
            painter, place, run.job_name, when, tokens.ink, run_mark(run), bold=False
        )

    def _paint_next_dash(self, painter: QPainter, place: QRect, index: Index) -> None:
        del index
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
