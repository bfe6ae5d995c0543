"""What is on screen until there is a database to show something of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tickdeck_gui.widgets.problem_page import starting_page

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QCloseEvent

    from tickdeck_gui.theme.theme import Theme

_PATIENCE_MILLISECONDS = 400
_SIZE = (1440, 900)


class StartingWindow(QWidget):
    """Stands where the window will be, if that takes longer than a moment."""

    quit_requested = Signal()

    def __init__(self, theme: Theme, geometry: QByteArray | None) -> None:
        super().__init__()
        self.setWindowTitle("Tickdeck")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.addWidget(starting_page(theme))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self.show)

    def begin(self) -> None:
        """Come into sight unless `end` is called in a moment."""
        self._patience.start()

    def end(self) -> None:
        """Make room for the window."""
        self._patience.stop()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Quit: nobody wants to wait."""
        event.accept()
        if event.spontaneous():
            self.quit_requested.emit()
