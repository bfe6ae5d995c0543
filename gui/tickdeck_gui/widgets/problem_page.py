"""What stands in place of a screen that cannot be read, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.empty_state import EmptyState
from tickdeck_gui.widgets.labels import button

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from tickdeck_gui.theme.theme import Theme

_AGAIN_MILLISECONDS = 5_000


class ProblemPage(QWidget):
    """Says what happened; tries again by itself and when it is asked to."""

    retry_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = EmptyState(theme, "warning")
        self.retry = button(tr("Try again"), "primary")
        self.page.offer(self.retry)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self.retry_requested)
        self.retry.clicked.connect(self.retry_requested)

    def explain(self, sentence: str) -> None:
        """Say why the database cannot be read."""
        self.page.say(tr("This screen cannot be read just now"), sentence)
        self.setAccessibleName(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Try again now and then while somebody looks."""
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the database alone."""
        super().hideEvent(event)
        self._again.stop()


def starting_page(theme: Theme) -> EmptyState:
    """Return what is shown until the engine is at work for the first time."""
    page = EmptyState(theme, "sensors")
    page.say(
        tr("Starting…"),
        tr(
            "The engine opens the database and reads your definitions. "
            "After an update the database is converted first."
        ),
    )
    return page
