from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from tickdeck.values import commands as wishes
from tickdeck.values.events import SensorChanged
from tickdeck.values.sensors import SensorId, SensorKind
from tickdeck_gui.dialogs.trial import SensorTestDialog
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.screenshots import specimens
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.seed import PERMISSION_ERROR
from tickdeck_gui.widgets.error_box import ErrorBox

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> SensorTestDialog:
    row = desk.live.row(SensorId(1))
    assert row is not None
    made = SensorTestDialog(desk, SensorOrders(desk), row)
    qtbot.addWidget(made)
    made.show()
    return made


def evaluate(dialog: SensorTestDialog, desk: Desk, drive: Drive) -> list[str]:
    async def scenario() -> None:
        dialog.evaluate.click()
        await desk.tasks.settled()

    drive(scenario())
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_it_begins_with_the_sensors_cursor_and_shows_what_would_happen(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    shown = evaluate(dialog, desk, drive)
    assert engine.commands == [
        wishes.TestSensor(sensor_id=SensorId(1), cursor="1763724512")
    ]
    assert "2 runs requested" in shown
    assert "1763808044" in shown
    assert dialog.elapsed.text() == "took 0.21 s"


def test_only_saving_changes_the_cursor_and_only_if_it_is_that_of_the_test(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    assert not dialog.save.isEnabled()
    engine.answers[wishes.TestSensor] = wishes.TestResult(
        cursor="1763808044", cursor_version=7
    )
    evaluate(dialog, desk, drive)

    async def scenario() -> None:
        dialog.save.click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands[-1] == wishes.SetCursor(
        sensor_id=SensorId(1), cursor="1763808044", expected_version=7
    )


def test_an_error_is_shown_and_no_cursor_can_be_saved(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[wishes.TestSensor] = wishes.TestResult(error=PERMISSION_ERROR)
    shown = evaluate(dialog, desk, drive)
    assert "The tick would fail" in shown
    assert dialog.findChildren(ErrorBox)
    assert not dialog.save.isEnabled()


def test_a_skip_gives_its_reason(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[wishes.TestSensor] = wishes.TestResult(skip_reason="No new files")
    assert "No new files" in evaluate(dialog, desk, drive)


def test_a_refusal_is_shown_in_words(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[wishes.TestSensor] = LookupError("The sensor is gone.")
    assert "The sensor is gone." in evaluate(dialog, desk, drive)
    assert dialog.evaluate.isEnabled()


def test_chosen_requests_are_launched_without_the_cursor(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[wishes.CommitTest] = seeded_ticks(1)[0]
    evaluate(dialog, desk, drive)
    assert dialog.shown.requests is not None
    dialog.shown.requests.clearSelection()
    assert not dialog.launch.isEnabled()
    dialog.shown.requests.selectRow(0)
    first = dialog.shown.chosen()

    async def scenario() -> None:
        dialog.launch.click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands[-1] == wishes.CommitTest(
        sensor_id=SensorId(1), requests=first, cursor="1763808044"
    )
    assert not dialog.launch.isEnabled()


def test_committing_takes_everything_and_the_cursor(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[wishes.CommitTest] = seeded_ticks(1)[0]
    engine.answers[wishes.TestSensor] = specimens.full_result()
    evaluate(dialog, desk, drive)

    async def scenario() -> None:
        dialog.commit.click()
        await desk.tasks.settled()

    drive(scenario())
    sent = engine.commands[-1]
    assert sent == wishes.CommitTest.of(SensorId(1), specimens.full_result())
    assert isinstance(sent, wishes.CommitTest)
    assert (len(sent.requests), sent.set_cursor, sent.expected_version) == (3, True, 4)
    assert not dialog.commit.isEnabled()


def test_a_refused_commit_is_said_and_can_be_tried_again(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[wishes.CommitTest] = ValueError("The cursor has moved.")
    evaluate(dialog, desk, drive)

    async def scenario() -> None:
        dialog.commit.click()
        assert not dialog.commit.isEnabled()
        await desk.tasks.settled()

    drive(scenario())
    assert dialog.outcome.text() == "The cursor has moved."
    assert dialog.commit.isEnabled()


def test_each_evaluation_begins_from_what_the_cursor_is_then(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    row = desk.live.row(SensorId(1))
    assert row is not None
    moved = msgspec.structs.replace(row.state, cursor="9", cursor_version=5)
    desk.live.apply([SensorChanged(state=moved, spec=None)])
    evaluate(dialog, desk, drive)
    assert engine.commands[-1] == wishes.TestSensor(sensor_id=SensorId(1), cursor="9")


def test_a_tick_that_began_without_a_cursor_is_replayed_without_one(
    desk: Desk, engine: FakeEngine, drive: Drive, qtbot: QtBot
) -> None:
    row = desk.live.row(SensorId(1))
    assert row is not None
    tick = msgspec.structs.replace(seeded_ticks(1)[0], cursor_before=None)
    dialog = SensorTestDialog(desk, SensorOrders(desk), row, tick=tick)
    qtbot.addWidget(dialog)
    dialog.show()
    evaluate(dialog, desk, drive)
    assert engine.commands == [wishes.TestSensor(sensor_id=SensorId(1), cursor=None)]


def test_a_tick_is_replayed_with_the_run_that_it_looked_at(
    desk: Desk, engine: FakeEngine, drive: Drive, qtbot: QtBot
) -> None:
    tick = specimens.reacting_tick()
    dialog = reacting(desk, SensorKind.RUN_STATUS, tick)
    qtbot.addWidget(dialog)
    dialog.show()
    evaluate(dialog, desk, drive)
    assert engine.commands[-1] == wishes.TestSensor(
        sensor_id=SensorId(1),
        cursor=tick.cursor_before,
        run_id=tick.reactions[1].run_id,
    )


def test_who_shows_a_sensor_a_run_does_not_move_its_cursor(
    desk: Desk, engine: FakeEngine, drive: Drive, qtbot: QtBot
) -> None:
    engine.answers[wishes.CommitTest] = seeded_ticks(1)[0]
    dialog = reacting(desk, SensorKind.RUN_STATUS, specimens.reacting_tick())
    qtbot.addWidget(dialog)
    dialog.show()
    evaluate(dialog, desk, drive)
    assert not dialog.save.isEnabled()

    async def scenario() -> None:
        dialog.commit.click()
        await desk.tasks.settled()

    drive(scenario())
    sent = engine.commands[-1]
    assert isinstance(sent, wishes.CommitTest)
    assert not sent.set_cursor


def test_an_evaluation_is_cancelled_in_the_engine(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    waiting: Future[wishes.TestResult] = Future()
    engine.answers[wishes.TestSensor] = waiting

    async def scenario() -> None:
        dialog.evaluate.click()
        await asyncio.sleep(0)
        assert dialog.cancel.isVisible()
        assert not dialog.evaluate.isEnabled()
        dialog.cancel.click()
        waiting.set_exception(ValueError("The test was cancelled."))
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands[-1] == wishes.CancelTest(sensor_id=SensorId(1))
    assert not dialog.cancel.isVisible()
    assert dialog.evaluate.isEnabled()
    shown = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert "The test was cancelled." in shown


def test_closing_ends_the_evaluation_and_leaves_nothing_behind(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    waiting: Future[wishes.TestResult] = Future()
    engine.answers[wishes.TestSensor] = waiting
    window.test(SensorId(1))
    dialog = window.findChildren(SensorTestDialog)[0]

    async def scenario() -> None:
        dialog.evaluate.click()
        await asyncio.sleep(0)
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(dialog)
        await desk.tasks.settled()

    drive(scenario())
    assert waiting.cancelled()
    assert engine.commands[-1] == wishes.CancelTest(sensor_id=SensorId(1))


def test_a_run_that_was_looked_at_is_gone_to(
    desk: Desk, engine: FakeEngine, drive: Drive, qtbot: QtBot
) -> None:
    engine.answers[wishes.TestSensor] = specimens.reacting_result()
    dialog = reacting(desk, SensorKind.RUN_STATUS, specimens.reacting_tick())
    qtbot.addWidget(dialog)
    dialog.show()
    evaluate(dialog, desk, drive)
    with qtbot.waitSignal(dialog.run_opened) as opened:
        dialog.shown.run_requested.emit("5f3a91c0")
    assert opened.args == ["5f3a91c0"]
    assert not dialog.isVisible()


def reacting(desk: Desk, kind: SensorKind, tick: Tick | None) -> SensorTestDialog:
    row = desk.live.row(SensorId(1))
    assert row is not None
    spec = msgspec.structs.replace(row.spec, kind=kind, asset_keys=("ledger/entries",))
    row = msgspec.structs.replace(row, spec=spec)
    return SensorTestDialog(desk, SensorOrders(desk), row, tick=tick)


@pytest.mark.parametrize(
    ("kind", "entry"),
    [(SensorKind.RUN_STATUS, "run_id"), (SensorKind.ASSET, "event_id")],
)
def test_sensors_that_react_are_tested_with_a_run_or_an_event(
    kind: SensorKind,
    entry: str,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    qtbot: QtBot,
) -> None:
    dialog = reacting(desk, kind, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.subject.setCurrentIndex(1)
    evaluate(dialog, desk, drive)
    sent = engine.commands[-1]
    assert getattr(sent, entry) == dialog.subject.currentData()
    assert dialog.subject.currentData() is not None


def test_a_second_click_starts_no_second_evaluation(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    async def scenario() -> None:
        dialog.evaluate.click()
        dialog.evaluate.click()
        await desk.tasks.settled()

    drive(scenario())
    assert len(engine.commands) == 1
