"""A run's journal: whoever creates it may execute the run, and writes down how it went.

The first line is a header, every other an event, as JSON. While the run goes on, its
process holds a lock on the file; the system frees it when the process is gone.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from tickdeck.values.runs import RunEvent, RunEventType

if TYPE_CHECKING:
    import signal
    from collections.abc import Iterator
    from pathlib import Path

_ENDS = (
    RunEventType.RUN_SUCCESS,
    RunEventType.RUN_FAILURE,
    RunEventType.RUN_CANCELED,
)
_PRIVATE_FILE = 0o600


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Who claimed the run."""

    run_id: str
    pid: int
    claimed_at: datetime
    version: int = 1


class JournalContents(msgspec.Struct, frozen=True, kw_only=True):
    """What a journal says so far."""

    header: Header | None = None
    """None if nobody claimed the run: users' code was not called."""
    events: tuple[RunEvent, ...] = ()
    torn: bool = False
    """Whether the last line is cut off, as its writer was killed."""

    @property
    def ended(self) -> bool:
        """Whether it tells how the run ended."""
        return any(event.type in _ENDS for event in self.events)


class Journal:
    """The journal of the run that this process executes."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._encoder = msgspec.json.Encoder()
        self.ended = False
        """Whether it tells how the run ended."""

    def write(self, event: RunEvent) -> None:
        """Write an event; the last one of a run is on the disk when this returns."""
        _write_all(self._descriptor, self._encoder.encode(event) + b"\n")
        if event.type in _ENDS:
            os.fsync(self._descriptor)
            self.ended = True

    def close(self) -> None:
        """Free the lock."""
        os.close(self._descriptor)


def claim(path: Path, run_id: str, now: datetime) -> Journal | None:
    """Create the journal, or return None if another process has.

    When this returns a journal, its header is on the disk: from here on users' code may
    be called, once.
    """
    try:
        descriptor = os.open(
            path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, _PRIVATE_FILE
        )
    except FileExistsError:
        return None
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    if not _is_still_there(path, descriptor):
        # An engine that was starting took the empty file for an abandoned claim, and
        # gives the run to another worker.
        os.close(descriptor)
        return None
    header = Header(run_id=run_id, pid=os.getpid(), claimed_at=now)
    _write_all(descriptor, msgspec.json.encode(header) + b"\n")
    os.fsync(descriptor)
    _sync_folder(path.parent)
    return Journal(descriptor)


def read(path: Path) -> JournalContents:
    """Return what a journal says; nothing, if there is none."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return JournalContents()
    lines = text.split(b"\n")
    torn = lines.pop() != b""
    header: Header | None = None
    events: list[RunEvent] = []
    for number, line in enumerate(lines):
        try:
            if number == 0:
                header = msgspec.json.decode(line, type=Header)
            else:
                events.append(msgspec.json.decode(line, type=RunEvent))
        except msgspec.MsgspecError:
            torn = True
            break
    return JournalContents(header=header, events=tuple(events), torn=torn)


def is_abandoned(path: Path) -> bool:
    """Tell whether the process that created the journal is gone."""
    with _locked(path) as locked:
        return locked


def signal_writer(path: Path, number: signal.Signals) -> bool:
    """Send a signal to the process that executes a run, and all that it started.

    Returns:
        Whether it was still there: as long as it holds the lock, its id is its own.
    """
    header = read(path).header
    if header is None or is_abandoned(path):
        return False
    try:
        os.killpg(header.pid, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def discard_unclaimed(path: Path) -> bool:
    """Remove a journal whose maker was killed before it had claimed the run.

    Returns:
        Whether the run is free to be claimed.
    """
    with _locked(path) as locked:
        if not locked or read(path).header is not None:
            return not path.exists()
        path.unlink(missing_ok=True)
        return True


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Hold the journal's lock, if nobody else does."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def _is_still_there(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _write_all(descriptor: int, text: bytes) -> None:
    while text:
        text = text[os.write(descriptor, text) :]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
