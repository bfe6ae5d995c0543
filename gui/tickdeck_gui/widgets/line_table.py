"""A table that is painted line by line."""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHoverEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView

from tickdeck_gui.widgets.painted_cells import PaintedCells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.theme.theme import Theme

_FRAME_S = 0.004
"""What new cells may take of a frame while one scrolls; the rest is theirs who wait."""


class Line(NamedTuple):
    """One row in sight."""

    row: int
    whole: QRect
    cells: tuple[tuple[int, QRect], ...]
    """The columns in sight, and where their cells are."""
    selected: bool
    pointed: bool
    """Whether the pointer is over it."""
    focused: int
    """The column that has the focus; -1 where it is elsewhere."""
    direction: Qt.LayoutDirection


class LineTable(QTableView):
    """Selects whole rows, and paints them from what was painted before.

    Qt would ask the model and a delegate in Python some ten times for each cell: a
    page of two hundred cells took longer than a frame may, also where nothing in it
    had changed.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pointed = -1
        self._is_scrolled = False
        self.painted = PaintedCells()
        # A style sheet keeps the style from seeing to it.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @abstractmethod
    def paint_line(self, painter: QPainter, line: Line) -> None:
        """Paint one row."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines; while one scrolls, what takes too long comes later."""
        painter = QPainter(self.viewport())
        painted = self.painted
        painted.begin_frame(
            painter.device().devicePixelRatioF(),
            self.layoutDirection(),
            (self._theme.tokens.dark, painter.font().key()),
            _FRAME_S if self._is_scrolled else math.inf,
        )
        for line in self._lines(event.rect()):
            self.paint_line(painter, line)
        painter.end()
        self._is_scrolled = painted.is_behind
        if painted.is_behind:
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Note that a new page may have come into sight."""
        super().scrollContentsBy(dx, dy)
        self._is_scrolled = True

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note over which row the pointer is; Qt paints it anew."""
        if isinstance(event, QHoverEvent):
            left = event.type() == QEvent.Type.HoverLeave
            self._pointed = -1 if left else self.rowAt(event.position().toPoint().y())
        return bool(super().viewportEvent(event))

    def _lines(self, area: QRect) -> Iterator[Line]:
        """Yield the rows in *area*, from above."""
        count = self.model().rowCount()
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        columns = self._columns()
        if first < 0 or not count or not columns:
            return
        left = min(left for _, left, _ in columns)
        width = sum(wide for _, _, wide in columns)
        begin, end = area.left(), area.right()
        in_sight = [
            (column, at, wide)
            for column, at, wide in columns
            if at <= end and at + wide > begin
        ]
        focused = self._focused()
        for row in range(first, (last if last >= 0 else count - 1) + 1):
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            yield Line(
                row=row,
                whole=QRect(left, top, width, height),
                cells=tuple(
                    (column, QRect(at, top, wide, height))
                    for column, at, wide in in_sight
                ),
                selected=self._is_selected(row),
                pointed=row == self._pointed,
                focused=focused[1] if focused[0] == row else -1,
                direction=self.layoutDirection(),
            )

    def _columns(self) -> list[tuple[int, int, int]]:
        """Return the columns that are shown: number, left edge, width."""
        return [
            (column, self.columnViewportPosition(column), self.columnWidth(column))
            for column in range(self.model().columnCount())
            if not self.isColumnHidden(column)
        ]

    def _is_selected(self, row: int) -> bool:
        return self.selectionModel().isSelected(self.model().index(row, 0))

    def _focused(self) -> tuple[int, int]:
        """Return the row and the column that have the focus; -1 and -1 if none has."""
        current = self.currentIndex()
        has_focus = self.hasFocus() or self.viewport().hasFocus()
        return (current.row(), current.column()) if has_focus else (-1, -1)
