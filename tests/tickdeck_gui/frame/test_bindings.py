from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox

from tickdeck.values.commands import (
    BackUp,
    DeleteRun,
    EvaluateNow,
    PauseEngine,
    ReexecuteRun,
    StartSensor,
    StopSensor,
)
from tickdeck.values.events import EnginePaused
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.frame.going import open_palette
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.translation import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.dialogs.palette import PaletteDialog
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

ONE = SensorId(1)
UNDO = QKeySequence("Ctrl+Z")


def spoken(palette: PaletteDialog, row: int) -> str:
    return str(palette.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole))


def offered(palette: PaletteDialog) -> set[str]:
    palette.close()
    return {place.text for place in palette.places}


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


def test_commands_go_to_their_screens(
    window: MainWindow, desk: Desk, drive: Drive
) -> None:
    screens = window.screens

    async def scenario() -> None:
        for act, screen in (
            (Act.SHOW_RUNS, screens.runs),
            (Act.SHOW_FOLDERS, screens.folders),
            (Act.SHOW_SETTINGS, screens.settings),
            (Act.SHOW_SENSORS, screens.sensors),
        ):
            desk.commands.action(act).trigger()
            assert screens.stack.currentWidget() is screen
        await desk.tasks.settled()

    drive(scenario())


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
            if "runs of the job" in spoken(palette, row)
        )
    )
    qtbot.keyClick(palette.text, Qt.Key.Key_Return)
    runs = window.screens.runs
    assert window.screens.stack.currentWidget() is runs
    qtbot.waitUntil(lambda: {run.job_name for run in runs.model.records} == {name})


def test_on_the_runs_nothing_is_done_to_sensors_behind_them(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    async def scenario() -> None:
        window.screens.sensors.table.select_sensor(ONE)
        assert "Switch off" in offered(open_palette(window, desk))
        window.screens.show(Act.SHOW_RUNS)
        window.screens.runs.table.clearSelection()
        assert not {"Switch off", "Test…", "Edit the cursor…"} & offered(
            open_palette(window, desk)
        )
        for act in (Act.STOP, Act.TOGGLE, Act.EVALUATE, Act.EDIT_CURSOR):
            desk.commands.action(act).trigger()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == []


def test_the_open_run_can_be_run_again_and_deleted_after_asking(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    run = next(run for run in desk.reader.runs() if run.status.is_finished)

    async def scenario() -> None:
        window.screens.open_run(run.run_id)
        assert not desk.commands.action(Act.CANCEL_RUNS).isEnabled()
        desk.commands.action(Act.RUN_AGAIN).trigger()
        desk.commands.action(Act.DELETE_RUNS).trigger()
        (box,) = window.findChildren(QMessageBox)
        next(one for one in box.buttons() if "Delete" in one.text()).click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [
        ReexecuteRun(run_id=run.run_id),
        DeleteRun(run_id=run.run_id),
    ]


def test_what_was_done_last_is_taken_back_by_its_key_and_by_its_name(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive, qtbot: QtBot
) -> None:
    async def scenario() -> None:
        window.activateWindow()
        window.sensor_orders.switch([ONE], on=False)
        await desk.tasks.settled()
        assert "Undo: bank_statements switched off" in offered(
            open_palette(window, desk)
        )
        qtbot.keySequence(window, UNDO)
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [StopSensor(sensor_id=ONE), StartSensor(sensor_id=ONE)]
    assert [toast.words for toast in window.toasts.shown] == [
        "Taking back: bank_statements switched off"
    ]
    assert not desk.commands.action(Act.UNDO).isEnabled()


def test_the_engine_is_paused_goes_on_and_backs_up(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    action = desk.commands.action
    assert action(Act.PAUSE).isEnabled()
    assert not action(Act.RESUME).isEnabled()
    engine.answers[BackUp] = "/backups/now.sqlite"

    async def scenario() -> None:
        action(Act.PAUSE).trigger()
        desk.live.apply([EnginePaused(at=NOW, since=NOW)])
        action(Act.RESUME).trigger()
        action(Act.BACK_UP).trigger()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [
        PauseEngine(paused=True),
        PauseEngine(paused=False),
        BackUp(),
    ]
    assert window.toasts.words == "Backed up to /backups/now.sqlite"


def test_appearance_language_and_notifications_are_chosen_by_name(
    window: MainWindow, desk: Desk
) -> None:
    action, preferences = desk.commands.action, desk.preferences
    action(Act.DARK).trigger()
    assert preferences.appearance is desk.theme.appearance is Appearance.DARK
    assert not action(Act.DARK).isEnabled()
    action(Act.LANGUAGE_GERMAN).trigger()
    assert preferences.language is Language.GERMAN
    assert window.toasts.words.endswith("speaks: Deutsch")
    action(Act.NOTIFICATIONS_OFF).trigger()
    assert not preferences.notifications
    desk.notices.undo_stack.undo_last()
    assert preferences.notifications


def test_a_folder_is_exported_only_where_one_is_chosen(
    window: MainWindow, desk: Desk
) -> None:
    folders = window.screens.folders
    window.screens.show(Act.SHOW_FOLDERS)
    folders.table.clearSelection()
    folders.table.setCurrentIndex(QModelIndex())
    assert "Export as Python…" not in offered(open_palette(window, desk))
    folders.table.selectRow(0)
    assert "Export as Python…" in offered(open_palette(window, desk))
    window.screens.show(Act.SHOW_RUNS)
    assert "Export as Python…" not in offered(open_palette(window, desk))
