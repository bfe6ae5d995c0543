from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tickdeck.engine import ledger as module
from tickdeck.engine.ledger import Ledger
from tickdeck.errors import DatabaseError, RecordRefusedError
from tickdeck.values.commands import EvaluateNow
from tickdeck.values.events import EngineTrouble
from tickdeck.values.outcomes import Outcome
from tickdeck.values.runs import Run, RunStatus
from tickdeck.values.sensors import SensorId, SensorState
from tickdeck.values.ticks import Tick, TickId, TickStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from tests.tickdeck.engine.conftest import RunningEngine

    from tickdeck.values.events import Event

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Store:
    """Refuses or fails when it is told to."""

    def __init__(self) -> None:
        self.calls: list[list[int]] = []
        self.fails = False
        self.refused: set[int] = set()

    def record(self, outcomes: list[Outcome]) -> None:
        ids = [outcome.tick.id for outcome in outcomes]
        if self.fails:
            raise DatabaseError("The disk is full.")
        if self.refused & set(ids):
            raise RecordRefusedError("no")
        self.calls.append([*ids])

    def save_runs(
        self, runs: tuple[Run, ...], events: list[Any], created: tuple[Run, ...]
    ) -> None:
        self.calls.append([len(runs), len(events)])


class Clock:
    def now(self) -> datetime:
        return NOON

    def monotonic(self) -> float:
        return 0.0


def outcome(number: int, *runs: Run) -> Outcome:
    tick = Tick(
        id=TickId(number),
        sensor_id=SensorId(1),
        sensor_name="s",
        status=TickStatus.SKIPPED,
        started=NOON,
    )
    state = SensorState(id=SensorId(1), location="l", repository="r", name="s")
    return Outcome(tick=tick, state=state, runs=runs)


RUN = Run(
    run_id="r", location="l", job_name="j", status=RunStatus.NOT_STARTED, created=NOON
)


def with_ledger(work: Callable[[Ledger, Store, list[Event], list[int]], Any]) -> None:
    async def body() -> None:
        store, said, stored = Store(), list[Any](), list[int]()
        ledger = Ledger(
            asyncio.get_running_loop(),
            store,  # type: ignore[arg-type]
            Clock(),
            said.append,
        )
        ledger.on_stored = lambda each: stored.append(each.tick.id)
        await work(ledger, store, said, stored)
        ledger.close()

    asyncio.run(body())


def test_skips_are_stored_together_and_runs_at_once() -> None:
    async def work(ledger: Ledger, store: Store, _said: Any, stored: list[int]) -> None:
        ledger.add_tick(outcome(1))
        ledger.add_tick(outcome(2))
        assert store.calls == []
        ledger.add_tick(outcome(3, RUN))
        assert store.calls == [[1, 2, 3]]
        assert stored == [1, 2, 3]
        ledger.add_tick(outcome(4))
        await asyncio.sleep(module.GROUP_S * 3)
        assert store.calls[-1] == [4]

    with_ledger(work)


def test_what_cannot_be_stored_waits_and_is_said_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "RETRY_S", 0.01)

    async def work(
        ledger: Ledger, store: Store, said: list[Any], stored: list[int]
    ) -> None:
        recovered: list[bool] = []
        ledger.on_recovered = lambda: recovered.append(True)
        store.fails = True
        ledger.add_tick(outcome(1))
        ledger.add_run(RUN)
        assert not ledger.flush()
        await asyncio.sleep(0.1)
        assert [event.message for event in said] == ["The disk is full."]
        assert ledger.trouble == "The disk is full."
        assert stored == []
        store.fails = False
        while ledger.trouble is not None:  # noqa: ASYNC110 - it has no Event
            await asyncio.sleep(0.005)
        assert store.calls == [[1], [1, 0]]
        assert (stored, recovered) == ([1], [True])
        assert said[-1].message is None

    with_ledger(work)


def test_one_refused_outcome_does_not_hold_up_the_others() -> None:
    async def work(ledger: Ledger, store: Store, _said: Any, stored: list[int]) -> None:
        refused: list[int] = []
        ledger.on_refused = lambda each, _why: refused.append(each.tick.id)
        store.refused = {2}
        for number in (1, 2, 3):
            ledger.add_tick(outcome(number))
        assert ledger.flush()
        assert (stored, refused) == ([1, 3], [2])

    with_ledger(work)


def test_a_locked_database_is_said_and_nothing_is_lost(
    basic: Callable[..., RunningEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tickdeck.storage.database.BUSY_TIMEOUT_S", 0.05)
    monkeypatch.setattr(module, "RETRY_S", 0.05)
    engine = basic("""
@sensor(job=job_a)
def asking(context):
    return RunRequest("k")
""")
    sensor_id = engine.sensor("asking")
    engine.loaded("Folders")
    with contextlib.closing(
        sqlite3.connect(engine.home.database, isolation_level=None)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = engine.engine.submit(EvaluateNow(sensor_id=sensor_id))
        trouble = engine.next(EngineTrouble)
        assert "locked" in trouble.message
        assert not waiting.done()
        other.execute("ROLLBACK")

    tick = waiting.result(30)

    assert engine.next(EngineTrouble).message is None
    assert engine.ended(tick.run_ids[0]).status is RunStatus.SUCCESS
