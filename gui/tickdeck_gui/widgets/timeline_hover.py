"""The card over a thing in a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.widgets.labels import label, set_role
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.timeline_scene import AXIS, BOTTOM
from tickdeck_gui.widgets.timeline_words import card_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from tickdeck.clock import Clock
    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.widgets.timeline_scene import Placed
    from tickdeck_gui.widgets.timeline_words import CardText

_WIDEST = 420
_DISTANCE = 10
_EDGE = 4
_SHADOW = 24
_SHADOW_ALPHA = 70
_WIDE = 60


class HoverCard(QFrame):
    """Floats within its window, takes no clicks and no focus."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.window_shown = window
        """In which it floats."""
        self.setProperty("role", "hover")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mark = MarkSign(theme)
        self._title = label("", "strong")
        self._time = label("", "second")
        self._hint = label("", "caption")
        self._lines: list[QLabel] = []
        self._shown: CardText | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._mark)
        line.addWidget(self._title)
        line.addSpacing(16)
        line.addStretch(1)
        line.addWidget(self._time)
        self._column.addLayout(line)
        self._column.addWidget(self._hint)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(_SHADOW)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, _SHADOW_ALPHA))
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def words(self) -> str:
        """Everything that it says, line by line."""
        parts = (self._title, self._time, *self._lines, self._hint)
        return "\n".join(one.text() for one in parts if not one.isHidden())

    def show_text(self, text: CardText, about: QRect) -> None:
        """Show *text* above or below *about*, a place in the window."""
        if text != self._shown:
            self._shown = text
            self._fill(text)
        self.adjustSize()
        self.move(self._place(about))
        self.raise_()
        self.show()

    def _fill(self, text: CardText) -> None:
        if text.mark is not None:
            self._mark.show_mark(text.mark)
        self._mark.setVisible(text.mark is not None)
        self._title.setText(text.title)
        self._time.setText(text.time)
        self._hint.setText(text.hint)
        self._hint.setVisible(bool(text.hint))
        while len(self._lines) < len(text.lines):
            made = label()
            self._column.insertWidget(1 + len(self._lines), made)
            self._lines.append(made)
        for number, shown in enumerate(self._lines):
            set_role(shown, "second" if number else "")
            shown.setVisible(number < len(text.lines))
            if number < len(text.lines):
                self._show_line(shown, text.lines[number])

    def _show_line(self, shown: QLabel, words: str) -> None:
        """Show as much of *words* as there is room for in one line."""
        fitting = shown.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, _WIDEST
        )
        shown.setText(fitting)

    def _place(self, about: QRect) -> QPoint:
        whole = self.window_shown.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        left = about.center().x() - self.width() // 2
        left = max(min(left, whole.right() - self.width()), whole.left())
        top = about.bottom() + _DISTANCE
        if top + self.height() > whole.bottom():
            top = max(about.top() - _DISTANCE - self.height(), whole.top())
        return QPoint(left, top)


class TimelineCards:
    """Shows the card of one thing of a timeline at a time."""

    def __init__(self, theme: Theme, clock: Clock, timeline: QWidget) -> None:
        self._theme = theme
        self._clock = clock
        self._timeline = timeline
        self._card: HoverCard | None = None

    @property
    def words(self) -> str:
        """What is shown; nothing if no card is."""
        shown = self._card is not None and self._card.isVisible()
        return self._card.words if self._card is not None and shown else ""

    def show(self, placed: Placed, pointer: QPoint | None) -> None:
        """Show the card of *placed* below or above all lanes.

        It stands beside the thing, or, where that is wide, beside the *pointer*.
        """
        window = self._timeline.window()
        if self._card is None or self._card.window_shown is not window:
            self._card = HoverCard(self._theme, window)
        column = placed.rect.toAlignedRect()
        if pointer is not None and column.width() > _WIDE:
            column = QRect(pointer, pointer)
        column.setTop(AXIS)
        column.setBottom(BOTTOM)
        corner = self._timeline.mapTo(window, column.topLeft())
        text = card_of(placed.item, self._clock.now())
        self._card.show_text(text, QRect(corner, column.size()))

    def hide(self) -> None:
        """Take the card away."""
        if self._card is not None:
            self._card.hide()
