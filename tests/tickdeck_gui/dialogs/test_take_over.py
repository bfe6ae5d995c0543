from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMessageBox

from tickdeck.values.commands import MoveState
from tickdeck_gui.dialogs.take_over import ask_to_take_over
from tickdeck_gui.screenshots.seed import seeded_sensors

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

ROWS = {row.spec.name: row for row in seeded_sensors()}
ORPHAN, HEIR = ROWS["legacy_poll"], ROWS["queue_depth"]


def test_it_says_what_moves_and_asks_before(
    window: MainWindow, engine: FakeEngine, drive: Drive
) -> None:
    desk = window.screens.desk
    engine.answers[MoveState] = HEIR.state
    told: list[Notice] = []
    moved: list[int] = []
    desk.notices.announced.connect(told.append)

    async def scenario() -> None:
        box = ask_to_take_over(window, desk, ORPHAN, HEIR, moved.append)
        assert box.text() == "Give what legacy_poll remembers to queue_depth?"
        assert "• the cursor: 1763724512\n• the switch: on" in box.informativeText()
        assert "12 run key" in box.informativeText()
        assert engine.commands == []
        verb = QMessageBox.ButtonRole.DestructiveRole
        next(one for one in box.buttons() if box.buttonRole(one) == verb).click()
        await desk.tasks.settled()

    drive(scenario())
    wish = MoveState(source=ORPHAN.state.id, target=HEIR.state.id)
    assert engine.commands == [wish]
    assert moved == [HEIR.state.id]
    assert told[-1].text == "queue_depth goes on from what legacy_poll remembered"
