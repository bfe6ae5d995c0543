from __future__ import annotations

import asyncio
import gc
import sys
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

from tickdeck_gui.aio import Tasks, run_event_loop

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    import pytest
    from PySide6.QtWidgets import QApplication


def test_the_loop_returns_what_its_coroutine_returns(qapp: QApplication) -> None:
    async def answer() -> int:
        await asyncio.sleep(0)
        return 42

    assert run_event_loop(qapp, answer()) == 42


def test_a_task_that_nobody_keeps_goes_on(
    drive: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    done: list[str] = []

    async def work() -> None:
        await asyncio.sleep(0.01)
        done.append("work")

    async def scenario() -> None:
        tasks = Tasks()
        tasks.spawn(work())
        gc.collect()
        await tasks.settled()
        assert len(tasks) == 0

    drive(scenario())
    assert done == ["work"]


def test_what_a_task_raises_reaches_the_excepthook(
    drive: Callable[[Coroutine[Any, Any, None]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raised: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _t, e, _tb: raised.append(str(e)))

    async def work() -> None:
        raise RuntimeError("boom")

    async def scenario() -> None:
        tasks = Tasks()
        tasks.spawn(work())
        await tasks.settled()
        assert len(tasks) == 0

    drive(scenario())
    assert raised == ["boom"]


def test_cancelled_tasks_end_quietly(
    drive: Callable[[Coroutine[Any, Any, None]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raised: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _t, e, _tb: raised.append(str(e)))

    async def scenario() -> None:
        tasks = Tasks()
        tasks.spawn(asyncio.Event().wait())
        await asyncio.sleep(0)
        tasks.cancel()
        await tasks.settled()
        assert len(tasks) == 0

    drive(scenario())
    assert raised == []


def test_work_ends_with_what_it_is_for(
    drive: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    done: list[str] = []

    async def scenario() -> None:
        tasks, answer = Tasks(), asyncio.Event()

        async def work(name: str) -> None:
            await answer.wait()
            done.append(name)

        gone, stays = QObject(), QObject()
        tasks.spawn(work("gone"), gone)
        tasks.spawn(work("stays"), stays)
        await asyncio.sleep(0)
        shiboken6.delete(gone)
        answer.set()
        await tasks.settled()

    drive(scenario())
    assert done == ["stays"]
