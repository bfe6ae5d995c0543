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

_SEARCH_WIDTH = 280


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
    box = QLineEdit()
    shortcut = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)
    box.setPlaceholderText(f"{what}  ({shortcut})")
    box.setAccessibleName(what)
    box.setClearButtonEnabled(True)
    box.setFixedWidth(_SEARCH_WIDTH)
    glass = QAction(box)
    theme.bind_icon(glass, "search", "third")
    box.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
    return box
