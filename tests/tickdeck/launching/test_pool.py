from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import wire
from tickdeck.launching.pool import WorkerPool
from tickdeck.launching.seats import PoolLimits
from tickdeck.values.locations import LocationKind, LocationSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from tickdeck.values import queries

DEFINITIONS = """
import os, time
from tickdeck import *

@sensor(job_name="j")
def pid(context):
    return SkipReason(str(os.getpid()))

@sensor(job_name="j")
def slow(context):
    time.sleep(0.3)
    return SkipReason(str(os.getpid()))

@sensor(job_name="j")
def short(context):
    time.sleep(0.005)
    return SkipReason(str(os.getpid()))

@sensor(job_name="j")
def dying(context):
    os._exit(1)

@sensor(job_name="j")
def hanging(context):
    time.sleep(3600)

@job
def j(): pass

defs = Definitions(jobs=[j], sensors=[pid, slow, short, dying, hanging])
"""


class Asking:
    """A task that keeps what becomes of it."""

    def __init__(self, sensor: str, timeout_s: float | None = None) -> None:
        self.timeout_s = timeout_s
        self.shares = False
        self.answer: wire.Evaluated | None = None
        self.why_lost: str | None = None
        self._message = wire.Evaluate(request=1, sensor=sensor, tick_id=1)

    @property
    def is_over(self) -> bool:
        return self.answer is not None or self.why_lost is not None

    def prepare(self) -> wire.FromEngine | None:
        return self._message

    def hear(self, message: wire.FromWorker) -> bool:
        if isinstance(message, wire.Evaluated):
            self.answer = message
        return self.answer is not None

    def print_out(self, text: bytes) -> None: ...

    def lost(self, why: str) -> None:
        self.why_lost = why


class Owner:
    def __init__(self) -> None:
        self.loads = 0
        self.failures: list[wire.LoadFailed] = []

    def on_loaded(self, pool: WorkerPool, message: wire.Loaded) -> None:
        self.loads += 1

    def on_load_failed(self, pool: WorkerPool, message: wire.LoadFailed) -> None:
        self.failures.append(message)

    def on_asked(self, query: queries.Query) -> Any:
        raise LookupError(f"Nobody answers {type(query).__name__}.")


class Bench:
    """A pool in a running loop."""

    def __init__(self, pool: WorkerPool, owner: Owner) -> None:
        self.pool = pool
        self.owner = owner

    async def until(self, condition: Callable[[], bool]) -> None:
        give_up = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < give_up
            await asyncio.sleep(0.005)

    async def ask(self, *sensors: str, **parts: Any) -> list[Asking]:
        tasks = [Asking(sensor, **parts) for sensor in sensors]
        for task in tasks:
            self.pool.submit(task)
        await self.until(lambda: all(task.is_over for task in tasks))
        return tasks


@pytest.fixture
def in_a_pool(
    tmp_path: Path,
) -> Callable[[Callable[[Bench], Coroutine[Any, Any, None]]], None]:
    """Runs a coroutine function with a pool on `DEFINITIONS`."""
    path = tmp_path / "defs.py"
    path.write_text(DEFINITIONS)
    spec = LocationSpec(name="d", kind=LocationKind.FILE, target=str(path))

    def run(work: Callable[[Bench], Coroutine[Any, Any, None]], **limits: Any) -> None:
        async def body() -> None:
            owner = Owner()
            pool = WorkerPool(
                asyncio.get_running_loop(), spec, owner, limits=PoolLimits(**limits)
            )
            try:
                await work(Bench(pool, owner))
            finally:
                pool.close(abandon_busy=False)

        asyncio.run(body())

    return run


