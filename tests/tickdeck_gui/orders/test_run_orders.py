from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.values.commands import CancelRun, DeleteRun, ReexecuteRun
from tickdeck_gui.orders.run_orders import RunOrders
from tickdeck_gui.screenshots.history import seeded_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


def test_only_what_can_be_is_canceled_or_deleted(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    told: list[Notice] = []
    desk.notices.announced.connect(told.append)
    engine.answers[DeleteRun] = LookupError("It is gone.")
    orders, runs = RunOrders(desk), seeded_runs()[:4]

    async def scenario() -> None:
        orders.cancel(runs)
        await desk.tasks.settled()
        orders.delete(runs)
        await desk.tasks.settled()
        orders.delete(())
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [
        *(CancelRun(run_id=run.run_id) for run in runs[:3]),
        DeleteRun(run_id=runs[3].run_id),
    ]
    assert [notice.text for notice in told] == [
        "3 runs canceled",
        "1 of 1 run could not be deleted. 5f3aee8d: It is gone.",
    ]


def test_only_finished_runs_are_started_again(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    orders, runs = RunOrders(desk), seeded_runs()[:5]
    finished = [run for run in runs if run.status.is_finished]

    async def scenario() -> None:
        orders.reexecute(runs, from_failure=True)
        await desk.tasks.settled()

    drive(scenario())
    assert 0 < len(finished) < len(runs)
    assert engine.commands == [
        ReexecuteRun(run_id=run.run_id, from_failure=True) for run in finished
    ]


def test_force_kills(desk: Desk, engine: FakeEngine, drive: Drive) -> None:
    async def scenario() -> None:
        RunOrders(desk).cancel(seeded_runs()[:1], force=True)
        await desk.tasks.settled()

    drive(scenario())
    run_id = seeded_runs()[0].run_id
    assert engine.commands == [CancelRun(run_id=run_id, force=True)]
