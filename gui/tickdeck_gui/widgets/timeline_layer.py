"""A timeline's lanes as a picture that is moved, not painted anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from tickdeck_gui.widgets.timeline_scene import HEIGHT, Scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck_gui.widgets.time_scale import TimeScale

_SAME = 1e-6
_MARGIN = 0.25
"""How much is painted at each side of what is in sight, in widths."""


class TimelineLayer:
    """Keeps what was painted for as long as it fits."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._scale: TimeScale | None = None
        self._ratio = 0.0
        self.scene: Scene | None = None
        """What is in the picture, at its places there."""
        self.painted = 0
        """How often it was painted: for finding out what it costs."""

    def forget(self) -> None:
        """Paint anew next time: what there is to see has changed."""
        self._scale = None

    def offset(self, scale: TimeScale) -> float:
        """Return where the picture's left edge is on *scale*, in device pixels."""
        assert self._scale is not None
        return round(scale.x_of(self._scale.start) * self._ratio) / self._ratio

    def fit(
        self,
        scale: TimeScale,
        ratio: float,
        make: Callable[[TimeScale], Scene],
        paint: Callable[[QPainter, Scene], None],
    ) -> Scene:
        """Have a picture that covers *scale*, and return what is in it.

        Args:
            scale: What is in sight.
            ratio: Device pixels in one pixel.
            make: Returns what there is on a scale.
            paint: Paints that.
        """
        if self.scene is None or not self._fits(scale, ratio):
            wide = scale.right - scale.left
            # Who zooms goes on zooming: what is beside is painted when it is panned.
            is_zooming = self._scale is not None and not _same(self._scale, scale)
            beside = 0 if is_zooming else round(wide * _MARGIN)
            around = timedelta(seconds=beside / scale.pixels_per_second)
            self._ratio = ratio
            self._scale = replace(
                scale,
                start=scale.start - around,
                end=scale.end + around,
                left=0.0,
                right=wide + 2 * beside,
            )
            self.scene = make(self._scale)
            self._paint(self._scale.right, paint)
        return self.scene

    def draw(self, painter: QPainter, scale: TimeScale) -> None:
        """Draw the picture where it belongs."""
        painter.drawPixmap(QPointF(self.offset(scale), 0), self._pixmap)

    def _fits(self, scale: TimeScale, ratio: float) -> bool:
        known = self._scale
        if known is None or ratio != self._ratio:
            return False
        covers = known.start <= scale.start and scale.end <= known.end
        return covers and _same(known, scale)

    def _paint(self, width: float, paint: Callable[[QPainter, Scene], None]) -> None:
        assert self.scene is not None
        size = (QSizeF(width, HEIGHT) * self._ratio).toSize()
        if self._pixmap.size() != size:
            self._pixmap = QPixmap(size)
        self._pixmap.setDevicePixelRatio(self._ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        paint(painter, self.scene)
        painter.end()
        self.painted += 1


def _same(one: TimeScale, other: TimeScale) -> bool:
    """Return whether a second is as wide on both."""
    return abs(one.pixels_per_second / other.pixels_per_second - 1) < _SAME
