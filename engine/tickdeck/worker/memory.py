"""How much this process has, and how much it may still take."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]


def rss_bytes(pid: int | None = None) -> int:
    """Return how much memory a process, or this one, has; 0 where nobody says."""
    try:
        descriptor = os.open(f"/proc/{pid or 'self'}/statm", os.O_RDONLY)
    except OSError:
        return 0
    try:
        pages = int(os.read(descriptor, 256).split()[1])
    except (OSError, IndexError):  # it has just ended
        return 0
    finally:
        os.close(descriptor)
    return pages * os.sysconf("SC_PAGE_SIZE")


@contextlib.contextmanager
def allocating_at_most(limit_bytes: int) -> Iterator[None]:
    """Let what allocates more fail with a `MemoryError`; 0 is no limit."""
    if limit_bytes <= 0 or resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    allowed = limit_bytes if hard < 0 else min(limit_bytes, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
