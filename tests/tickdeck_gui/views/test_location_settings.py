from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tickdeck.values.commands import ReloadLocations, RemoveLocation
from tickdeck.values.events import LocationChanged
from tickdeck.values.locations import LocationStatus
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.views.location_settings import (
    LocationSettings,
    loaded_words,
    status_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

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
def view(desk: Desk, orders: Asked, qtbot: QtBot) -> LocationSettings:
    made = LocationSettings(desk, orders)
    qtbot.addWidget(made)
    made.read()
    made.show()
    return made


def pressed(view: LocationSettings, name: str) -> QPushButton:
    found = [
        one for one in view.findChildren(QPushButton) if one.accessibleName() == name
    ]
    return found[-1]


def words(view: LocationSettings) -> str:
    return "\n".join(one.text() for one in view.findChildren(QLabel))


def test_locations_are_reloaded_and_closed_at_once(
    view: LocationSettings, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    async def scenario() -> None:
        pressed(view, "Reload ops.py").click()
        pressed(view, "Close ops.py").click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [
        ReloadLocations(name="ops.py"),
        RemoveLocation(name="ops.py"),
    ]


def test_one_sees_which_python_loaded_what_and_when(
    view: LocationSettings, desk: Desk, qtbot: QtBot
) -> None:
    assert "ops.py · the Python of Tickdeck · loaded 4 h ago" in words(view)
    ops = desk.live.locations[2]
    spec = msgspec.structs.replace(ops.spec, interpreter="/opt/py/bin/python")
    desk.live.apply(
        [LocationChanged(name="ops.py", state=msgspec.structs.replace(ops, spec=spec))]
    )
    view.read()
    assert "ops.py · /opt/py/bin/python · loaded" in words(view)
    with qtbot.waitSignal(view.change_requested) as asked:
        pressed(view, "Change ops.py").click()
    assert asked.args == [spec]


def test_a_broken_file_leads_to_its_line(view: LocationSettings, orders: Asked) -> None:
    assert "/home/ada/work/weather/weather.py:12" in words(view)
    pressed(view, "Open in editor").click()
    assert orders.source == ("/home/ada/work/weather/weather.py", 12)


def test_a_version_that_outlives_an_error_is_told(desk: Desk) -> None:
    ops = desk.live.locations[2]
    assert status_words(ops) == "4 sensors"
    assert loaded_words(ops, NOW) == "loaded 4 h ago"
    broken = msgspec.structs.replace(ops, status=LocationStatus.ERROR)
    assert status_words(broken) == "cannot be loaded"
    assert loaded_words(broken, NOW) == "the version loaded 4 h ago is still in use"
    loading = msgspec.structs.replace(ops, status=LocationStatus.LOADING)
    assert status_words(loading) == "loading…"
    fresh = msgspec.structs.replace(ops, loaded_at=None)
    assert loaded_words(fresh, NOW) == ""


def test_without_a_location_one_learns_how_to_open_one(
    view: LocationSettings, desk: Desk
) -> None:
    names = [state.spec.name for state in desk.live.locations]
    desk.live.apply([LocationChanged(name=name, state=None) for name in names])
    view.read()
    assert "None is open yet." in words(view)


def test_who_works_with_keys_stays_where_they_were(
    view: LocationSettings, qtbot: QtBot
) -> None:
    view.activateWindow()
    pressed(view, "Reload ops.py").setFocus()
    qtbot.waitUntil(pressed(view, "Reload ops.py").hasFocus)
    view.read()
    qtbot.waitUntil(pressed(view, "Reload ops.py").hasFocus)
