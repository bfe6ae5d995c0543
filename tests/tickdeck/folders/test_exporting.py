from __future__ import annotations

import os
import types
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import Definitions, job, op
from tickdeck.folders.exporting import as_python
from tickdeck.folders.rules import preview
from tickdeck.testing import ManualEngine
from tickdeck.values.folders import (
    CommandAction,
    FolderRule,
    FolderTrigger,
    JobAction,
)

if TYPE_CHECKING:
    from pathlib import Path

LIST = CommandAction(arguments=("sh", "-c", 'echo "$1" >> "$2"', "sh", "{name}", "out"))


def loaded(rule: FolderRule) -> Definitions:
    module = types.ModuleType("exported")
    exec(compile(as_python(rule), "exported.py", "exec"), module.__dict__)
    definitions: Definitions = module.__dict__["defs"]
    return definitions


def rule_for(folder: Path, **parts: Any) -> FolderRule:
    known = {"name": "in box", "action": LIST, "settle_seconds": 0, **parts}
    return FolderRule(folders=(str(folder),), **known)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of every sort that patterns may mean."""
    made = tmp_path / "inbox"
    for name in (
        "a.pdf",
        "b.txt",
        ".hidden",
        "half.part",
        "sub/c.pdf",
        "sub/x/d.pdf",
        ".git/e.pdf",
        "old/f.pdf",
        "{name}.pdf",
    ):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text("text")
        os.utime(made / name, (1e9, 1e9))
    (made / "link.pdf").symlink_to(made / "a.pdf")
    (made / "loop").symlink_to(made)
    return made


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"include": ("*.pdf",)},
        {"include": ("*.pdf",), "recursive": True},
        {"include": ("sub/*",), "recursive": True},
        {"exclude": ("old/", "*.txt"), "recursive": True},
    ],
)
def test_the_code_asks_for_the_same_files(folder: Path, parts: dict[str, Any]) -> None:
    rule = rule_for(folder, action=CommandAction(arguments=("true",)), **parts)
    wanted = {match.path for match in preview(rule, 100).matches}
    with ManualEngine(loaded(rule)) as engine:
        tick = engine.tick("in_box")
        assert tick.error is None
        assert set(tick.run_keys) == wanted
        assert engine.tick("in_box").run_ids == ()


def test_the_command_is_run_on_each_file_and_no_name_does_harm(folder: Path) -> None:
    rule = rule_for(folder, include=("*.pdf",))
    with ManualEngine(loaded(rule)) as engine:
        engine.tick("in_box")
        assert {run.status.value for run in engine.runs()} == {"SUCCESS"}
    said = (folder / "out").read_text().split()
    assert sorted(said) == ["a.pdf", "link.pdf", "{name}.pdf"]


def test_a_changed_file_fires_again_if_the_rule_says_so(folder: Path) -> None:
    rule = rule_for(folder, include=("a.pdf",), trigger=FolderTrigger.CHANGED)
    with ManualEngine(loaded(rule)) as engine:
        assert len(engine.tick("in_box").run_ids) == 1
        os.utime(folder / "a.pdf", (1e9, 1e9 + 1))
        assert len(engine.tick("in_box").run_ids) == 1


def test_a_file_that_has_just_changed_waits(folder: Path) -> None:
    (folder / "new.pdf").write_text("being written")
    rule = rule_for(folder, include=("new.pdf",), settle_seconds=60)
    with ManualEngine(loaded(rule)) as engine:
        assert engine.tick("in_box").run_ids == ()


def test_a_job_gets_the_path_in_its_field(folder: Path) -> None:
    @op(config_schema={"file": str})
    def note(context: Any) -> None:
        del context

    @job
    def notes() -> None:
        note()

    action = JobAction(
        location="l", job_name="notes", op_name="note", config_field="file"
    )
    rule = rule_for(folder, include=("a.pdf",), action=action)
    text = as_python(rule)
    assert "notes is defined in l" in text
    both = Definitions(jobs=[notes], sensors=loaded(rule).sensors)
    with ManualEngine(both) as engine:
        engine.tick("in_box")
        (run,) = engine.runs()
    config = {"ops": {"note": {"config": {"file": str(folder / "a.pdf")}}}}
    assert (run.job_name, run.run_config) == ("notes", config)
