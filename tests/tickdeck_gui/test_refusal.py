from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.refusal import RefusalWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_says_why_and_can_be_tried_again(qtbot: QtBot) -> None:
    window = RefusalWindow()
    qtbot.addWidget(window)
    window.say("Another Tickdeck has the data folder.")
    assert window.sentence == "Another Tickdeck has the data folder."
    with qtbot.waitSignal(window.retry_requested):
        window.retry.click()
    with qtbot.waitSignal(window.quit_requested):
        window.quit.click()
