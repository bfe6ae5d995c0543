"""Which folder to watch for a path that may be a folder, a file or not there."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Target:
    """The existing folder whose events tell of a wanted path."""

    wanted: str
    """The absolute path somebody asked for, normalised, links and all."""
    shown: str
    """`folder` as it is written within `wanted`."""
    folder: str
    """The same without links, for those are not followed by a watch."""
    recursive: bool
    child: str | None
    """Only this entry of the folder matters; None if all do, as it is the wanted."""
    is_missing: bool
    identity: tuple[int, int]
    """Device and inode of the folder: it may be replaced by another of its name."""

    def path_of(self, event_path: str) -> str | None:
        """Return the path of an event as its asker writes it; None if of no interest.

        Of a folder that is wanted, everything is. On the way to a wanted path that is
        missing, it is the next folder on the way, or anything inside.
        """
        if event_path == self.folder:
            return self.shown
        prefix = f"{self.folder.rstrip('/')}/"
        if not event_path.startswith(prefix):
            return None
        relative = event_path[len(prefix) :]
        if self.child is not None and relative.split("/", 1)[0] != self.child:
            return None
        return f"{self.shown.rstrip('/')}/{relative}"


def target_for(path: str, *, recursive: bool) -> Target | None:
    """Return what to watch for *path* now; None if not even a parent can be read.

    Args:
        path: Absolute; a folder, a file, or nothing yet.
        recursive: Whether folders inside a folder matter.
    """
    wanted = os.path.normpath(path)
    status = _status(wanted)
    if status is not None and stat.S_ISDIR(status.st_mode):
        return Target(
            wanted=wanted,
            shown=wanted,
            folder=os.path.realpath(wanted),
            recursive=recursive,
            child=None,
            is_missing=False,
            identity=(status.st_dev, status.st_ino),
        )
    child = Path(wanted)
    for parent in child.parents:
        above = _status(str(parent))
        if above is not None and stat.S_ISDIR(above.st_mode):
            return Target(
                wanted=wanted,
                shown=str(parent),
                folder=os.path.realpath(parent),
                recursive=False,
                child=child.name,
                is_missing=status is None,
                identity=(above.st_dev, above.st_ino),
            )
        child = parent
    return None


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - asked often, for many paths
    except OSError:
        return None
