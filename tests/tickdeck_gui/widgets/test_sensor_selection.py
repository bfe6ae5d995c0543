from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck_gui.widgets.sensor_selection import SensorSelection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def foot(qtbot: QtBot) -> SensorSelection:
    made = SensorSelection()
    qtbot.addWidget(made)
    return made


def test_several_can_be_switched_at_once(foot: SensorSelection, qtbot: QtBot) -> None:
    foot.show_selected(12, 41)
    assert foot.isVisible()
    assert foot.words.text() == "12 selected"
    assert foot.all.text() == "Select all 41"
    for made, told in (
        (foot.on, foot.on_requested),
        (foot.off, foot.off_requested),
        (foot.more, foot.more_requested),
        (foot.all, foot.all_requested),
        (foot.none, foot.none_requested),
    ):
        with qtbot.waitSignal(told):
            made.click()


def test_one_alone_needs_no_line(foot: SensorSelection) -> None:
    foot.show_selected(1, 41)
    assert not foot.isVisible()
    foot.show_selected(41, 41)
    assert not foot.all.isVisible()
