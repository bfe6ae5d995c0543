from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck.values.commands import (
    EvaluateNow,
    ResetSensor,
    SetCursor,
    StartSensor,
    StopSensor,
)
from tickdeck.values.events import SensorChanged
from tickdeck.values.sensors import SensorId, StoredStatus
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.seed import seeded_sensors

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

ONE, OFF = SensorId(1), SensorId(9)


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    notices: list[Notice] = []
    desk.notices.announced.connect(notices.append)
    return notices


def done(desk: Desk, drive: Drive, *acts: Callable[[], object]) -> None:
    async def scenario() -> None:
        for act in acts:
            act()
            await desk.tasks.settled()

    drive(scenario())


def test_switching_can_be_undone(
    desk: Desk, engine: FakeEngine, drive: Drive, told: list[Notice]
) -> None:
    orders = SensorOrders(desk)

    def undo() -> None:
        assert told[-1].act is not None
        told[-1].act()

    done(desk, drive, lambda: orders.switch([ONE], on=False), undo)
    assert engine.commands == [StopSensor(sensor_id=ONE), StartSensor(sensor_id=ONE)]
    assert [notice.text for notice in told] == ["bank_statements switched off"]


def test_what_is_so_already_is_left_alone(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    orders = SensorOrders(desk)
    done(desk, drive, lambda: orders.switch([ONE, OFF], on=True))
    assert engine.commands == [StartSensor(sensor_id=OFF)]


def test_toggling_a_mixed_selection_switches_on(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    orders = SensorOrders(desk)
    done(desk, drive, lambda: orders.toggle([ONE, OFF]))
    assert engine.commands == [StartSensor(sensor_id=OFF)]


def test_of_many_the_failures_are_counted(
    desk: Desk, engine: FakeEngine, drive: Drive, told: list[Notice]
) -> None:
    engine.answers[StopSensor] = LookupError("It is gone.")
    orders = SensorOrders(desk)
    done(desk, drive, lambda: orders.switch([ONE, SensorId(2)], on=False))
    assert told[0].text == (
        "2 of 2 sensors could not be switched off. bank_statements: It is gone."
    )


def test_an_evaluation_tells_its_result(
    desk: Desk, engine: FakeEngine, drive: Drive, told: list[Notice]
) -> None:
    engine.answers[EvaluateNow] = seeded_ticks(1)[0]
    orders = SensorOrders(desk)
    done(desk, drive, lambda: orders.evaluate(ONE))
    assert told[0].text.startswith("bank_statements: PermissionError")
    assert told[0].failed


def test_a_changed_cursor_can_be_put_back(
    desk: Desk, engine: FakeEngine, drive: Drive, told: list[Notice]
) -> None:
    state = seeded_sensors()[0].state
    engine.answers[SetCursor] = msgspec.structs.replace(state, cursor=None)
    orders = SensorOrders(desk)

    def undo() -> None:
        assert told[-1].act is not None
        told[-1].act()

    done(desk, drive, lambda: orders.set_cursor(ONE, None, 4), undo)
    assert told[0].text == "Cursor of bank_statements cleared"
    assert engine.commands[-1] == SetCursor(
        sensor_id=ONE, cursor="1763724512", expected_version=4
    )


def test_resetting_is_told_and_the_override_can_be_put_back(
    desk: Desk, engine: FakeEngine, drive: Drive, told: list[Notice]
) -> None:
    row = desk.live.row(ONE)
    assert row is not None
    engine.answers[ResetSensor] = row.state
    off = msgspec.structs.replace(row.state, stored_status=StoredStatus.STOPPED)
    desk.live.apply([SensorChanged(state=off, spec=row.spec)])
    orders = SensorOrders(desk)
    undo = desk.notices.undo_stack.undo_last
    done(desk, drive, lambda: orders.reset(ONE), undo)
    assert told[0].text == "bank_statements follows its code again"
    assert engine.commands == [ResetSensor(sensor_id=ONE), StopSensor(sensor_id=ONE)]


def test_muting_can_be_undone_and_who_shows_it_is_told(
    desk: Desk, told: list[Notice]
) -> None:
    shown: list[bool] = []
    SensorOrders(desk).mute(
        ONE, muted=True, then=lambda: shown.append(desk.preferences.is_muted(ONE))
    )
    desk.notices.undo_stack.undo_last()
    assert shown == [True, False]
    assert told[0].text == "You are not notified when bank_statements fails"


def test_a_source_that_is_gone_is_told(desk: Desk, told: list[Notice]) -> None:
    SensorOrders(desk).open_source("/nowhere/a.py", 3)
    assert told[0].text == "/nowhere/a.py is no longer there."
