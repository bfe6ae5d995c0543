"""Folders watched without code."""

from __future__ import annotations

from enum import StrEnum

import msgspec

DEFAULT_EXCLUDES = (
    ".*",
    "*~",
    "~$*",
    "*.part",
    "*.partial",
    "*.tmp",
    "*.temp",
    "*.swp",
    "*.crdownload",
    "*.download",
    "*.filepart",
)
"""Hidden and half-written files."""


class FolderTrigger(StrEnum):
    """When a file fires."""

    NEW = "NEW"
    CHANGED = "CHANGED"


class CommandAction(msgspec.Struct, frozen=True, kw_only=True, tag="command"):
    """Run a program on each file; no shell ever sees the file's name."""

    arguments: tuple[str, ...]
    """The program and its arguments, with ``{path} {name} {stem} {dir}``."""


class JobAction(msgspec.Struct, frozen=True, kw_only=True, tag="job"):
    """Run a job of a code location on each file."""

    location: str
    job_name: str
    op_name: str
    config_field: str
    """The field of that op's config that receives the path."""


class FolderRule(msgspec.Struct, frozen=True, kw_only=True):
    """What the *Watch a folder* sheet asks for."""

    name: str
    folders: tuple[str, ...]
    """Absolute paths."""
    action: CommandAction | JobAction
    include: tuple[str, ...] = ("*",)
    exclude: tuple[str, ...] = DEFAULT_EXCLUDES
    recursive: bool = False
    trigger: FolderTrigger = FolderTrigger.NEW
    settle_seconds: float = 2.0
    """Without word that its writer closed it, a file counts as complete after
    this long without change."""
    interval_seconds: int = 30
    """How often the folder is looked through when no change is reported."""
    description: str = ""


class FolderMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A file in a folder that a rule would fire for."""

    path: str
    size: int
    modified_ns: int


class FolderPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule would find now."""

    matches: tuple[FolderMatch, ...]
    """At most as many as were asked for."""
    match_count: int
    excluded_count: int
    problems: tuple[str, ...] = ()
    """Folders or files that could not be read, in words."""


class KnownFile(msgspec.Struct, frozen=True, array_like=True):
    """A file that a folder sensor has dealt with, as it was then."""

    path: str
    modified_ns: int
    size: int
