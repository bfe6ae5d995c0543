from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.editor import editor_arguments, open_in_editor

if TYPE_CHECKING:
    from pathlib import Path


def everything(name: str) -> str | None:
    return f"/usr/bin/{name}"


def test_the_chosen_editor_gets_file_and_line() -> None:
    found = editor_arguments("vi '+{line}' {file}", "/a b.py", 7, everything)
    assert found == ["vi", "+7", "/a b.py"]


def test_without_a_choice_a_known_editor_is_found() -> None:
    found = editor_arguments(
        "", "/a.py", 7, lambda name: name if name == "kate" else None
    )
    assert found == ["kate", "--line", "7", "/a.py"]


def test_a_line_before_the_first_is_the_first() -> None:
    assert editor_arguments("code {file}:{line}", "/a.py", 0, everything) == [
        "code",
        "/a.py:1",
    ]


def test_without_any_editor_the_systems_default_has_to_do() -> None:
    assert editor_arguments("", "/a.py", 1, lambda _: None) is None
    assert editor_arguments("nowhere {file}", "/a.py", 1, lambda _: None) is None
    assert editor_arguments("unclosed '", "/a.py", 1, everything) is None


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.py")
    assert open_in_editor("", gone, 1) == f"{gone} is no longer there."


def test_the_editor_is_started(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.touch()
    assert open_in_editor("true {file}", str(file), 1) is None
