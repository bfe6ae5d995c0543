"""Watchdog, tuned: prompt, and deaf to our own looking around."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.observers.api import BaseObserver

# Not among them: a file opened, or closed unwritten. Scanning does both, and must
# not wake the scanner.
EVENT_TYPES: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
PAIRING_S = 0.02
"""How long one half of a move waits for the other, and holds up what follows."""

if sys.platform == "linux":
    from watchdog.observers.inotify import InotifyObserver
    from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper

    def make_observer() -> BaseObserver:
        """Return an observer, not started, that tells of files moved in from outside.

        Raises:
            OSError: If the system allows no more of them (``EMFILE``).
        """
        # Half a second by default: after each file that a job moves away, all other
        # news would be that late. Watchdog has no other place to say it.
        InotifyMoveEventGrouper.delay = PAIRING_S
        return InotifyObserver(generate_full_events=True)

else:
    from watchdog.observers import Observer

    def make_observer() -> BaseObserver:
        """Return an observer, not started."""
        return Observer()


class Relay(FileSystemEventHandler):
    """Passes the events of one watched folder on, in watchdog's thread."""

    def __init__(self, on_event: Callable[[FileSystemEvent], None]) -> None:
        self._on_event = on_event

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take one event."""
        self._on_event(event)


def closed_path(event: FileSystemEvent) -> str:
    """Return the file that is complete, as *event* says; or nothing."""
    if isinstance(event, FileClosedEvent):
        return _text(event.src_path)
    if isinstance(event, FileMovedEvent):
        return _text(event.dest_path)
    return ""


def changed_paths(event: FileSystemEvent) -> tuple[str, ...]:
    """Return the paths at which something else has changed."""
    if isinstance(event, FileClosedEvent):
        return ()
    paths = [event.src_path]
    if isinstance(event, DirMovedEvent):
        paths.append(event.dest_path)
    return tuple(_text(each) for each in paths if each)


def _text(path: bytes | str) -> str:
    return path if isinstance(path, str) else path.decode(errors="surrogateescape")


def is_deletion(event: FileSystemEvent) -> bool:
    """Whether a folder was deleted, and be it the watched one itself."""
    return isinstance(event, DirDeletedEvent)
