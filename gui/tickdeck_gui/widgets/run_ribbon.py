"""How the runs of a day went: a bar for each quarter of an hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import since
from tickdeck_gui.theme.tokens import TINY_TEXT_SIZE
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.accessible_parts import AccessiblePart
from tickdeck_gui.widgets.marks import mark_colour, paint_bar
from tickdeck_gui.widgets.time_scale import TimeScale

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from PySide6.QtGui import (
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )

    from tickdeck.clock import Clock
    from tickdeck.reading.rows import RunBucket
    from tickdeck_gui.theme.theme import Theme

_HEIGHT = 76
_AXIS = 18
_SIDE = 10
_TOP = 8
_LEAST = 3.0
"""Pixels: what there is at all can be seen."""


@dataclass(frozen=True)
class Stretches:
    """Equal stretches of time, and the runs that were created in each."""

    start: datetime
    end: datetime
    many: int
    buckets: tuple[RunBucket, ...] = ()

    @property
    def length(self) -> timedelta:
        """How long a stretch is."""
        return (self.end - self.start) / self.many

    def span(self, first: int, last: int) -> tuple[datetime, datetime]:
        """Return from when until when the stretches *first* to *last* are."""
        return self.start + first * self.length, self.start + (last + 1) * self.length

    def number(self, at: datetime) -> int:
        """Return in which stretch *at* is; the first or the last if in none."""
        number = (at - self.start) // self.length
        return min(max(number, 0), self.many - 1)

    def bucket(self, number: int) -> RunBucket | None:
        """Return the runs of a stretch, or None if there were none."""
        middle = self.length / 2
        for bucket in self.buckets:
            if self.number(bucket.start + middle) == number:
                return bucket
        return None


def stretch_words(bucket: RunBucket | None) -> str:
    """Return how many runs of each kind a stretch has."""
    if bucket is None or not bucket.runs:
        return tr("No runs")
    parts = [
        (bucket.failed, tr("%Ln failed", "", bucket.failed)),
        (bucket.succeeded, tr("%Ln succeeded", "", bucket.succeeded)),
        (bucket.canceled, tr("%Ln canceled", "", bucket.canceled)),
        (bucket.unfinished, tr("%Ln not finished", "", bucket.unfinished)),
    ]
    return ", ".join(words for many, words in parts if many)


def time_words(start: datetime, end: datetime, now: datetime) -> str:
    """Return a stretch of time in words, as "09:15 to 09:30"."""
    same_day = start.astimezone().date() == end.astimezone().date()
    until = f"{end.astimezone():%H:%M}" if same_day else since(end, now)
    return tr("{start} to {end}").format(start=since(start, now), end=until)


class RunRibbon(QWidget):
    """Shows `Stretches`; a click, a drag or Shift with the arrows choose a time.

    The arrows go from stretch to stretch, Enter chooses the one that one is at, and
    Escape or Delete let all time in again.
    """

    time_chosen = Signal(object)
    """From when until when, as a pair, or None for all time."""

    def __init__(
        self, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._shown: Stretches | None = None
        self._chosen: tuple[datetime, datetime] | None = None
        self._at: int | None = None
        """The stretch that the keyboard or the pointer is at."""
        self._anchor: int | None = None
        """Where the keyboard began to choose."""
        self._pressed: int | None = None
        self._dragged: tuple[datetime, datetime] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Runs over time"))
        theme.changed.connect(self.update)

    @property
    def chosen(self) -> tuple[datetime, datetime] | None:
        """The chosen time."""
        return self._chosen

    def show_stretches(self, shown: Stretches) -> None:
        """Show other stretches, or newer numbers; what is chosen stays."""
        self._shown = shown
        if self._at is not None:
            self._at = min(self._at, shown.many - 1)
        self._describe()
        self.update()

    def choose(self, time: tuple[datetime, datetime] | None) -> None:
        """Mark *time* as chosen, and tell if that is new."""
        if time != self._chosen:
            self._chosen = time
            self.update()
            self.time_chosen.emit(time)

    def sizeHint(self) -> QSize:
        """Return room for bars and their axis."""
        return QSize(600, _HEIGHT)

    def number_at(self, x: float) -> int | None:
        """Return the stretch at pixel *x*."""
        if self._shown is None:
            return None
        return self._shown.number(self._scale(self._shown).at_x(x))

    def x_of(self, number: int) -> float:
        """Return where a stretch begins, in pixels."""
        assert self._shown is not None
        return self._scale(self._shown).x_of(self._shown.span(number, number)[0])

    def _scale(self, shown: Stretches) -> TimeScale:
        return TimeScale(shown.start, shown.end, _SIDE, self.width() - _SIDE)

    def words(self, number: int) -> str:
        """Return when a stretch is and which runs it has."""
        if self._shown is None:
            return ""
        when = time_words(*self._shown.span(number, number), self._clock.now())
        return f"{when}: {stretch_words(self._shown.bucket(number))}"

    def accessible_parts(self) -> tuple[AccessiblePart, ...]:
        """Return the stretches with runs, and the one that the keyboard is at."""
        if self._shown is None:
            return ()
        scale = self._scale(self._shown)
        found = {self._shown.number(bucket.start) for bucket in self._shown.buckets}
        if self._at is not None:
            found.add(self._at)
        parts = []
        for number in sorted(found):
            start, end = (scale.x_of(at) for at in self._shown.span(number, number))
            place = QRect(round(start), 0, round(end - start), self.height())
            parts.append(AccessiblePart(self.words(number), place, number == self._at))
        return tuple(parts)

    def _describe(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if self._at is not None:
            words = self.words(self._at)
        else:
            many = sum(bucket.runs for bucket in shown.buckets)
            failed = sum(bucket.failed for bucket in shown.buckets)
            words = tr("%Ln run(s)", "", many)
            words += f", {tr('%Ln failed', '', failed)}"
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            changed = QAccessible.Event.DescriptionChanged
            QAccessible.updateAccessibility(QAccessibleEvent(self, changed))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars, their axis, and what is chosen."""
        del event
        if self._shown is None:
            return
        painter = QPainter(self)
        tokens, scale = self._theme.tokens, self._scale(self._shown)
        ground = self.height() - _AXIS
        self._paint_chosen(painter, scale, ground)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(
            QPointF(scale.left, ground + 0.5), QPointF(scale.right, ground + 0.5)
        )
        self._paint_axis(painter, scale, ground)
        most = max((bucket.runs for bucket in self._shown.buckets), default=0)
        for bucket in self._shown.buckets:
            self._paint_bucket(painter, scale, bucket, (ground - _TOP) / max(most, 1))
        if self.hasFocus():
            self._paint_focus(painter, scale, ground)

    def _paint_chosen(self, painter: QPainter, scale: TimeScale, ground: float) -> None:
        chosen = self._dragged or self._chosen
        if chosen is None:
            return
        start, end = (scale.x_of(at) for at in chosen)
        left, right = max(start, scale.left), min(end, scale.right)
        place = QRectF(left, 2, max(right - left, 1), ground - 2)
        painter.fillRect(place, QColor(self._theme.tokens.accent_ground))
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
        for x in (place.left(), place.right()):
            painter.drawLine(QPointF(x, 2), QPointF(x, ground))

    def _paint_axis(self, painter: QPainter, scale: TimeScale, ground: float) -> None:
        font = painter.font()
        font.setPixelSize(TINY_TEXT_SIZE)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.second))
        for at, name in scale.labels():
            x = scale.x_of(at)
            wide = painter.fontMetrics().horizontalAdvance(name)
            left = min(max(x - wide / 2, 0), self.width() - wide)
            painter.drawText(QPointF(left, ground + _AXIS - 5), name)
            painter.drawLine(QPointF(x, ground), QPointF(x, ground + 3))

    def _paint_bucket(
        self, painter: QPainter, scale: TimeScale, bucket: RunBucket, unit: float
    ) -> None:
        """Paint a bar for each kind of end, the failures on top."""
        left = scale.x_of(bucket.start)
        width = bucket.seconds * scale.pixels_per_second
        bottom = float(self.height() - _AXIS)
        for many, mark in (
            (bucket.succeeded, Mark.SUCCESS),
            (bucket.canceled, Mark.CANCELED),
            (bucket.unfinished, Mark.RUNNING),
            (bucket.failed, Mark.FAILURE),
        ):
            if not many:
                continue
            height = max(many * unit, _LEAST)
            bar = QRectF(left + 1, bottom - height, max(width - 2, 1), height)
            paint_bar(painter, bar, mark, mark_colour(self._theme.tokens, mark))
            bottom -= height

    def _paint_focus(self, painter: QPainter, scale: TimeScale, ground: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
        if self._at is None or self._shown is None:
            whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(whole, 4, 4)
            return
        start, end = self._shown.span(self._at, self._at)
        left, right = scale.x_of(start), scale.x_of(end)
        painter.drawRoundedRect(QRectF(left, 3.5, right - left, ground - 3), 2, 2)

    def event(self, event: QEvent) -> bool:
        """Say what a stretch holds where the pointer rests."""
        if event.type() == QEvent.Type.ToolTip:
            self._show_words(cast("QHelpEvent", event))
            return True
        return super().event(event)

    def _show_words(self, event: QHelpEvent) -> None:
        number = self.number_at(event.pos().x())
        if number is not None:
            QToolTip.showText(event.globalPos(), self.words(number), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose a time."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.number_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the time that is being chosen."""
        number = self.number_at(event.position().x())
        if self._pressed is not None and number is not None:
            self._dragged = self._between(self._pressed, number)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the stretches that were dragged over; the chosen one again lets go."""
        number = self.number_at(event.position().x())
        pressed, self._pressed, self._dragged = self._pressed, None, None
        if pressed is not None and number is not None:
            time = self._between(pressed, number)
            self.choose(None if time == self._chosen else time)

    def _between(self, one: int, other: int) -> tuple[datetime, datetime]:
        assert self._shown is not None
        return self._shown.span(min(one, other), max(one, other))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from stretch to stretch, and choose."""
        shown, key = self._shown, event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if shown is None:
            super().keyPressEvent(event)
        elif key in steps:
            self._step(shown, steps[Qt.Key(key)], event.modifiers())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else shown.many - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self._at is not None:
                self.choose(shown.span(self._at, self._at))
        elif self._chosen and key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete):
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def _step(self, shown: Stretches, by: int, modifiers: Qt.KeyboardModifier) -> None:
        before = shown.many if self._at is None else self._at
        self._go_to(min(max(before + by, 0), shown.many - 1))
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._at is not None:
            if self._anchor is None:
                self._anchor = min(before, shown.many - 1)
            self.choose(self._between(self._anchor, self._at))
        else:
            self._anchor = None

    def _go_to(self, number: int) -> None:
        self._at = number
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be at no stretch any more."""
        super().focusOutEvent(event)
        self._at = self._anchor = None
        self._describe()
