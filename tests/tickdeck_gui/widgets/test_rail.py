from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tickdeck_gui.commands import Act, Commands
from tickdeck_gui.widgets.rail import Rail

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_a_button_triggers_its_command_and_tells_its_number(
    theme: Theme, qtbot: QtBot
) -> None:
    commands = Commands()
    rail = Rail(theme)
    qtbot.addWidget(rail)
    runs = commands.action(Act.SHOW_RUNS)
    rail.add_screen(runs, "runs")
    rail.add_stretch()
    (button,) = rail.findChildren(QPushButton)
    with qtbot.waitSignal(runs.triggered):
        button.click()
    rail.show_badge(Act.SHOW_RUNS, 14, "14 failed")
    assert button.accessibleName() == "Runs, 14 failed"
    rail.show_badge(Act.SHOW_RUNS, 0, "0 failed")
    assert button.accessibleName() == "Runs"
    rail.show_current(Act.SHOW_RUNS)
    assert button.isChecked()


def test_a_number_stands_as_far_from_either_edge(theme: Theme, qtbot: QtBot) -> None:
    rail = Rail(theme)
    qtbot.addWidget(rail)
    commands = Commands()
    rail.add_screen(commands.action(Act.SHOW_RUNS), "runs")
    rail.show_badge(Act.SHOW_RUNS, 14, "14 failed")
    rail.show()
    (button,) = rail.findChildren(QPushButton)
    (badge,) = button.findChildren(QLabel)
    from_right = button.width() - badge.geometry().right() - 1
    rail.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert badge.geometry().left() == from_right
    assert badge.geometry().right() < button.width() // 2
