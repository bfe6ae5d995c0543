"""A sensor's ticks, runs and file events on one zoomable axis of time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from tickdeck.reading.rows import TimelineBucket
from tickdeck.values.runs import Run
from tickdeck_gui.formatting.times import clock_time
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.accessible_parts import AccessiblePart, announce
from tickdeck_gui.widgets.time_scale import SHORTEST, TimeScale
from tickdeck_gui.widgets.timeline_bars import TimelineBar, totals_words
from tickdeck_gui.widgets.timeline_hover import TimelineCards
from tickdeck_gui.widgets.timeline_scene import HEIGHT, is_chosen, key_of, stepped
from tickdeck_gui.widgets.timeline_sight import TimelineSight
from tickdeck_gui.widgets.timeline_words import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from tickdeck.clock import Clock
    from tickdeck.values.ticks import TickId
    from tickdeck_gui.models.timeline import TimelineModel
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.timeline_bars import Totals
    from tickdeck_gui.widgets.timeline_scene import Key, Placed

_WHEEL_NOTCH = 120
_ZOOM = 0.8
_DRAG_PIXELS = 4
_QUICKEST_MILLISECONDS = 33
_SLOWEST_MILLISECONDS = 1000
_PAGE_PIXELS = 120
_NOTCH_PIXELS = 60
_BUCKET_ROOM = 0.05
"""What is left at each side of a bucket that was zoomed into, in buckets."""


class Timeline(QWidget):
    """Wheel zooms about the pointer, drag pans, a click goes to what is there."""

    tick_selected = Signal(object)
    """The id of a tick."""
    run_opened = Signal(str)
    """The id of a run."""

    def __init__(
        self,
        model: TimelineModel,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._clock = clock
        self._sight = TimelineSight(model, theme, clock)
        self._cards = TimelineCards(theme, clock, self)
        self._selected: Key | None = None
        self._is_choosing = False
        self._pointer: QPoint | None = None
        self._pressed: QPoint | None = None
        self._dragged_from: TimeScale | None = None
        self._brushing_from: int | None = None
        self._advance = QTimer(self)
        self._advance.timeout.connect(self._on_advance)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Timeline"))
        model.changed.connect(self._on_changed)
        model.window_changed.connect(self.refresh)
        theme.changed.connect(self._lay_out)

    @property
    def scale(self) -> TimeScale:
        """The axis as painted last."""
        return self._sight.scale

    @property
    def card_words(self) -> str:
        """What the card says that is shown; nothing if none is."""
        return self._cards.words

    def totals(self) -> Totals:
        """Return the numbers of what is in the window."""
        return self._sight.totals()

    def select(self, tick_id: TickId | None) -> None:
        """Mark a tick."""
        # A table that follows our own choice knows folds only as a whole.
        if not self._is_choosing:
            self._selected = tick_id
            self.update()

    def placed_at(self, position: QPoint) -> Placed | None:
        """Return what is at *position*, or beside it by a pixel or two."""
        return self._sight.at(position)

    def placed(self) -> list[Placed]:
        """Return what is in sight, lane by lane."""
        return self._sight.everything()

    def accessible_parts(self) -> Sequence[AccessiblePart]:
        """Return what is in sight, lane by lane."""
        now = self._clock.now()
        return [
            AccessiblePart(
                spoken(one.item, now),
                one.rect.toAlignedRect(),
                is_chosen(one.item, self._selected),
            )
            for one in self.placed()
        ]

    def refresh(self) -> None:
        """Show the window as it is now."""
        self._sight.catch_up()
        self.setAccessibleDescription(
            tr("{numbers} from {begin} to {end}").format(
                numbers=totals_words(self.totals()),
                begin=clock_time(self.scale.start),
                end=clock_time(self.scale.end),
            )
        )
        self._pace()
        self._show_hovered()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size with room for the three lanes."""
        return QSize(600, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lanes."""
        del event
        painter = QPainter(self)
        hovered = None if self._pointer is None else self._sight.at(self._pointer)
        self._sight.paint(painter, hovered, self._sight.of_key(self._selected))
        if self.hasFocus():
            self._sight.paint_focus(painter, self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the same time in the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways pans."""
        turned, pixels = event.angleDelta(), float(event.pixelDelta().x())
        pixels = pixels or turned.x() / _WHEEL_NOTCH * _NOTCH_PIXELS
        if turned.y() and abs(turned.y()) >= abs(turned.x()):
            self._zoom(event.position().x(), _ZOOM ** (turned.y() / _WHEEL_NOTCH))
        elif pixels:
            self._look(self.scale.panned(pixels))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; with Shift or on the axis, choose a stretch."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        position = event.position().toPoint()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift or self._sight.in_axis(position.y()):
            self._brushing_from = position.x()
            return
        self._pressed = position
        self._dragged_from = self.scale

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while dragged, else tell what is under the pointer."""
        position = event.position().toPoint()
        if self._brushing_from is not None:
            self._point_at(None)
            self._brush_to(position.x())
            return
        if self._pressed is None or self._dragged_from is None:
            self._point_at(position)
            return
        moved = position.x() - self._pressed.x()
        if abs(moved) >= _DRAG_PIXELS:
            self._point_at(None)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look(self._dragged_from.panned(moved))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to what was clicked, unless the mouse was dragged."""
        position = event.position().toPoint()
        if self._brushing_from is not None:
            self._brush_to(position.x())
            self._brushing_from = None
            return
        pressed, self._pressed = self._pressed, None
        self._dragged_from = None
        if pressed is None or abs(position.x() - pressed.x()) >= _DRAG_PIXELS:
            self._point_at(position)
            return
        placed = self._sight.at(position)
        if placed is not None:
            self._choose(placed)
            self._open(placed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from thing to thing, open it, zoom and pan."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        chosen = self._sight.of_key(self._selected)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                self._step(1 if key == Qt.Key.Key_Right else -1, of_runs=shift)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if chosen is not None:
                self._choose(chosen)
                self._open(chosen)
            case Qt.Key.Key_Plus | Qt.Key.Key_Up:
                self._zoom(self._middle(), _ZOOM)
            case Qt.Key.Key_Minus | Qt.Key.Key_Down:
                self._zoom(self._middle(), 1 / _ZOOM)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown as key:
                by = _PAGE_PIXELS if key == Qt.Key.Key_PageUp else -_PAGE_PIXELS
                self._look(self.scale.panned(by))
            case Qt.Key.Key_B:
                self._choose_window()
            case _:
                super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        self._point_at(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the card away that the keys have shown."""
        self._cards.hide()
        super().focusOutEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the time."""
        super().showEvent(event)
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest while nobody looks."""
        self._advance.stop()
        self._point_at(None)
        super().hideEvent(event)

    # --- time passes ----------------------------------------------------------------

    def _pace(self) -> None:
        """Move by about a device pixel each time."""
        if not self._model.live or not self.isVisible():
            self._advance.stop()
            return
        pixels = self.scale.pixels_per_second * self.devicePixelRatioF()
        wanted = round(1000 / pixels)
        wanted = min(max(wanted, _QUICKEST_MILLISECONDS), _SLOWEST_MILLISECONDS)
        if not self._advance.isActive() or self._advance.interval() != wanted:
            self._advance.start(wanted)

    def _on_advance(self) -> None:
        # What a pointer is about to click stands still, and only the present moves on.
        is_held = self._pressed is not None or self._brushing_from is not None
        if not is_held and not self._cards.words:
            self._sight.catch_up()
            self._show_hovered()
        self.update()

    def _on_changed(self) -> None:
        self._sight.take_in()
        self.refresh()

    def _lay_out(self) -> None:
        self._sight.resize(self.width(), self.font(), self.devicePixelRatioF())
        self.refresh()

    # --- what the operator does -----------------------------------------------------

    def _zoom(self, about_x: float, factor: float) -> None:
        """Zoom so that what is at *about_x* stays there.

        The window goes on following the present for as long as that is in sight.
        """
        scale, now = self.scale.zoomed(about_x, factor), self._clock.now()
        if self._model.live and scale.start < now <= scale.end:
            self._model.follow(scale.span, (now - scale.start) / scale.span)
        else:
            self._look(scale)

    def _look(self, scale: TimeScale) -> None:
        self._model.look_at(scale.start, scale.end)

    def _middle(self) -> float:
        """Return what keys zoom about: what is chosen, the present, or the middle."""
        chosen = self._sight.of_key(self._selected)
        if chosen is not None and self._sight.holds(chosen):
            return chosen.rect.center().x()
        if self._model.live:
            return self.scale.x_of(self._clock.now())
        return (self.scale.left + self.scale.right) / 2

    def _brush_to(self, x: int) -> None:
        """Choose the stretch from where the brush was put down to *x*."""
        begin = self._brushing_from if self._brushing_from is not None else x
        if abs(x - begin) < _DRAG_PIXELS:
            self._model.choose(None)
            return
        scale = self.scale
        self._model.choose((scale.at_x(min(begin, x)), scale.at_x(max(begin, x))))

    def _choose_window(self) -> None:
        """Choose what is in sight, or let what was chosen go."""
        scale = self.scale
        chosen = (scale.start, scale.end) if self._model.brush is None else None
        self._model.choose(chosen)

    def _step(self, by: int, *, of_runs: bool) -> None:
        found = stepped(self._sight.lane(of_runs=of_runs), self._selected, by)
        if found is None:
            return
        if not self._sight.holds(found):
            middle = (self.scale.left + self.scale.right) / 2
            self._look(self.scale.panned(middle - found.rect.left()))
            found = self._sight.of_key(key_of(found.item)) or found
        self._choose(found)
        self._cards.show(found, None)

    def _choose(self, placed: Placed) -> None:
        """Mark a thing, and tell who listens."""
        key = key_of(placed.item)
        if key is None:
            return
        self._selected = key
        chosen = [is_chosen(one.item, key) for one in self.placed()]
        if True in chosen:
            words = spoken(placed.item, self._clock.now())
            announce(self, words, chosen.index(True))
        if isinstance(placed.item, TimelineBar):
            self._is_choosing = True
            try:
                self.tick_selected.emit(placed.item.tick.id)
            finally:
                self._is_choosing = False
        self.update()

    def _open(self, placed: Placed) -> None:
        """Go where a click leads."""
        item = placed.item
        if isinstance(item, Run):
            self._cards.hide()
            self.run_opened.emit(item.run_id)
        elif isinstance(item, TimelineBucket):
            self._cards.hide()
            length = timedelta(seconds=item.seconds)
            around = max(length * _BUCKET_ROOM, (SHORTEST - length) / 2)
            self._model.look_at(item.start - around, item.start + length + around)

    # --- the card -------------------------------------------------------------------

    def _point_at(self, position: QPoint | None) -> None:
        self._pointer = position
        if position is None:
            self._cards.hide()
            self.unsetCursor()
        else:
            self._show_hovered()
        self.update()

    def _show_hovered(self) -> None:
        """Show the card over what has come under the pointer."""
        if self._pointer is None:
            return
        placed = self._sight.at(self._pointer)
        shape = Qt.CursorShape.ArrowCursor
        if self._sight.in_axis(self._pointer.y()):
            shape = Qt.CursorShape.IBeamCursor
        elif placed is not None and key_of(placed.item) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        if placed is None:
            self._cards.hide()
        else:
            self._cards.show(placed, self._pointer)
