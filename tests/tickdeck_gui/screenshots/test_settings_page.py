from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck_gui.screenshots.settings_page import settings_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.screenshots.fakes import FakeEngine


def test_every_state_of_the_settings_is_shown_and_taken_back(
    window: MainWindow,
    desk: Desk,
    engine: FakeEngine,
    drive: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    taken: list[str] = []
    before, size = desk.live.locations, window.size()

    async def take(widget: QWidget, name: str) -> Path:
        assert widget.isVisible()
        taken.append(name)
        return Path(name)

    async def scenario() -> None:
        async for _file in settings_pictures(window, desk, engine, take):
            pass
        await desk.tasks.settled()

    drive(scenario())
    assert len(taken) == len(set(taken))
    assert {
        "settings-1100",
        "settings-lower-1920",
        "settings-compacting",
        "settings-no-location",
        "definitions",
        "definitions-module",
    } <= set(taken)
    assert desk.live.locations == before
    assert window.size() == size
    assert window.screens.settings.history.progress.isHidden()