def test_one_warm_worker_answers_again_and_again(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        tasks = await bench.ask("pid", "pid", "pid")
        reasons = {task.answer.skip_message for task in tasks if task.answer}
        assert reasons == {str(bench.pool.pids[0])}
        assert bench.owner.loads == 1
        assert bench.pool.busy == 0

    in_a_pool(work)


def test_a_worker_is_busy_while_it_has_a_task(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        slow = Asking("slow")
        bench.pool.submit(slow)
        [pid] = bench.pool.pids
        await bench.until(lambda: bench.pool.processes == ((pid, True),))
        await bench.until(lambda: slow.is_over)
        assert bench.pool.processes == ((pid, False),)

    in_a_pool(work)


def test_tasks_that_wait_too_long_get_another_worker(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        slow, *_rest = await bench.ask(*["slow"] * 4)
        assert slow.answer is not None
        assert len(bench.pool.pids) > 1

    in_a_pool(work, patience_s=0.01)


def test_many_short_tasks_get_another_worker_too(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        answers = await bench.ask(*["short"] * 200)
        pids = {one.answer.skip_message for one in answers if one.answer is not None}
        assert len(pids) > 1

    in_a_pool(work, patience_s=0.2, backlog_s=0.1)


def test_tasks_that_take_no_time_need_no_other_worker(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        await bench.ask(*["pid"] * 3000)
        assert len(bench.pool.pids) == 1

    in_a_pool(work, patience_s=0.2, backlog_s=0.1)


def test_there_are_never_more_than_allowed(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        await bench.ask(*["slow"] * 4)
        assert len(bench.pool.pids) == 2

    in_a_pool(work, patience_s=0.01, most=2)


def test_a_worker_that_dies_costs_its_task_and_is_replaced(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        dying, after = await bench.ask("dying", "pid")
        assert "exit code 1" in (dying.why_lost or "")
        assert after.answer is not None

    in_a_pool(work, most=1)


def test_a_task_that_takes_too_long_is_stopped(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        [hanging] = await bench.ask("hanging", timeout_s=0.2)
        [after] = await bench.ask("pid")
        assert "within 0.2 s" in (hanging.why_lost or "")
        assert after.answer is not None

    in_a_pool(work)


def test_a_worker_that_has_served_enough_is_replaced(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        pids = set()
        for _ in range(4):
            [task] = await bench.ask("pid")
            assert task.answer is not None
            pids.add(task.answer.skip_message)
        assert len(pids) == 2

    in_a_pool(work, requests=2)


def test_a_worker_that_has_grown_is_replaced(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        [first] = await bench.ask("pid")
        [second] = await bench.ask("pid")
        assert first.answer is not None
        assert second.answer is not None
        assert first.answer.skip_message != second.answer.skip_message

    in_a_pool(work, rss_bytes=1)


def test_surplus_workers_are_let_go(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        await bench.ask(*["slow"] * 3)
        await bench.until(lambda: len(bench.pool.pids) == 1)

    in_a_pool(work, patience_s=0.01, idle_s=0.1)


def test_a_waiting_task_is_withdrawn_and_a_running_one_killed(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        running, waiting = Asking("hanging"), Asking("pid")
        bench.pool.submit(running)
        await bench.until(lambda: bench.owner.loads == 1)
        bench.pool.submit(waiting)
        assert bench.pool.withdraw(lambda task: task is waiting)
        assert not bench.pool.withdraw(lambda task: task is waiting)
        assert bench.pool.kill_task(lambda task: task is running, "by order")
        await bench.until(lambda: running.is_over)
        assert running.why_lost == "by order"
        assert not waiting.is_over

    in_a_pool(work, most=1)


def test_a_retired_pool_finishes_what_it_has(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        task = Asking("slow")
        bench.pool.submit(task)
        await bench.until(lambda: bench.owner.loads == 1)
        bench.pool.retire()
        await bench.until(lambda: not bench.pool.pids)
        assert task.answer is not None

    in_a_pool(work)


def test_a_retired_pool_also_does_what_waits(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        tasks = [Asking(sensor) for sensor in ("slow", "dying", "pid")]
        for task in tasks:
            bench.pool.submit(task)
        await bench.until(lambda: bench.owner.loads == 1)
        bench.pool.retire()
        await bench.until(lambda: not bench.pool.pids and not bench.pool.busy)
        slow, dying, pid = tasks
        assert slow.answer is not None
        assert "exit code 1" in (dying.why_lost or "")
        assert pid.answer is not None

    in_a_pool(work, most=1)


def test_a_pool_retired_while_it_loads_does_what_waits(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        task = Asking("pid")
        bench.pool.submit(task)
        bench.pool.retire()
        await bench.until(lambda: not bench.pool.pids and not bench.pool.busy)
        assert task.answer is not None

    in_a_pool(work)


def test_what_waits_is_given_back_for_another_pool(in_a_pool: Any) -> None:
    async def work(bench: Bench) -> None:
        running, *waiting = [Asking("hanging"), Asking("pid"), Asking("pid")]
        bench.pool.submit(running)
        await bench.until(lambda: bench.owner.loads == 1)
        for task in waiting:
            bench.pool.submit(task)
        assert list(bench.pool.give_back()) == waiting
        assert bench.pool.give_back() == ()
        assert bench.pool.busy == 1

    in_a_pool(work, most=1)


def test_definitions_that_cannot_be_read_lose_what_waits(
    in_a_pool: Any, tmp_path: Path
) -> None:
    async def work(bench: Bench) -> None:
        (tmp_path / "defs.py").write_text("def broken(:\n")
        [task] = await bench.ask("pid")
        assert task.why_lost is not None
        assert bench.owner.failures[0].line == 1

    in_a_pool(work)


def test_the_text_that_was_loaded_can_be_kept(in_a_pool: Any, tmp_path: Path) -> None:
    async def work(bench: Bench) -> None:
        bench.pool.freeze_source(DEFINITIONS)
        (tmp_path / "defs.py").write_text("def broken(:\n")
        [task] = await bench.ask("pid")
        assert task.answer is not None

    in_a_pool(work)
