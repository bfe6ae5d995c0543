"""What a screen shows when it has nothing to show: why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tickdeck_gui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck_gui.theme.theme import Theme

_ICON = 40
_TEXT_WIDTH = 460
_DOOR = QSize(230, 150)


class EmptyState(QWidget):
    """An icon, a title, a reason."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "strong")
        self._reason = label("", "second", wraps=True)
        self._reason.setFixedWidth(_TEXT_WIDTH)
        for text in (self._title, self._reason):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._reason, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(12)
        column.addLayout(self._acts)
        column.addStretch(3)
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def say(self, title: str, reason: str) -> None:
        """Show why nothing is there."""
        self._title.setText(title)
        self._reason.setText(reason)
        # A layout that centres a label does not ask how high its lines are.
        self._reason.setMinimumHeight(self._reason.heightForWidth(_TEXT_WIDTH))

    @property
    def words(self) -> tuple[str, str]:
        """The title and the reason."""
        return self._title.text(), self._reason.text()

    def offer(self, act: QWidget) -> None:
        """Put a button under the reason."""
        if not self._acts.count():
            self._acts.addStretch(1)
            self._acts.addStretch(1)
        self._acts.insertWidget(self._acts.count() - 1, act)

    def _show_icon(self) -> None:
        icon = self._theme.icon(self._icon_name, "third")
        self._icon.setPixmap(icon.pixmap(_ICON, _ICON))


class Door(QPushButton):
    """A large button with an icon, a title and a line about what is behind it."""

    def __init__(
        self, theme: Theme, icon: str, title: str, about: str, act: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "door")
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setFixedSize(_DOOR)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme, self._icon_name = theme, icon
        self._icon = QLabel()
        words = label(about, "caption", wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._icon)
        column.addWidget(label(title, "strong"))
        column.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(act)
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def _show_icon(self) -> None:
        self._icon.setPixmap(self._theme.icon(self._icon_name, "accent").pixmap(28, 28))
