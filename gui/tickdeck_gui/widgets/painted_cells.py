"""A table's cells as pictures, painted anew only where they show something else."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_MOST_CELLS = 600
"""Some pages of a table in a large window."""


class _Cell(NamedTuple):
    size: tuple[int, int]
    shows: tuple[object, ...]
    pixmap: QPixmap


class PaintedCells:
    """Knows what each cell shows, and leaves cells out of a frame that has no time.

    Scrolling so paints only what comes into sight, and a page that comes into sight
    as a whole is painted by and by.
    """

    def __init__(self) -> None:
        self._cells: OrderedDict[tuple[Hashable, int], _Cell] = OrderedDict()
        self._give_up_at = math.inf
        self._frame: tuple[Hashable, ...] = ()
        self._ratio = 1.0
        self._direction = Qt.LayoutDirection.LeftToRight
        self.is_behind = False
        """Whether cells were left out, to be painted in the next frame."""

    def begin_frame(
        self,
        ratio: float,
        direction: Qt.LayoutDirection,
        look: Hashable,
        budget_s: float = math.inf,
    ) -> None:
        """Begin to paint a frame.

        Args:
            ratio: Device pixels in one pixel.
            direction: To which side one reads.
            look: What all cells depend on: their colours and their font.
            budget_s: Cells that are new after so many seconds are left out.
        """
        self._give_up_at = time.perf_counter() + budget_s
        self.is_behind = False
        frame = (ratio, direction, look)
        if frame != self._frame:
            self._cells.clear()
            self._frame, self._ratio, self._direction = frame, ratio, direction

    def draw(
        self,
        painter: QPainter,
        place: QRect,
        key: tuple[Hashable, int],
        shows: tuple[object, ...],
        paint: Callable[[QPainter, QRect], None],
        *,
        at_once: bool = False,
    ) -> bool:
        """Draw a cell; where there is no time to paint it, as it was.

        Args:
            painter: Of the table.
            place: Where it is in the table.
            key: What it is known by: its record and its column.
            shows: All that its picture depends on; compared, not hashed.
            paint: Paints it into a rectangle of its size at the origin.
            at_once: Paint it also where there is no time.

        Returns:
            Whether anything was drawn.
        """
        size = (place.width(), place.height())
        known = self._cells.get(key)
        if known is not None and known.size != size:
            known = None
        if known is None or known.shows != shows:
            if not at_once and time.perf_counter() > self._give_up_at:
                self.is_behind = True
            else:
                known = _Cell(size, shows, self._painted(painter, place, paint))
                self._cells[key] = known
        if known is None:
            return False
        self._cells.move_to_end(key)
        if len(self._cells) > _MOST_CELLS:
            self._cells.popitem(last=False)
        painter.drawPixmap(place.topLeft(), known.pixmap)
        return True

    def _painted(
        self, like: QPainter, place: QRect, paint: Callable[[QPainter, QRect], None]
    ) -> QPixmap:
        pixmap = QPixmap(place.size() * self._ratio)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(like.font())
        painter.setLayoutDirection(self._direction)
        paint(painter, QRect(QPoint(0, 0), place.size()))
        painter.end()
        return pixmap
