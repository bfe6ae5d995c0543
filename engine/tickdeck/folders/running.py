"""Running a program on a file."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tickdeck.errors import SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Sequence


class CommandFailedError(SurroundingsError):
    """A program could not be started, or ended saying that it failed."""


def run(arguments: Sequence[str], path: str) -> None:
    """Run a program in the folder of the file at *path* and wait for its end.

    No shell is involved, there is no input, and what it prints goes where this
    process's own output goes.

    Args:
        arguments: The program and its arguments, as they are.
        path: The file that it is run for.

    Raises:
        CommandFailedError: If it cannot be started, or its exit code is not 0.
    """
    if not arguments:
        raise CommandFailedError("There is no program to run: the command is empty.")
    program, folder = arguments[0], Path(path).parent
    try:
        ended = subprocess.run(
            list(arguments), stdin=subprocess.DEVNULL, cwd=folder, check=False
        )
    except (OSError, ValueError) as error:
        raise CommandFailedError(_why_not_started(program, folder, error)) from error
    if ended.returncode:
        raise CommandFailedError(f"{program} {_how_ended(ended.returncode)}.")


def _why_not_started(program: str, folder: Path, error: OSError | ValueError) -> str:
    if not folder.is_dir():
        return f"{program} was not started: its folder {folder} is gone."
    if isinstance(error, FileNotFoundError):
        return (
            f"The program {program} was not found: install it, "
            "or give its absolute path in the rule."
        )
    if isinstance(error, PermissionError):
        return f"The program {program} may not be executed: is it executable?"
    return f"{program} could not be started: {error}."


def _how_ended(code: int) -> str:
    if code > 0:
        return f"failed with exit code {code}; its output says why"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
