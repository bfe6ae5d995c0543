"""A line above the screen that stays while something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.widgets.labels import button, label, set_role
from tickdeck_gui.widgets.mark_sign import MarkSign

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck_gui.theme.theme import Theme


class NoticeBar(QFrame):
    """Shows one trouble, and what can be done about it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "error-box")
        self._words = label("", "", wraps=True)
        self._sign = MarkSign(theme, Mark.FAILURE)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, 8, 16, 8)
        self._line.setSpacing(10)
        self._line.addWidget(self._sign)
        self._line.addWidget(self._words, 1)
        self._acts: list[QPushButton] = []
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    @property
    def acts(self) -> tuple[QPushButton, ...]:
        """The buttons, from where reading begins."""
        return tuple(self._acts)

    def say(
        self,
        words: str,
        *acts: tuple[str, Callable[[], None]],
        mark: Mark = Mark.FAILURE,
    ) -> None:
        """Show a trouble with a button for each of *acts*."""
        self.clear()
        self._words.setText(words)
        self._sign.show_mark(mark)
        set_role(self, "error-box" if mark is Mark.FAILURE else "notice-box")
        self.setAccessibleName(words)
        for text, act in acts:
            made = button(text)
            made.clicked.connect(act)
            self._line.addWidget(made)
            self._acts.append(made)
        self.show()

    def clear(self) -> None:
        """Take the trouble away."""
        for made in self._acts:
            made.hide()
            made.deleteLater()
        self._acts.clear()
        self._words.clear()
        self.hide()
