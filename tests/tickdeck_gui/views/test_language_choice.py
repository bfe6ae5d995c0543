from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.translation import Language
from tickdeck_gui.views.language_choice import LanguageChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


def test_a_language_is_chosen_for_the_next_start(desk: Desk, qtbot: QtBot) -> None:
    choice = LanguageChoice(desk)
    qtbot.addWidget(choice)
    assert choice.box.currentText() == "As the system"
    choice.box.setCurrentIndex(choice.box.findText("Deutsch"))
    choice.box.activated.emit(choice.box.currentIndex())
    assert desk.preferences.language is Language.GERMAN
    desk.preferences.language = Language.ENGLISH
    choice.read()
    assert choice.box.currentText() == "English"
