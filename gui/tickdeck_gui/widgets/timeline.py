"""A sensor's ticks, runs and file events on one zoomable axis of time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tickdeck_gui.formatting.marks import tick_word
from tickdeck_gui.formatting.sentences import tick_result
from tickdeck_gui.formatting.times import clock_time, duration
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.time_scale import TimeScale
from tickdeck_gui.widgets.timeline_bars import (
    TimelineBar,
    bucket_totals,
    gather,
    slot_of,
    totals,
    totals_words,
)
from tickdeck_gui.widgets.timeline_painting import TimelinePainter

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from tickdeck.clock import Clock
    from tickdeck.reading.rows import Gap
    from tickdeck.values.ticks import TickId
    from tickdeck_gui.models.timeline import TimelineModel
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.timeline_bars import Totals

_HEIGHT = 176
_WHEEL_NOTCH = 120
_ZOOM = 0.8
_DRAG_PIXELS = 4
_SMOOTH_SPAN = timedelta(minutes=10)
_SMOOTH_MILLISECONDS = 100
_SLOW_MILLISECONDS = 1000
_PAGE_PIXELS = 120


class Timeline(QWidget):
    """Wheel zooms about the pointer, drag pans, a click selects a tick."""

    tick_selected = Signal(object)
    """The id of a tick."""

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
        self._painting = TimelinePainter(theme)
        self._bars: dict[int, TimelineBar] = {}
        self._scale = self._current_scale()
        self._selected: TickId | None = None
        self._pressed: QPoint | None = None
        self._dragged_from: TimeScale | None = None
        self._brushing_from: int | None = None
        self._advance = QTimer(self)
        self._advance.timeout.connect(self._on_advance)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Timeline"))
        model.changed.connect(self.refresh)
        model.window_changed.connect(self.refresh)
        theme.changed.connect(self.update)

    @property
    def scale(self) -> TimeScale:
        """The axis as painted last."""
        return self._scale

    def totals(self) -> Totals:
        """Return the numbers of what is in the window."""
        model = self._model
        if model.buckets:
            return bucket_totals(model.buckets)
        return totals(
            tick
            for tick in model.ticks
            if tick.started <= model.end
            and (tick.last_started or tick.started) >= model.start
        )

    def select(self, tick_id: TickId | None) -> None:
        """Mark a tick."""
        self._selected = tick_id
        self.update()

    def bar_at(self, position: QPoint) -> TimelineBar | None:
        """Return the bar at *position*, or beside it by a pixel or two."""
        if not self._painting.in_tick_lane(position.y()):
            return None
        return self._bars.get(slot_of(self._scale.at_x(position.x()), self._scale))

    def refresh(self) -> None:
        """Gather the bars anew and paint."""
        self._scale = self._current_scale()
        self._bars = gather(self._model.ticks, self._scale)
        self.setAccessibleDescription(
            tr("{numbers} from {begin} to {end}").format(
                numbers=totals_words(self.totals()),
                begin=clock_time(self._scale.start),
                end=clock_time(self._scale.end),
            )
        )
        self._pace()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size with room for the three lanes."""
        return QSize(600, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lanes."""
        del event
        painter = QPainter(self)
        self._painting.paint_gaps(painter, self._scale, self._model.gaps, self.height())
        if self._model.brush is not None:
            self._painting.paint_brush(
                painter, self._scale, self._model.brush, self.height()
            )
        self._painting.paint_axis(painter, self._scale, self.height())
        if self._model.buckets:
            self._painting.paint_buckets(painter, self._scale, self._model.buckets)
        else:
            self._painting.paint_bars(painter, self._scale, self._bars, self._selected)
            self._painting.paint_file_events(painter, self._scale, self._bars)
        self._painting.paint_runs(
            painter, self._scale, self._model.runs, self._clock.now()
        )
        self._painting.paint_now(painter, self._scale, self._clock.now(), self.height())
        if self.hasFocus():
            self._painting.paint_focus(painter, self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gather the bars anew: their slots are as wide as ever."""
        super().resizeEvent(event)
        self.refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways pans."""
        notches = event.angleDelta().y() / _WHEEL_NOTCH
        sideways = event.angleDelta().x() / _WHEEL_NOTCH
        if notches:
            self._zoom(event.position().x(), _ZOOM**notches)
        elif sideways:
            self._look(self._scale.panned(sideways * _PAGE_PIXELS / 2))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; with Shift or on the axis, choose a stretch."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        position = event.position().toPoint()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift or self._painting.in_axis(position.y()):
            self._brushing_from = position.x()
            return
        self._pressed = position
        self._dragged_from = self._scale

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while dragged, else tell what is under the pointer."""
        position = event.position().toPoint()
        if self._brushing_from is not None:
            self._brush_to(position.x())
            return
        if self._pressed is None or self._dragged_from is None:
            on_axis = self._painting.in_axis(position.y())
            self.setCursor(
                Qt.CursorShape.IBeamCursor if on_axis else Qt.CursorShape.ArrowCursor
            )
            self._show_card(position)
            return
        moved = position.x() - self._pressed.x()
        if abs(moved) >= _DRAG_PIXELS:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look(self._dragged_from.panned(moved))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the tick that was clicked, unless the mouse was dragged."""
        if self._brushing_from is not None:
            self._brush_to(event.position().toPoint().x())
            self._brushing_from = None
            return
        pressed, self._pressed = self._pressed, None
        self._dragged_from = None
        self.unsetCursor()
        position = event.position().toPoint()
        if pressed is None or abs(position.x() - pressed.x()) >= _DRAG_PIXELS:
            return
        bar = self.bar_at(position)
        if bar is not None:
            self._choose(bar)

    def _brush_to(self, x: int) -> None:
        """Choose the stretch from where the brush was put down to *x*."""
        begin = self._brushing_from if self._brushing_from is not None else x
        if abs(x - begin) < _DRAG_PIXELS:
            self._model.choose(None)
            return
        scale = self._scale
        self._model.choose((scale.at_x(min(begin, x)), scale.at_x(max(begin, x))))

    def _choose_window(self) -> None:
        """Choose what is in sight, or let what was chosen go."""
        scale = self._scale
        chosen = (scale.start, scale.end) if self._model.brush is None else None
        self._model.choose(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tick to tick, zoom and pan."""
        middle = self.width() / 2
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Right:
                self._step(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Up:
                self._zoom(middle, _ZOOM)
            case Qt.Key.Key_Minus | Qt.Key.Key_Down:
                self._zoom(middle, 1 / _ZOOM)
            case Qt.Key.Key_B:
                self._choose_window()
            case Qt.Key.Key_PageUp:
                self._look(self._scale.panned(_PAGE_PIXELS))
            case Qt.Key.Key_PageDown:
                self._look(self._scale.panned(-_PAGE_PIXELS))
            case _:
                super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        QToolTip.hideText()
        super().leaveEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the time."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest while nobody looks."""
        self._advance.stop()
        super().hideEvent(event)

    def _current_scale(self) -> TimeScale:
        return TimeScale(
            self._model.start, self._model.end, 1, max(self.width() - 1, 2)
        )

    def _pace(self) -> None:
        if not self._model.live or not self.isVisible():
            self._advance.stop()
            return
        smooth = self._model.span <= _SMOOTH_SPAN
        wanted = _SMOOTH_MILLISECONDS if smooth else _SLOW_MILLISECONDS
        if not self._advance.isActive() or self._advance.interval() != wanted:
            self._advance.start(wanted)

    def _on_advance(self) -> None:
        # The present stands still under a pointer that is about to click.
        if not self.underMouse():
            self.refresh()

    def _zoom(self, about_x: float, factor: float) -> None:
        if self._model.live:
            self._model.follow(
                timedelta(seconds=self._scale.zoomed(about_x, factor).seconds)
            )
        else:
            self._look(self._scale.zoomed(about_x, factor))

    def _look(self, scale: TimeScale) -> None:
        self._model.look_at(scale.start, scale.end)

    def _step(self, by: int) -> None:
        bars = sorted(self._bars.values(), key=lambda bar: bar.slot)
        if not bars:
            return
        places = [n for n, bar in enumerate(bars) if bar.tick.id == self._selected]
        if not places:
            self._choose(bars[-1])
            return
        place = (places[-1] if by > 0 else places[0]) + by
        self._choose(bars[min(max(place, 0), len(bars) - 1)])

    def _choose(self, bar: TimelineBar) -> None:
        self.select(bar.tick.id)
        self.tick_selected.emit(bar.tick.id)

    def _show_gap(self, position: QPoint) -> None:
        at = self._scale.at_x(position.x())
        for gap in self._model.gaps:
            if gap.start <= at <= gap.end:
                words = gap_words(gap)
                QToolTip.showText(self.mapToGlobal(position), words, self)
                return
        QToolTip.hideText()

    def _show_card(self, position: QPoint) -> None:
        bar = self.bar_at(position)
        if bar is None:
            self._show_gap(position)
            return
        QToolTip.showText(self.mapToGlobal(position), bar_words(bar), self)


def gap_words(gap: Gap) -> str:
    """Return what the card over a gap says."""
    seconds = (gap.end - gap.start).total_seconds()
    words = tr("{begin} to {end} · {duration}").format(
        begin=clock_time(gap.start),
        end=clock_time(gap.end),
        duration=duration(seconds, whole=True),
    )
    return f"{words}\n{gap.reason}"


def bar_words(bar: TimelineBar) -> str:
    """Return what the card over a bar says."""
    first = f"{clock_time(bar.at)} · {tick_word(bar.tick)} · {duration(bar.seconds)}"
    if bar.tick_count > 1:
        first = tr("%Ln tick(s) about {time}", "", bar.tick_count)
        first = first.format(time=clock_time(bar.at))
    return f"{first}\n{tick_result(bar.tick)}"
