"""Short messages that float over the screen and go by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label

if TYPE_CHECKING:
    from tickdeck_gui.models.notices import Notice

_SHOWN_MILLISECONDS = 6_000
_FAILED_MILLISECONDS = 12_000
_ABOVE_GROUND = 44
_WIDEST = 640


class Toast(QFrame):
    """Shows the last notice at the bottom of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self.setProperty("role", "toast")
        self._words = label("")
        self._words.setWordWrap(False)
        self._act: QPushButton = button("")
        self._close = button(tr("Close"))
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 8, 8, 8)
        line.addSpacing(8)  # not a margin: those are not mirrored
        line.addWidget(self._words, 1)
        line.addWidget(self._act)
        line.addWidget(self._close)
        self._notice: Notice | None = None
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.timeout.connect(self.hide)
        self._act.clicked.connect(self._do)
        self._close.clicked.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

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

    def show_notice(self, notice: Notice) -> None:
        """Show *notice* in place of the one before."""
        self._notice = notice
        self._words.setText(notice.text)
        self._words.setToolTip(notice.text)
        self._act.setText(notice.verb)
        self._act.setAccessibleName(f"{notice.verb}: {notice.text}")
        self._act.setVisible(notice.act is not None)
        self._place()
        self.show()
        self.raise_()
        self._going.stop()
        if not notice.lasting:
            self._going.start(
                _FAILED_MILLISECONDS if notice.failed else _SHOWN_MILLISECONDS
            )
        self.setAccessibleName(notice.text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def end_progress(self) -> None:
        """Go, if what is said tells of something under way."""
        if self._notice is not None and self._notice.lasting:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom while the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self._below
        self.setMaximumWidth(min(_WIDEST, parent.width() - 48))
        self.adjustSize()
        left = (parent.width() - self.width()) // 2
        self.move(left, parent.height() - self.height() - _ABOVE_GROUND)

    def _do(self) -> None:
        self.hide()
        if self._notice is not None and self._notice.act is not None:
            self._notice.act()
