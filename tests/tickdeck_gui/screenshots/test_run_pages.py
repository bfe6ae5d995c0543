from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck_gui.screenshots.run_pages import run_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow


def test_runs_are_shown_in_all_states_and_are_then_as_before(
    window: MainWindow,
    desk: Desk,
    drive: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    names: list[str] = []

    async def take(shown: QWidget, name: str) -> Path:
        assert shown.isVisible()
        return Path(name)

    async def scenario() -> None:
        names.extend([str(file) async for file in run_pictures(window, desk, take)])

    drive(scenario())
    assert len(names) == len(set(names))
    states = ("running", "queued", "canceled", "canceling", "many-steps", "config")
    assert {f"run-{state}" for state in states} <= set(names)
    assert {"runs", "runs-selected", "runs-filtered-away", "start-job"} <= set(names)
    assert desk.reader.run_count() == 12
