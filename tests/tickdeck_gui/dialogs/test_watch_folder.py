from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.values.commands import PreviewFolder, SaveFolder
from tickdeck.values.folders import CommandAction, JobAction
from tickdeck.values.sensors import SensorId
from tickdeck_gui.dialogs.watch_folder import WatchFolderDialog
from tickdeck_gui.screenshots.seed import seeded_rules, seeded_sensors

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def sheet(desk: Desk, qtbot: QtBot) -> WatchFolderDialog:
    made = WatchFolderDialog(desk, ["/home/ada/Inbox"])
    qtbot.addWidget(made)
    return made


def test_it_cannot_be_saved_before_there_is_something_to_do(
    sheet: WatchFolderDialog,
) -> None:
    assert sheet.name.text() == "inbox"
    assert not sheet.save.isEnabled()
    assert sheet.problem.text().startswith("Type the command to run")
    sheet.action.command.setText("ocr {path}")
    assert sheet.save.isEnabled()
    assert sheet.problem.text() == ""


def test_the_files_are_listed_before_anything_is_saved(
    sheet: WatchFolderDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    async def scenario() -> None:
        await sheet._show_preview()  # noqa: SLF001 - what the timer starts

    drive(scenario())
    (asked,) = engine.commands
    assert isinstance(asked, PreviewFolder)
    assert sheet.preview.words == "6 files fit, 0 would run now"
    sheet.run_existing.setChecked(True)
    assert sheet.preview.words == "6 files fit, 6 would run now"


def test_a_preview_that_fails_says_why(
    sheet: WatchFolderDialog, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[PreviewFolder] = ValueError("There is no folder /home/ada/Inbox.")

    async def scenario() -> None:
        await sheet._show_preview()  # noqa: SLF001 - what the timer starts

    drive(scenario())
    assert sheet.preview.words == "The folder could not be looked through"


def test_saving_hands_the_rule_over(
    sheet: WatchFolderDialog,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    qtbot: QtBot,
) -> None:
    state = seeded_sensors()[0].state
    engine.answers[SaveFolder] = state
    told: list[object] = []
    sheet.saved.connect(told.append)
    sheet.action.command.setText("ocr {path}")
    sheet.run_existing.setChecked(True)

    async def scenario() -> None:
        sheet.save.click()
        await desk.tasks.settled()

    drive(scenario())
    saved = next(one for one in engine.commands if isinstance(one, SaveFolder))
    assert saved.rule.action == CommandAction(arguments=("ocr", "{path}"))
    assert saved.rule.folders == ("/home/ada/Inbox",)
    assert saved.run_existing
    assert told == [state]


def test_a_refusal_is_shown_and_the_sheet_stays(
    sheet: WatchFolderDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[SaveFolder] = ValueError("The name inbox is in use.")
    sheet.action.command.setText("ocr {path}")

    async def scenario() -> None:
        sheet.save.click()
        await desk.tasks.settled()

    drive(scenario())
    assert sheet.problem.text() == "The name inbox is in use."
    assert sheet.save.isEnabled()


def test_a_rule_to_change_is_filled_in_and_comes_out_the_same(
    desk: Desk, qtbot: QtBot
) -> None:
    for sensor_id, rule in seeded_rules().items():
        sheet = WatchFolderDialog(desk, rule=rule, replaces=SensorId(sensor_id))
        qtbot.addWidget(sheet)
        assert sheet.form.folders == rule.folders
        assert sheet.save.text() == "Save"
        if isinstance(rule.action, JobAction):
            assert sheet.form.job == rule.action
