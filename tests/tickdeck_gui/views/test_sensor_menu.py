from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tickdeck.values.commands import ReloadLocations
from tickdeck.values.events import SensorChanged
from tickdeck.values.sensors import NO_LONGER_DEFINED, SensorId
from tickdeck_gui.models.sensor_rows import LocationHeader
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.views.sensor_menu import SensorMenus

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


class Asked(SensorOrders):
    """Notes which source was to be opened."""

    source: tuple[str, int] | None = None

    def open_source(self, file: str, line: int) -> None:
        self.source = (file, line)


@pytest.fixture
def orders(desk: Desk) -> Asked:
    return Asked(desk)


@pytest.fixture
def opened() -> list[SensorId]:
    return []


@pytest.fixture
def menus(
    desk: Desk, orders: Asked, opened: list[SensorId], qtbot: QtBot
) -> SensorMenus:
    parent = QWidget()
    qtbot.addWidget(parent)
    return SensorMenus(desk, orders, parent, opened=opened.append, tested=opened.append)


def by_words(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def give_problem(desk: Desk, sensor_id: int, location: str, problem: str) -> None:
    row = desk.live.row(SensorId(sensor_id))
    assert row is not None
    state = msgspec.structs.replace(row.state, problem=problem, location=location)
    desk.live.apply([SensorChanged(state=state, spec=row.spec)])


def test_what_lost_its_code_leads_to_where_another_takes_over(
    desk: Desk, menus: SensorMenus, opened: list[SensorId]
) -> None:
    give_problem(desk, 7, "ops.py", NO_LONGER_DEFINED)
    acts = by_words(menus.for_sensors([SensorId(7)]))
    assert not acts["Evaluate now"].isEnabled()
    assert not acts["Test…"].isEnabled()
    acts["Take over…"].trigger()
    assert opened == [SensorId(7)]


def test_what_is_broken_leads_to_the_line_of_the_error(
    desk: Desk, menus: SensorMenus, orders: Asked
) -> None:
    give_problem(desk, 7, "weather.py", "It cannot be loaded.")
    acts = by_words(menus.for_sensors([SensorId(7)]))
    assert "Take over…" not in acts
    acts["Open in editor"].trigger()
    assert orders.source == ("/home/ada/work/weather/weather.py", 12)


def test_what_works_leads_to_its_function(menus: SensorMenus, orders: Asked) -> None:
    by_words(menus.for_sensors([SensorId(1)]))["Open in editor"].trigger()
    assert orders.source == ("/home/ada/work/billing/invoices.py", 31)


def test_a_broken_location_has_a_menu_too(
    desk: Desk, menus: SensorMenus, orders: Asked, engine: FakeEngine, drive: Drive
) -> None:
    state = desk.live.locations[-1]
    folded: list[str] = []
    header = LocationHeader(state.spec.name, 0, state=state)
    acts = by_words(menus.for_location(header, folded.append))
    assert list(acts) == [
        "Open in editor",
        "Copy traceback",
        "Reload definitions",
        "Hide its sensors",
    ]
    acts["Open in editor"].trigger()
    assert orders.source == (state.spec.target, 12)
    acts["Copy traceback"].trigger()
    assert QGuiApplication.clipboard().text() == "SyntaxError: '(' was never closed"
    acts["Hide its sensors"].trigger()
    assert folded == ["weather.py"]

    async def scenario() -> None:
        acts["Reload definitions"].trigger()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [ReloadLocations(name="weather.py")]


def test_the_names_of_several_can_be_copied(menus: SensorMenus) -> None:
    acts = by_words(menus.for_sensors([SensorId(1), SensorId(2)]))
    acts["Copy 2 names"].trigger()
    assert QGuiApplication.clipboard().text() == "bank_statements\nexchange_rates"
