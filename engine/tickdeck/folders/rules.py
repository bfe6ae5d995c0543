"""Is a rule one that can work, and what would it find?"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from tickdeck.folders import placeholders, scanning, wording
from tickdeck.values.folders import CommandAction, FolderMatch, FolderPreview

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tickdeck.values.folders import FolderRule, JobAction

_NAME = re.compile(r"[A-Za-z0-9_]+")


def problems_of(rule: FolderRule) -> tuple[str, ...]:
    """Return a sentence for each reason why *rule* cannot work; none if it can.

    Whether its folders are there now is not asked: they may come and go.
    """
    return (
        *_problems_of_name(rule.name),
        *_problems_of_folders(rule.folders),
        *_problems_of_action(rule.action),
        *_problems_of_numbers(rule),
    )


def name_for(folder: str, taken: Collection[str] = ()) -> str:
    """Return a sensor name made from a folder's, and not one of those *taken*."""
    plain = unicodedata.normalize("NFKD", Path(folder).name)
    ascii_only = plain.encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9]+", "_", ascii_only).strip("_").lower() or "folder"
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}_{number}"
    return candidate


def preview(rule: FolderRule, limit: int) -> FolderPreview:
    """Return what *rule* would fire for now, in the order of firing.

    Args:
        rule: It need not be complete: only folders and patterns count.
        limit: How many matches to list at most; all are counted.
    """
    found = scanning.scan(rule)
    files = sorted(found.files.values(), key=lambda file: (file.modified_ns, file.path))
    return FolderPreview(
        matches=tuple(
            FolderMatch(path=each.path, size=each.size, modified_ns=each.modified_ns)
            for each in files[: max(limit, 0)]
        ),
        match_count=len(files),
        excluded_count=found.excluded_count,
        problems=tuple(_with_path(*each) for each in found.problems.items()),
    )


def _with_path(path: str, problem: str) -> str:
    return problem if path in problem else f"{path}: {problem}"


def _problems_of_name(name: str) -> Iterator[str]:
    if not name:
        yield "The sensor needs a name."
    elif not _NAME.fullmatch(name):
        yield (
            f'"{name}" cannot be a name: use only letters from A to Z, '
            "digits and underscores."
        )


def _problems_of_folders(folders: tuple[str, ...]) -> Iterator[str]:
    if not folders:
        yield "Choose at least one folder."
    for folder in folders:
        if not os.path.isabs(folder):  # noqa: PTH117 - the text counts, not a file
            yield (
                f'The folder "{folder}" is not an absolute path: '
                "begin it with /, as it is looked for from anywhere."
            )
        elif not _can_be_stored(folder):
            yield f"The folder's name is not UTF-8: rename {wording.shown(folder)}."


def _can_be_stored(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _problems_of_action(action: CommandAction | JobAction) -> Iterator[str]:
    if isinstance(action, CommandAction):
        yield from _problems_of_command(action.arguments)
        return
    missing = {
        "a job": action.job_name and action.location,
        "the op that receives the path": action.op_name,
        "the config field that receives the path": action.config_field,
    }
    yield from (f"Choose {what}." for what, chosen in missing.items() if not chosen)


def _problems_of_command(arguments: tuple[str, ...]) -> Iterator[str]:
    if not arguments or not arguments[0].strip():
        yield "Say which program to run."
        return
    if placeholders.names_in(arguments[0]):
        yield "The program to run cannot depend on the file: name one program."
    else:
        yield from _problems_of_program(arguments[0])
    names = [each for text in arguments for each in placeholders.names_in(text)]
    for name in dict.fromkeys(names):
        if name not in placeholders.NAMES:
            yield placeholders.unknown(name)
    if any("\0" in each for each in arguments):
        yield "An argument holds a NUL character, which no program can be given."


def _problems_of_program(program: str) -> Iterator[str]:
    program = program.replace("{{", "{")
    if os.path.isabs(program):  # noqa: PTH117 - the text counts, not a file
        if not Path(program).is_file():
            yield f"The program {program} does not exist."
        elif not os.access(program, os.X_OK):
            yield (
                f"{program} is not executable: allow it with chmod +x, "
                "or name its interpreter first."
            )
    elif "/" in program:
        yield f'Give the absolute path of the program "{program}".'
    elif shutil.which(program) is None:
        yield (
            f'There is no program "{program}" on the PATH: '
            "install it, or give its absolute path."
        )


def _problems_of_numbers(rule: FolderRule) -> Iterator[str]:
    if not 0 <= rule.settle_seconds < float("inf"):
        yield "The time to settle cannot be negative."
    if rule.interval_seconds <= 0:
        yield "The interval must be at least one second."
    if not any(each.strip() for each in rule.include):
        yield "Say which files are meant; * means all."
