from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from tickdeck.values.commands import EvaluateNow, StopSensor
from tickdeck.values.sensors import SensorId
from tickdeck_gui.bindings import open_palette
from tickdeck_gui.commands import Act
from tickdeck_gui.screenshots.history import seeded_ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine
    from tickdeck_gui.window import MainWindow

    Drive = Callable[[Coroutine[Any, Any, None]], None]

ONE = SensorId(1)


def test_space_and_e_act_on_what_is_selected(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive, qtbot: QtBot
) -> None:
    engine.answers[EvaluateNow] = seeded_ticks(1)[0]
    table = window.screens.sensors.table

    async def scenario() -> None:
        table.select_sensor(ONE)
        window.activateWindow()
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Space)
        qtbot.keyClick(table, Qt.Key.Key_E)
        await desk.tasks.settled()

    drive(scenario())
    assert StopSensor(sensor_id=ONE) in engine.commands
    assert EvaluateNow(sensor_id=ONE) in engine.commands


def test_on_a_sensors_page_keys_act_on_it(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    async def scenario() -> None:
        window.screens.open_sensor(SensorId(3))
        desk.commands.action(Act.TOGGLE).trigger()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [StopSensor(sensor_id=SensorId(3))]


def test_commands_go_to_their_screens(window: MainWindow, desk: Desk) -> None:
    screens = window.screens
    for act, screen in (
        (Act.SHOW_RUNS, screens.runs),
        (Act.SHOW_FOLDERS, screens.folders),
        (Act.SHOW_SETTINGS, screens.settings),
        (Act.SHOW_SENSORS, screens.sensors),
    ):
        desk.commands.action(act).trigger()
        assert screens.stack.currentWidget() is screen


def test_the_palette_goes_to_a_sensor(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    palette = open_palette(window, desk)
    qtbot.keyClicks(palette.text, "queue_d")
    qtbot.keyClick(palette.text, Qt.Key.Key_Return)
    assert window.screens.current_sensor == SensorId(8)


def test_the_palette_goes_to_a_run(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    run = desk.reader.runs()[3]
    palette = open_palette(window, desk)
    qtbot.keyClicks(palette.text, run.run_id[:8])
    qtbot.keyClick(palette.text, Qt.Key.Key_Return)
    assert window.screens.run.run_id == run.run_id


def test_the_palette_goes_to_the_runs_of_a_job(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    name = next(job.name for state in desk.live.locations for job in state.jobs)
    palette = open_palette(window, desk)
    qtbot.keyClicks(palette.text, f"{name} ")
    palette.list.setCurrentRow(
        next(
            row
            for row in range(palette.list.count())
            if "runs of the job" in palette.list.item(row).text()
        )
    )
    qtbot.keyClick(palette.text, Qt.Key.Key_Return)
    runs = window.screens.runs
    assert window.screens.stack.currentWidget() is runs
    qtbot.waitUntil(lambda: {run.job_name for run in runs.model.records} == {name})
