"""What is in a rule's folders now."""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tickdeck.folders.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickdeck.values.folders import FolderRule

_NEVER = re.compile(r"(?!)")
_NOT_UTF8 = (
    "Its name is not UTF-8, so it cannot be handed to a job. "
    "Rename it and it will be taken up."
)


class FoundFile(NamedTuple):
    """A file that a rule's patterns let through."""

    path: str
    size: int
    modified_ns: int
    changed_ns: int
    """When its inode last changed: by writing, but also by moving it here."""

    @property
    def state(self) -> tuple[int, int]:
        """What tells one version of the file from another."""
        return self.modified_ns, self.size


@dataclass
class Scan:
    """What one look at a rule's folders has brought."""

    files: dict[str, FoundFile] = field(default_factory=dict)
    excluded_count: int = 0
    """Files that the patterns keep out; those in folders not entered do not count."""
    problems: dict[str, str] = field(default_factory=dict)
    """Files and folders, as shown, that could not be read, and why."""
    unlisted: set[str] = field(default_factory=set)
    """Folders whose content is not (wholly) known."""
    empty: set[str] = field(default_factory=set)
    """The rule's folders that hold nothing at all."""


class Patterns:
    """A rule's patterns: on the name, or on the relative path if they have a slash."""

    def __init__(self, include: Iterable[str], exclude: Iterable[str]) -> None:
        self._include = _Matcher(include)
        self._exclude = _Matcher(exclude)

    def take_file(self, name: str, relative: str) -> bool:
        """Whether a file is wanted."""
        return self._include.matches(name, relative) and not self._exclude.matches(
            name, relative
        )

    def enter_folder(self, name: str, relative: str) -> bool:
        """Whether a folder inside is looked through."""
        return not self._exclude.matches(name, relative)


class _Matcher:
    """Several shell patterns as two regular expressions."""

    def __init__(self, patterns: Iterable[str]) -> None:
        cleaned = [os.path.normcase(each.rstrip("/")) for each in patterns]
        self._name = _any_of(each for each in cleaned if "/" not in each)
        self._path = _any_of(each for each in cleaned if "/" in each)

    def matches(self, name: str, relative: str) -> bool:
        return bool(
            self._name.match(os.path.normcase(name))
            or self._path.match(os.path.normcase(relative))
        )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    expressions = [fnmatch.translate(each) for each in patterns if each]
    return re.compile("|".join(expressions)) if expressions else _NEVER


def scan(rule: FolderRule) -> Scan:
    """Look through the rule's folders; whatever cannot be read is a problem in words.

    Links to files count as the files they lead to. Links to folders are not entered,
    so there are no loops and each file has one path.
    """
    found = Scan()
    patterns = Patterns(rule.include, rule.exclude)
    for folder in rule.folders:
        root = os.path.normpath(folder)
        entries = _listed(found, root, is_root=True)
        if entries == [] and root not in found.unlisted:
            found.empty.add(root)
        stack = [(entries, "")]
        while stack:
            entries, above = stack.pop()
            for entry in entries:
                inner = _take(found, patterns, entry, above)
                if inner and rule.recursive:
                    stack.append((_listed(found, entry.path), f"{inner}/"))
    return found


def look_again(path: str) -> FoundFile | None:
    """Return the file at *path* as it is now, or None if there is none any more."""
    try:
        status = os.stat(path)  # noqa: PTH116 - one call per file; Path costs as much
    except OSError:
        return None
    return _found(path, status) if stat.S_ISREG(status.st_mode) else None


def is_gone(path: str) -> bool:
    """Whether there is surely nothing at *path*."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _found(path: str, status: os.stat_result) -> FoundFile:
    return FoundFile(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _listed(
    found: Scan, folder: str, *, is_root: bool = False
) -> list[os.DirEntry[str]]:
    entries: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder) as listing:
            entries.extend(listing)
    except FileNotFoundError:
        if is_root:  # a folder inside may well vanish while it is looked at
            found.unlisted.add(folder)
            found.problems[shown(folder)] = (
                f"The folder {shown(folder)} does not exist (or is not mounted)."
            )
    except NotADirectoryError:
        found.unlisted.add(folder)
        found.problems[shown(folder)] = f"{shown(folder)} is not a folder."
    except OSError as error:
        found.unlisted.add(folder)
        found.problems[shown(folder)] = (
            f"The folder {shown(folder)} cannot be read: {error.strerror}."
        )
    return entries


def _take(
    found: Scan, patterns: Patterns, entry: os.DirEntry[str], above: str
) -> str | None:
    """Take a file in, or return the relative path of a folder to enter."""
    relative = above + entry.name
    try:
        if entry.is_dir(follow_symlinks=False):
            if not patterns.enter_folder(entry.name, relative):
                return None
            return relative if _has_good_name(found, entry) else None
        if not patterns.take_file(entry.name, relative):
            found.excluded_count += 1
        else:
            _take_file(found, entry)
    except FileNotFoundError:
        pass  # it vanished since it was listed, or is a link that leads nowhere
    except OSError as error:
        found.problems[shown(entry.path)] = f"It cannot be read: {error.strerror}."
    return None


def _take_file(found: Scan, entry: os.DirEntry[str]) -> None:
    status = entry.stat()
    if stat.S_ISREG(status.st_mode) and _has_good_name(found, entry):
        found.files[entry.path] = _found(entry.path, status)


def _has_good_name(found: Scan, entry: os.DirEntry[str]) -> bool:
    if entry.name.isascii():
        return True
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        found.problems[shown(entry.path)] = _NOT_UTF8
        return False
    return True
