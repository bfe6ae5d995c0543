"""A table of records with one-line rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.records import RecordModel, RecordRole
from tickdeck_gui.theme.tokens import ROW_HEIGHT
from tickdeck_gui.widgets.marks import mark_colour, paint_mark
from tickdeck_gui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from tickdeck_gui.preferences import TableLook
    from tickdeck_gui.theme.theme import Theme

_PAD = 8
_MARK = 10
_MARK_GAP = 6


def fixed_font(base: QFont) -> QFont:
    """Return the system's font for code, in the size of *base*."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(max(base.pixelSize() - 1, 11))
    return font


def places(
    cell: QRect, direction: Qt.LayoutDirection, *, marked: bool
) -> tuple[QRect, QRect]:
    """Return where the mark and the text of *cell* are."""
    inside = cell.adjusted(_PAD, 0, -_PAD, 0)
    square = QRect(inside.left(), 0, _MARK, _MARK)
    square.moveTop(inside.center().y() - _MARK // 2 + 1)
    text = inside.adjusted(_MARK + _MARK_GAP if marked else 0, 0, 0, 0)
    return (
        QStyle.visualRect(direction, inside, square),
        QStyle.visualRect(direction, inside, text),
    )


class RecordDelegate(QStyledItemDelegate):
    """Paints a cell: a mark where there is one, and text in its token's colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        tokens = self._theme.tokens
        painter.save()
        painter.setLayoutDirection(option.direction)
        self._paint_ground(painter, option)
        sign = index.data(RecordRole.MARK)
        square, place = places(option.rect, option.direction, marked=sign is not None)
        if sign is not None:
            mark = Mark(sign)  # Qt hands a string enum over as a bare string
            paint_mark(painter, QRectF(square), mark, mark_colour(tokens, mark))
        fixed = index.data(RecordRole.FIXED_WIDTH)
        painter.setFont(fixed_font(option.font) if fixed else option.font)
        painter.setPen(QColor(getattr(tokens, index.data(RecordRole.INK))))
        text = painter.fontMetrics().elidedText(
            str(index.data()).replace("\n", " "),
            Qt.TextElideMode.ElideRight,
            place.width(),
        )
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, where, text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.accent_ground))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(tokens.hover))
        painter.setPen(QColor(tokens.faint_line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the width of the text and the height of a row."""
        width = option.fontMetrics.horizontalAdvance(str(index.data()))
        return QSize(width + 2 * _PAD + _MARK, ROW_HEIGHT)


class RecordTable(QTableView):
    """Shows a `RecordModel`; Enter and double click open a record."""

    opened = Signal(object)
    """The record."""
    chosen = Signal(object)
    """The record that is now current, or None."""

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
        super().__init__(parent)
        self.setObjectName(key)
        self._records = model
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RecordDelegate(theme, self))
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self._lay_columns_out()
        self._header.setSectionsClickable(sortable)
        self.setSortingEnabled(sortable)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns for which there is no room."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for number, column in enumerate(self._records.columns):
            self.setColumnHidden(number, width < column.needs)

    def selected(self) -> tuple[Any, ...]:
        """Return the selected records, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._records.records[row] for row in rows)

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

    def _on_activated(self, index: QModelIndex) -> None:
        record = self._records.record(index)
        if record is not None:
            self.opened.emit(record)

    def _on_current_changed(self, index: QModelIndex) -> None:
        self.chosen.emit(self._records.record(index))
