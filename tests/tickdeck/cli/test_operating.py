from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from tickdeck.cli.locating import locations_of
from tickdeck.clock import SystemClock
from tickdeck.engine import Engine
from tickdeck.engine.lock import EngineLock, Holder
from tickdeck.values.events import RunChanged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tickdeck.cli.conftest import CommandLine

DEFINITIONS = """import time
from tickdeck import *

@op
def wait(context):
    time.sleep(0 if context.run_tags.get("quick") else 60)

@job
def slow():
    wait()

ON = DefaultSensorStatus.RUNNING

@sensor(job=slow, minimum_interval_seconds=1, default_status=ON)
def asking():
    return RunRequest("k")

defs = Definitions(sensors=[asking])
"""


class Deck:
    """A command line beside an engine whose one run takes a minute."""

    def __init__(self, command_line: CommandLine) -> None:
        self.command_line = command_line
        self.started = threading.Event()
        self.ended = threading.Event()

    def hear(self, event: object) -> None:
        if isinstance(event, RunChanged) and event.run.status.is_in_progress:
            self.started.set()
        if isinstance(event, RunChanged) and event.run.status.is_finished:
            self.ended.set()


@pytest.fixture
def deck(tickdeck: CommandLine) -> Iterator[Deck]:
    path = tickdeck.write(DEFINITIONS)
    made = Deck(tickdeck)
    engine = Engine(tickdeck.home, locations=locations_of([tickdeck.folder / path], []))
    thread = threading.Thread(target=engine.run, args=(made.hear,))
    thread.start()
    assert made.started.wait(30)
    yield made
    for run in tickdeck.json("runs"):
        if run["status"] not in ("CANCELED", "SUCCESS", "FAILURE"):
            tickdeck.run("cancel", run["run_id"], "--force")
    engine.request_stop()
    thread.join()


def test_a_run_is_cancelled_and_executed_again(deck: Deck) -> None:
    (run,) = deck.command_line.json("runs")
    code, out, err = deck.command_line.run("cancel", run["run_id"][:8], "--force")
    assert (code, out, err) == (0, f"Run {run['run_id'][:8]} is being cancelled.\n", "")
    assert deck.ended.wait(30)
    deck.started.clear()
    (again,) = deck.command_line.json("reexecute", run["run_id"], "--from-failure")
    assert again["run_id"] != run["run_id"]
    assert deck.started.wait(30)


def test_a_released_key_is_run_again(deck: Deck) -> None:
    deck.started.clear()
    assert deck.command_line.json("release", "asking", "k", "other") == [
        {"name": "asking", "released": 1}
    ]
    assert deck.started.wait(30)


def test_a_run_that_is_not_known_is_said(tickdeck: CommandLine) -> None:
    code, _out, err = tickdeck.run("cancel", "abc")
    assert code == 1
    assert "There is no run 'abc'" in err


def test_without_an_engine_it_says_how_to_start_one(tickdeck: CommandLine) -> None:
    tickdeck.serve("1")
    code, _out, err = tickdeck.run("release", "idle", "k")
    assert code == 1
    assert "is not at work" in err
    # one that was killed is still written down
    EngineLock(tickdeck.home).tell(
        Holder(pid=os.getpid(), since=SystemClock().now(), socket="/nowhere.sock")
    )
    code, _out, err = tickdeck.run("release", "idle", "k")
    assert code == 1
    assert "is not at work" in err
