from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tickdeck.values.ticks import LogLine
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.log_text import LogText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_lines_have_time_level_and_words(theme: Theme, qtbot: QtBot) -> None:
    text = LogText(theme, "Log")
    qtbot.addWidget(text)
    text.show_lines(
        [
            LogLine(at=NOW, level="INFO", message="one"),
            LogLine(at=NOW, level="STDERR", message="two"),
        ]
    )
    assert text.toPlainText() == "11:52:16.000 info    one\n11:52:16.000 stderr  two"


def test_the_end_is_followed_until_one_scrolls_up(theme: Theme, qtbot: QtBot) -> None:
    text = LogText(theme, "Output")
    qtbot.addWidget(text)
    text.resize(300, 100)
    text.show()
    text.append_text("line\n" * 100)
    bar = text.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(3)
    text.append_text("line\n" * 100)
    assert bar.value() == 3


def test_lines_are_never_mirrored(theme: Theme, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    text = LogText(theme, "Log", around)
    assert text.layoutDirection() == Qt.LayoutDirection.LeftToRight
