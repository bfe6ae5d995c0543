from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck_gui.screenshots.timeline_page import timeline_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.frame.window import MainWindow


def test_each_length_and_each_card_is_shown_and_nothing_is_left_open(
    window: MainWindow, drive: Callable[[Coroutine[Any, Any, None]], None]
) -> None:
    cards: dict[str, str] = {}
    timeline = window.screens.sensor.timeline_card.timeline

    async def take(widget: QWidget, name: str) -> Path:
        assert widget.isVisible()
        cards[name] = timeline.card_words
        return Path(name)

    async def scenario() -> None:
        async for _file in timeline_pictures(window, take):
            pass

    drive(scenario())
    assert len(cards) == 10
    assert "Click to zoom in" in cards["timeline-card-counts"]
    assert "Click to open the run" in cards["timeline-card-run"]
    assert "Click for all of it" in cards["timeline-card-tick"]
    assert cards["timeline-card-gap"].startswith("Tickdeck was not at work")
    assert cards["timeline-gap"] == cards["timeline-1-year"] == ""
    assert timeline.card_words == ""
