"""Puts the page of a sensor, its test and its cursor into every state."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QMessageBox

from tickdeck.reading.rows import SensorRow
from tickdeck.values.commands import SetCursor, TestResult, TestSensor
from tickdeck.values.events import SensorChanged, SensorRemoved
from tickdeck.values.sensors import (
    SensorId,
    SensorKind,
    SensorSpec,
    SensorState,
    StoredStatus,
)
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.dialogs.trial import SensorTestDialog
from tickdeck_gui.screenshots import specimens
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import PERMISSION_ERROR
from tickdeck_gui.views.sensor_pages import Tab
from tickdeck_resources.example import deliveries

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Take = Callable[[QWidget, str], Awaitable[Path]]

_HEIR = SensorId(900)
_RENAMED = "legacy_poll_v2"


async def sensor_pictures(
    window: MainWindow, desk: Desk, take: Take
) -> AsyncIterator[Path]:
    """Show all tabs, all kinds of ticks, and sensors that lack something."""
    page = window.screens.sensor
    window.screens.open_sensor(SensorId(1))
    for tab in (Tab.RUNS, Tab.KEYS, Tab.LOGS, Tab.ABOUT):
        page.tabs.setCurrentIndex(tab)
        yield await take(window, f"sensor-{tab.name.lower()}")
    page.tabs.setCurrentIndex(Tab.SOURCE)
    page.tabs.source.text.show_file(deliveries.__file__, 41)
    yield await take(window, "sensor-source")
    page.tabs.setCurrentIndex(Tab.TICKS)
    model = page.timeline_model
    model.choose((NOW - timedelta(minutes=50), NOW - timedelta(minutes=20)))
    yield await take(window, "sensor-brush")
    model.choose(None)
    async for file in _panel(window, take):
        yield file
    async for file in _lacking(window, desk, take):
        yield file


async def _panel(window: MainWindow, take: Take) -> AsyncIterator[Path]:
    page = window.screens.sensor
    for status in (TickStatus.SUCCESS, TickStatus.SKIPPED):
        fitting = [one for one in page.ticks.records if one.status is status]
        # One with two requests has more to show.
        tick = max(fitting, key=lambda one: len(one.requests))
        page.select_tick(tick.id)
        yield await take(window, f"sensor-tick-{status.lower()}")
    page.panel.show_tick(specimens.interrupted_tick(), (), ())
    yield await take(window, "sensor-tick-interrupted")
    page.panel.show_tick(specimens.folder_tick(), (), specimens.ITEMS)
    yield await take(window, "sensor-tick-files")
    page.panel.show_tick(specimens.reacting_tick(), specimens.LOG, ())
    yield await take(window, "sensor-tick-reactions")
    page.show_panel(shown=False)
    yield await take(window, "sensor-panel-hidden")
    page.show_panel(shown=True)


async def _lacking(window: MainWindow, desk: Desk, take: Take) -> AsyncIterator[Path]:
    """Show sensors that are behind, off, new, or without code."""
    open_sensor, live = window.screens.open_sensor, desk.live
    rows = {row.spec.name: row for row in live.rows}
    open_sensor(rows["any_failure"].state.id)
    yield await take(window, "sensor-lag")
    row = rows["disk_space"]
    off = msgspec.structs.replace(row.state, stored_status=StoredStatus.STOPPED)
    live.apply([SensorChanged(state=off, spec=None)])
    open_sensor(row.state.id)
    yield await take(window, "sensor-off")
    live.apply([SensorChanged(state=row.state, spec=None, next_due=row.next_due)])
    orphan = rows["legacy_poll"]
    open_sensor(orphan.state.id)
    yield await take(window, "sensor-code-gone-no-heir")
    heir, reader = _heir(orphan), desk.reader
    assert isinstance(reader, SeededReader)
    reader.newcomers = (heir,)
    live.apply([SensorChanged(state=heir.state, spec=heir.spec)])
    open_sensor(orphan.state.id)
    yield await take(window, "sensor-code-gone")
    open_sensor(_HEIR)
    yield await take(window, "sensor-no-ticks")
    page = window.screens.sensor
    page.memory.take_requested.emit(orphan.state.id)
    (question,) = page.findChildren(QMessageBox)
    yield await take(question, "sensor-take-over")
    question.reject()
    reader.newcomers = ()
    live.apply([SensorRemoved(sensor_id=_HEIR)])


def _heir(orphan: SensorRow) -> SensorRow:
    spec = msgspec.structs.replace(orphan.spec, name=_RENAMED)
    state = SensorState(
        id=_HEIR,
        location=orphan.state.location,
        repository=orphan.state.repository,
        name=_RENAMED,
    )
    return SensorRow(state=state, spec=spec)


async def dialog_pictures(
    window: MainWindow, desk: Desk, engine: FakeEngine, take: Take
) -> AsyncIterator[Path]:
    """Show the test of a sensor and its cursor."""
    async for file in _tests(window, desk, engine, take):
        yield file
    row = desk.live.rows[0]
    dialog = CursorDialog(desk, window.sensor_orders, row.state)
    dialog.show()
    yield await take(dialog, "cursor")
    engine.answers[SetCursor] = ValueError("The cursor has moved since you read it.")
    moved = msgspec.structs.replace(row.state, cursor="1763726224", cursor_version=5)
    dialog.text.setPlainText("1763700000")
    desk.live.apply([SensorChanged(state=moved, spec=None)])
    yield await take(dialog, "cursor-moved")
    desk.live.apply([SensorChanged(state=row.state, spec=None)])
    _close(dialog)


async def _tests(
    window: MainWindow, desk: Desk, engine: FakeEngine, take: Take
) -> AsyncIterator[Path]:
    row, orders = desk.live.rows[0], window.sensor_orders
    usual = engine.answers[TestSensor]
    test = SensorTestDialog(desk, orders, row)
    test.show()
    yield await take(test, "test")
    waiting: Future[TestResult] = Future()
    for name, answer in (
        ("test-result", specimens.full_result()),
        ("test-error", TestResult(error=PERMISSION_ERROR, log=specimens.LOG)),
        ("test-evaluating", waiting),
    ):
        engine.answers[TestSensor] = answer
        test.evaluate.click()
        if answer is not waiting:
            await desk.tasks.settled()
        yield await take(test, name)
    _close(test)
    engine.answers[TestSensor] = specimens.reacting_result()
    for kind, name in (
        (SensorKind.RUN_STATUS, "test-run"),
        (SensorKind.ASSET, "test-event"),
    ):
        spec: SensorSpec = msgspec.structs.replace(
            row.spec, kind=kind, asset_keys=("ledger/entries",)
        )
        reacting = msgspec.structs.replace(row, spec=spec)
        tick = specimens.reacting_tick()
        if kind is SensorKind.ASSET:
            tick = specimens.asset_tick()
        test = SensorTestDialog(desk, orders, reacting, tick=tick)
        test.show()
        test.evaluate.click()
        await desk.tasks.settled()
        yield await take(test, name)
        _close(test)
    engine.answers[TestSensor] = usual


def _close(dialog: QDialog) -> None:
    dialog.reject()
    dialog.deleteLater()
