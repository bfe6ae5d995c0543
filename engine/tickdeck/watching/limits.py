"""What an operator is told, and can do, when the system allows no more watches."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = Path("/proc/sys/fs/inotify")
_WANTED = {"max_user_watches": 524_288, "max_user_instances": 512}


def is_limit(error: OSError) -> bool:
    """Whether *error* says that the system's limits for watching are reached."""
    return error.errno in (errno.ENOSPC, errno.EMFILE)


def sentence(
    error: OSError, path: str, current: Callable[[str], int] | None = None
) -> str:
    """Return why *path* cannot be watched, and the exact command that helps.

    Args:
        error: What the system said.
        path: The folder that was to be watched.
        current: Gives a limit's present value by its name; 0 for unknown.
    """
    if not is_limit(error):
        return f"{path} cannot be watched: {error.strerror or error}."
    many = error.errno == errno.ENOSPC
    name = "max_user_watches" if many else "max_user_instances"
    wanted = max(_WANTED[name], 2 * (current or _current)(name))
    return (
        f"{path} is looked through at intervals, as the system allows no more "
        f"{'watched folders' if many else 'watchers (or open files)'}. To allow more: "
        f"sudo sysctl fs.inotify.{name}={wanted}"
    )


def _current(name: str) -> int:
    try:
        return int((_FOLDER / name).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0
