"""Short messages that float over the screen and go by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent

    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.models.undoing import Undoable

_SHOWN_MILLISECONDS = 6_000
_FAILED_MILLISECONDS = 12_000
_ABOVE_GROUND = 104
"""Pixels: the line of what is selected stays free, with what can be done to it."""
_WIDEST = 640
_BETWEEN = 6
_INSIDE = 8
_NARROWEST_WORDS = 120
_MOST = 4


class Toast(QFrame):
    """Shows one notice; it stays for as long as the pointer or the keys are on it."""

    gone = Signal()
    """It has been closed, has been used, or its time was over."""

    def __init__(self, parent: QWidget, notice: Notice) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.notice = notice
        self._words = label("")
        self._words.setWordWrap(True)
        self._act: QPushButton = button("")
        self._close = button(tr("Close"))
        line = QHBoxLayout(self)
        line.setContentsMargins(_INSIDE, _INSIDE, _INSIDE, _INSIDE)
        line.addSpacing(_INSIDE)  # not a margin: those are not mirrored
        line.addWidget(self._words, 1)
        line.addWidget(self._act)
        line.addWidget(self._close)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.timeout.connect(self.gone)
        self._act.clicked.connect(self._do)
        self._close.clicked.connect(self.gone)
        for part in (self._act, self._close):
            part.installEventFilter(self)
        self.say(notice)

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    @property
    def act_button(self) -> QPushButton:
        """The one button that does something."""
        return self._act

    @property
    def is_going(self) -> bool:
        """Whether it goes by itself after a while."""
        return self._going.isActive()

    def say(self, notice: Notice) -> None:
        """Show *notice* in place of what is shown, and tell who cannot see it."""
        self.notice = notice
        self._words.setText(notice.text)
        self._words.setToolTip(notice.text)
        self._act.setText(notice.verb)
        self._act.setAccessibleName(f"{notice.verb}: {notice.text}")
        self._act.setVisible(notice.act is not None)
        self.setAccessibleName(notice.text)
        self._announce()
        self.go_later()

    def fit(self, widest: int) -> None:
        """Take as much room as the words need; lines are broken from *widest* on."""
        line = self._words.fontMetrics().horizontalAdvance(self.notice.text) + 2
        acts = [self._close] if self._act.isHidden() else [self._act, self._close]
        beside = sum(act.sizeHint().width() + _INSIDE for act in acts) + 4 * _INSIDE
        # Qt takes the least width into account where one asks for a height.
        self._words.setMinimumSize(0, 0)
        width = min(line, max(widest - beside, _NARROWEST_WORDS))
        self._words.setFixedSize(width, self._words.heightForWidth(width))
        self.adjustSize()

    def go_later(self) -> None:
        """Count the time from now on until it goes."""
        self._going.stop()
        if not self.notice.lasting:
            self._going.start(
                _FAILED_MILLISECONDS if self.notice.failed else _SHOWN_MILLISECONDS
            )

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        super().enterEvent(event)
        self._going.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Begin anew to count the time."""
        super().leaveEvent(event)
        self.go_later()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay while a button here has the keys."""
        if event.type() == QEvent.Type.FocusIn:
            self._going.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self.go_later()
        return super().eventFilter(watched, event)

    def _announce(self) -> None:
        told = QAccessibleAnnouncementEvent(self, self.notice.text)
        if self.notice.failed:
            told.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(told)

    def _do(self) -> None:
        act = self.notice.act
        self.gone.emit()
        if act is not None:
            act()


class Toasts(QObject):
    """Notices above the ground of a widget, the newest below; at most four."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self._shown: list[Toast] = []
        parent.installEventFilter(self)

    @property
    def shown(self) -> tuple[Toast, ...]:
        """What is shown, from above."""
        return tuple(self._shown)

    @property
    def words(self) -> str:
        """What was said last, as long as it is shown."""
        return self._shown[-1].words if self._shown else ""

    def show_notice(self, notice: Notice) -> None:
        """Show *notice* below the others."""
        for toast in self._shown:
            again = toast.notice.lasting and notice.lasting
            if again or (not notice.act and toast.notice == notice):
                toast.say(notice)
                self._place()
                return
        made = Toast(self._below, notice)
        made.gone.connect(lambda: self._drop(made))
        self._shown.append(made)
        for old in self._shown[:-_MOST]:
            self._drop(old)
        self._place()
        made.show()
        made.raise_()

    def end_progress(self) -> None:
        """Take away what tells of something that was under way."""
        for toast in self.shown:
            if toast.notice.lasting:
                self._drop(toast)

    def take_away(self, done: Undoable) -> None:
        """Take away the notice whose *done* was undone by another way."""
        for toast in self.shown:
            if toast.notice.undoable is done:
                self._drop(toast)

    def clear(self) -> None:
        """Take everything away."""
        for toast in self.shown:
            self._drop(toast)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom while the window is resized."""
        if event.type() == QEvent.Type.Resize and self._shown:
            self._place()
        return super().eventFilter(watched, event)

    def _drop(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        bottom = self._below.height() - _ABOVE_GROUND
        for toast in reversed(self._shown):
            toast.fit(min(_WIDEST, self._below.width() - 48))
            left = (self._below.width() - toast.width()) // 2
            toast.move(left, bottom - toast.height())
            bottom -= toast.height() + _BETWEEN
