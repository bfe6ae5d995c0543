from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.widgets.empty_state import Door, EmptyState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_it_says_why_and_no_line_is_cut(theme: Theme, qtbot: QtBot) -> None:
    page = EmptyState(theme, "runs")
    qtbot.addWidget(page)
    page.say("No runs yet", "A rather long reason. " * 10)
    page.resize(800, 600)
    page.show()
    reason = page.findChildren(QLabel)[-1]
    assert reason.height() >= reason.heightForWidth(reason.width())


def test_a_door_opens(theme: Theme, qtbot: QtBot) -> None:
    opened: list[str] = []
    door = Door(theme, "folder", "Drop", "a folder", lambda: opened.append("x"))
    qtbot.addWidget(door)
    qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    theme.choose(Appearance.DARK)
    assert opened == ["x"]
    assert door.accessibleName() == "Drop"
