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
    QTimer,
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
from tickdeck_gui.widgets.kept_sight import KeptSight
from tickdeck_gui.widgets.marks import mark_colour, paint_mark
from tickdeck_gui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )
    from PySide6.QtWidgets import QStyleOptionViewItem

    from tickdeck_gui.preferences import TableLook
    from tickdeck_gui.theme.theme import Theme

_PAD = 8
_MARK = 10
_MARK_GAP = 6
_SECONDS_TEXT = 70
"""Pixels for a length of time in words, before its bar."""
_BAR = 6
_BAR_ALPHA = 0.5
_SECOND = 1000
_ALONG = Qt.KeyboardModifier.ControlModifier
"""Held to follow a link instead of opening the row."""


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
        self._fixed: tuple[int, QFont] | None = None
        """The font for code, and the size of the text that it goes with."""
        self.longest = 0.0
        """Seconds: what a bar of the full length stands for."""

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
        painter.setFont(self._font(option, index))
        seconds = index.data(RecordRole.SECONDS)
        if seconds is not None:
            place = self._paint_length(painter, option.direction, place, seconds)
        painter.setPen(QColor(getattr(tokens, index.data(RecordRole.INK))))
        text = painter.fontMetrics().elidedText(
            str(index.data()).replace("\n", " "),
            self._elision(index),
            place.width(),
        )
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, where, text)
        painter.restore()

    def _font(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QFont:
        if index.data(RecordRole.FIXED_WIDTH):
            # To ask the system for each cell would take longer than to paint it.
            if self._fixed is None or self._fixed[0] != option.font.pixelSize():
                self._fixed = option.font.pixelSize(), fixed_font(option.font)
            return self._fixed[1]
        pointed = option.state & QStyle.StateFlag.State_MouseOver
        if pointed and index.data(RecordRole.IS_LINK):
            font = QFont(option.font)
            font.setUnderline(True)
            return font
        return option.font

    @staticmethod
    def _elision(index: QModelIndex | QPersistentModelIndex) -> Qt.TextElideMode:
        both_ends = bool(index.data(RecordRole.BOTH_ENDS))
        mode = Qt.TextElideMode
        return mode.ElideMiddle if both_ends else mode.ElideRight

    def _paint_length(
        self,
        painter: QPainter,
        direction: Qt.LayoutDirection,
        place: QRect,
        seconds: float,
    ) -> QRect:
        """Paint how long *seconds* are beside the longest in sight.

        Returns:
            What is left for the words.
        """
        words = QRect(place)
        words.setWidth(min(_SECONDS_TEXT, place.width()))
        room = place.width() - words.width()
        part = min(seconds / self.longest, 1.0) if self.longest > 0 else 0.0
        if room > 0 and part > 0:
            bar = QRect(place.left() + words.width(), 0, max(round(room * part), 2), 0)
            bar.setHeight(_BAR)
            bar.moveTop(place.center().y() - _BAR // 2 + 1)
            colour = QColor(self._theme.tokens.third)
            colour.setAlphaF(_BAR_ALPHA)
            painter.fillRect(QStyle.visualRect(direction, place, bar), colour)
        return QStyle.visualRect(direction, place, words)

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
        super().__init__(parent)
        self.setObjectName(key)
        self._records = model
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setAccessibleName(name)
        self.setModel(model)
        self._delegate = RecordDelegate(theme, self)
        self.setItemDelegate(self._delegate)
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
        if longest != self._delegate.longest:
            # What was scrolled, and is not painted now, has another measure too.
            self._delegate.longest = longest
            self.viewport().update()
        super().paintEvent(event)

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
        if along and left and index.data(RecordRole.IS_LINK):
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
        link = next((cell for cell in cells if cell.data(RecordRole.IS_LINK)), None)
        if link is not None:
            self.link_followed.emit(self._records.record(link))

    def _on_activated(self, index: QModelIndex) -> None:
        record = self._records.record(index)
        if record is not None:
            self.opened.emit(record)

    def _on_current_changed(self, index: QModelIndex) -> None:
        self.chosen.emit(self._records.record(index))
