from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.engine import control
from tickdeck.engine.lock import read_holder
from tickdeck.home import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickdeck.values.commands import Command

PATIENCE_S = 60.0


class Deck:
    """The real program, without a window, in a process that can be killed."""

    def __init__(self, home: Home, output: Path) -> None:
        self.home = home
        self._output = output
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        """Start `tickdeck serve` and wait until it takes commands."""
        with self._output.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tickdeck", "serve", *arguments],
                env={**os.environ, "TICKDECK_HOME": str(self.home.folder)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.until(self._takes_commands)

    def _takes_commands(self) -> bool:
        holder = read_holder(self.home)
        assert self._process is not None
        assert self._process.poll() is None, self._output.read_text()
        return (
            holder is not None
            and holder.pid == self._process.pid
            and bool(holder.socket)
        )

    def kill(self) -> None:
        """Kill the engine's process at once, as a power cut or the kernel would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """End it as a user does, with Ctrl+C."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(timeout=PATIENCE_S)

    def end(self) -> None:
        """Leave no process behind, whatever the test did."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.stop()
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def ask(self, command: Command) -> Any:
        """Have a command carried out."""
        holder = read_holder(self.home)
        assert holder is not None
        return asyncio.run(control.ask(Path(holder.socket), command))

    def until(self, condition: Any) -> None:
        """Wait until *condition* holds."""
        give_up = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > give_up:
                pytest.fail(f"it never came true; the log:\n{self._output.read_text()}")
            time.sleep(0.02)


@pytest.fixture
def deck(tmp_path: Path) -> Iterator[Deck]:
    """A deck on an empty data folder; whatever is left of it is ended afterwards."""
    made = Deck(Home(tmp_path / "home"), tmp_path / "serve.log")
    yield made
    made.end()
