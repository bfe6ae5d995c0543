"""A table of records with one-line rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QHeaderView

from tickdeck_gui.theme.tokens import ROW_HEIGHT
from tickdeck_gui.widgets.kept_sight import KeptSight
from tickdeck_gui.widgets.line_table import LineTable
from tickdeck_gui.widgets.record_cells import BESIDE_TEXT, RecordCells
from tickdeck_gui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPainter,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )
    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.models.records import RecordModel
    from tickdeck_gui.preferences import TableLook
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.line_table import Line

_SECOND = 1000
_ALONG = Qt.KeyboardModifier.ControlModifier
"""Held to follow a link instead of opening the row."""


class RecordTable(LineTable):
    """Shows a `RecordModel`; Enter and double click open a record.

    What is current, what is selected and what is in sight stay so by their keys,
    however the records come and go. Ctrl+Enter or Ctrl+click follow a row's link.
    """

    opened = Signal(object)
    """The record."""
    chosen = Signal(object)
    """The record that is now current, or None."""
    link_followed = Signal(object)
    """The record whose link was followed."""
    selection_changed = Signal()

    def __init__(
        self,
        model: RecordModel[Any],
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
        *,
        key: str,
        sortable: bool = False,
    ) -> None:
        """Show *model*; *key* is the untranslated name to remember the look under."""
        super().__init__(theme, parent)
        self.setObjectName(key)
        self._records = model
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setAccessibleName(name)
        self.setModel(model)
        self._cells = RecordCells(theme, self.painted)
        self._longest = 0.0
        self._look_like_a_list()
        self._lay_columns_out()
        self._header.setSectionsClickable(sortable)
        self.setSortingEnabled(sortable)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self._refresh_ages)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(
            lambda *_: self.selection_changed.emit()
        )
        self._sight = KeptSight(self, model)

    def _look_like_a_list(self) -> None:
        self.setWordWrap(False)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns for which there is no room."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for number, column in enumerate(self._records.columns):
            self.setColumnHidden(number, width < column.needs)

    def showEvent(self, event: QShowEvent) -> None:
        """Let ages grow while somebody sees them."""
        super().showEvent(event)
        if any(column.moves for column in self._records.columns):
            self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let ages stand while nobody sees them."""
        super().hideEvent(event)
        self._second.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight, and their lengths of time beside each other."""
        longest = self._longest_in_sight()
        if longest != self._longest:
            # What was scrolled, and is not painted now, has another measure too.
            self._longest = longest
            self.viewport().update()
        super().paintEvent(event)

    def paint_line(self, painter: QPainter, line: Line) -> None:
        """Paint a record's line."""
        model = self._records
        record = model.at(line.row)
        self._cells.paint_line(
            painter, line, record, model.key_of(record), model.columns, self._longest
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the current row's link, or what else the key is for."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & _ALONG
        ):
            self._follow(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Follow a link, or select."""
        index = self.indexAt(event.position().toPoint())
        along = event.modifiers() & _ALONG
        left = event.button() == Qt.MouseButton.LeftButton
        if along and left and self._is_link(index):
            self._follow(index.row())
        else:
            super().mousePressEvent(event)

    def rowsInserted(  # noqa: N802 - Qt's name
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        """Keep in sight what is in sight, also where something comes above it."""
        bar = self.verticalScrollBar()
        above = bar.value() > 0 and start <= self.rowAt(0)
        super().rowsInserted(parent, start, end)
        if above:
            self.updateGeometries()
            bar.setValue(bar.value() + (end - start + 1) * ROW_HEIGHT)

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802 - Qt's name
        """Return what the longest text in sight takes, with what is beside it."""
        return super().sizeHintForColumn(column) + BESIDE_TEXT

    def show_from(self, row: int, above: int) -> None:
        """Make *row* the first in sight, with *above* pixels of it out of sight."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(row * ROW_HEIGHT + above)

    def selected(self) -> tuple[Any, ...]:
        """Return the selected records, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        records = self._records.records
        return tuple(records[row] for row in rows)

    def how_many_selected(self) -> int:
        """Return the number of selected records."""
        return len(self.selectionModel().selectedRows())

    def choose(self, key: object) -> bool:
        """Make the record with *key* the current one; False if it is not shown."""
        row = self._records.row_of(key)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self._records.index(row, 0))
        return True

    @property
    def look(self) -> TableLook:
        """What the operator has made of the columns."""
        return self._header.look()

    def look_like(self, look: TableLook) -> None:
        """Take the widths and the order of *look*, as far as they fit."""
        if len(look.widths) == len(self._records.columns):
            for number, column in enumerate(self._records.columns):
                if column.width and look.widths[number]:
                    self._header.resizeSection(number, look.widths[number])
        if self.isSortingEnabled():
            self._header.sort_as(look)

    def _lay_columns_out(self) -> None:
        header = self._header
        for number, column in enumerate(self._records.columns):
            if column.width:
                header.resizeSection(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _longest_in_sight(self) -> float:
        columns = [column.seconds for column in self._records.columns if column.seconds]
        if not columns or not self._records.rowCount():
            return 0.0
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = last if last >= 0 else self._records.rowCount() - 1
        shown = [
            self._records.record(self._records.index(row, 0))
            for row in range(max(first, 0), last + 1)
        ]
        return max((length(one) for one in shown for length in columns), default=0.0)

    def _refresh_ages(self) -> None:
        viewport = self.viewport()
        for number, column in enumerate(self._records.columns):
            if column.moves and not self.isColumnHidden(number):
                left = self.columnViewportPosition(number)
                viewport.update(left, 0, self.columnWidth(number), viewport.height())

    def _follow(self, row: int) -> None:
        if row < 0:
            return
        columns = range(self._records.columnCount())
        cells = (self._records.index(row, column) for column in columns)
        link = next((cell for cell in cells if self._is_link(cell)), None)
        if link is not None:
            self.link_followed.emit(self._records.record(link))

    def _is_link(self, index: QModelIndex) -> bool:
        if not index.isValid():
            return False
        is_link = self._records.columns[index.column()].is_link
        return is_link is not None and is_link(self._records.at(index.row()))

    def _on_activated(self, index: QModelIndex) -> None:
        record = self._records.record(index)
        if record is not None:
            self.opened.emit(record)

    def _on_current_changed(self, index: QModelIndex) -> None:
        self.chosen.emit(self._records.record(index))
