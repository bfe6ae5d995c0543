"""From what is typed into the sheet to a rule. Pure."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tickdeck.values.folders import (
    CommandAction,
    FolderRule,
    FolderTrigger,
    JobAction,
)
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACEHOLDERS = ("{path}", "{name}", "{stem}", "{dir}")
_PLAIN = re.compile(r"""[^\s'"\\]+""")


class FormError(ValueError):
    """Something typed cannot be used; the words say what, and what to do."""


@dataclass(frozen=True)
class FolderForm:
    """The fields of the sheet as they stand."""

    name: str
    folders: tuple[str, ...]
    include: str
    exclude: str
    recursive: bool
    changed: bool
    settle_seconds: float
    command: str
    """As typed, with quotes; not used where there is a *job*."""
    job: JobAction | None = None
    interval_seconds: int = 30
    description: str = ""


def parsed_command(text: str, *, windows: bool = os.name == "nt") -> tuple[str, ...]:
    r"""Return the arguments in *text*; quotes keep spaces together, as in a shell.

    On Windows a backslash is a backslash, so that paths can be typed.

    Raises:
        FormError: If a quote is not closed.
    """
    words = shlex.shlex(text, posix=True, punctuation_chars=False)
    words.whitespace_split = True
    words.commenters = ""
    if windows:
        words.escape = ""
    try:
        return tuple(words)
    except ValueError as error:
        raise FormError(tr("A quotation mark in the command is not closed.")) from error


def typed_command(arguments: Sequence[str]) -> str:
    """Return the text that `parsed_command` reads as *arguments*."""
    return " ".join(
        one if _PLAIN.fullmatch(one) else shlex.quote(one) for one in arguments
    )


def patterns(text: str) -> tuple[str, ...]:
    """Return the patterns in *text*, which commas or line ends divide."""
    parts = text.replace("\n", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def built_rule(form: FolderForm) -> FolderRule:
    """Return the rule that *form* asks for.

    Raises:
        FormError: With a sentence about the first field that does not do.
    """
    if not form.folders:
        raise FormError(tr("Add a folder to watch."))
    for folder in form.folders:
        if not Path(folder).is_absolute():
            raise FormError(tr("{folder} is not a full path.").format(folder=folder))
    if not form.name.strip():
        raise FormError(tr("Give the sensor a name."))
    return FolderRule(
        name=form.name.strip(),
        folders=form.folders,
        action=form.job or _command_action(form.command),
        include=patterns(form.include) or ("*",),
        exclude=patterns(form.exclude),
        recursive=form.recursive,
        trigger=FolderTrigger.CHANGED if form.changed else FolderTrigger.NEW,
        settle_seconds=form.settle_seconds,
        interval_seconds=form.interval_seconds,
        description=form.description,
    )


def _command_action(text: str) -> CommandAction:
    arguments = parsed_command(text)
    if not arguments:
        raise FormError(tr("Type the command to run on each file, or choose a job."))
    return CommandAction(arguments=arguments)


def suggested_name(folder: str, taken: Sequence[str]) -> str:
    """Return a name for a sensor of *folder* that is not *taken*."""
    words = Path(folder).name.lower()
    letters = [one if one.isalnum() else "_" for one in words]
    base = "".join(letters).strip("_") or "folder"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name
