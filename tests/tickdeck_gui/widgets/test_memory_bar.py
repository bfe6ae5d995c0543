from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from tickdeck.values.sensors import SensorId
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.widgets.memory_bar import MemoryBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS = {row.spec.name: row for row in seeded_sensors()}
ORPHAN, HEIR, OTHER = (
    ROWS[name] for name in ("legacy_poll", "queue_depth", "disk_space")
)


@pytest.fixture
def bar(qtbot: QtBot) -> MemoryBar:
    made = MemoryBar()
    qtbot.addWidget(made)
    return made


def button(bar: MemoryBar) -> QPushButton:
    QApplication.processEvents()
    (found,) = (one for one in bar.findChildren(QPushButton) if one.isVisible())
    return found


def test_one_heir_is_offered_by_name(bar: MemoryBar, qtbot: QtBot) -> None:
    bar.show_orphan(ORPHAN, (HEIR,))
    assert button(bar).text() == "Give to queue_depth…"
    with qtbot.waitSignal(bar.give_requested) as asked:
        button(bar).click()
    assert asked.args == [HEIR.state.id]


def test_several_heirs_stand_in_a_menu(bar: MemoryBar, qtbot: QtBot) -> None:
    bar.show_orphan(ORPHAN, (HEIR, OTHER))
    assert button(bar).text() == "Give to…"
    (menu,) = button(bar).findChildren(QMenu)
    acts = menu.actions()
    assert [act.text() for act in acts] == ["queue_depth", "disk_space"]
    with qtbot.waitSignal(bar.give_requested) as asked:
        acts[1].trigger()
    assert asked.args == [OTHER.state.id]


def test_without_an_heir_it_says_what_to_wait_for(bar: MemoryBar) -> None:
    bar.show_orphan(ORPHAN, ())
    QApplication.processEvents()
    (words,) = bar.findChildren(QLabel)
    assert "what it remembers stays" in words.text()
    assert not [one for one in bar.findChildren(QPushButton) if one.isVisible()]


def test_a_new_sensor_takes_over(bar: MemoryBar, qtbot: QtBot) -> None:
    second = msgspec.structs.replace(
        ORPHAN, state=msgspec.structs.replace(ORPHAN.state, id=SensorId(77))
    )
    bar.show_heir((ORPHAN, second))
    bar.show_heir((ORPHAN,))
    assert button(bar).text() == "Take over from legacy_poll…"
    with qtbot.waitSignal(bar.take_requested) as asked:
        button(bar).click()
    assert asked.args == [ORPHAN.state.id]
