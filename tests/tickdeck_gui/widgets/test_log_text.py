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


def lines(*messages: str) -> list[LogLine]:
    return [LogLine(at=NOW, level="INFO", message=one) for one in messages]


def filled(theme: Theme, qtbot: QtBot) -> LogText:
    text = LogText(theme, "Log")
    qtbot.addWidget(text)
    text.resize(300, 120)
    text.show()
    text.append_lines(lines(*(f"line {n}" for n in range(40))), "11:52:16 · Failed")
    return text


def test_what_comes_while_one_reads_above_is_counted(
    theme: Theme, qtbot: QtBot
) -> None:
    text = filled(theme, qtbot)
    assert text.is_at_end
    assert not text.end_button.isVisible()
    text.verticalScrollBar().setValue(3)
    text.append_lines(lines("a", "b"), "11:52:46 · Skipped")
    assert text.verticalScrollBar().value() == 3
    assert text.end_button.text() == "3 new lines"
    text.append_text("\nmore")
    assert text.end_button.text() == "4 new lines"
    text.end_button.click()
    assert text.is_at_end
    assert not text.end_button.isVisible()


def test_what_is_put_above_does_not_move_what_is_read(
    theme: Theme, qtbot: QtBot
) -> None:
    text = filled(theme, qtbot)
    text.verticalScrollBar().setValue(5)
    first = text.firstVisibleBlock().text()
    text.prepend_lines(lines("older"), "11:51:46 · Failed")
    assert text.firstVisibleBlock().text() == first
    assert text.toPlainText().splitlines()[:3] == [
        "11:51:46 · Failed",
        "11:52:16.000 info    older",
        "11:52:16 · Failed",
    ]


def test_a_cleared_log_has_nothing_unseen(theme: Theme, qtbot: QtBot) -> None:
    text = filled(theme, qtbot)
    text.verticalScrollBar().setValue(3)
    text.append_lines(lines("a"))
    text.clear()
    assert not text.end_button.isVisible()
    assert text.toPlainText() == ""
