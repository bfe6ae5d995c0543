from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.values.commands import AddLocation, ReloadLocations
from tickdeck.values.locations import LocationKind
from tickdeck_gui.dialogs.watch_folder import WatchFolderDialog
from tickdeck_gui.screenshots.seed import seeded_locations
from tickdeck_gui.widgets.drop_overlay import understood

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

_FOLDERS, INVOICES, _OPS, WEATHER = seeded_locations()


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    notices: list[Notice] = []
    desk.notices.announced.connect(notices.append)
    return notices


def test_a_python_file_is_opened_and_what_is_in_it_told(
    window: MainWindow,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    told: list[Notice],
) -> None:
    engine.answers[AddLocation] = INVOICES

    async def scenario() -> None:
        window.intake.take(understood(["/home/ada/invoices.py"]))
        await desk.tasks.settled()

    drive(scenario())
    (asked,) = engine.commands
    assert isinstance(asked, AddLocation)
    assert (asked.spec.name, asked.spec.working_directory) == (
        "invoices.py",
        "/home/ada",
    )
    assert told[0].text == "invoices.py opened: 4 sensors"


def test_a_file_that_cannot_be_loaded_tells_its_line(
    window: MainWindow,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    told: list[Notice],
) -> None:
    engine.answers[ReloadLocations] = (INVOICES, WEATHER)

    async def scenario() -> None:
        window.intake.reload()
        await desk.tasks.settled()

    drive(scenario())
    assert told[0].text == (
        "weather.py cannot be loaded at line 12: SyntaxError: '(' was never closed"
    )


def test_of_a_mixed_drop_nothing_is_ignored(
    window: MainWindow,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    told: list[Notice],
    tmp_path: Path,
) -> None:
    engine.answers[AddLocation] = INVOICES

    async def scenario() -> None:
        window.intake.take(understood([str(tmp_path), "/x/a.py", "/x/holiday.jpg"]))
        (sheet,) = window.findChildren(WatchFolderDialog)
        assert sheet.folders.folders == (str(tmp_path),)
        sheet.reject()
        await desk.tasks.settled()

    drive(scenario())
    opened = [one.spec.name for one in engine.commands if isinstance(one, AddLocation)]
    assert opened == ["a.py"]
    assert [notice.text for notice in told] == [
        "holiday.jpg is left out: it is neither a folder nor a Python file.",
        "invoices.py opened: 4 sensors",
    ]


def test_a_folder_opens_the_sheet(
    window: MainWindow, desk: Desk, drive: Drive, tmp_path: Path
) -> None:
    async def scenario() -> None:
        sheet = window.intake.watch([str(tmp_path)])
        assert sheet.isVisible()
        assert sheet.folders.folders == (str(tmp_path),)
        sheet.reject()

    drive(scenario())


def test_definitions_are_opened_as_the_dialog_says(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[AddLocation] = INVOICES

    async def scenario() -> None:
        dialog = window.intake.ask_for_definitions()
        dialog.by_module.setChecked(True)
        dialog.module.setText("billing.definitions")
        dialog.open_button.click()
        await desk.tasks.settled()

    drive(scenario())
    (asked,) = engine.commands
    assert isinstance(asked, AddLocation)
    assert asked.spec.kind is LocationKind.MODULE
