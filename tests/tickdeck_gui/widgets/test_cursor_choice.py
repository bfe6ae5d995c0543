from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.models.trial_subjects import PastCursor
from tickdeck_gui.widgets.cursor_choice import CursorChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PAST = (PastCursor("before", "3", 30), PastCursor("at first", None, 10))


def made(qtbot: QtBot, tick: int | None = None) -> CursorChoice:
    choice = CursorChoice("7", PAST, tick)
    qtbot.addWidget(choice)
    choice.show()
    return choice


def test_it_begins_with_the_present_cursor_and_follows_it(qtbot: QtBot) -> None:
    choice = made(qtbot)
    assert choice.chosen == "7"
    choice.renew("8")
    assert choice.chosen == "8"


def test_a_past_cursor_stays_what_it_was(qtbot: QtBot) -> None:
    choice = made(qtbot, tick=30)
    assert choice.chosen == "3"
    choice.renew("8")
    assert choice.chosen == "3"


def test_a_tick_without_a_cursor_is_one_of_them(qtbot: QtBot) -> None:
    choice = made(qtbot, tick=10)
    assert choice.chosen is None
    assert choice.sources.currentText() == "at first"


def test_what_is_typed_is_ones_own(qtbot: QtBot) -> None:
    choice = made(qtbot)
    choice.text.setPlainText("42")
    assert choice.sources.currentText() == "Typed"
    choice.renew("8")
    assert choice.chosen == "42"
    choice.sources.setCurrentIndex(1)
    choice.sources.activated.emit(1)
    assert choice.chosen == "3"
