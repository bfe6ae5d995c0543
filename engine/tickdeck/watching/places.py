"""The folders that are watched, each once however many want it."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEventHandler

from tickdeck.watching.observing import EVENT_TYPES, Relay, make_observer

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch

    from tickdeck.watching.targets import Target


class Place:
    """One watched folder."""

    def __init__(self, target: Target) -> None:
        self.folder = target.folder
        self.recursive = target.recursive
        self.identity = target.identity
        self.users = 0
        self.is_dead = False
        """Whether the folder was deleted; a new one of its name is another place."""
        self.watch: ObservedWatch | None = None

    def is_of(self, target: Target) -> bool:
        """Whether watching for *target* is watching just this."""
        return not self.is_dead and (self.folder, self.recursive, self.identity) == (
            target.folder,
            target.recursive,
            target.identity,
        )


class Places:
    """Starts watching a folder with its first user and ends with its last.

    Not thread-safe; the observer is started when it is first needed. Events are passed
    on in watchdog's threads, which hold watchdog's lock meanwhile: whoever takes them
    must not wait for anybody who may be in one of the methods here.
    """

    def __init__(
        self,
        on_event: Callable[[Place, FileSystemEvent], None],
        observer_factory: Callable[[], BaseObserver] = make_observer,
    ) -> None:
        self._on_event = on_event
        self._make_observer = observer_factory
        self._observer: BaseObserver | None = None
        self._places: dict[tuple[str, bool], Place] = {}

    def take(self, target: Target) -> Place:
        """Watch the folder of *target* for one user more.

        Raises:
            OSError: If it cannot be watched; nothing is changed then.
        """
        key = (target.folder, target.recursive)
        place = self._places.get(key)
        if place is not None and not place.is_of(target):
            # Its users find out for themselves, and leave the old one.
            self._end(place)
            del self._places[key]
            place = None
        if place is None:
            place = self._begin(target)
            self._places[key] = place
        place.users += 1
        return place

    def leave(self, place: Place) -> None:
        """Let a user go, and stop watching if it was the last."""
        place.users -= 1
        key = (place.folder, place.recursive)
        if place.users == 0 and self._places.get(key) is place:
            del self._places[key]
            self._end(place)

    def close(self) -> None:
        """Stop watching everything; no thread is left."""
        self._places.clear()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _begin(self, target: Target) -> Place:
        if not os.access(target.folder, os.R_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "it may not be read")
        if self._observer is None:
            observer = self._make_observer()
            observer.start()
            self._observer = observer
        place = Place(target)
        relay = Relay(lambda event: self._on_event(place, event))
        place.watch = self._schedule(relay, target.folder, recursive=target.recursive)
        if target.recursive:
            try:
                self._check_limit()
            except OSError:
                self._end(place)
                raise
        return place

    def _schedule(
        self, handler: FileSystemEventHandler, folder: str, *, recursive: bool
    ) -> ObservedWatch:
        assert self._observer is not None
        return self._observer.schedule(
            handler, folder, recursive=recursive, event_filter=EVENT_TYPES
        )

    def _check_limit(self) -> None:
        """Raise OSError if not one folder more can be watched.

        For watchdog does not tell when it ran out of watches somewhere inside a tree.
        """
        if any((os.sep, recursive) in self._places for recursive in (False, True)):
            return
        watch = self._schedule(FileSystemEventHandler(), os.sep, recursive=False)
        assert self._observer is not None
        self._observer.unschedule(watch)

    def _end(self, place: Place) -> None:
        if self._observer is not None and place.watch is not None:
            self._observer.unschedule(place.watch)
            place.watch = None
