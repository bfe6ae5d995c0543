"""What all screens have in common: margins, heading, filter box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout

from tickdeck_gui.widgets.labels import card, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

    from tickdeck_gui.theme.theme import Theme

FILTER_BOX = "filters"
"""A property of the boxes that Ctrl+F goes to."""
_SEARCH_WIDTH = 280
_LEAST_SEARCH_WIDTH = 160
_BESIDE_TEXT = 64
_CLEARING = "_q_qlineeditclearaction"
"""Qt's name for what a line's button to clear it does."""
"""Pixels for the glass, the button that clears, and the frame."""


def screen_layout(screen: QWidget) -> QVBoxLayout:
    """Give *screen* the margins of a screen, and return its column."""
    column = QVBoxLayout(screen)
    column.setContentsMargins(22, 16, 22, 16)
    column.setSpacing(12)
    return column


def heading(title: str, below: QLabel | None, *acts: QPushButton) -> QHBoxLayout:
    """Return a title, a line under it, and buttons at its end."""
    line = QHBoxLayout()
    line.setSpacing(8)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(title, "title"))
    if below is not None:
        words.addWidget(below)
    line.addLayout(words, 1)
    for act in acts:
        act.setIconSize(QSize(16, 16))
        if not act.icon().isNull() and act.text():
            # A style sheet knows no distance between icon and text.
            act.setText(f" {act.text()}")
        line.addWidget(act)
    return line


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """Return a place in which *inside* scrolls where there is no room for it."""
    inside.setObjectName("content")
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def in_card(inside: QWidget) -> QFrame:
    """Return a card with nothing in it but a table."""
    made = card()
    column = QVBoxLayout(made)
    column.setContentsMargins(1, 4, 1, 1)
    column.addWidget(inside)
    return made


def search_box(theme: Theme, what: str) -> QLineEdit:
    """Return a box to filter with; *what* is its name and placeholder."""
    box = _SearchBox()
    shortcut = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)
    box.setPlaceholderText(f"{what}  ({shortcut})")
    box.setAccessibleName(what)
    box.setProperty(FILTER_BOX, True)  # noqa: FBT003 - Qt's signature
    box.setClearButtonEnabled(True)
    clearing = box.findChild(QAction, _CLEARING)
    if clearing is not None:
        theme.bind_icon(clearing, "close", "second")
    glass = QAction(box)
    theme.bind_icon(glass, "search", "third")
    box.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
    return box


class _SearchBox(QLineEdit):
    """As wide as what it says of itself, or less where there is no room."""

    def sizeHint(self) -> QSize:
        """Return room for the placeholder."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        width = max(words + _BESIDE_TEXT, _SEARCH_WIDTH)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a word."""
        return QSize(_LEAST_SEARCH_WIDTH, super().minimumSizeHint().height())
