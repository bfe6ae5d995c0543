"""The steps of a run as bars of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import duration
from tickdeck_gui.models.run_steps import axis_marks
from tickdeck_gui.theme.tokens import ROW_HEIGHT
from tickdeck_gui.translation import QT_TR_NOOP, tr
from tickdeck_gui.widgets.accessible_parts import AccessiblePart, announce
from tickdeck_gui.widgets.marks import mark_colour, paint_mark, paint_span

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from tickdeck.clock import Clock
    from tickdeck_gui.models.run_steps import StepSpan
    from tickdeck_gui.theme.theme import Theme

_MARK = 10
_LABEL_WIDTH = 170
_TIME_WIDTH = 76
PAD = 10
"""Pixels at the sides of a line, and below the last one."""
MARK_WORDS: dict[Mark, str] = {
    Mark.SUCCESS: QT_TR_NOOP("succeeded"),
    Mark.FAILURE: QT_TR_NOOP("failed"),
    Mark.RUNNING: QT_TR_NOOP("running"),
    Mark.SKIPPED: QT_TR_NOOP("skipped"),
    Mark.QUEUED: QT_TR_NOOP("queued"),
    Mark.CANCELED: QT_TR_NOOP("canceled"),
    Mark.INTERRUPTED: QT_TR_NOOP("interrupted"),
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class StepPlaces:
    """Where the parts of a step's line are."""

    mark: QRect
    name: QRect
    axis: QRect
    took: QRect


