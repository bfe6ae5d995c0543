from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.values.commands import CancelRun, DeleteRun, ReexecuteRun
from tickdeck_gui.dialogs import run_questions
from tickdeck_gui.orders.run_orders import RunOrders

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QMessageBox

    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def finished(desk: Desk) -> list[Run]:
    return [run for run in desk.reader.runs() if run.status.is_finished][:3]


def agree(box: QMessageBox, verb: str) -> None:
    next(one for one in box.buttons() if verb in one.text()).click()


def test_one_is_started_at_once_and_several_after_asking(
    window: MainWindow,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    finished: list[Run],
) -> None:
    orders = RunOrders(desk)

    async def scenario() -> None:
        one = finished[:1]
        assert not run_questions.reexecute(window, orders, one, from_failure=True)
        await desk.tasks.settled()
        assert len(engine.commands) == 1
        box = run_questions.reexecute(window, orders, finished, from_failure=False)
        assert box is not None
        assert box.text() == "Start 3 runs again?"
        await desk.tasks.settled()
        assert len(engine.commands) == 1
        agree(box, "Start")
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [
        ReexecuteRun(run_id=finished[0].run_id, from_failure=True),
        *(ReexecuteRun(run_id=run.run_id) for run in finished),
    ]


def test_nothing_is_deleted_unasked(
    window: MainWindow,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    finished: list[Run],
) -> None:
    async def scenario() -> None:
        box = run_questions.delete(window, RunOrders(desk), finished)
        assert engine.commands == []
        agree(box, "Delete")
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [DeleteRun(run_id=run.run_id) for run in finished]


def test_killing_and_canceling_many_are_asked_first(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    orders = RunOrders(desk)
    unfinished = [run for run in desk.reader.runs() if not run.status.is_finished]

    async def scenario() -> None:
        killing = run_questions.force(window, orders, unfinished[:1])
        assert killing is not None
        assert killing.text() == "Kill the processes of 1 run?"
        agree(killing, "Kill")
        canceling = run_questions.cancel(window, orders, unfinished)
        assert canceling is not None
        assert canceling.text() == "Cancel 3 runs?"
        canceling.close()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [CancelRun(run_id=unfinished[0].run_id, force=True)]
    assert run_questions.force(window, orders, []) is None
    assert run_questions.cancel(window, orders, []) is None
