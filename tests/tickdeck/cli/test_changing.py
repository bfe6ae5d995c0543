from __future__ import annotations

import os
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from tickdeck.cli import operating
from tickdeck.cli.locating import locations_of
from tickdeck.clock import SystemClock
from tickdeck.engine import Engine
from tickdeck.engine.lock import EngineLock, Holder
from tickdeck.values.events import SensorChanged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tickdeck.cli.conftest import CommandLine


@pytest.fixture(params=["engine", "no engine"])
def deck(
    tickdeck: CommandLine, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[CommandLine]:
    """A deck that knows three sensors, with and without an engine at work on it."""
    tickdeck.serve("1")
    if request.param == "no engine":
        yield tickdeck
        return
    loaded = threading.Event()
    engine = Engine(tickdeck.home, locations=locations_of([tmp_path / "defs.py"], []))

    def hear(event: object) -> None:
        if isinstance(event, SensorChanged) and event.state.name == "raising":
            loaded.set()

    thread = threading.Thread(target=engine.run, args=(hear,))
    thread.start()
    assert loaded.wait(30)
    yield tickdeck
    engine.request_stop()
    thread.join()


def test_sensors_are_switched(deck: CommandLine) -> None:
    assert deck.run("start", "idle")[1] == "idle is on.\n"
    assert deck.json("stop", "asking")[0]["status"] == "STOPPED"
    assert deck.json("reset", "asking")[0]["status"] == "RUNNING"
    assert {row["name"]: row["status"] for row in deck.json("sensors")} == {
        "asking": "RUNNING",
        "idle": "RUNNING",
        "raising": "STOPPED",
    }


def test_cursors_are_shown_set_and_cleared(deck: CommandLine) -> None:
    assert deck.run("cursor", "idle")[1] == "None\n"
    assert deck.run("cursor", "idle", "--set", "5")[1] == "5\n"
    assert deck.json("cursor", "idle") == [{"name": "idle", "cursor": "5"}]
    assert deck.json("cursor", "idle", "--clear") == [{"name": "idle", "cursor": None}]


def test_a_sensor_that_is_not_known_is_said(deck: CommandLine) -> None:
    code, _out, err = deck.run("start", "nobody")

    assert code == 1
    assert "There is no sensor 'nobody'" in err


@pytest.fixture
def busy_lock(tickdeck: CommandLine) -> Iterator[EngineLock]:
    """The lock of a data folder with known sensors, held by somebody else."""
    tickdeck.serve("1")
    lock = EngineLock(tickdeck.home)
    lock.acquire(SystemClock().now())
    yield lock
    lock.release()


def held_by(socket_path: str) -> Holder:
    return Holder(pid=os.getpid(), since=SystemClock().now(), socket=socket_path)


def test_an_engine_that_does_not_listen_yet_is_said(
    tickdeck: CommandLine, busy_lock: EngineLock
) -> None:
    code, out, err = tickdeck.run("start", "idle")

    assert (code, out) == (1, "")
    assert f"already at work on {tickdeck.home.folder}" in err
    busy_lock.tell(held_by(str(tickdeck.folder / "none.sock")))
    code, out, err = tickdeck.run("start", "idle")
    assert (code, out) == (1, "")
    assert f"(process {os.getpid()}), but did not answer: no engine listens" in err


def test_an_engine_that_never_answers_is_not_waited_for(
    tickdeck: CommandLine, busy_lock: EngineLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operating, "ANSWER_S", 0.1)
    path = tickdeck.folder / "s"
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(os.path.relpath(path))
        deaf.listen()
        busy_lock.tell(held_by(os.path.relpath(path)))

        code, _out, err = tickdeck.run("stop", "idle")

    assert code == 1
    assert "did not answer: it is too busy. Try again" in err
