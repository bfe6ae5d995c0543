"""The sensors' table itself: mouse, keys, widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from tickdeck.reading.rows import SensorRow
from tickdeck_gui.formatting.marks import status_word
from tickdeck_gui.formatting.times import clock_time, duration
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_rows import LocationHeader
from tickdeck_gui.theme.tokens import TALL_ROW_HEIGHT
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.location_line import LOCATION_HEIGHT, places, strong_font
from tickdeck_gui.widgets.sensor_delegate import SensorDelegate
from tickdeck_gui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from tickdeck.clock import Clock
    from tickdeck.reading.rows import TickBar
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.models.sensor_list import SensorListModel
    from tickdeck_gui.preferences import TableLook
    from tickdeck_gui.theme.theme import Theme

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
_WIDTHS_FOR_WIDER_BARS = (1100, 1320)
_LEAST_TO_SHARE = 300


class SensorTable(QTableView):
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
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._shares = dict(_SHARES)
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setObjectName("sensors")
        self.setAccessibleName(tr("Sensors"))
        self.setModel(model)
        self._delegate = SensorDelegate(theme, clock, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
        model.modelReset.connect(self._lay_lines_out)
        theme.changed.connect(self.viewport().update)
        self._lay_lines_out()

    @property
    def look(self) -> TableLook:
        """What the operator has made of the columns."""
        return self._header.look()

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

    def open_current(self) -> None:
        """Do what Enter does: open a sensor, fold a location."""
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

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the tick under the pointer."""
        if not isinstance(event, QHelpEvent):
            return bool(super().viewportEvent(event))
        index = self.indexAt(event.pos())
        entry = self._rows.entry(index)
        if isinstance(entry, SensorRow) and index.column() == SensorColumn.BARS:
            bar = self._bar_at(index, event.pos(), entry)
            QToolTip.showText(QCursor.pos(), _bar_words(bar) if bar else "", self)
            return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _click_location(
        self, header: LocationHeader, index: QModelIndex, position: QPoint
    ) -> None:
        line = self.visualRect(index)
        metrics = QFontMetrics(strong_font(self.font()))
        link = places(header, line, metrics, self.layoutDirection()).link
        state = header.state
        if link.contains(position) and state is not None:
            self.source_requested.emit(state.spec.target, state.error_line or 1)
        else:
            self._rows.fold(header.name)

    def _on_activated(self, index: QModelIndex) -> None:
        entry = self._rows.entry(index)
        if isinstance(entry, LocationHeader):
            row = index.row()
            self._rows.fold(entry.name)
            self.setCurrentIndex(self._rows.index(row, SensorColumn.NAME))
        elif isinstance(entry, SensorRow):
            self.opened.emit(entry.state.id, None)

    def _bar_at(
        self, index: QModelIndex, position: QPoint, row: SensorRow
    ) -> TickBar | None:
        cell: QRect = self.visualRect(index).adjusted(8, 0, -8, 0)
        return self._delegate.bars.bar_at(cell, position.x(), row)

    def _lay_lines_out(self) -> None:
        lines = self.verticalHeader()
        self.clearSpans()
        lines.setDefaultSectionSize(TALL_ROW_HEIGHT)
        for number, entry in enumerate(self._rows.entries):
            if isinstance(entry, LocationHeader):
                self.setSpan(number, 0, 1, len(SensorColumn))
                lines.resizeSection(number, LOCATION_HEIGHT)

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
        self._shares.update(sizes)
        self._share_width()


def _bar_words(bar: TickBar) -> str:
    what = tr("Interrupted") if bar.interrupted else status_word(bar.status)
    if bar.run_count:
        runs = tr("%Ln run(s)", "", bar.run_count)
        what = tr("{status}, {runs}").format(status=what, runs=runs)
    took = tr("took {duration}").format(duration=duration(bar.seconds))
    return f"{clock_time(bar.started)} · {what} · {took}"
