"""Captured lines in a font for code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tickdeck_gui.formatting.times import log_time
from tickdeck_gui.widgets.record_table import fixed_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickdeck.values.ticks import LogLine
    from tickdeck_gui.theme.theme import Theme

_MOST_LINES = 100_000
_LOUD = ("ERROR", "CRITICAL", "STDERR")


class LogText(QPlainTextEdit):
    """Read-only text that follows its end until one scrolls up."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setReadOnly(True)
        # Times and traces run to the right in all languages.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("role", "log")
        self.setAccessibleName(name)
        self.setFont(fixed_font(self.font()))
        self.setMaximumBlockCount(_MOST_LINES)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)

    def show_lines(self, lines: Iterable[LogLine]) -> None:
        """Show *lines* in place of all others."""
        self.clear()
        tokens = self._theme.tokens
        cursor = QTextCursor(self.document())
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            cursor.insertText(
                f"{log_time(line.at)} {line.level.lower():<7} ", _ink(tokens.second)
            )
            loud = line.level in _LOUD
            cursor.insertText(
                line.message, _ink(tokens.failure if loud else tokens.ink)
            )

    def append_text(self, text: str) -> None:
        """Add *text* at the end, and stay there if the end was in sight."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        if at_end:
            bar.setValue(bar.maximum())


def _ink(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    return look
