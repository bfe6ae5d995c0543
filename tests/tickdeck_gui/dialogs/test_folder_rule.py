from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickdeck.values.folders import (
    CommandAction,
    FolderRule,
    FolderTrigger,
    JobAction,
)
from tickdeck_gui.dialogs.folder_rule import (
    FolderForm,
    FormError,
    built_rule,
    parsed_command,
    patterns,
    suggested_name,
    typed_command,
)

FORM = FolderForm(
    name=" scans ",
    folders=("/home/ada/Scans",),
    include="*.tif, *.tiff",
    exclude=".*\n*.part",
    recursive=True,
    changed=True,
    settle_seconds=3.0,
    command='ocr "--title=A B" {path}',
)
JOB = JobAction(
    location="invoices.py", job_name="parse", op_name="fetch", config_field="path"
)


def test_the_sheet_becomes_the_rule() -> None:
    assert built_rule(FORM) == FolderRule(
        name="scans",
        folders=("/home/ada/Scans",),
        action=CommandAction(arguments=("ocr", "--title=A B", "{path}")),
        include=("*.tif", "*.tiff"),
        exclude=(".*", "*.part"),
        recursive=True,
        trigger=FolderTrigger.CHANGED,
        settle_seconds=3.0,
    )


def test_a_job_needs_no_command() -> None:
    assert built_rule(replace(FORM, command="", job=JOB)).action == JOB


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"folders": ()}, "Add a folder"),
        ({"folders": ("Scans",)}, "not a full path"),
        ({"name": "  "}, "a name"),
        ({"command": "  "}, "command to run"),
        ({"command": 'ocr "x'}, "not closed"),
    ],
)
def test_what_does_not_do_is_told_in_words(
    wrong: dict[str, object], words: str
) -> None:
    with pytest.raises(FormError, match=words):
        built_rule(replace(FORM, **wrong))  # type: ignore[arg-type]  # one field each


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"])), min_size=1))
def test_a_command_survives_being_shown_and_typed(arguments: list[str]) -> None:
    shown = typed_command(arguments)
    assert parsed_command(shown, windows=False) == tuple(arguments)


def test_placeholders_are_shown_as_they_are() -> None:
    assert typed_command(("ocr", "{path}", "a b")) == "ocr {path} 'a b'"


def test_a_hash_is_no_comment_and_a_windows_path_keeps_its_backslashes() -> None:
    assert parsed_command("ocr #1", windows=False) == ("ocr", "#1")
    typed = r"C:\tools\ocr.exe {path}"
    assert parsed_command(typed, windows=True) == (r"C:\tools\ocr.exe", "{path}")


def test_without_patterns_every_file_fits() -> None:
    assert patterns(" , ,") == ()
    assert built_rule(replace(FORM, include=" ")).include == ("*",)


def test_a_name_is_suggested_that_is_free() -> None:
    assert suggested_name("/home/ada/My Scans", ()) == "my_scans"
    assert suggested_name("/in", ("in", "in_2")) == "in_3"
    assert suggested_name("/", ()) == "folder"
