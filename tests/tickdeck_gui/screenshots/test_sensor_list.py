from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck_gui.models.sensor_rows import SensorFilter
from tickdeck_gui.screenshots.sensor_list import sensor_list_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow


def test_every_state_of_the_list_is_shown_and_taken_back(
    window: MainWindow,
    desk: Desk,
    drive: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    taken: list[str] = []
    before = desk.live.locations

    async def take(widget: QWidget, name: str) -> Path:
        assert widget.isVisible()
        taken.append(name)
        return Path(name)

    async def scenario() -> None:
        async for _file in sensor_list_pictures(window, desk, take):
            pass

    drive(scenario())
    assert taken == [
        "sensors-by-kind",
        "sensors-attention",
        "sensors-evaluating",
        "sensors-selected",
        "sensors-bulk",
        "sensors-menu-many",
        "sensors-menu",
        "sensors-hover",
        "sensors-loading",
    ]
    assert desk.live.locations == before
    view = window.screens.sensors
    assert view.filters.where == SensorFilter()
    assert view.selected() == ()
