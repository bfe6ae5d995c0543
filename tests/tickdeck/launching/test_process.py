from __future__ import annotations

import asyncio
import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from tickdeck import wire
from tickdeck.launching.process import WorkerProcess, how_it_ended
from tickdeck.values.locations import LocationKind, LocationSpec

if TYPE_CHECKING:
    from collections.abc import Callable

SPEC = LocationSpec(name="Folders", kind=LocationKind.FOLDERS, target="")


class Owner:
    def __init__(self) -> None:
        self.messages: list[wire.FromWorker] = []
        self.output = b""
        self.ends: list[str] = []

    def on_message(self, worker: WorkerProcess, message: wire.FromWorker) -> None:
        self.messages.append(message)

    def on_output(self, worker: WorkerProcess, text: bytes) -> None:
        self.output += text

    def on_exit(self, worker: WorkerProcess, how: str) -> None:
        self.ends.append(how)


def run_until(
    act: Callable[[WorkerProcess], None], done: Callable[[Owner], bool]
) -> tuple[Owner, WorkerProcess]:
    """Start a worker, let *act* do something to it, and wait until *done*."""

    async def work() -> tuple[Owner, WorkerProcess]:
        owner = Owner()
        worker = WorkerProcess(asyncio.get_running_loop(), SPEC, owner)
        give_up = time.monotonic() + 30
        acted = False
        while not done(owner):
            assert time.monotonic() < give_up
            if owner.messages and not acted:
                acted = True
                act(worker)
            await asyncio.sleep(0.005)
        worker.kill()
        worker.abandon(wait_s=5)
        return owner, worker

    return asyncio.run(work())


def test_a_worker_says_who_it_is() -> None:
    owner, worker = run_until(lambda _w: None, lambda o: bool(o.messages))

    [ready] = owner.messages
    assert isinstance(ready, wire.Ready)
    assert (ready.version, ready.pid) == (wire.VERSION, worker.pid)


def test_it_answers(tmp_path: object) -> None:
    owner, _ = run_until(
        lambda worker: worker.send(wire.Load(spec=SPEC)), lambda o: len(o.messages) > 1
    )

    assert isinstance(owner.messages[1], wire.Loaded)


def test_dismissed_it_ends_by_itself() -> None:
    owner, _ = run_until(lambda worker: worker.dismiss(), lambda o: bool(o.ends))

    assert owner.ends == ["its process ended with exit code 0"]


def test_killed_it_is_said_so() -> None:
    owner, _ = run_until(lambda worker: worker.kill(), lambda o: bool(o.ends))

    assert "SIGKILL" in owner.ends[0]


def test_what_a_crash_prints_is_heard() -> None:
    owner, _ = run_until(
        lambda worker: os.kill(worker.pid, signal.SIGSEGV), lambda o: bool(o.ends)
    )

    assert "SIGSEGV" in owner.ends[0]
    assert b"Segmentation fault" in owner.output


@pytest.mark.parametrize(
    ("code", "said"),
    [(3, "exit code 3"), (-11, "SIGSEGV"), (-9, "memory"), (-99, "signal 99")],
)
def test_endings_in_words(code: int, said: str) -> None:
    assert said in how_it_ended(code)


def test_an_interpreter_that_is_none_cannot_be_started() -> None:
    async def start() -> None:
        spec = LocationSpec(
            name="x", kind=LocationKind.FILE, target="/x.py", interpreter="/no/python"
        )
        WorkerProcess(asyncio.get_running_loop(), spec, Owner())

    with pytest.raises(FileNotFoundError):
        asyncio.run(start())
