from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from tickdeck.values.events import EnginePaused, EngineStopped, EngineTrouble
from tickdeck_gui.commands import Act
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.engine_bar import EngineBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


@pytest.fixture
def bar(desk: Desk, qtbot: QtBot) -> EngineBar:
    made = EngineBar(desk.live, desk.theme, desk.clock, desk.commands)
    qtbot.addWidget(made)
    return made


def texts(bar: EngineBar) -> list[str]:
    return [act.text() for act in bar.acts]


def test_a_pause_is_no_trouble_and_can_be_ended(
    bar: EngineBar, desk: Desk, qtbot: QtBot
) -> None:
    assert bar.isHidden()
    desk.live.apply([EnginePaused(at=NOW, since=NOW)])
    assert bar.words.startswith("The engine is paused since 11:52")
    assert bar.property("role") == "notice-box"
    with qtbot.waitSignal(desk.commands.action(Act.RESUME).triggered):
        bar.acts[0].click()
    desk.live.apply([EngineTrouble(at=NOW, message="The disk is full.")])
    assert bar.words == "The disk is full."


def test_what_ended_the_engine_can_be_copied(bar: EngineBar, desk: Desk) -> None:
    desk.live.engine_ended("It has crashed.", "Traceback: …")
    assert texts(bar) == ["Start again", "Copy details", "Quit"]
    bar.acts[1].click()
    assert QGuiApplication.clipboard().text() == "Traceback: …"
    desk.live.engine_begins()
    desk.live.apply([EngineStopped(at=NOW)])
    assert texts(bar) == ["Start again", "Quit"]
    assert bar.words.startswith("The engine has stopped")
