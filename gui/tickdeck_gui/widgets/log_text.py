"""Captured lines in a font for code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tickdeck_gui.formatting.times import log_time
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from tickdeck.values.ticks import LogLine
    from tickdeck_gui.theme.theme import Theme

_MOST_LINES = 100_000
_LOUD = ("ERROR", "CRITICAL", "STDERR")
_FROM_EDGE = 10


class LogText(QPlainTextEdit):
    """Read-only text that follows its end until one scrolls up.

    What is added below meanwhile is counted on a button that leads to the end.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unseen = 0
        self.setReadOnly(True)
        # Times and traces run to the right in all languages.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("role", "log")
        self.setAccessibleName(name)
        self.setFont(fixed_font(self.font()))
        self.setMaximumBlockCount(_MOST_LINES)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.end_button = button("", "chip", tip=tr("Go to the end"))
        self.end_button.setParent(self)
        self.end_button.hide()
        self.end_button.clicked.connect(self.go_to_end)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def go_to_end(self) -> None:
        """Bring the last line into sight, and follow it from now on."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def show_lines(self, lines: Iterable[LogLine]) -> None:
        """Show *lines* in place of all others."""
        self.clear()
        self._write(QTextCursor(self.document()), lines)

    def append_lines(self, lines: Iterable[LogLine], title: str = "") -> None:
        """Add *lines* at the end under a *title*; stay there if it was in sight."""
        at_end = self.is_at_end
        before = self.blockCount()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._write(cursor, lines, title)
        self._on_added(self.blockCount() - before, at_end=at_end)

    def prepend_lines(self, lines: Iterable[LogLine], title: str = "") -> None:
        """Add *lines* at the begin under a *title*; what is in sight stays there."""
        bar = self.verticalScrollBar()
        before, value = bar.maximum(), bar.value()
        cursor = QTextCursor(self.document())
        if not self.document().isEmpty():
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.Start)
        self._write(cursor, lines, title)
        bar.setValue(value + bar.maximum() - before)

    def append_text(self, text: str) -> None:
        """Add *text* at the end, and stay there if the end was in sight."""
        at_end = self.is_at_end
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        self._on_added(text.count("\n"), at_end=at_end)

    def clear(self) -> None:
        """Show nothing."""
        super().clear()
        self._forget_unseen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way to the end in its corner."""
        super().resizeEvent(event)
        self._place_button()

    def _write(
        self, cursor: QTextCursor, lines: Iterable[LogLine], title: str = ""
    ) -> None:
        tokens = self._theme.tokens
        cursor.beginEditBlock()
        is_first = cursor.block().length() <= 1
        if title:
            if not is_first:
                cursor.insertBlock()
            cursor.insertText(title, _ink(tokens.accent))
            is_first = False
        for line in lines:
            if not is_first:
                cursor.insertBlock()
            is_first = False
            cursor.insertText(
                f"{log_time(line.at)} {line.level.lower():<7} ", _ink(tokens.second)
            )
            loud = line.level in _LOUD
            cursor.insertText(
                line.message, _ink(tokens.failure if loud else tokens.ink)
            )
        cursor.endEditBlock()

    def _on_added(self, lines: int, *, at_end: bool) -> None:
        if at_end:
            self.go_to_end()
            return
        self._unseen += lines
        if self._unseen:
            self.end_button.setText(tr("%Ln new line(s)", "", self._unseen))
            self.end_button.setAccessibleName(self.end_button.text())
            self.end_button.adjustSize()
            self._place_button()
            self.end_button.show()
            self.end_button.raise_()

    def _on_scrolled(self) -> None:
        if self.is_at_end:
            self._forget_unseen()

    def _forget_unseen(self) -> None:
        self._unseen = 0
        self.end_button.hide()

    def _place_button(self) -> None:
        inside, made = self.viewport().geometry(), self.end_button
        made.move(
            inside.right() - made.width() - _FROM_EDGE,
            inside.bottom() - made.height() - _FROM_EDGE,
        )


def _ink(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    return look
