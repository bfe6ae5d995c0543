from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_a_trouble_stays_with_what_helps_until_it_is_over(
    theme: Theme, qtbot: QtBot
) -> None:
    bar = NoticeBar(theme)
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.say("The engine has ended.", ("Start again", lambda: done.append("start")))
    (button,) = bar.findChildren(QPushButton)
    button.click()
    assert done == ["start"]
    assert (bar.words, bar.isVisible()) == ("The engine has ended.", True)
    assert bar.property("role") == "error-box"
    bar.say("The engine is paused.", mark=Mark.QUEUED)
    assert (bar.acts, bar.property("role")) == ((), "notice-box")
    bar.clear()
    assert (bar.words, bar.isVisible()) == ("", False)
