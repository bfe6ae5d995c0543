"""What operators do all day, on the real window with a real engine behind it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.journeys.window import agree, click, drop, until, words_in

from tickdeck.home import Home
from tickdeck.values.locations import LocationStatus
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorStatus
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.aio import run_event_loop
from tickdeck_gui.app import Session
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.trial import SensorTestDialog
from tickdeck_gui.models.sensor_list import SensorColumn
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.widgets.error_box import ErrorBox

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tickdeck.reading.rows import SensorRow
    from tickdeck_gui.frame.window import MainWindow

    Journey = Callable[["Operator"], Coroutine[Any, Any, None]]
    Drive = Callable[[Journey], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DEFINITIONS = """
import time
from pathlib import Path
from tickdeck import *

HERE = Path(__file__).parent

@op
def wait(context):
    while (HERE / "hold").exists():
        time.sleep(0.05)
    context.log.info("done waiting")

@job
def waiting():
    wait()

def make(number):
    @sensor(job=waiting, name=f"plain_{number}", minimum_interval_seconds=3600)
    def looks():
        return SkipReason("nothing new")
    return looks

@sensor(job=waiting, minimum_interval_seconds=3600)
def asking(context):
    return RunRequest(run_key="only")

@sensor(job=waiting, minimum_interval_seconds=3600)
def counting(context):
    seen = int(context.cursor or 0)
    context.log.info(f"at {seen}")
    if seen == 7:
        raise ValueError("seven is not allowed")
    context.update_cursor(str(seen + 1))

defs = Definitions(
    jobs=[waiting], sensors=[asking, counting, *map(make, range(4))],
)
"""


class Operator:
    """Somebody at the window, with a definitions file beside it."""

    def __init__(self, session: Session, window: MainWindow, file: Path) -> None:
        self.session = session
        self.window = window
        self.file = file
        self.screens = window.screens
        self.live = window.screens.desk.live

    def row(self, name: str) -> SensorRow | None:
        return next((row for row in self.live.rows if row.state.name == name), None)

    async def known(self, name: str) -> SensorRow:
        row: SensorRow = await until(lambda: self.row(name))
        return row

    async def open_definitions(self) -> None:
        drop(self.window, self.file)
        await self.known("plain_3")

    async def open_sensor(self, name: str) -> None:
        """Go there by the palette: Ctrl+K, its name, Return."""
        self.screens.open_sensor((await self.known(name)).state.id)

    async def evaluate(self, name: str, status: TickStatus) -> None:
        """Press E on the sensor's page, and wait for a tick of that status."""
        await self.open_sensor(name)
        last = self.last_tick(name)
        self.screens.sensor.header.evaluate_button.click()
        await until(lambda: self.last_tick(name) > last)
        row = self.row(name)
        assert row is not None
        assert row.last_tick is not None
        assert row.last_tick.status is status

    def last_tick(self, name: str) -> int:
        row = self.row(name)
        return row.last_tick.id if row is not None and row.last_tick else 0

    def toast(self) -> str:
        return self.window.toasts.words


@pytest.fixture
def drive(qapp: QApplication, tmp_path: Path) -> Drive:
    """Runs a journey in the program itself; again for a second start."""
    file = tmp_path / "sensors.py"
    file.write_text(DEFINITIONS)

    def run(journey: Journey) -> None:
        session = Session(qapp, Home(tmp_path / "home"), ())

        async def whole() -> None:
            program = asyncio.create_task(session.run())
            window = await until(lambda: session._window)  # noqa: SLF001 - its own
            try:
                await journey(Operator(session, window, file))
            finally:
                session.quit()
                await program

        run_event_loop(qapp, whole())

    return run


def test_definitions_are_opened_broken_and_mended(drive: Drive) -> None:
    async def journey(operator: Operator) -> None:
        await operator.open_definitions()
        good = operator.file.read_text()

        def location() -> Any:
            (found,) = (
                state
                for state in operator.live.locations
                if state.spec.name == "sensors.py"
            )
            return found

        operator.file.write_text(good.replace("def looks():", "def looks(:"))
        await until(lambda: location().status is LocationStatus.ERROR)
        assert location().error_line == good[: good.index("def looks")].count("\n") + 1
        assert await operator.known("plain_0")  # the last good version goes on
        operator.screens.show(Act.SHOW_SETTINGS)
        assert operator.screens.settings.findChildren(ErrorBox)
        await operator.evaluate("plain_0", TickStatus.SKIPPED)

        operator.file.write_text(good.replace("range(4)", "range(5)"))
        await operator.known("plain_4")
        assert location().status is LocationStatus.LOADED

    drive(journey)


