"""The sensors' table itself: mouse, keys, widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from tickdeck.reading.rows import SensorRow
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_rows import LocationHeader, place_of_error
from tickdeck_gui.theme.tokens import TALL_ROW_HEIGHT
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.bar_hover import BarHover
from tickdeck_gui.widgets.line_table import LineTable
from tickdeck_gui.widgets.location_line import (
    LOCATION_HEIGHT,
    paint_location,
    places,
    strong_font,
)
from tickdeck_gui.widgets.sensor_cells import TIMED_COLUMNS, SensorCells
from tickdeck_gui.widgets.sensor_delegate import SensorDelegate
from tickdeck_gui.widgets.sensor_sight import SensorSight
from tickdeck_gui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import (
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPainter,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from tickdeck.clock import Clock
    from tickdeck.reading.rows import TickBar
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.models.sensor_list import SensorListModel
    from tickdeck_gui.preferences import TableLook
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.bar_hover import TickOf
    from tickdeck_gui.widgets.line_table import Line

_SWITCH_WIDTH = 58
_SHARES = {
    SensorColumn.NAME: 24,
    SensorColumn.TARGETS: 18,
    SensorColumn.LAST_TICK: 23,
    SensorColumn.NEXT: 13,
    SensorColumn.LAST_RUN: 18,
}
"""How the columns share the room that is left, until their edges are dragged."""
_NARROWEST = 40
_NARROWEST_NEXT = 112
_WIDTH_FOR_TARGETS = 900
_BARS_WIDTHS = (16 + 60 * 3, 16 + 60 * 4, 16 + 60 * 5)
_WIDTHS_FOR_WIDER_BARS = (820, 1150)
_LEAST_TO_SHARE = 300


class SensorTable(LineTable):
    """Shows a `SensorListModel`; what is clicked goes out as signals."""

    opened = Signal(object, object)
    """A sensor's id, and the id of a tick or None."""
    source_requested = Signal(str, int)

    def __init__(
        self,
        model: SensorListModel,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        tick_of: TickOf | None = None,
    ) -> None:
        """Show *model*; *tick_of* reads a tick, for the card over its bar."""
        super().__init__(theme, parent)
        self._rows = model
        self._shares = dict(_SHARES)
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setObjectName("sensors")
        self.setAccessibleName(tr("Sensors"))
        self.setModel(model)
        self.hover = BarHover(self.viewport(), theme, clock, tick_of)
        self._cells = SensorCells(theme, clock, self.painted)
        self.setItemDelegate(SensorDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        lines = self.verticalHeader()
        lines.setVisible(False)
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(TALL_ROW_HEIGHT)
        self._header.setSectionsClickable(True)
        self.setSortingEnabled(True)
        self._header.dragged.connect(self._on_dragged)
        self.activated.connect(self._on_activated)
        self._sight = SensorSight(self, model)
        model.rearranged.connect(self._lay_lines_out)
        self._lay_lines_out()

    @property
    def look(self) -> TableLook:
        """What the operator has made of the columns.

        Its widths are shares: in a table that was never shown, those in pixels are
        nobody's wish.
        """
        look = self._header.look()
        widths = (self._shares.get(each, look.widths[each]) for each in SensorColumn)
        return msgspec.structs.replace(look, widths=tuple(widths))

    def look_like(self, look: TableLook) -> None:
        """Take the widths and the order of *look*, as far as they fit."""
        if len(look.widths) == len(SensorColumn):
            widths = {each: look.widths[each] for each in self._shares}
            self._shares.update({each: wide for each, wide in widths.items() if wide})
            self._share_width()
        self._header.sort_as(look)

    def selected_sensors(self) -> tuple[SensorId, ...]:
        """Return the ids of the selected sensors, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        entries = [self._rows.entries[row] for row in rows]
        return tuple(
            entry.state.id for entry in entries if isinstance(entry, SensorRow)
        )

    def select_sensor(self, sensor_id: SensorId) -> None:
        """Go to the line of a sensor, if it is listed."""
        row = self._rows.row_of(sensor_id)
        if row is not None:
            self.setCurrentIndex(self._rows.index(row, SensorColumn.NAME))

    def show_from(self, row: int, above: int) -> None:
        """Scroll so that *row* is the first in sight, with some pixels cut off."""
        self.updateGeometries()
        top = self.verticalHeader().sectionPosition(row)
        self.verticalScrollBar().setValue(top + above)

    def current_location(self) -> LocationHeader | None:
        """Return the location whose line is current, if one is."""
        entry = self._rows.entry(self.currentIndex())
        return entry if isinstance(entry, LocationHeader) else None

    def repaint_times(self) -> None:
        """Paint ages and rings anew, of the lines in sight."""
        view = self.viewport()
        for column in TIMED_COLUMNS:
            left, width = self.columnViewportPosition(column), self.columnWidth(column)
            view.update(left, 0, width, view.height())

    def open_current(self) -> None:
        """Do what Enter does: open a sensor or a location's error, fold a location."""
        self._on_activated(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked: a tick's bar, a location's error or its fold."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return
        position = event.position().toPoint()
        index = self.indexAt(position)
        entry = self._rows.entry(index)
        if isinstance(entry, LocationHeader):
            self._click_location(entry, index, position)
        elif isinstance(entry, SensorRow) and index.column() == SensorColumn.BARS:
            bar = self._bar_at(index, position, entry)
            if bar is not None:
                self.opened.emit(entry.state.id, bar.tick_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the card of the tick under the pointer."""
        super().mouseMoveEvent(event)
        position = event.position().toPoint()
        index = self.indexAt(position)
        entry = self._rows.entry(index)
        bar = None
        cell: QRect = self.visualRect(index)
        if isinstance(entry, SensorRow) and index.column() == SensorColumn.BARS:
            bar = self._bar_at(index, position, entry)
            cell.setLeft(position.x())
            cell.setWidth(1)
        over_link = isinstance(entry, LocationHeader) and self._link(
            entry, index
        ).contains(position)
        shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(
            shape if bar is not None or over_link else Qt.CursorShape.ArrowCursor
        )
        self.hover.point_at(bar, cell)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the card away with the pointer; bars have no other tooltip."""
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self.hover.point_at(None, QRect())
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            is_sensor = isinstance(self._rows.entry(index), SensorRow)
            if is_sensor and index.column() == SensorColumn.BARS:
                return True
        return bool(super().viewportEvent(event))

    def paint_line(self, painter: QPainter, line: Line) -> None:
        """Paint a sensor's line, or the line above those of a location."""
        entry = self._rows.entry_to_paint(line.row)
        if isinstance(entry, SensorRow):
            evaluating = self._rows.is_evaluating(entry.state.id)
            self._cells.paint_line(painter, line, entry, evaluating=evaluating)
            return
        painter.save()
        paint_location(
            painter,
            line.whole,
            entry,
            self._theme.tokens,
            line.direction,
            selected=line.selected,
        )
        painter.restore()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take the card away."""
        super().hideEvent(event)
        self.hover.point_at(None, QRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold a location with one arrow, and unfold it with the other."""
        header = self.current_location()
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        folding, unfolding = Qt.Key.Key_Left, Qt.Key.Key_Right
        if backwards:
            folding, unfolding = unfolding, folding
        if header is not None and event.key() in (folding, unfolding):
            if header.folded != (event.key() == folding):
                self._rows.fold(header.name)
            return
        super().keyPressEvent(event)

    def _click_location(
        self, header: LocationHeader, index: QModelIndex, position: QPoint
    ) -> None:
        if self._link(header, index).contains(position):
            self.open_error(header)
        else:
            self._rows.fold(header.name)

    def _link(self, header: LocationHeader, index: QModelIndex) -> QRect:
        line = self.visualRect(index)
        metrics = QFontMetrics(strong_font(self.font()))
        return places(header, line, metrics, self.layoutDirection()).link

    def open_error(self, header: LocationHeader) -> bool:
        """Go to the line that keeps a location from being loaded, if it is known."""
        place = place_of_error(header.state) if header.is_broken else None
        if place is not None:
            self.source_requested.emit(*place)
        return place is not None

    def _on_activated(self, index: QModelIndex) -> None:
        entry = self._rows.entry(index)
        if isinstance(entry, LocationHeader):
            if not self.open_error(entry):
                self._rows.fold(entry.name)
        elif isinstance(entry, SensorRow):
            self.opened.emit(entry.state.id, None)

    def _bar_at(
        self, index: QModelIndex, position: QPoint, row: SensorRow
    ) -> TickBar | None:
        cell: QRect = self.visualRect(index).adjusted(8, 0, -8, 0)
        return self._cells.bars.bar_at(cell, position.x(), row)

    def _lay_lines_out(self) -> None:
        lines, entries = self.verticalHeader(), self._rows.entries
        self.clearSpans()
        height = 0
        for number, entry in enumerate(entries):
            if isinstance(entry, LocationHeader):
                self.setSpan(number, 0, 1, len(SensorColumn))
                lines.resizeSection(number, LOCATION_HEIGHT)
                height += LOCATION_HEIGHT
            else:
                height += TALL_ROW_HEIGHT
        if lines.length() != height:
            # Locations have changed places with sensors: heights stay where they were.
            for number, entry in enumerate(entries):
                if not isinstance(entry, LocationHeader):
                    lines.resizeSection(number, TALL_ROW_HEIGHT)
        self._sight.restore()

    def _share_width(self) -> None:
        header, width = self._header, self.viewport().width()
        self.setColumnHidden(SensorColumn.TARGETS, width < _WIDTH_FOR_TARGETS)
        wider = sum(width >= least for least in _WIDTHS_FOR_WIDER_BARS)
        bars = _BARS_WIDTHS[wider]
        header.resizeSection(SensorColumn.SWITCH, _SWITCH_WIDTH)
        header.resizeSection(SensorColumn.BARS, bars)
        rest = max(width - _SWITCH_WIDTH - bars, _LEAST_TO_SHARE)
        for column, size in self._sizes(rest).items():
            header.resizeSection(column, size)

    def _sizes(self, rest: int) -> dict[SensorColumn, int]:
        shown = [each for each in self._shares if not self.isColumnHidden(each)]
        total = sum(self._shares[each] for each in shown)
        sizes = {each: rest * self._shares[each] // total for each in shown}
        lacking = max(_NARROWEST_NEXT - sizes[SensorColumn.NEXT], 0)
        sizes[SensorColumn.NEXT] += lacking
        sizes[SensorColumn.LAST_TICK] -= lacking
        sizes[SensorColumn.LAST_RUN] += rest - sum(sizes.values())
        return sizes

    def _on_dragged(self, dragged: int) -> None:
        """Let what comes after the edge share the room that is left there."""
        shown = [each for each in self._shares if not self.isColumnHidden(each)]
        sizes = {each: max(self.columnWidth(each), _NARROWEST) for each in shown}
        after = [each for each in shown if each > dragged]
        fixed = self.columnWidth(SensorColumn.SWITCH)
        fixed += self.columnWidth(SensorColumn.BARS)
        room = self.viewport().width() - fixed
        room -= sum(sizes[each] for each in shown if each not in after)
        before = sum(sizes[each] for each in after)
        for each in after:
            sizes[each] = max(sizes[each] * room // before, _NARROWEST)
        # What is left out for now keeps its part beside the others.
        scale = sum(sizes.values()) / sum(self._shares[each] for each in shown)
        self._shares = {each: round(at * scale) for each, at in self._shares.items()}
        self._shares.update(sizes)
        self._share_width()
