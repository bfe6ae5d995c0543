from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tickdeck.folders.running import CommandFailedError, run

if TYPE_CHECKING:
    from pathlib import Path


def python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def test_a_program_runs_in_the_folder_of_its_file(tmp_path: Path) -> None:
    code = "import sys; open('made', 'w').write(sys.argv[1])"
    run(python(code, "$HOME; {x} *"), str(tmp_path / "a.txt"))
    assert (tmp_path / "made").read_text() == "$HOME; {x} *"


def test_what_it_prints_is_printed_and_there_is_no_input(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(python("import sys; print(repr(sys.stdin.read()))"), str(tmp_path / "a"))
    assert capfd.readouterr().out == "''\n"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise SystemExit(3)", "failed with exit code 3"),
        ("import os; os.kill(os.getpid(), 9)", "was ended by SIGKILL"),
    ],
)
def test_a_failure_says_which_program_and_how(
    tmp_path: Path, code: str, words: str
) -> None:
    with pytest.raises(CommandFailedError) as failed:
        run(python(code), str(tmp_path / "a"))
    assert str(failed.value).startswith(f"{sys.executable} {words}")


def test_a_missing_program_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="no-such-program was not found"):
        run(["no-such-program"], str(tmp_path / "a"))


def test_a_program_that_may_not_be_executed_is_said_so(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o600)
    with pytest.raises(CommandFailedError, match="may not be executed"):
        run([str(script)], str(tmp_path / "a"))


def test_a_folder_that_is_gone_is_not_taken_for_a_missing_program(
    tmp_path: Path,
) -> None:
    with pytest.raises(CommandFailedError, match=r"its folder .*absent is gone"):
        run([sys.executable], str(tmp_path / "absent" / "a"))


def test_an_empty_command_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="the command is empty"):
        run([], str(tmp_path / "a"))


def test_a_file_that_is_no_program_is_said_so(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_bytes(os.urandom(64))
    script.chmod(0o700)
    with pytest.raises(CommandFailedError, match="could not be started"):
        run([str(script)], str(tmp_path / "a"))
