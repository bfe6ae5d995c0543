from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QLabel

from tickdeck.values import commands as wishes
from tickdeck.values.sensors import SensorId, SensorKind
from tickdeck_gui.dialogs.trial import SensorTestDialog
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.seed import PERMISSION_ERROR
from tickdeck_gui.sensor_orders import SensorOrders
from tickdeck_gui.widgets.error_box import ErrorBox

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
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


def test_only_saving_changes_the_cursor_and_only_if_nobody_else_did(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    assert not dialog.save.isEnabled()
    evaluate(dialog, desk, drive)

    async def scenario() -> None:
        dialog.save.click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands[-1] == wishes.SetCursor(
        sensor_id=SensorId(1), cursor="1763808044", expected_version=4
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
    assert dialog.requests is not None
    assert not dialog.launch.isEnabled()
    dialog.requests.selectRow(0)
    first = dialog.requests.selected()

    async def scenario() -> None:
        dialog.launch.click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands[-1] == wishes.CommitTest(
        sensor_id=SensorId(1), requests=first, cursor="1763808044"
    )
    assert not dialog.launch.isEnabled()


def test_committing_takes_all_requests_and_the_cursor(
    dialog: SensorTestDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[wishes.CommitTest] = seeded_ticks(1)[0]
    evaluate(dialog, desk, drive)

    async def scenario() -> None:
        dialog.commit.click()
        await desk.tasks.settled()

    drive(scenario())
    sent = engine.commands[-1]
    assert isinstance(sent, wishes.CommitTest)
    assert (len(sent.requests), sent.cursor, sent.set_cursor) == (2, "1763808044", True)


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
    row = desk.live.row(SensorId(1))
    assert row is not None
    spec = msgspec.structs.replace(row.spec, kind=kind, asset_keys=("ledger/entries",))
    row = msgspec.structs.replace(row, spec=spec)
    dialog = SensorTestDialog(desk, SensorOrders(desk), row)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.subject.setCurrentIndex(1)
    evaluate(dialog, desk, drive)
    sent = engine.commands[-1]
    assert getattr(sent, entry) == dialog.subject.currentData()
    assert dialog.subject.currentData() is not None
