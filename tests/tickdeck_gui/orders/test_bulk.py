from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.values.commands import StartSensor
from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.notices import Outcome
from tickdeck_gui.orders.bulk import AT_ONCE, ask_all

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tickdeck.values.commands import Command
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


def wishes(number: int) -> list[tuple[str, Command]]:
    return [
        (f"sensor_{one}", StartSensor(sensor_id=SensorId(one)))
        for one in range(1, number + 1)
    ]


def test_each_has_its_own_outcome_in_order(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[StartSensor] = LookupError("It is gone.")
    found: list[Outcome] = []

    async def scenario() -> None:
        found.extend(await ask_all(desk, wishes(2), "Switching on"))

    drive(scenario())
    assert found == [
        Outcome("sensor_1", "It is gone."),
        Outcome("sensor_2", "It is gone."),
    ]


def test_many_show_how_far_they_are_until_they_are_done(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    told: list[str] = []
    desk.notices.announced.connect(lambda notice: told.append(notice.text))
    desk.notices.progress_ended.connect(lambda: told.append("ended"))

    async def scenario() -> None:
        await ask_all(desk, wishes(2 * AT_ONCE), "Switching on", quiet_seconds=0)

    drive(scenario())
    assert told == ["Switching on: 25 of 50", "ended"]
    assert len(engine.commands) == 50


def test_what_is_done_soon_needs_no_progress(desk: Desk, drive: Drive) -> None:
    told: list[Notice] = []
    desk.notices.announced.connect(told.append)

    async def scenario() -> None:
        await ask_all(desk, wishes(2 * AT_ONCE), "Switching on", quiet_seconds=60)

    drive(scenario())
    assert told == []


def test_stopping_leaves_the_rest_as_it_was(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    desk.notices.announced.connect(lambda notice: notice.act())
    found: list[Outcome] = []

    async def scenario() -> None:
        many = wishes(4 * AT_ONCE)
        found.extend(await ask_all(desk, many, "Switching on", quiet_seconds=0))

    drive(scenario())
    assert len(found) == len(engine.commands) == 2 * AT_ONCE
