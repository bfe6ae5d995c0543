from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from tickdeck_gui.theme.theme import Appearance, Theme
from tickdeck_gui.widgets.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEXT = '''"""A file
of two lines."""

@sensor()
def looks():  # here
    return 1
'''


@pytest.fixture
def source(theme: Theme, qtbot: QtBot) -> SourceText:
    made = SourceText(theme)
    qtbot.addWidget(made)
    return made


def inks(source: SourceText, line: int) -> set[str]:
    block = source.document().findBlockByNumber(line)
    return {
        look.format.foreground().color().name() for look in block.layout().formats()
    }


def test_a_file_is_shown_at_its_line_in_colours(
    source: SourceText, theme: Theme, tmp_path: Path
) -> None:
    file = tmp_path / "sensors.py"
    file.write_text(TEXT)
    source.show_file(str(file), 5)
    assert source.toPlainText() == TEXT
    assert source.textCursor().blockNumber() == 4
    tokens = theme.tokens
    assert inks(source, 1) == {QColor(tokens.success).name()}
    assert QColor(tokens.canceled).name() in inks(source, 3)
    assert {
        QColor(each).name() for each in (tokens.accent, tokens.running, tokens.second)
    } <= inks(source, 4)


def test_its_colours_follow_the_theme(
    source: SourceText, theme: Theme, tmp_path: Path
) -> None:
    file = tmp_path / "sensors.py"
    file.write_text(TEXT)
    source.show_file(str(file), 5)
    theme.choose(Appearance.DARK)
    assert inks(source, 1) == {QColor(theme.tokens.success).name()}


def test_a_file_that_cannot_be_read_says_why(
    source: SourceText, tmp_path: Path
) -> None:
    source.show_file(str(tmp_path / "gone.py"), 1)
    assert source.toPlainText().endswith("cannot be read: No such file or directory.")


def test_code_is_never_mirrored(theme: Theme, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    source = SourceText(theme, around)
    assert source.layoutDirection() == Qt.LayoutDirection.LeftToRight
