"""When is a file complete?

A file that somebody has open for writing is not. Otherwise it is complete if its
writer was seen to close it (or it was moved here), or if nothing about it has
changed for a while.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.folders.scanning import FoundFile

SHORTEST_WAIT_S = 0.05
"""No sooner is it worth looking at a file again."""
OPEN_WAIT_S = 0.5
"""A file that is open is looked at again no sooner, as its end is reported anyway."""
_NS = 1_000_000_000


class Quiet(NamedTuple):
    """Since when a file has been seen in one and the same state."""

    state: tuple[int, int]
    since_s: float
    """On the monotonic clock, so that no set wall clock can hold a file up."""


def wait_for(
    file: FoundFile,
    quiet: Quiet,
    *,
    settle_s: float,
    closed: bool,
    open_for_writing: bool | None,
    now: datetime,
    monotonic_s: float,
) -> float:
    """Return for how many seconds to wait for *file*; 0 if it is complete.

    Args:
        file: As it is now.
        quiet: Since when it has been so, as far as was seen.
        settle_s: How long nothing may change, without better knowledge.
        closed: Whether its writer was seen to close it, or it was moved here.
        open_for_writing: What `is_open_for_writing` says.
        now: The wall clock's time.
        monotonic_s: The monotonic clock's.
    """
    if open_for_writing:
        return max(settle_s, OPEN_WAIT_S)
    if closed:
        return 0.0
    waits = [quiet.since_s + settle_s - monotonic_s]
    if open_for_writing is False:
        # Both times: a file moved or copied here may bring an old time of
        # modification, but not of change. Times in the future prove nothing.
        latest_ns = max(file.modified_ns, file.changed_ns)
        waits.append(settle_s - (now.timestamp() - latest_ns / _NS))
    wait = min(waits)
    return 0.0 if wait <= 0 else max(wait, SHORTEST_WAIT_S)


if sys.platform == "linux":
    import fcntl

    def is_open_for_writing(path: str) -> bool | None:
        """Whether any process has *path* open for writing; None if nobody can tell.

        Asks for a read lease, which the kernel refuses while there is a writer, and
        gives it back at once. Only a file's owner (or root) may ask, and only on a
        local file system is the answer to be trusted: network file systems refuse
        leases for reasons of their own.
        """
        if not _survives_lease_breaks():
            return None
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except BlockingIOError:
            return True  # somebody holds a write lease on it
        except OSError:
            return None
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError as error:
            return True if error.errno == errno.EAGAIN else None
        finally:
            os.close(descriptor)
        return False

    def _survives_lease_breaks() -> bool:
        """Make sure that SIGIO does not end this process, as it does by default.

        It comes if a writer opens the file in the very moment of our lease. A handler
        that does nothing is not inherited by programs we start; ignoring would be.
        """
        if signal.getsignal(signal.SIGIO) is signal.SIG_DFL:
            with contextlib.suppress(ValueError):  # only the main thread may set it
                signal.signal(signal.SIGIO, lambda _number, _frame: None)
        return signal.getsignal(signal.SIGIO) is not signal.SIG_DFL

else:

    def is_open_for_writing(path: str) -> bool | None:
        """Return None: this system has no means of telling."""
        return None
