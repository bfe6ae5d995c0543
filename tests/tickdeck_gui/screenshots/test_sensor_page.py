from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck_gui.screenshots.sensor_page import dialog_pictures, sensor_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.screenshots.fakes import FakeEngine


def test_every_state_is_shown_and_the_deck_is_left_as_it_was(
    window: MainWindow,
    desk: Desk,
    engine: FakeEngine,
    drive: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    taken: list[str] = []

    async def take(widget: QWidget, name: str) -> Path:
        assert widget.isVisible()
        taken.append(name)
        return Path(name)

    async def scenario() -> None:
        async for _file in sensor_pictures(window, desk, take):
            pass
        async for _file in dialog_pictures(window, desk, engine, take):
            pass
        await desk.tasks.settled()

    before = desk.live.rows
    drive(scenario())
    assert len(taken) == len(set(taken))
    assert {
        "sensor-runs",
        "sensor-logs",
        "sensor-off",
        "sensor-code-gone",
        "sensor-take-over",
        "sensor-tick-interrupted",
        "test-evaluating",
        "test-event",
        "cursor-moved",
    } <= set(taken)
    assert {row.state for row in desk.live.rows} == {row.state for row in before}
