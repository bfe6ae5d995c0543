"""From a folder to its runs, and a switch undone, with nothing but the keyboard."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from tests.journeys.window import until, words_in

from tickdeck.home import Home
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorStatus
from tickdeck_gui.aio import run_event_loop
from tickdeck_gui.app import Session
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.palette import PaletteDialog
from tickdeck_gui.dialogs.watch_folder import WatchFolderDialog

if TYPE_CHECKING:
    from pathlib import Path

    from tickdeck.reading.rows import SensorRow
    from tickdeck_gui.frame.window import MainWindow

_MOST_TABS = 60
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def focused() -> QWidget:
    """Return what hears the keys."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def control(key: Qt.Key) -> None:
    press(key, Modifier.ControlModifier)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


async def back_to(window: QWidget) -> None:
    """Give *window* the focus, as every desktop does when a dialog over it closes."""
    window.activateWindow()
    await until(lambda: window.isActiveWindow() and QApplication.focusWidget())


async def tab_to(wanted: QWidget) -> None:
    """Press Tab until *wanted* has the focus."""
    for _ in range(_MOST_TABS):
        if QApplication.focusWidget() is wanted:
            return
        press(Key.Key_Tab)
        await asyncio.sleep(0)
    pytest.fail(f"no number of tabs leads to {wanted.accessibleName()!r}")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_whole_way_is_gone_without_a_mouse(
    qapp: QApplication, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    session = Session(qapp, Home(tmp_path / "home"), ())

    async def journey() -> None:
        program = asyncio.create_task(session.run())
        window = await until(lambda: session._window)  # noqa: SLF001 - the program's own
        try:
            await until(lambda: window.screens.desk.live.running_since)
            window.activateWindow()
            await until(QApplication.activeWindow)
            await watch(window, inbox)
            await see_its_run(window, inbox)
            await switch_and_undo(window)
        finally:
            session.quit()
            await program

    run_event_loop(qapp, journey())

    assert (tmp_path / "new.copy").read_text() == "landed"


async def watch(window: MainWindow, inbox: Path) -> None:
    control(Key.Key_N)
    sheet = await until(lambda: window.findChild(WatchFolderDialog))
    await until(sheet.isActiveWindow)
    await tab_to(sheet.folders.add_button)
    press(Key.Key_Space)
    chooser = await until(lambda: sheet.findChild(QFileDialog))
    await until(chooser.isVisible)
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    await until(chooser.isActiveWindow)
    await tab_to(name)
    control(Key.Key_A)
    write(str(inbox))
    press(Key.Key_Return)
    await until(lambda: sheet.folders.folders == (str(inbox),))
    await back_to(sheet)
    await tab_to(sheet.action.command)
    control(Key.Key_A)
    write("cp {path} {dir}/../{stem}.copy")
    await tab_to(sheet.save)
    press(Key.Key_Space)
    await until(lambda: not window.findChild(WatchFolderDialog))
    await back_to(window)


def row_of(window: MainWindow) -> SensorRow | None:
    rows = window.screens.desk.live.rows
    return next((row for row in rows if row.state.name == "inbox"), None)


async def see_its_run(window: MainWindow, inbox: Path) -> None:
    await until(lambda: row_of(window))
    (inbox / "new.txt").write_text("landed")
    control(Key.Key_K)
    palette = await until(lambda: window.findChild(PaletteDialog))
    await until(palette.isActiveWindow)
    write("inbox")
    press(Key.Key_Return)
    row = row_of(window)
    assert row is not None
    await until(lambda: window.screens.current_sensor == row.state.id)
    await back_to(window)
    control(Key.Key_2)
    runs = window.screens.runs.model
    await until(lambda: runs.records and runs.records[0].status is RunStatus.SUCCESS)
    await tab_to(window.screens.runs.table)
    press(Key.Key_Home, Modifier.ControlModifier)
    press(Key.Key_Return)
    await until(lambda: window.screens.run.run_id == runs.records[0].run_id)
    await until(lambda: "Succeeded" in words_in(window.screens.run))
    press(Key.Key_Escape)
    await until(lambda: window.screens.runs.isVisible())


async def switch_and_undo(window: MainWindow) -> None:
    def status() -> SensorStatus | None:
        row = row_of(window)
        return row.status if row else None

    control(Key.Key_1)
    await until(lambda: window.screens.sensors.isVisible())
    await tab_to(window.screens.sensors.table)
    press(Key.Key_Down)
    press(Key.Key_Space)
    await until(lambda: status() is SensorStatus.STOPPED)
    # What can be undone is known with the engine's answer, which follows its news.
    await until(window.screens.desk.commands.action(Act.UNDO).isEnabled)
    control(Key.Key_Z)
    await until(lambda: status() is SensorStatus.RUNNING)
