from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.tickdeck.cli.conftest import DEFINITIONS

from tickdeck.cli.serving import _JsonTeller, _LineTeller
from tickdeck.values.events import EnginePaused

if TYPE_CHECKING:
    import pytest
    from tests.tickdeck.cli.conftest import CommandLine


def test_ticks_and_runs_are_printed_as_they_happen(tickdeck: CommandLine) -> None:
    out = tickdeck.serve(until="1 run keys already used")

    assert "Loaded defs.py: 3 sensors, 1 jobs." in out
    assert "tick SUCCESS  asking: 1 run requested" in out
    assert "run  SUCCESS  j [k]" in out
    assert "1 run keys already used" in out


def test_as_json(tickdeck: CommandLine) -> None:
    out = tickdeck.serve("2", '"event": "run"', DEFINITIONS, "--json")

    lines = [json.loads(line) for line in out.splitlines()]
    assert {"tick", "run"} <= {line["event"] for line in lines}


def test_a_pause_is_said_and_nothing_ticks(tickdeck: CommandLine) -> None:
    tickdeck.run("pause")

    out = tickdeck.serve("1")

    assert "`tickdeck resume` goes on." in out
    assert "tick" not in out.replace("`tickdeck resume`", "")
    _code, out, _err = tickdeck.run("serve", "--for", "1", "--json")
    told = json.loads(out.splitlines()[0])
    assert (told["event"], told["paused"]) == ("pause", True)


def test_each_change_of_a_pause_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for since in (at, None):
        _JsonTeller().tell(EnginePaused(at=at, since=since))
        _LineTeller(sys.stdout).tell(EnginePaused(at=at, since=since))

    since_then = f"It is paused since {at.astimezone():%Y-%m-%d %H:%M:%S}."
    assert capsys.readouterr().out.splitlines() == [
        '{"event": "pause", "paused": true, "since": "2026-01-01T00:00:00+00:00"}',
        f"{since_then} `tickdeck resume` goes on.",
        '{"event": "pause", "paused": false, "since": null}',
        "The engine goes on.",
    ]


def test_broken_definitions_are_said_and_the_engine_goes_on(
    tickdeck: CommandLine,
) -> None:
    out = tickdeck.serve("1", until="ZeroDivisionError", definitions="1 / 0\n")

    assert "defs.py, line 1: ZeroDivisionError" in out


def test_the_example_is_served(tickdeck: CommandLine) -> None:
    code, out, _err = tickdeck.run("serve", "--example", "--for", "3")

    assert code == 0
    assert "process_delivery [monday.csv" in out
    assert "wrong_on_purpose.csv" in out


def test_ctrl_c_ends_it_cleanly(tickdeck: CommandLine) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tickdeck", "serve"],
        env={**os.environ, "TICKDECK_HOME": str(tickdeck.home.folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=30)

    assert (process.returncode, err) == (0, "")
