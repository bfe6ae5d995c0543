from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.tickdeck.cli.conftest import DEFINITIONS

if TYPE_CHECKING:
    from tests.tickdeck.cli.conftest import CommandLine


def test_ticks_and_runs_are_printed_as_they_happen(tickdeck: CommandLine) -> None:
    out = tickdeck.serve()

    assert "Loaded defs.py: 3 sensors, 1 jobs." in out
    assert "tick SUCCESS  asking: 1 run requested" in out
    assert "run  SUCCESS  j [k]" in out
    assert "1 run keys already used" in out


def test_as_json(tickdeck: CommandLine) -> None:
    path = tickdeck.write(DEFINITIONS)

    code, out, _err = tickdeck.run("serve", "-f", path, "--for", "2", "--json")

    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {"tick", "run"} <= {line["event"] for line in lines}


def test_broken_definitions_are_said_and_the_engine_goes_on(
    tickdeck: CommandLine,
) -> None:
    path = tickdeck.write("1 / 0\n")

    code, out, _err = tickdeck.run("serve", "-f", path, "--for", "1")

    assert code == 0
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
