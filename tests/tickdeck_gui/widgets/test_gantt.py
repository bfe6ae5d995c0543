from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from tickdeck_gui.models.run_steps import step_spans
from tickdeck_gui.screenshots.fakes import seeded_run_events
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.widgets.gantt import Gantt

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


@pytest.fixture
def gantt(desk: Desk, qtbot: QtBot) -> Gantt:
    made = Gantt(desk.theme, desk.clock)
    qtbot.addWidget(made)
    made.show_steps(step_spans(seeded_run_events(seeded_runs()[4])))
    made.resize(700, made.height())
    made.show()
    return made


def test_a_click_chooses_a_step_and_another_lets_it_go(
    gantt: Gantt, qtbot: QtBot
) -> None:
    chosen: list[str | None] = []
    gantt.step_chosen.connect(chosen.append)
    for _ in range(2):
        qtbot.mouseClick(gantt, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert chosen == ["parse", None]


def test_arrow_keys_choose_too(gantt: Gantt, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(gantt, key)
    assert gantt.chosen == "fetch"


def test_steps_are_painted_and_their_absence_said(gantt: Gantt) -> None:
    full = gantt.grab().toImage()
    gantt.show_steps(())
    assert gantt.grab().toImage() != full
    assert gantt.accessibleDescription() == "0 steps"
