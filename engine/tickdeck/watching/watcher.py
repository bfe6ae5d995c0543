"""Watches paths for keys, and tells each key when to look."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Generic, TypeVar

from tickdeck.folders.mounts import MountTable
from tickdeck.watching import limits, observing
from tickdeck.watching.coalescing import Coalescer
from tickdeck.watching.places import Place, Places
from tickdeck.watching.targets import Target, target_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

Key = TypeVar("Key")

POLLING_SECONDS = 5.0
"""How often to look where no events come."""
CHECK_SECONDS = 5.0
"""How often it is checked that the watched folders are still the ones of their names:
the file system does not tell when a folder is moved away or something is mounted."""
RETRY_SECONDS = 60.0
"""How long what could not be watched is left alone."""


class _Subscription(Generic[Key]):
    """One path that one key watches."""

    def __init__(self, key: Key, path: str, *, recursive: bool) -> None:
        self.key = key
        self.path = path
        self.recursive = recursive
        self.is_polling = False
        self.problem: str | None = None
        self.target: Target | None = None
        self.place: Place | None = None
        self.retry_at_s = 0.0


class Watcher(Generic[Key]):
    """Tells keys of changes in what they watch. All methods are thread-safe.

    Events are hints: one may come for nothing, and one may be missing (of a file on
    another machine, or when the system runs out of watches), so the key's owner also
    looks at intervals; every `POLLING_SECONDS` where `is_polling` says so.

    `on_change` is called in a thread of the watcher's own with the key, the files that
    their writers have just closed or that were moved in, and whether anything else has
    changed. It must return at once and raise nothing.
    """

    def __init__(
        self,
        on_change: Callable[[Key, tuple[str, ...], bool], None],
        *,
        mounts: Callable[[], MountTable] = MountTable.current,
        observer_factory: Callable[[], BaseObserver] = observing.make_observer,
        check_seconds: float = CHECK_SECONDS,
    ) -> None:
        self._on_change = on_change
        self._mounts = mounts
        self._places = Places(self._on_event, observer_factory)
        self._subscriptions: dict[Key, tuple[_Subscription[Key], ...]] = {}
        self._by_place: dict[Place, tuple[_Subscription[Key], ...]] = {}
        # Two locks: `_layout` is held while watches are started and ended, which
        # waits for watchdog's threads; `_news` is the only one those take, and
        # nobody waits for anything under it.
        self._layout = threading.RLock()
        self._news = threading.Condition()
        self._coalescer: Coalescer[Key] = Coalescer()
        self._check_seconds = check_seconds
        self._check_at_s = 0.0
        self._closing = False
        self._thread: threading.Thread | None = None

    # --- what is watched -----------------------------------------------------------

    def watch(self, key: Key, paths: Sequence[str], *, recursive: bool = False) -> None:
        """Watch *paths* for *key*, and nothing else any more.

        When this returns, changes are noticed. For a large tree that takes a while.

        Args:
            key: Whom to tell.
            paths: Absolute. A folder is watched with what is directly in it; a file
                with its being replaced; what does not exist is taken up once it does.
            recursive: Whether everything inside the folders is watched too.

        Raises:
            RuntimeError: If the watcher was closed.
        """
        with self._layout:
            if self._closing:
                raise RuntimeError("the watcher is closed")
            before = self._subscriptions.get(key, ())
            subscriptions = tuple(
                _Subscription(key, path, recursive=recursive) for path in paths
            )
            mounts = self._mounts()
            for subscription in subscriptions:
                self._settle(subscription, mounts)
            self._subscriptions[key] = subscriptions
            for subscription in before:  # last, so that what stays is never let go
                self._release(subscription)
            self._start()

    def unwatch(self, key: Key) -> None:
        """Watch nothing for *key*; it is told nothing more."""
        with self._layout:
            for subscription in self._subscriptions.pop(key, ()):
                self._release(subscription)
            with self._news:
                self._coalescer.drop(key)

    def close(self) -> None:
        """End all watching. No thread is left, and nobody is told anything more."""
        with self._layout:
            with self._news:
                self._closing = True
                self._news.notify()
            self._subscriptions.clear()
            self._by_place.clear()
            self._places.close()
        if self._thread is not None:
            self._thread.join()

    def is_polling(self, key: Key) -> bool:
        """Whether some of what *key* watches tells nothing of its changes."""
        return any(each.is_polling for each in self._subscriptions.get(key, ()))

    def problem(self, key: Key) -> str | None:
        """Return a sentence on what of *key*'s cannot be watched, or None."""
        subscriptions = self._subscriptions.get(key, ())
        return next((each.problem for each in subscriptions if each.problem), None)

    def _settle(self, subscription: _Subscription[Key], mounts: MountTable) -> bool:
        """Watch what its path stands for now; return whether that is something else."""
        before = subscription.place, subscription.target, subscription.is_polling
        if mounts.is_remote(subscription.path):
            # Not even looked at: a server that does not answer would hold us up.
            self._release(subscription)
            subscription.is_polling = True
            subscription.problem = None
        else:
            target = target_for(subscription.path, recursive=subscription.recursive)
            self._go_to(subscription, target)
        return before != (
            subscription.place,
            subscription.target,
            subscription.is_polling,
        )

    def _go_to(self, subscription: _Subscription[Key], target: Target | None) -> None:
        place = subscription.place
        if target is None or place is None or not place.is_of(target):
            self._release(subscription)
            place = None
        if target is None:
            subscription.is_polling = True
            subscription.problem = f"{subscription.path} cannot be reached."
            return
        if place is None:
            place = self._occupy(subscription, target)
        if place is not None:
            subscription.target = target
            subscription.problem = (
                f"{subscription.path} does not exist; it is watched as soon as it does."
                if target.is_missing
                else None
            )

    def _occupy(self, subscription: _Subscription[Key], target: Target) -> Place | None:
        try:
            place = self._places.take(target)
        except OSError as error:
            subscription.is_polling = True
            subscription.problem = limits.sentence(error, target.folder)
            subscription.retry_at_s = time.monotonic() + RETRY_SECONDS
            return None
        subscription.is_polling = False
        subscription.place, subscription.target = place, target
        self._by_place[place] = (*self._by_place.get(place, ()), subscription)
        return place

    def _release(self, subscription: _Subscription[Key]) -> None:
        place = subscription.place
        subscription.place = subscription.target = None
        if place is None:
            return
        left = tuple(
            each for each in self._by_place.get(place, ()) if each is not subscription
        )
        if left:
            self._by_place[place] = left
        else:
            self._by_place.pop(place, None)
        self._places.leave(place)

    def _check(self) -> None:
        """See whether the paths still stand for what is watched for them."""
        now_s = time.monotonic()
        with self._layout:
            mounts = self._mounts()
            for subscription in [
                each for some in self._subscriptions.values() for each in some
            ]:
                if subscription.retry_at_s > now_s:
                    continue
                if self._settle(subscription, mounts):
                    with self._news:
                        self._coalescer.add_other(subscription.key, now_s)

    # --- what happens --------------------------------------------------------------

    def _on_event(self, place: Place, event: FileSystemEvent) -> None:
        """Sort an event to its keys; in a thread of watchdog's."""
        closed = observing.closed_path(event)
        changed = observing.changed_paths(event)
        now_s = time.monotonic()
        with self._news:
            if place.folder in changed and observing.is_deletion(event):
                place.is_dead = True
                self._check_at_s = now_s
            for subscription in self._by_place.get(place, ()):
                self._sort(subscription, closed, changed, now_s)
            self._news.notify()

    def _sort(
        self,
        subscription: _Subscription[Key],
        closed: str,
        changed: tuple[str, ...],
        now_s: float,
    ) -> None:
        target = subscription.target
        if target is None:
            return
        if target.child is not None:
            paths = [target.path_of(each) for each in (*changed, closed) if each]
            if any(paths):
                self._check_at_s = now_s  # it may have come, or gone
            if not any(path == target.wanted for path in paths):
                return
        closed_here = target.path_of(closed) if closed else None
        if closed_here is not None and _is_utf8(closed_here):
            self._coalescer.add_closed(subscription.key, closed_here)
        elif closed_here or any(target.path_of(each) for each in changed):
            self._coalescer.add_other(subscription.key, now_s)

    # --- telling -------------------------------------------------------------------

    def _start(self) -> None:
        if self._thread is None:
            self._check_at_s = time.monotonic() + self._check_seconds
            self._thread = threading.Thread(
                target=self._tell, name="tickdeck-watcher", daemon=True
            )
            self._thread.start()

    def _tell(self) -> None:
        """Call `on_change` for what is due, until closed; the thread's own loop."""
        while True:
            with self._news:
                now_s = time.monotonic()
                due_in = self._coalescer.due_in(now_s)
                check_in = self._check_at_s - now_s
                wait_s = check_in if due_in is None else min(due_in, check_in)
                if wait_s > 0 and not self._closing:
                    self._news.wait(wait_s)
                if self._closing:
                    return
                now_s = time.monotonic()
                due = self._coalescer.take_due(now_s)
                is_check_due = self._check_at_s <= now_s
                if is_check_due:
                    self._check_at_s = now_s + self._check_seconds
            for key, hint in due.items():
                self._on_change(key, hint.closed_paths, hint.other)
            if is_check_due:
                self._check()


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
