"""Going to anything by a few letters of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST = 60


@dataclass(frozen=True)
class Place:
    """Something to go to, or to do."""

    text: str
    about: str
    act: Callable[[], None]
    icon: QIcon


def matches(text: str, typed: str) -> bool:
    """Return whether the letters of each word of *typed* come in *text* in order."""
    hay = text.casefold()
    for word in typed.casefold().split():
        letters = iter(hay)
        if not all(letter in letters for letter in word):
            return False
    return True


def ranked(places: Sequence[Place], typed: str) -> list[Place]:
    """Return the places that fit, those that begin with *typed* first."""
    wanted = typed.casefold().strip()
    found = [place for place in places if matches(place.text, typed)]
    return sorted(found, key=lambda place: _rank(place.text.casefold(), wanted))


def _rank(text: str, wanted: str) -> int:
    if text.startswith(wanted):
        return 0
    return 1 if wanted in text else 2


class PaletteDialog(QDialog):
    """A box to type into, and what fits under it."""

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._fitting: list[Place] = []
        self.setWindowTitle(tr("Go to anything"))
        self.resize(560, 420)
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("An action, a sensor, a job, a run…"))
        self.text.setAccessibleName(tr("Go to"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What fits"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.text)
        column.addWidget(self.list, 1)
        self.text.textChanged.connect(self._show)
        self.text.returnPressed.connect(self._go)
        self.text.installEventFilter(self)
        self.list.itemActivated.connect(self._go)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move the choice while one types."""
        if watched is self.text and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            by = moves.get(Qt.Key(event.key()))
            if by and event.type() == QEvent.Type.KeyPress:
                row = self.list.currentRow() + by
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._fitting = ranked(self._places, self.text.text())[:_MOST]
        self.list.clear()
        for place in self._fitting:
            words = f"{place.text}    {place.about}" if place.about else place.text
            self.list.addItem(QListWidgetItem(place.icon, words))
        self.list.setCurrentRow(0)

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._fitting):
            self.accept()
            self._fitting[row].act()
