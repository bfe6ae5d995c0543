"""What is in sight of a timeline, where it is, and its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter

from tickdeck.reading.rows import Gap
from tickdeck.values.runs import Run
from tickdeck_gui.widgets.time_scale import TimeScale
from tickdeck_gui.widgets.timeline_bars import TickHistory, bucket_totals
from tickdeck_gui.widgets.timeline_layer import TimelineLayer
from tickdeck_gui.widgets.timeline_painting import TimelinePainter, due_rect
from tickdeck_gui.widgets.timeline_scene import (
    GAP,
    HEIGHT,
    Due,
    Placed,
    Scene,
    is_chosen,
    placed_runs,
    scene_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from tickdeck.clock import Clock
    from tickdeck_gui.models.timeline import TimelineModel
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.timeline_bars import Totals
    from tickdeck_gui.widgets.timeline_scene import Key


class TimelineSight:
    """Lays out what a model has read for a widget of some width.

    The scene is laid out in the picture, which is wider than what is in sight and
    moves; what this returns is where things are in the widget.
    """

    def __init__(self, model: TimelineModel, theme: Theme, clock: Clock) -> None:
        self._model = model
        self._clock = clock
        self._painting = TimelinePainter(theme)
        self._layer = TimelineLayer()
        self._history = TickHistory()
        self._left = 0
        self._width = 0
        self._ratio = 1.0
        self.scale = self._current_scale()
        """The axis; it stands still until `catch_up`."""

    def resize(self, width: int, font: QFont, ratio: float) -> None:
        """Take the room that there is, of *ratio* device pixels in a pixel."""
        self._left = self._painting.names_width(font)
        self._width, self._ratio = width, ratio
        self._layer.forget()
        self.catch_up()

    def catch_up(self) -> None:
        """Look at the window that the model has now."""
        self.scale = self._current_scale()

    def take_in(self) -> None:
        """Show what the model has read now."""
        self._history = TickHistory(self._model.ticks)
        self._layer.forget()

    @property
    def plot(self) -> QRect:
        """The part of the widget in which there is time."""
        return QRect(self._left, 0, self._width - self._left, HEIGHT)

    def totals(self) -> Totals:
        """Return the numbers of what is in the window."""
        model = self._model
        if model.buckets:
            return bucket_totals(model.buckets, model.start, model.end)
        return self._history.totals(model.start, model.end)

    def at(self, position: QPoint) -> Placed | None:
        """Return what is at *position*, or beside it by a pixel or two."""
        due = self._due()
        if due is not None and due.rect.contains(position):
            return due
        if not self.plot.contains(position):
            return None
        scene = self._scene()
        found = scene.at(position.x() - self._shift(), position.y())
        return None if found is None else self._here(found)

    def in_axis(self, y: int) -> bool:
        """Return whether height *y* belongs to the times above the lanes."""
        return self._painting.in_axis(y)

    def lane(self, *, of_runs: bool) -> Sequence[Placed]:
        """Return all ticks or buckets, or all runs, also some out of sight."""
        scale = self.scale
        around, beside = scale.span / 2, (scale.right - scale.left) / 2
        scene = self._scene_on(
            TimeScale(
                scale.start - around,
                scale.end + around,
                scale.left - beside,
                scale.right + beside,
            )
        )
        return _runs(scene) if of_runs else scene.ticks

    def of_key(self, key: Key | None) -> Placed | None:
        """Return what *key* stands for, if it is there."""
        if key is None:
            return None
        scene = self._scene()
        for one in scene.runs if isinstance(key, str) else scene.ticks:
            if is_chosen(one.item, key):
                return self._here(one)
        return None

    def holds(self, placed: Placed) -> bool:
        """Return whether any of it is in sight."""
        return placed.rect.intersects(QRectF(self.plot))

    def everything(self) -> list[Placed]:
        """Return what is in sight, lane by lane."""
        scene, due = self._scene(), self._due()
        whole = (*scene.ticks, *_runs(scene), *scene.gaps)
        here = [self._here(one) for one in whole]
        return [one for one in (*here, due) if one is not None and self.holds(one)]

    def paint(
        self, painter: QPainter, hovered: Placed | None, chosen: Placed | None
    ) -> None:
        """Paint what moves above the picture of what does not."""
        painting, scale, now = self._painting, self.scale, self._clock.now()
        painting.paint_names(painter)
        scene = self._scene()
        painter.setClipRect(self.plot)
        self._layer.draw(painter, scale)
        painting.paint_times(painter, scene, self._shift(), scale)
        unknown_until = scene.events_from + self._shift()
        painting.paint_files_unknown(painter, scale.left, unknown_until)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._model.are_all_runs:
            running = (run for run in self._model.runs if run.ended is None)
            painting.paint_runs(painter, placed_runs(scale, running, now))
        if self._model.brush is not None:
            painting.paint_brush(painter, scale, self._model.brush)
        due = self._due()
        if due is not None:
            painting.paint_due(painter, due.rect.left())
        painting.paint_now(painter, scale, now)
        if hovered is not None and not isinstance(hovered.item, Gap):
            painting.paint_hovered(painter, hovered.rect)
        if chosen is not None:
            painting.paint_selected(painter, chosen.rect)
        painter.setClipping(False)

    def paint_focus(self, painter: QPainter, whole: QRect) -> None:
        """Paint the ring of the focus."""
        self._painting.paint_focus(painter, whole)

    def _current_scale(self) -> TimeScale:
        right = max(self._width - 1, self._left + 2)
        return TimeScale(self._model.start, self._model.end, self._left, right)

    def _scene(self) -> Scene:
        return self._layer.fit(
            self.scale, self._ratio, self._scene_on, self._painting.paint_scene
        )

    def _scene_on(self, scale: TimeScale) -> Scene:
        model = self._model
        return scene_of(
            scale,
            self._history,
            model.buckets,
            model.runs,
            model.gaps,
            self._clock.now(),
            are_all_runs=model.are_all_runs,
            files=model.files,
        )

    def _shift(self) -> float:
        return self._layer.offset(self.scale)

    def _here(self, placed: Placed) -> Placed:
        return Placed(placed.rect.translated(self._shift(), 0), placed.item)

    def _due(self) -> Placed | None:
        due, scale = self._model.due, self.scale
        if due is None or due > scale.end:
            return None
        rect = due_rect(scale.x_of(due))
        is_apart = rect.left() - scale.x_of(self._clock.now()) >= GAP
        return Placed(rect, Due(due)) if is_apart else None


def _runs(scene: Scene) -> list[Placed]:
    """Return the runs, without the buckets that stand for more of them."""
    return [one for one in scene.runs if isinstance(one.item, Run)]