class Gantt(QWidget):
    """Shows `StepSpan`s; a click chooses a step, another one lets it go."""

    step_chosen = Signal(object)
    """The key of a step, or None for all of them."""

    def __init__(
        self, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._spans: tuple[StepSpan, ...] = ()
        self._chosen: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Steps"))
        theme.changed.connect(self.update)

    @property
    def chosen(self) -> str | None:
        """The key of the chosen step."""
        return self._chosen

    @property
    def spans(self) -> tuple[StepSpan, ...]:
        """The steps on show."""
        return self._spans

    @property
    def seconds(self) -> float:
        """How long the axis is: from the first start to the last end, or to now."""
        first, last = self._whole()
        return (last - first).total_seconds()

    def _whole(self) -> tuple[datetime, datetime]:
        now = self._clock.now()
        start = min((span.start for span in self._spans), default=now)
        return start, max((span.end or now for span in self._spans), default=now)

    def line_of_chosen(self) -> QRect | None:
        """Return where the chosen step is."""
        keys = [span.key for span in self._spans]
        if self._chosen not in keys:
            return None
        return self._line(keys.index(self._chosen))

    def accessible_parts(self) -> tuple[AccessiblePart, ...]:
        """Return the steps for who cannot see them."""
        return tuple(
            AccessiblePart(self._words(span), self._line(row), span.key == self._chosen)
            for row, span in enumerate(self._spans)
        )

    def _words(self, span: StepSpan) -> str:
        took = ((span.end or self._clock.now()) - span.start).total_seconds()
        status = tr(MARK_WORDS[span.mark])
        return f"{span.key}, {status}, {duration(took)}"

    def show_steps(self, spans: tuple[StepSpan, ...]) -> None:
        """Show these steps."""
        self._spans = spans
        if self._chosen not in [span.key for span in spans]:
            self._chosen = None
        self.setAccessibleDescription(tr("%Ln step(s)", "", len(spans)))
        self.setFixedHeight(max(len(spans), 1) * ROW_HEIGHT + PAD)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all steps."""
        return QSize(500, max(len(self._spans), 1) * ROW_HEIGHT + PAD)

    def places(self, row: int) -> StepPlaces:
        """Return where the parts of a line are, from the side where reading begins."""
        line = self._line(row)
        top, width = line.top(), self.width()

        def placed(left: int, wide: int, height: int = ROW_HEIGHT) -> QRect:
            part = QRect(left, top + (ROW_HEIGHT - height) // 2, wide, height)
            return QStyle.visualRect(self.layoutDirection(), line, part)

        after_mark = PAD + _MARK + 8
        room = max(width - _LABEL_WIDTH - _TIME_WIDTH - 2 * PAD, 0)
        return StepPlaces(
            mark=placed(PAD, _MARK, _MARK),
            name=placed(after_mark, _LABEL_WIDTH - 6 - after_mark),
            axis=placed(_LABEL_WIDTH, room),
            took=placed(width - _TIME_WIDTH - PAD, _TIME_WIDTH),
        )

    def _line(self, row: int) -> QRect:
        return QRect(0, 4 + row * ROW_HEIGHT, self.width(), ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line for each step."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        tokens = self._theme.tokens
        if not self._spans:
            painter.setPen(QColor(tokens.second))
            text = self.rect().adjusted(PAD, 0, -PAD, 0)
            painter.drawText(text, _LEFT, tr("No step has begun"))
            return
        whole = self._whole()
        self._paint_grid(painter)
        first = max(event.rect().top() // ROW_HEIGHT - 1, 0)
        last = event.rect().bottom() // ROW_HEIGHT + 1
        for row, span in enumerate(self._spans[first : last + 1], first):
            self._paint_step(painter, row, span, whole)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4
            )

    def _paint_grid(self, painter: QPainter) -> None:
        axis = self.places(0).axis
        painter.setPen(QColor(self._theme.tokens.faint_line))
        for x, _words in axis_marks(self.seconds, axis.left(), axis.width()):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    def _paint_step(
        self,
        painter: QPainter,
        row: int,
        span: StepSpan,
        whole: tuple[datetime, datetime],
    ) -> None:
        tokens = self._theme.tokens
        places = self.places(row)
        if span.key == self._chosen:
            painter.fillRect(self._line(row), QColor(tokens.accent_ground))
        colour = mark_colour(tokens, span.mark)
        paint_mark(painter, QRectF(places.mark), span.mark, colour)
        painter.setPen(QColor(tokens.ink))
        name = painter.fontMetrics().elidedText(
            span.key, Qt.TextElideMode.ElideRight, places.name.width()
        )
        painter.drawText(places.name, _LEFT, name)
        ended = span.end or self._clock.now()
        self._paint_bar(painter, places.axis, span, whole, ended)
        painter.setPen(QColor(tokens.second))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        took = (ended - span.start).total_seconds()
        painter.drawText(places.took, right, duration(took))

    def _paint_bar(
        self,
        painter: QPainter,
        axis: QRect,
        span: StepSpan,
        whole: tuple[datetime, datetime],
        ended: datetime,
    ) -> None:
        """Paint a step on the axis of time.

        Time runs to the right in all languages, as it does in logs and code.
        """
        tokens = self._theme.tokens
        first, last = whole
        seconds = max((last - first).total_seconds(), 0.001)
        left, room = float(axis.left()), axis.width()
        begin = (span.start - first).total_seconds() / seconds * room
        took = (ended - span.start).total_seconds()
        middle = axis.center().y() + 0.5
        painter.setPen(QColor(tokens.faint_line))
        painter.drawLine(QPointF(left, middle), QPointF(left + room, middle))
        width = max(took / seconds * room, 3)
        bar = QRectF(left + min(begin, max(room - width, 0)), middle - 6, width, 12)
        paint_span(painter, bar, span.mark, mark_colour(tokens, span.mark))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step that was clicked."""
        row = int((event.position().y() - 4) // ROW_HEIGHT)
        if 0 <= row < len(self._spans):
            self._choose(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the step above or below."""
        keys = [span.key for span in self._spans]
        at = keys.index(self._chosen) if self._chosen in keys else -1
        if event.key() == Qt.Key.Key_Down and at + 1 < len(keys):
            self._choose(at + 1)
        elif event.key() == Qt.Key.Key_Up and at > 0:
            self._choose(at - 1)
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        key = self._spans[row].key
        self._chosen = None if key == self._chosen else key
        self.update()
        announce(self, self._words(self._spans[row]), row)
        self.step_chosen.emit(self._chosen)
