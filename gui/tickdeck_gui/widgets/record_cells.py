"""The cells of a table of records in paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle

from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.widgets.marks import mark_colour, paint_mark

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tickdeck_gui.formatting.marks import Mark
    from tickdeck_gui.models.records import Column
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.line_table import Line
    from tickdeck_gui.widgets.painted_cells import PaintedCells

_PAD = 8
_MARK = 10
_MARK_GAP = 6
BESIDE_TEXT = 2 * _PAD + _MARK + _MARK_GAP
"""Pixels of a cell that are not for its text."""
_SECONDS_TEXT = 70
"""Pixels for a length of time in words, before its bar."""
_BAR = 6
_BAR_ALPHA = 0.5


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


class _Shown(NamedTuple):
    """All that a cell shows."""

    text: str
    mark: Mark | None
    ink: str
    """The token of the text's colour."""
    fixed_width: bool
    both_ends: bool
    is_link: bool
    seconds: float | None
    longest: float
    """Seconds: what a bar of the full length stands for."""
    selected: bool
    pointed: bool


class RecordCells:
    """Paints a record's line: marks where there are any, and text in its colour."""

    def __init__(self, theme: Theme, painted: PaintedCells) -> None:
        self._theme = theme
        self._painted = painted
        self._fixed: tuple[int, QFont] | None = None
        """The font for code, and the size of the text that it goes with."""

    def paint_line(
        self,
        painter: QPainter,
        line: Line,
        record: Any,
        key: Hashable,
        columns: Sequence[Column[Any]],
        longest: float,
    ) -> None:
        """Paint the line of a record.

        Args:
            painter: Of the table.
            line: Where it is, and how it is looked at.
            record: What to show.
            key: What stays the same of it when it changes.
            columns: How to show it.
            longest: The longest of the lengths of time in sight, in seconds.
        """
        for number, place in line.cells:
            shown = _shown(columns[number], record, line, longest)
            drawn = self._painted.draw(
                painter,
                place,
                (key, number),
                shown,
                partial(self._paint_cell, shown=shown),
                at_once=number == line.cells[0][0],
            )
            if not drawn:
                self._paint_ground(painter, place, shown)

    def _paint_cell(self, painter: QPainter, whole: QRect, *, shown: _Shown) -> None:
        tokens, direction = self._theme.tokens, painter.layoutDirection()
        self._paint_ground(painter, whole, shown)
        mark = shown.mark
        square, place = places(whole, direction, marked=mark is not None)
        if mark is not None:
            paint_mark(painter, QRectF(square), mark, mark_colour(tokens, mark))
        painter.setFont(self._font(painter.font(), shown))
        if shown.seconds is not None:
            place = self._paint_length(painter, place, shown.seconds, shown.longest)
        painter.setPen(QColor(getattr(tokens, shown.ink)))
        mode = Qt.TextElideMode
        text = painter.fontMetrics().elidedText(
            shown.text.replace("\n", " "),
            mode.ElideMiddle if shown.both_ends else mode.ElideRight,
            place.width(),
        )
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, where, text)

    def _font(self, base: QFont, shown: _Shown) -> QFont:
        if shown.fixed_width:
            # To ask the system for each cell would take longer than to paint it.
            if self._fixed is None or self._fixed[0] != base.pixelSize():
                self._fixed = base.pixelSize(), fixed_font(base)
            return self._fixed[1]
        if shown.pointed and shown.is_link:
            font = QFont(base)
            font.setUnderline(True)
            return font
        return base

    def _paint_length(
        self,
        painter: QPainter,
        place: QRect,
        seconds: float,
        longest: float,
    ) -> QRect:
        """Paint how long *seconds* are beside the longest in sight.

        Returns:
            What is left for the words.
        """
        direction = painter.layoutDirection()
        words = QRect(place)
        words.setWidth(min(_SECONDS_TEXT, place.width()))
        room = place.width() - words.width()
        part = min(seconds / longest, 1.0) if longest > 0 else 0.0
        if room > 0 and part > 0:
            bar = QRect(place.left() + words.width(), 0, max(round(room * part), 2), 0)
            bar.setHeight(_BAR)
            bar.moveTop(place.center().y() - _BAR // 2 + 1)
            colour = QColor(self._theme.tokens.third)
            colour.setAlphaF(_BAR_ALPHA)
            painter.fillRect(QStyle.visualRect(direction, place, bar), colour)
        return QStyle.visualRect(direction, place, words)

    def _paint_ground(self, painter: QPainter, whole: QRect, shown: _Shown) -> None:
        tokens = self._theme.tokens
        if shown.selected:
            painter.fillRect(whole, QColor(tokens.accent_ground))
        elif shown.pointed:
            painter.fillRect(whole, QColor(tokens.hover))
        painter.setPen(QColor(tokens.faint_line))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())


def _shown(column: Column[Any], record: Any, line: Line, longest: float) -> _Shown:
    seconds = column.seconds(record) if column.seconds else None
    return _Shown(
        text=column.text(record),
        mark=column.mark(record) if column.mark else None,
        ink=column.ink if isinstance(column.ink, str) else column.ink(record),
        fixed_width=column.fixed_width,
        both_ends=column.both_ends,
        is_link=column.is_link is not None and column.is_link(record),
        seconds=seconds,
        longest=0.0 if seconds is None else longest,
        selected=line.selected,
        pointed=line.pointed,
    )
