"""The steps of a run with their axis of time, as many as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tickdeck_gui.models.run_steps import axis_marks
from tickdeck_gui.theme.tokens import ROW_HEIGHT, TINY_TEXT_SIZE
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.gantt import PAD, Gantt

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tickdeck.clock import Clock
    from tickdeck_gui.models.run_steps import StepSpan
    from tickdeck_gui.theme.theme import Theme

_MOST_ROWS = 6
_LEAST_ROWS = 3
"""In sight; a half more says that there are others."""
_AXIS = 20


class StepChart(QWidget):
    """A `Gantt` that scrolls below its axis."""

    step_chosen = Signal(object)
    """The key of a step, or None for all of them."""

    def __init__(
        self, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.gantt = Gantt(theme, clock)
        self._most = _MOST_ROWS * ROW_HEIGHT
        self._axis = TimeAxis(self.gantt, theme)
        self._area = QScrollArea()
        self._area.setAccessibleName(tr("Steps over time"))
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.gantt.setObjectName("content")
        self._area.setWidget(self.gantt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._axis)
        column.addWidget(self._area)
        self.gantt.step_chosen.connect(self.step_chosen)
        self.gantt.step_chosen.connect(self._show_chosen)
        self._fit()

    def show_steps(self, spans: tuple[StepSpan, ...]) -> None:
        """Show these steps."""
        self.gantt.show_steps(spans)
        self._fit()
        self._axis.update()

    def be_at_most(self, height: int) -> None:
        """Show no more rows than *height* pixels have room for, but some."""
        self._most = height
        self._fit()

    def grow(self) -> None:
        """Show how long it is by now."""
        self.gantt.update()
        self._axis.update()

    def _fit(self) -> None:
        rows = max(len(self.gantt.spans), 1)
        room = min(max(self._most // ROW_HEIGHT, _LEAST_ROWS), _MOST_ROWS)
        shown = rows if rows <= room else room + 0.5
        self._area.setFixedHeight(round(shown * ROW_HEIGHT) + PAD)
        self._axis.setVisible(bool(self.gantt.spans))

    def _show_chosen(self) -> None:
        line = self.gantt.line_of_chosen()
        if line is not None:
            middle = line.center()
            self._area.ensureVisible(0, middle.y(), 0, ROW_HEIGHT)


class TimeAxis(QWidget):
    """How much time has passed since the first step began."""

    def __init__(self, gantt: Gantt, theme: Theme) -> None:
        super().__init__()
        self._gantt = gantt
        self._theme = theme
        self.setFixedHeight(_AXIS)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint round lengths of time where they are."""
        del event
        painter = QPainter(self)
        font = painter.font()
        font.setPixelSize(TINY_TEXT_SIZE)
        painter.setFont(font)
        tokens = self._theme.tokens
        axis = self._gantt.places(0).axis
        for x, words in axis_marks(self._gantt.seconds, axis.left(), axis.width()):
            painter.setPen(QColor(tokens.second))
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = min(x - wide / 2, axis.right() - wide)
            painter.drawText(QPointF(max(left, axis.left()), _AXIS - 7), words)
            painter.setPen(QColor(tokens.line))
            painter.drawLine(QPointF(x, _AXIS - 4), QPointF(x, _AXIS))
