from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tickdeck_gui.interpreters import (
    Interpreter,
    InterpreterCheck,
    interpreters_near,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_ANSWER_MILLISECONDS = 15_000


def make_python(folder: Path) -> str:
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    return str(python)


def test_the_python_of_the_nearest_project_comes_first(tmp_path: Path) -> None:
    inner = tmp_path / "work" / "billing"
    inner.mkdir(parents=True)
    far, near = make_python(tmp_path / "venv"), make_python(inner / ".venv")
    active = make_python(tmp_path / "active")
    found = interpreters_near(inner, {"VIRTUAL_ENV": str(tmp_path / "active")})
    assert found[:3] == (near, far, active)
    assert interpreters_near(inner, {})[:2] == (near, far)


def test_a_python_says_what_is_in_it(qtbot: QtBot) -> None:
    check = InterpreterCheck()
    with qtbot.waitSignal(check.checked, timeout=_ANSWER_MILLISECONDS) as told:
        check.ask(sys.executable)
    assert told.args is not None
    found, why = told.args
    assert found.version == tuple(sys.version_info[:3])
    assert found.has_tickdeck
    assert found.problem == why == ""
    assert found.words.startswith(f"Python {sys.version_info[0]}.")
    assert "has Tickdeck" in found.words


def test_what_does_not_answer_like_a_python_is_told(
    tmp_path: Path, qtbot: QtBot
) -> None:
    liar = tmp_path / "liar"
    liar.write_text("#!/bin/sh\necho hello\n")
    liar.chmod(0o755)
    check = InterpreterCheck()
    with qtbot.waitSignal(check.checked, timeout=_ANSWER_MILLISECONDS) as told:
        check.ask(str(liar))
    assert told.args == [None, "It does not answer like a Python."]


def test_only_the_last_question_is_answered(tmp_path: Path, qtbot: QtBot) -> None:
    check = InterpreterCheck()
    answers: list[object] = []
    check.checked.connect(lambda found, why: answers.append((found, why)))
    check.ask(sys.executable)
    check.ask(str(tmp_path / "none"))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(None, "It cannot be started.")]


def test_what_cannot_run_definitions_says_why() -> None:
    own = (*sys.version_info[:2], 0)
    assert Interpreter(own).problem == ""
    assert "lends its own" in Interpreter(own).words
    assert "3.11 or newer" in Interpreter((3, 8, 1), has_tickdeck=True).problem
    other = (own[0], own[1] + 1, 0)
    assert "Install Tickdeck there" in Interpreter(other).problem
    assert Interpreter(other, has_tickdeck=True).problem == ""
