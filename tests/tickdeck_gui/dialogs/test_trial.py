from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel

from tickdeck.values import commands as wishes
from tickdeck.values.sensors import SensorId
from tickdeck_gui.dialogs.trial import SensorTestDialog
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
