from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.cli import main
from tickdeck.home import Home

if TYPE_CHECKING:
    from pathlib import Path

DEFINITIONS = """from tickdeck import *

@op
def nothing(): pass

@job
def j(): nothing()

@sensor(job=j, minimum_interval_seconds=1, default_status=DefaultSensorStatus.RUNNING)
def asking(context):
    context.log.info("looking")
    context.update_cursor("c")
    return RunRequest("k")

@sensor(job=j)
def idle(context):
    return SkipReason(f"cursor {context.cursor}")

@sensor(job=j)
def raising(context):
    raise ValueError("no good")

defs = Definitions(sensors=[asking, idle, raising])
"""


class CommandLine:
    """Runs `tickdeck` in this process, on a data folder of the test's own."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.home = Home.chosen()
        self._capfd = capfd

    def write(self, text: str, name: str = "defs.py") -> str:
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Return the exit code and what was printed."""
        self._capfd.readouterr()
        code = main([*arguments])
        out, err = self._capfd.readouterr()
        return code, out, err

    def json(self, *arguments: str) -> list[dict[str, Any]]:
        """Return the objects that a command prints, one a line."""
        code, out, err = self.run(*arguments, "--json")
        assert code == 0, err
        return [json.loads(line) for line in out.splitlines()]

    def serve(
        self,
        seconds: str = "2",
        until: str = "",
        definitions: str = DEFINITIONS,
        *more: str,
        name: str = "defs.py",
    ) -> str:
        """Run the engine on *definitions* for a while; return what it said.

        On a busy machine that may be too short for what is waited for: then longer.
        """
        path, said = self.write(definitions, name), ""
        for length in (seconds, "5", "20"):
            code, out, err = self.run("serve", "-f", path, "--for", length, *more)
            assert code == 0, err
            said += out
            if (until or f"Loaded {name}") in said:
                break
        return said


@pytest.fixture
def tickdeck(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on an empty data folder."""
    return CommandLine(tmp_path, capfd)
