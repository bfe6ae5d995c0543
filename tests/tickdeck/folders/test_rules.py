from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.folders import rules
from tickdeck.values.folders import CommandAction, FolderMatch, FolderRule, JobAction

if TYPE_CHECKING:
    from pathlib import Path


def problems(rule: FolderRule, **changes: object) -> tuple[str, ...]:
    return rules.problems_of(msgspec.structs.replace(rule, **changes))


def command(*arguments: str) -> CommandAction:
    return CommandAction(arguments=arguments)


def test_a_good_rule_has_no_problems(rule: FolderRule) -> None:
    assert problems(rule) == ()
    assert problems(rule, action=command(sys.executable, "{path}", "{{x}")) == ()
    job = JobAction(location="a", job_name="b", op_name="c", config_field="d")
    assert problems(rule, action=job) == ()


def test_a_folder_may_be_gone_for_now(rule: FolderRule) -> None:
    assert problems(rule, folders=("/no/such/folder",)) == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "needs a name"),
        ({"name": "a-b"}, '"a-b" cannot be a name'),
        ({"name": "grün"}, "cannot be a name"),
        ({"name": "a\n"}, "cannot be a name"),
        ({"folders": ()}, "Choose at least one folder"),
        ({"folders": ("Scans",)}, '"Scans" is not an absolute path'),
        ({"folders": ("/gr\udcfcn",)}, "rename /gr\\xfcn"),
        ({"settle_seconds": -1.0}, "cannot be negative"),
        ({"settle_seconds": float("nan")}, "cannot be negative"),
        ({"interval_seconds": 0}, "at least one second"),
        ({"include": ()}, "Say which files are meant"),
        ({"action": command()}, "Say which program to run"),
        ({"action": command(" ")}, "Say which program to run"),
        ({"action": command("no-such-program")}, 'no program "no-such-program"'),
        ({"action": command("/no/such")}, "/no/such does not exist"),
        ({"action": command("bin/x")}, 'absolute path of the program "bin/x"'),
        ({"action": command("{path}")}, "cannot depend on the file"),
        ({"action": command("echo", "{file}")}, "{file} stands for nothing"),
        ({"action": command("echo", "a\0b")}, "NUL character"),
        (
            {
                "action": JobAction(
                    location="a", job_name="", op_name="c", config_field="d"
                )
            },
            "Choose a job.",
        ),
    ],
)
def test_each_mistake_is_one_sentence(
    rule: FolderRule, changes: dict[str, object], words: str
) -> None:
    (problem,) = problems(rule, **changes)
    assert words in problem


def test_a_program_must_be_executable(rule: FolderRule, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o600)
    (problem,) = problems(rule, action=command(str(script)))
    assert "is not executable" in problem


def test_an_unknown_placeholder_is_told_once(rule: FolderRule) -> None:
    assert len(problems(rule, action=command("echo", "{x}{x}", "{x}"))) == 1


@pytest.mark.parametrize(
    ("folder", "taken", "name"),
    [
        ("/home/me/Scans", [], "scans"),
        ("/home/me/My Scans (new)", [], "my_scans_new"),
        ("/home/me/Entwürfe", [], "entwurfe"),
        ("/home/me/写真", [], "folder"),
        ("/", [], "folder"),
        ("/a/Scans/", ["scans", "scans_2"], "scans_3"),
    ],
)
def test_a_name_is_made_from_the_folders(
    folder: str, taken: list[str], name: str
) -> None:
    assert rules.name_for(folder, taken) == name


def test_a_preview_lists_what_would_fire_in_order_up_to_a_limit(
    folder: Path, rule: FolderRule
) -> None:
    for number, name in enumerate(["c", "a", "b", ".hidden"]):
        (folder / name).write_text("x" * number)
        os.utime(folder / name, ns=(0, number))
    preview = rules.preview(rule, limit=2)
    assert preview.matches == (
        FolderMatch(path=str(folder / "c"), size=0, modified_ns=0),
        FolderMatch(path=str(folder / "a"), size=1, modified_ns=1),
    )
    assert (preview.match_count, preview.excluded_count) == (3, 1)


def test_a_preview_says_what_could_not_be_read(folder: Path, rule: FolderRule) -> None:
    (folder / os.fsdecode(b"\xfc")).write_text("x")
    both = msgspec.structs.replace(rule, folders=(str(folder), "/no/such"))
    named, missing = rules.preview(both, limit=9).problems
    assert named.startswith(f"{folder}/\\xfc: Its name is not UTF-8")
    assert missing == "The folder /no/such does not exist (or is not mounted)."