def test_it_is_found_why_a_sensor_failed_and_replayed(drive: Drive) -> None:
    async def journey(operator: Operator) -> None:
        await operator.open_definitions()
        await operator.open_sensor("counting")
        page = operator.screens.sensor
        state = (await operator.known("counting")).state
        page._orders.set_cursor(state.id, "7", state.cursor_version)  # noqa: SLF001
        await until(lambda: (row := operator.row("counting")) and row.state.cursor)
        await operator.evaluate("counting", TickStatus.FAILURE)
        click(page.tick_table, page.ticks.index(0, 0))
        await until(lambda: "seven is not allowed" in words_in(page.panel))
        assert page.panel.findChildren(ErrorBox)

        replay = next(
            each
            for each in page.panel.findChildren(QPushButton)
            if each.text().startswith("Replay")
        )
        replay.click()
        test = await until(lambda: operator.window.findChild(SensorTestDialog))
        assert test.cursor_text.toPlainText() == "7"
        test.evaluate.click()
        await until(lambda: "seven is not allowed" in words_in(test))
        test.cursor_text.setPlainText("8")
        test.evaluate.click()
        await until(lambda: "Computed cursor" in words_in(test))
        test.save.click()
        await until(
            lambda: (row := operator.row("counting")) and row.state.cursor == "9"
        )
        test.reject()

    drive(journey)


def test_a_run_key_is_released_and_run_once_more(drive: Drive) -> None:
    async def journey(operator: Operator) -> None:
        await operator.open_definitions()
        await operator.evaluate("asking", TickStatus.SUCCESS)
        await operator.evaluate("asking", TickStatus.SKIPPED)
        page = operator.screens.sensor
        page.tabs.setCurrentIndex(2)
        keys = page.tabs.keys
        assert [row.key for row in keys.model.records] == ["only"]
        click(keys.table, keys.model.index(0, 0))
        keys.release_button.click()
        agree(page)
        await until(lambda: not keys.model.records)
        await operator.evaluate("asking", TickStatus.SUCCESS)
        page.tabs.setCurrentIndex(1)
        await until(lambda: len(page.tabs.runs.model.records) == 2)

    drive(journey)


def test_many_are_switched_off_and_on_again_by_undo(drive: Drive) -> None:
    async def journey(operator: Operator) -> None:
        await operator.open_definitions()
        operator.screens.show(Act.SHOW_SENSORS)
        view = operator.screens.sensors
        view.table.setFocus()
        view.table.selectAll()
        commands = operator.screens.desk.commands

        def on() -> int:
            return operator.live.sensors_on()

        commands.action(Act.START).trigger()
        await until(lambda: on() == 6)
        await until(commands.action(Act.STOP).isEnabled)
        commands.action(Act.STOP).trigger()
        await until(lambda: on() == 0)
        await until(lambda: "6 sensors switched off" in operator.toast())
        undo = operator.window.toasts.shown[-1].act_button
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
        await until(lambda: on() == 6)

    drive(journey)


def test_a_run_is_cancelled(drive: Drive) -> None:
    async def journey(operator: Operator) -> None:
        await operator.open_definitions()
        hold = operator.file.parent / "hold"
        hold.touch()
        await operator.evaluate("asking", TickStatus.SUCCESS)
        row = await until(
            lambda: (now := operator.row("asking")) and now.last_run and now
        )
        page = operator.screens.run
        operator.screens.open_run(row.last_run.run_id)
        await until(lambda: "Running" in words_in(page))
        page.head.cancel.click()
        await until(lambda: "Canceled" in words_in(page))
        run = operator.screens.desk.reader.run(row.last_run.run_id)
        assert run is not None
        assert run.status is RunStatus.CANCELED
        assert page.head.again.isVisible()

    drive(journey)


def test_after_a_restart_everything_is_as_it_was(drive: Drive) -> None:
    async def before(operator: Operator) -> None:
        await operator.open_definitions()
        operator.window.resize(900, 640)
        view = operator.screens.sensors
        index = view.model.index(
            view.model.row_of((await operator.known("asking")).state.id) or 0,
            SensorColumn.SWITCH,
        )
        click(view.table, index)
        await until(
            lambda: (
                (row := operator.row("asking"))
                and row.status is SensorStatus.RUNNING
                and row.last_tick
            )
        )
        view.search.setText("ing")
        operator.screens.runs.show_kind("Failed")
        operator.screens.settings.appearances[Appearance.DARK].click()
        await operator.open_sensor("asking")

    async def after(operator: Operator) -> None:
        row = await operator.known("asking")
        await until(lambda: operator.screens.current_sensor == row.state.id)
        assert row.status is SensorStatus.RUNNING
        assert operator.screens.sensor.ticks.records
        assert operator.screens.sensors.search.text() == "ing"
        assert operator.screens.runs.look.chip == "Failed"
        assert operator.screens.desk.theme.tokens.dark
        assert (operator.window.width(), operator.window.height()) == (900, 640)

    drive(before)
    drive(after)
