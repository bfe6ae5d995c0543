"""Choosing the cursor to test with: the present one, a past one, or one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck_gui.models.trial_subjects import PastCursor

_HEIGHT = 64
_NOW = 0


class CursorChoice(QWidget):
    """A list of cursors over a box with the chosen one, which can be typed in."""

    def __init__(
        self,
        now: str | None,
        past: Sequence[PastCursor],
        chosen_tick: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the cursor of *now* and *past* ones; that of *chosen_tick* at first."""
        super().__init__(parent)
        self._now = now
        self._past = tuple(past)
        self.sources = DropDown()
        self.sources.setAccessibleName(tr("Where the cursor is taken from"))
        self.sources.addItem(tr("The sensor's cursor, as it is now"))
        for one in self._past:
            self.sources.addItem(one.words)
        self.sources.addItem(tr("Typed"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Cursor to test with"))
        self.text.setPlaceholderText(tr("no cursor"))
        self.text.setFont(fixed_font(self.text.font()))
        self.text.setFixedHeight(_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sources)
        column.addWidget(self.text)
        places = [one.tick_id for one in self._past]
        if chosen_tick in places:
            self.sources.setCurrentIndex(places.index(chosen_tick) + 1)
        self._show_chosen()
        self.sources.activated.connect(self._on_chosen)
        self.text.textChanged.connect(self._on_typed)

    @property
    def chosen(self) -> str | None:
        """What to test with; None for no cursor."""
        return self.text.toPlainText() or None

    def renew(self, now: str | None) -> None:
        """Take in what the sensor's cursor is now, and show it if it is wanted."""
        self._now = now
        if self.sources.currentIndex() == _NOW:
            self._show_chosen()

    def _on_chosen(self) -> None:
        self._show_chosen()
        if self._is_typed():
            self.text.setFocus()

    def _show_chosen(self) -> None:
        if not self._is_typed():
            self.text.setPlainText(self._of(self.sources.currentIndex()) or "")

    def _on_typed(self) -> None:
        place = self.sources.currentIndex()
        if not self._is_typed() and self.chosen != (self._of(place) or None):
            self.sources.setCurrentIndex(self.sources.count() - 1)

    def _is_typed(self) -> bool:
        return self.sources.currentIndex() == self.sources.count() - 1

    def _of(self, place: int) -> str | None:
        return self._now if place == _NOW else self._past[place - 1].cursor
