"""Choosing the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tickdeck_gui.translation import LANGUAGE_NAMES, Language, tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import label

if TYPE_CHECKING:
    from tickdeck_gui.desk import Desk

_WIDTH = 180


class LanguageChoice(QWidget):
    """A line with all languages; the choice is in use from the next start on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.box = DropDown()
        self.box.setAccessibleName(tr("Language"))
        self.box.setFixedWidth(_WIDTH)
        for language, name in LANGUAGE_NAMES.items():
            self.box.addItem(tr(name), language.value)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(tr("Language")))
        line.addWidget(self.box)
        line.addWidget(label(tr("In use from the next start on."), "second"))
        line.addStretch(1)
        self.box.activated.connect(self._choose)
        self.read()

    def read(self) -> None:
        """Show what is chosen."""
        chosen = self._desk.preferences.language
        self.box.setCurrentIndex(self.box.findData(chosen.value))

    def _choose(self) -> None:
        self._desk.preferences.language = Language(self.box.currentData())
