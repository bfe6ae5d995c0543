from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.values.commands import AddLocation, ReloadLocations
from tickdeck_gui.screenshots.seed import seeded_locations
from tickdeck_gui.widgets.drop_overlay import understood

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine
    from tickdeck_gui.window import MainWindow

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


def test_a_folder_opens_the_sheet(
    window: MainWindow, desk: Desk, drive: Drive, tmp_path: Path
) -> None:
    async def scenario() -> None:
        sheet = window.intake.watch([str(tmp_path)])
        assert sheet.isVisible()
        assert sheet.folders.folders == (str(tmp_path),)
        sheet.reject()

    drive(scenario())
