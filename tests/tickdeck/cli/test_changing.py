from __future__ import annotations

import contextlib
import os
import socket
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.cli.conftest import DEFINITIONS

from tickdeck.cli import operating
from tickdeck.cli.locating import locations_of
from tickdeck.clock import SystemClock
from tickdeck.engine import Engine
from tickdeck.engine.lock import EngineLock, Holder
from tickdeck.values.events import SensorChanged
from tickdeck.values.sensors import NO_LONGER_DEFINED

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


def test_what_a_renamed_sensor_remembered_is_moved(
    tickdeck: CommandLine,
) -> None:
    tickdeck.serve("2", until="1 run requested")
    renamed = DEFINITIONS.replace("asking", "renamed").replace("RUNNING", "STOPPED")
    tickdeck.serve("1", definitions=renamed)

    code, out, err = tickdeck.run("move", "asking", "idle")

    assert (code, err) == (0, "")
    assert out == (
        "What asking remembered is idle's now: its cursor, switch, run keys, ticks "
        "and runs.\n"
    )
    assert tickdeck.json("cursor", "idle") == [{"name": "idle", "cursor": "c"}]
    assert "There is no sensor 'asking'" in tickdeck.run("cursor", "asking")[2]


def test_only_what_is_gone_is_moved(deck: CommandLine) -> None:
    code, out, err = deck.run("move", "asking", "idle")

    assert (code, out) == (1, "")
    assert "asking is still defined: only a sensor whose code is gone" in err
    assert deck.run("move", "nobody", "idle")[0] == 1


def test_a_move_is_asked_of_an_engine_that_runs(deck: CommandLine) -> None:
    """The state is printed as JSON, by whichever of the two did it."""
    with contextlib.closing(sqlite3.connect(deck.home.database)) as database, database:
        database.execute(
            "INSERT INTO sensor (location, repository, name, spec, cursor, "
            "cursor_version, consecutive_failures, problem) SELECT location, "
            "repository, 'gone', spec, 'moved', 0, 0, ? FROM sensor "
            "WHERE name = 'idle'",
            (NO_LONGER_DEFINED,),
        )

    [moved] = deck.json("move", "gone", "defs.py:idle")

    assert (moved["name"], moved["cursor"], moved["problem"]) == ("idle", "moved", None)


def test_the_engine_is_paused_and_goes_on(deck: CommandLine) -> None:
    code, out, _err = deck.run("pause")
    assert (code, out.startswith("Paused since ")) == (0, True)
    [told] = deck.json("pause")
    assert (told["paused"], type(told["since"])) == (True, str)
    assert deck.json("resume") == [{"paused": False, "since": None}]
    assert deck.run("resume")[1] == "Not paused: sensors tick and queued runs start.\n"


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
