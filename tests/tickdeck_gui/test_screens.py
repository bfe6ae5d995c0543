from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.values.events import SensorRemoved
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.screenshots.history import seeded_runs

if TYPE_CHECKING:
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screens import Screens
    from tickdeck_gui.window import MainWindow

ONE = SensorId(1)


@pytest.fixture
def screens(window: MainWindow) -> Screens:
    return window.screens


def test_back_goes_to_where_one_came_from(screens: Screens) -> None:
    screens.open_sensor(ONE)
    screens.open_run(seeded_runs()[4].run_id)
    assert screens.stack.currentWidget() is screens.run
    screens.back()
    assert screens.stack.currentWidget() is screens.sensor
    assert screens.current_sensor == ONE
    screens.back()
    screens.back()
    assert screens.stack.currentWidget() is screens.sensors


def test_what_is_gone_is_said_and_not_opened(screens: Screens, desk: Desk) -> None:
    told: list[Notice] = []
    desk.notices.announced.connect(told.append)
    screens.open_sensor(SensorId(999))
    screens.open_run("gone")
    assert len(told) == 2
    assert screens.stack.currentWidget() is screens.sensors


def test_the_page_of_a_sensor_that_goes_is_left(screens: Screens, desk: Desk) -> None:
    screens.open_sensor(ONE)
    desk.live.apply([SensorRemoved(sensor_id=ONE)])
    assert screens.stack.currentWidget() is screens.sensors


def test_looking_at_the_runs_takes_their_failures_note_of(
    screens: Screens, desk: Desk
) -> None:
    screens.show(Act.SHOW_RUNS)
    assert desk.live.looked_at_runs == desk.clock.now()
    assert len(screens.runs.model.records) == 12
