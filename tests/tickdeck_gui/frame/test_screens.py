from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.errors import DatabaseError
from tickdeck.values.events import EngineStarted, SensorRemoved
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.frame.window import MainWindow
from tickdeck_gui.preferences import TableLook
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.rendering import seeded_desk
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck.reading.rows import AssetRow
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.screens import Screens
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine
    from tickdeck_gui.theme.theme import Theme

    Drive = Callable[[Coroutine[Any, Any, None]], None]

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
    screens: Screens, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.live.counts_changed):
        screens.show(Act.SHOW_RUNS)
    assert desk.live.looked_at_runs == desk.clock.now()
    assert len(screens.runs.model.records) == 12


def test_columns_order_and_filters_survive_a_restart(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.screens.sensors.search.setText("disk")
    window.screens.runs.show_kind("Failed")
    window.screens.sensor.tick_table.look_like(TableLook(widths=(99, 0, 0, 0, 0)))
    window.screens.runs.table.look_like(TableLook(sorted_by=1))
    window.keep_state()
    again = MainWindow(desk, tmp_path)
    qtbot.addWidget(again)
    assert again.screens.sensors.search.text() == "disk"
    assert len(again.screens.sensors.model.entries) == 2
    assert again.screens.runs.look.chip == "Failed"
    assert again.screens.sensor.tick_table.columnWidth(0) == 99
    assert again.screens.runs.model.is_sorted


def test_every_table_is_remembered_under_its_own_name(screens: Screens) -> None:
    names = [table.objectName() for table in screens.tables()]
    assert len(names) == len(set(names))
    assert {"sensors", "runs", "ticks"} <= set(names)


def test_an_open_page_takes_the_keys(screens: Screens, window: MainWindow) -> None:
    window.activateWindow()
    screens.open_sensor(ONE)
    assert window.focusWidget() is screens.sensor.tick_table
    screens.open_run(seeded_runs()[4].run_id)
    assert window.focusWidget() is screens.run.log_table
    screens.show(Act.SHOW_RUNS)
    assert window.focusWidget() is screens.runs.table


class Unreadable(SeededReader):
    broken = False

    def assets(self) -> tuple[AssetRow, ...]:
        if self.broken:
            raise DatabaseError("The database is locked by another program.")
        return super().assets()


@pytest.fixture
def unreadable(
    theme: Theme, tmp_path: Path, engine: FakeEngine, qtbot: QtBot
) -> MainWindow:
    desk = seeded_desk(theme, tmp_path, engine, Unreadable())
    made = MainWindow(desk, tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_screen_that_cannot_be_read_says_why_and_is_read_again(
    unreadable: MainWindow,
) -> None:
    screens = unreadable.screens
    reader = screens.desk.reader
    assert isinstance(reader, Unreadable)
    reader.broken = True
    screens.show(Act.SHOW_ASSETS)
    assert screens.stack.currentWidget() is screens.problem
    assert screens.problem.page.words == (
        "This screen cannot be read just now",
        "The database is locked by another program.",
    )
    screens.problem.retry.click()
    assert screens.stack.currentWidget() is screens.problem
    reader.broken = False
    screens.problem.retry.click()
    assert screens.stack.currentWidget() is screens.assets


def test_until_the_engine_is_at_work_there_is_a_page_that_says_so(
    theme: Theme, tmp_path: Path, engine: FakeEngine, qtbot: QtBot, drive: Drive
) -> None:
    desk = seeded_desk(theme, tmp_path, engine, SeededReader((), (), ()))
    desk.live.running_since = None
    window = MainWindow(desk, tmp_path)
    qtbot.addWidget(window)
    screens = window.screens
    assert screens.stack.currentWidget() is screens.starting

    async def scenario() -> None:
        screens.show(Act.SHOW_SETTINGS)
        assert screens.stack.currentWidget() is screens.settings
        await desk.tasks.settled()

    drive(scenario())
    screens.show(Act.SHOW_SENSORS)
    desk.live.apply([EngineStarted(at=NOW)])
    assert screens.stack.currentWidget() is screens.sensors
