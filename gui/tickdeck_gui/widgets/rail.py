"""The rail where reading begins: where one can go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.translation import number as in_figures
from tickdeck_gui.widgets.labels import button, label
from tickdeck_resources.icons import APPLICATION

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from tickdeck_gui.theme.theme import Theme

_WIDTH = 184


class Rail(QFrame):
    """A button for each screen, with a number of what happened there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "rail")
        self.setFixedWidth(_WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._badges: dict[str, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 12, 10, 10)
        self._column.setSpacing(4)
        self._column.addLayout(self._brand())
        self._column.addSpacing(10)

    def _brand(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(6, 0, 6, 0)  # margins are not mirrored
        sign = QLabel()
        sign.setPixmap(self._theme.icon(APPLICATION).pixmap(22, 22))
        line.addWidget(sign)
        line.addWidget(label("Tickdeck", "strong"))
        line.addStretch(1)
        return line

    def add_screen(self, action: QAction, icon: str) -> None:
        """Add a button that triggers *action*."""
        name = action.objectName()
        made = button(f"  {action.text()}", "rail", name=action.text())
        made.setCheckable(True)
        made.setIconSize(QSize(18, 18))
        made.setToolTip(
            action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        )
        self._theme.bind_icon(made, icon)
        made.clicked.connect(action.trigger)
        self._group.addButton(made)
        self._buttons[name] = made
        badge = label("", "badge")
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(made)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.addStretch(1)
        inside.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        badge.hide()
        self._badges[name] = badge
        self._column.addWidget(made)

    def add_stretch(self) -> None:
        """Send what is added from now on to the bottom."""
        self._column.addStretch(1)

    def add_sign(self, sign: QWidget) -> None:
        """Add something that is no screen."""
        self._column.addWidget(sign)

    def show_current(self, name: str) -> None:
        """Mark the button of the screen that is open."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def show_badge(self, name: str, number: int, meaning: str) -> None:
        """Show how many things on a screen want to be looked at.

        Args:
            name: The screen's.
            number: How many there are; none at all are not told of.
            meaning: The number in words for those who only hear it: "14 failed".
        """
        badge = self._badges[name]
        badge.setText(in_figures(number))
        badge.setVisible(number > 0)
        screen = self._buttons[name]
        text = screen.text().strip()
        screen.setAccessibleName(f"{text}, {meaning}" if number else text)
