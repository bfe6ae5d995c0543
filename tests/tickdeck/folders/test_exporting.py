from __future__ import annotations

import os
import types
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.folders.exporting import as_python
from tickdeck.folders.rules import preview
from tickdeck.testing import ManualEngine
from tickdeck.values.folders import (
    CommandAction,
    FolderRule,
    FolderTrigger,
    JobAction,
    KnownFile,
)
from tickdeck.values.locations import LocationKind, LocationSpec
from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tickdeck import Definitions

LIST = CommandAction(arguments=("sh", "-c", 'echo "$1" >> "$2"', "sh", "{name}", "out"))


TRUE = CommandAction(arguments=("true",))


def loaded(
    rule: FolderRule,
    location: LocationSpec | None = None,
    dealt_with: Iterable[KnownFile] = (),
) -> Definitions:
    module = types.ModuleType("exported")
    text = as_python(rule, location, dealt_with)
    exec(compile(text, "exported.py", "exec"), module.__dict__)
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


def test_what_was_dealt_with_is_left_out(folder: Path) -> None:
    (folder / "new.pdf").write_text("new")
    rule = rule_for(folder, include=("*.pdf",), action=TRUE)
    known = [
        KnownFile(match.path, match.modified_ns, match.size)
        for match in preview(rule, 100).matches
        if not match.path.endswith("new.pdf")
    ]
    with ManualEngine(loaded(rule, dealt_with=known)) as engine:
        assert engine.tick("in_box").run_keys == (str(folder / "new.pdf"),)


def test_a_file_that_changed_after_it_was_dealt_with_is_not_left_out(
    folder: Path,
) -> None:
    rule = rule_for(
        folder, include=("a.pdf",), action=TRUE, trigger=FolderTrigger.CHANGED
    )
    (match,) = preview(rule, 100).matches
    known = [KnownFile(match.path, match.modified_ns, match.size)]
    with ManualEngine(loaded(rule, dealt_with=known)) as engine:
        assert engine.tick("in_box").run_ids == ()
        os.utime(folder / "a.pdf", (1e9, 1e9 + 1))
        assert len(engine.tick("in_box").run_ids) == 1


JOBS = """
from tickdeck import Definitions, job, op

@op(config_schema={"file": str})
def note(context):
    context.log.info(context.op_config["file"])

@job(name="notes")
def called_otherwise():
    note()
"""
BY_JOB = JobAction(location="l", job_name="notes", op_name="note", config_field="file")


@pytest.mark.parametrize("end", ["", "\ndefs = Definitions(jobs=[called_otherwise])\n"])
@pytest.mark.parametrize("kind", [LocationKind.FILE, LocationKind.MODULE])
def test_a_job_is_found_where_it_is_defined_and_gets_the_path(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: LocationKind,
    end: str,
) -> None:
    module = f"jobs_{kind.lower()}_{bool(end)}"
    file = tmp_path / f"{module}.py"
    file.write_text(JOBS + end)
    monkeypatch.syspath_prepend(str(tmp_path))
    target = str(file) if kind is LocationKind.FILE else module
    spec = LocationSpec(name="l", kind=kind, target=target)
    rule = rule_for(folder, include=("a.pdf",), action=BY_JOB)
    with ManualEngine(loaded(rule, spec)) as engine:
        engine.tick("in_box")
        (run,) = engine.runs()
    config = {"ops": {"note": {"config": {"file": str(folder / "a.pdf")}}}}
    assert (run.job_name, run.run_config) == ("notes", config)
    assert run.status is RunStatus.SUCCESS


def test_a_job_whose_place_is_not_known_cannot_be_exported(folder: Path) -> None:
    with pytest.raises(ValueError, match="Where is l, which defines the job"):
        as_python(rule_for(folder, action=BY_JOB))
