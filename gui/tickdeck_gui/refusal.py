"""What is on screen when the engine cannot start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent


class RefusalWindow(QWidget):
    """Says why, and offers to try again."""

    retry_requested = Signal()
    quit_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Tickdeck")
        self.setMinimumWidth(560)
        self._sentence = label("", "", wraps=True)
        self._sentence.setMinimumHeight(48)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setAccessibleName(tr("Details"))
        self.retry = button(tr("Try again"), "primary")
        self.quit = button(tr("Quit"))
        self.retry.clicked.connect(self.retry_requested)
        self.quit.clicked.connect(self.quit_requested)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.quit)
        acts.addWidget(self.retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("The engine cannot start"), "title"))
        column.addWidget(self._sentence)
        column.addWidget(self._details)
        column.addLayout(acts)
        self._details.hide()

    @property
    def sentence(self) -> str:
        """Why the engine cannot start."""
        return self._sentence.text()

    def say(self, sentence: str, details: str = "") -> None:
        """Show the window with *sentence*, and a traceback where there is one."""
        self._sentence.setText(sentence)
        self._details.setPlainText(details)
        self._details.setVisible(bool(details))
        self.show()
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Quit: without an engine there is nothing to stay for."""
        event.accept()
        if event.spontaneous():
            self.quit_requested.emit()
