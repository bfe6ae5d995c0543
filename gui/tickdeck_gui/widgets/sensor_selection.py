"""The line below the sensors' table: what is selected, and what can be done to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label

_HEIGHT = 44


class SensorSelection(QFrame):
    """In sight while several are selected; one alone has its own keys and menu.

    It comes below the lines, so that none moves under the pointer.
    """

    on_requested = Signal()
    off_requested = Signal()
    all_requested = Signal()
    none_requested = Signal()
    more_requested = Signal()
    """A menu with everything else, at `more`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setFixedHeight(_HEIGHT)
        self.words = label("", "strong")
        self.on = button(tr("Switch on"), name=tr("Switch the selected sensors on"))
        self.off = button(tr("Switch off"), name=tr("Switch the selected sensors off"))
        self.more = button(tr("More…"), name=tr("More for the selected sensors"))
        self.all = button("", "link")
        self.none = button(tr("Clear"), "link", name=tr("Select nothing"))
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(self.words)
        line.addSpacing(8)
        for part in (self.on, self.off, self.more, self.all, self.none):
            line.addWidget(part)
        line.addStretch(1)
        for made, told in (
            (self.on, self.on_requested),
            (self.off, self.off_requested),
            (self.more, self.more_requested),
            (self.all, self.all_requested),
            (self.none, self.none_requested),
        ):
            made.clicked.connect(told)
        self.hide()

    def show_selected(self, many: int, listed: int) -> None:
        """Show what can be done to *many* sensors, of those that are *listed*."""
        self.words.setText(tr("%Ln selected", "", many))
        self.all.setText(tr("Select all %Ln", "sensors", listed))
        self.all.setAccessibleName(self.all.text())
        self.all.setVisible(many < listed)
        self.setVisible(many > 1)
