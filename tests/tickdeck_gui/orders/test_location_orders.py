from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.values.commands import AddLocation, RemoveLocation
from tickdeck_gui.orders.location_orders import LocationOrders
from tickdeck_gui.screenshots.seed import seeded_locations

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


def test_a_closed_location_can_be_opened_again_as_it_was(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    spec = seeded_locations()[1].spec
    told: list[Notice] = []
    desk.notices.announced.connect(told.append)

    async def scenario() -> None:
        LocationOrders(desk).close(spec)
        await desk.tasks.settled()
        desk.notices.undo_stack.undo_last()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [
        RemoveLocation(name="invoices.py"),
        AddLocation(spec=spec),
    ]
    assert told[0].text == "invoices.py closed; its sensors are no longer evaluated"
