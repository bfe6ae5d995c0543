"""One engine per data folder."""

from __future__ import annotations

import contextlib
import os
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock, Timeout

from tickdeck.errors import AlreadyRunningError, StartupError

if TYPE_CHECKING:
    from tickdeck.home import Home


PATIENCE_S = 0.5
"""A command that changes a sensor holds the lock for some milliseconds."""


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """The engine at work on a data folder."""

    pid: int
    since: datetime
    socket: str = ""
    """Where it takes commands from other processes."""


class EngineLock:
    """Held from start to end; the system frees it when the process is killed."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._lock = FileLock(home.lock, mode=0o600)

    def acquire(self, now: datetime) -> None:
        """Take the lock, and write down who has it.

        Raises:
            AlreadyRunningError: If another engine has it; the sentence says which.
            StartupError: If the lock cannot be made.
        """
        self.acquire_silently()
        self.tell(Holder(pid=os.getpid(), since=now))

    def acquire_silently(self) -> None:
        """Take the lock for a moment, as `acquire` does, without a word to others."""
        try:
            self._lock.acquire(timeout=PATIENCE_S)
        except Timeout as error:
            holder = read_holder(self._home)
            who = (
                f"process {holder.pid}, since {holder.since:%Y-%m-%d %H:%M:%S} UTC"
                if holder
                else "another process"
            )
            raise AlreadyRunningError(
                f"Tickdeck is already at work on {self._home.folder} ({who}). "
                "Use that window, or set TICKDECK_HOME to another folder."
            ) from error
        except OSError as error:
            raise StartupError(
                f"The data folder {self._home.folder} cannot be locked: "
                f"{error.strerror or error}."
            ) from error

    def tell(self, holder: Holder) -> None:
        """Write down who holds the lock, for others to read."""
        fresh = self._home.holder.with_suffix(".new")
        with contextlib.suppress(OSError):
            fresh.write_bytes(msgspec.json.encode(holder))
            fresh.chmod(0o600)
            fresh.replace(self._home.holder)

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            holder = read_holder(self._home)
            if holder is not None and holder.pid == os.getpid():
                self._home.holder.unlink(missing_ok=True)
            self._lock.release()


def read_holder(home: Home) -> Holder | None:
    """Return who says to hold the lock; believe it only while the lock is taken."""
    try:
        return msgspec.json.decode(home.holder.read_bytes(), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return None
