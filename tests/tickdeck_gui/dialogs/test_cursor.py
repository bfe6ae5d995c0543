from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QDialog

from tickdeck.values.commands import SetCursor
from tickdeck.values.events import SensorChanged
from tickdeck.values.sensors import SensorId
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.screenshots.seed import seeded_sensors

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

ONE = SensorId(1)
STATE = seeded_sensors()[0].state
THEIRS = msgspec.structs.replace(STATE, cursor="9", cursor_version=5)


@pytest.fixture
def dialog(desk: Desk, engine: FakeEngine, qtbot: QtBot) -> CursorDialog:
    engine.answers[SetCursor] = lambda wish: msgspec.structs.replace(
        STATE, cursor=wish.cursor, cursor_version=wish.expected_version + 1
    )
    made = CursorDialog(desk, SensorOrders(desk), STATE)
    qtbot.addWidget(made)
    made.show()
    return made


def press(act: Callable[[], None], desk: Desk, drive: Drive) -> None:
    async def scenario() -> None:
        act()
        await desk.tasks.settled()

    drive(scenario())


def test_it_saves_only_what_differs(
    dialog: CursorDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    assert not dialog.save.isEnabled()
    dialog.text.setPlainText("42")
    press(dialog.save.click, desk, drive)
    assert engine.commands == [
        SetCursor(sensor_id=ONE, cursor="42", expected_version=4)
    ]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_clearing_is_told_and_can_be_undone(
    dialog: CursorDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    told: list[Notice] = []
    desk.notices.announced.connect(told.append)
    press(dialog.clear.click, desk, drive)
    assert engine.commands == [
        SetCursor(sensor_id=ONE, cursor=None, expected_version=4)
    ]
    assert told[0].text == "Cursor of bank_statements cleared"
    assert told[0].act is not None
    press(told[0].act, desk, drive)
    assert engine.commands[-1] == SetCursor(
        sensor_id=ONE, cursor="1763724512", expected_version=5
    )


def test_a_refusal_keeps_what_was_typed_and_says_why(
    dialog: CursorDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[SetCursor] = LookupError("Sensor 1 is gone.")
    dialog.text.setPlainText("42")
    press(dialog.save.click, desk, drive)
    assert dialog.isVisible()
    assert dialog.problem.text() == "Sensor 1 is gone."
    assert dialog.text.toPlainText() == "42"
    assert dialog.save.isEnabled()


def test_a_cursor_that_moved_meanwhile_is_shown_beside_ones_own(
    dialog: CursorDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    dialog.text.setPlainText("42")
    desk.live.apply([SensorChanged(state=THEIRS, spec=None)])
    assert dialog.conflict.isVisible()
    assert dialog.now.text() == "9"
    assert not dialog.save.isEnabled()
    press(dialog.set_mine.click, desk, drive)
    assert engine.commands == [
        SetCursor(sensor_id=ONE, cursor="42", expected_version=5)
    ]


def test_a_refusal_for_a_cursor_that_moved_offers_the_choice(
    dialog: CursorDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[SetCursor] = ValueError("The cursor has moved since you read it.")
    dialog.text.setPlainText("42")

    async def scenario() -> None:
        dialog.save.click()
        desk.live.apply([SensorChanged(state=THEIRS, spec=None)])
        await desk.tasks.settled()

    drive(scenario())
    assert dialog.conflict.isVisible()
    dialog.use_theirs.click()
    assert not dialog.conflict.isVisible()
    assert dialog.text.toPlainText() == "9"
    assert not dialog.save.isEnabled()
    assert len(engine.commands) == 1


def test_other_changes_of_the_sensor_are_no_conflict(
    dialog: CursorDialog, desk: Desk
) -> None:
    failing = msgspec.structs.replace(STATE, consecutive_failures=9)
    desk.live.apply([SensorChanged(state=failing, spec=None)])
    assert not dialog.conflict.isVisible()
