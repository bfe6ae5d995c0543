"""A file of Python to read, in colours."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, String
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from pygments.token import _TokenType
    from PySide6.QtGui import QTextDocument

    from tickdeck_gui.theme.theme import Theme

_MOST_BYTES = 1_000_000
_INKS: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "second"),
    (String, "success"),
    (Keyword, "accent"),
    (Number, "queued"),
    (Name.Decorator, "canceled"),
    (Name.Function, "running"),
    (Name.Class, "running"),
)


class SourceText(QPlainTextEdit):
    """Shows a file at a line; it is changed in the operator's editor, not here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = 1
        self.setReadOnly(True)
        # Code runs to the right in all languages.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("role", "log")
        self.setAccessibleName(tr("Source of the sensor"))
        self.setFont(fixed_font(self.font()))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._colours = _PythonColours(theme, self.document())
        theme.changed.connect(self._recolour)

    def show_file(self, file: str, line: int) -> None:
        """Show *file*, with *line* marked and in sight."""
        self._line = line
        try:
            raw = Path(file).read_bytes()[:_MOST_BYTES]
        except OSError as error:
            self.show_words(
                tr("{file} cannot be read: {reason}.").format(
                    file=file, reason=error.strerror or error
                )
            )
            return
        text = raw.decode(errors="replace")
        if text != self.toPlainText():
            self._colours.read(text)
            self.setPlainText(text)
        self._mark_line()
        self.centerCursor()

    def show_words(self, words: str) -> None:
        """Say why there is nothing to show."""
        self._colours.read("")
        self.setPlainText(words)

    def _mark_line(self) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(max(self._line - 1, 0)))
        self.setTextCursor(cursor)
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.tokens.accent_ground))
        look.setProperty(QTextCharFormat.Property.FullWidthSelection, True)  # noqa: FBT003
        mark.format = look
        mark.cursor = cursor
        self.setExtraSelections([mark])

    def _recolour(self) -> None:
        self._colours.rehighlight()
        self._mark_line()


class _PythonColours(QSyntaxHighlighter):
    """Colours lines by the tokens of the whole text, which may span lines."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._spans: dict[int, list[tuple[int, int, str]]] = {}

    def read(self, text: str) -> None:
        """Find the tokens of a text that is about to be shown."""
        self._spans = {}
        row, column = 0, 0
        for kind, value in PythonLexer(stripnl=False, ensurenl=False).get_tokens(text):
            ink = next((ink for known, ink in _INKS if _is_kind(kind, known)), None)
            for part in value.splitlines(keepends=True):
                length = len(part.rstrip("\n"))
                if ink is not None and length:
                    self._spans.setdefault(row, []).append((column, length, ink))
                ended = part.endswith("\n")
                row, column = (row + 1, 0) if ended else (row, column + length)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line."""
        del text
        ink_of = partial(getattr, self._theme.tokens)
        for start, length, ink in self._spans.get(
            self.currentBlock().blockNumber(), ()
        ):
            look = QTextCharFormat()
            look.setForeground(QColor(ink_of(ink)))
            self.setFormat(start, length, look)


def _is_kind(token: _TokenType, kind: _TokenType) -> bool:
    """Return whether *token* is of a *kind*, or of a kind within it."""
    return token[: len(kind)] == tuple(kind)
