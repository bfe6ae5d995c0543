"""A newcomer drops a folder on the real window, with a real engine behind it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.journeys.window import drop, until, words_in

from tickdeck.home import Home
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorStatus
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.aio import run_event_loop
from tickdeck_gui.app import Session
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.watch_folder import WatchFolderDialog
from tickdeck_gui.models.sensor_list import SensorColumn
from tickdeck_gui.widgets.empty_state import Door

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.models.live import LiveState


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_from_a_dropped_folder_to_a_runs_log(
    qapp: QApplication, tmp_path: Path
) -> None:
    home, inbox = Home(tmp_path / "home"), tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "already.txt").write_text("there before")
    session = Session(qapp, home, ())

    async def journey() -> None:
        program = asyncio.create_task(session.run())
        window = await until(lambda: session._window)  # noqa: SLF001 - the program's own
        try:
            await watch_the_folder(window, inbox)
            live = await until(lambda: session._live)  # noqa: SLF001 - as above
            await see_a_file_become_a_run(window, live, inbox)
            await switch_it_off(window, live)
        finally:
            session.quit()
            await program

    run_event_loop(qapp, journey())

    assert (tmp_path / "new.copy").read_text() == "landed"
    assert not (tmp_path / "already.copy").exists()


async def watch_the_folder(window: MainWindow, inbox: Path) -> None:
    drop(window, inbox)
    sheet = await until(lambda: window.findChild(WatchFolderDialog))
    assert sheet.folders.folders == (str(inbox),)
    await until(lambda: "1 file" in words_in(sheet.preview))

    sheet.action.by_command.click()
    sheet.action.command.clear()
    QTest.keyClicks(sheet.action.command, "cp {path} {dir}/../{stem}.copy")
    sheet.only_later.click()
    sheet.save.click()
    await until(lambda: not window.findChild(WatchFolderDialog))


async def see_a_file_become_a_run(
    window: MainWindow, live: LiveState, inbox: Path
) -> None:
    await until(lambda: [row for row in live.rows if row.state.name == "inbox"])

    (inbox / "new.txt").write_text("landed")
    row = await until(
        lambda: next(
            (
                each
                for each in live.rows
                if any(bar.status is TickStatus.SUCCESS for bar in each.bars)
            ),
            None,
        )
    )
    await until(lambda: has_succeeded(live.row(row.state.id)))

    window.screens.open_sensor(row.state.id)
    page = window.screens.sensor
    page.tabs.setCurrentIndex(1)
    runs = page.tabs.runs.model
    await until(lambda: page.ticks.rowCount() and runs.rowCount())
    run = runs.records[0]
    window.screens.open_run(run.run_id)
    details = window.screens.run
    await until(
        lambda: any("new.txt" in event.message for event in details.log.model.records)
    )


def has_succeeded(row: SensorRow | None) -> bool:
    return (
        row is not None
        and row.last_run is not None
        and row.last_run.status is RunStatus.SUCCESS
    )


def last_tick_of(live: LiveState, sensor_id: SensorId) -> int:
    row = live.row(sensor_id)
    assert row is not None
    assert row.last_tick is not None
    return row.last_tick.id


async def switch_it_off(window: MainWindow, live: LiveState) -> None:
    table = window.screens.sensors.table
    model = window.screens.sensors.model
    row = next(each for each in live.rows if each.state.name == "inbox")
    window.screens.show(Act.SHOW_SENSORS)
    line = model.row_of(row.state.id)
    assert line is not None
    index = model.index(line, SensorColumn.SWITCH)
    table.scrollTo(index)
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(index).center(),
    )
    await until(
        lambda: (now := live.row(row.state.id)) and now.status is SensorStatus.STOPPED
    )
    last = last_tick_of(live, row.state.id)

    inbox = Path(row.spec.watch[0])
    (inbox / "ignored.txt").write_text("nobody looks")
    await asyncio.sleep(0.5)  # that nothing happens can only be waited for

    assert last_tick_of(live, row.state.id) == last


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_first_window_offers_three_doors_and_the_example_ticks(
    qapp: QApplication, tmp_path: Path
) -> None:
    session = Session(qapp, Home(tmp_path / "home"), ())

    async def journey() -> None:
        program = asyncio.create_task(session.run())
        window = await until(lambda: session._window)  # noqa: SLF001 - the program's own
        try:
            live = window.screens.desk.live
            await until(lambda: live.running_since)
            doors = [each for each in window.findChildren(Door) if each.isVisible()]
            named = [each.accessibleName() for each in doors]
            assert named == ["Drop a folder", "Open definitions", "Try the example"]
            QTest.mouseClick(doors[-1], Qt.MouseButton.LeftButton)
            await until(lambda: live.rows)
            await until(
                lambda: any(
                    bar.status is TickStatus.SUCCESS
                    for row in live.rows
                    for bar in row.bars
                )
            )
            assert window.screens.sensors.table.isVisible()
        finally:
            session.quit()
            await program

    run_event_loop(qapp, journey())
