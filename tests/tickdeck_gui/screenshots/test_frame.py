from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck_gui.commands import Act
from tickdeck_gui.screenshots.frame import be_busy, frame_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow

    Drive = Callable[[Coroutine[Any, Any, None]], None]


def test_a_busy_minute_has_ticks_and_a_delay(desk: Desk) -> None:
    before = desk.live.row(desk.live.rows[0].state.id)
    be_busy(desk)
    assert desk.live.ticks_per_minute() > 100
    assert desk.live.largest_delay() == 0.038
    after = desk.live.row(desk.live.rows[0].state.id)
    assert before is not None
    assert after is not None
    assert len(after.bars) == len(before.bars)


def test_afterwards_the_window_is_as_it_was(
    window: MainWindow, desk: Desk, drive: Drive
) -> None:
    names: list[str] = []

    async def take(_widget: QWidget, name: str) -> Path:
        names.append(name)
        return Path(name)

    async def scenario() -> None:
        async for _file in frame_pictures(window, desk, take):
            pass

    drive(scenario())
    assert {"palette", "engine-crashed", "unreadable", "toasts"} <= set(names)
    assert desk.live.running_since is not None
    assert window.notice_bar.isHidden()
    assert window.fault_bar.isHidden()
    assert window.toasts.shown == ()
    window.screens.show(Act.SHOW_SENSORS)
    assert window.screens.stack.currentWidget() is window.screens.sensors
