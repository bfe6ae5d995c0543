from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.values.commands import ChangeSettings
from tickdeck.values.settings import EngineSettings
from tickdeck_gui.orders.settings_orders import change_settings, without

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


def test_changed_numbers_can_be_changed_back(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[ChangeSettings] = lambda wish: wish.settings
    before = desk.reader.settings()
    wanted = msgspec.structs.replace(before, max_retries=2)
    shown: list[EngineSettings] = []

    async def scenario() -> None:
        change_settings(desk, before, wanted, shown.append)
        await desk.tasks.settled()
        desk.notices.undo_stack.undo_last()
        await desk.tasks.settled()

    drive(scenario())
    assert shown == [wanted, before]
    assert engine.commands == [
        ChangeSettings(settings=wanted),
        ChangeSettings(settings=before),
    ]


def test_the_way_back_leaves_later_changes_alone() -> None:
    before = EngineSettings(max_retries=1)
    wanted = msgspec.structs.replace(before, max_retries=2)
    now = msgspec.structs.replace(wanted, parallel_evaluations=3)
    back = without(now, before, wanted)
    assert back == msgspec.structs.replace(before, parallel_evaluations=3)


def test_what_the_engine_refuses_is_told_and_not_shown(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[ChangeSettings] = ValueError("Max retries cannot be less than 0.")
    before, wanted = EngineSettings(), EngineSettings(max_retries=-1)
    shown: list[EngineSettings] = []
    told: list[Notice] = []
    desk.notices.announced.connect(told.append)

    async def scenario() -> None:
        change_settings(desk, before, wanted, shown.append)
        await desk.tasks.settled()

    drive(scenario())
    assert shown == [before]
    assert [notice.text for notice in told] == ["Max retries cannot be less than 0."]
