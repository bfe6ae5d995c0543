from __future__ import annotations

import errno
import queue
import threading
from typing import TYPE_CHECKING

import pytest
from watchdog.observers.api import BaseObserver, EventEmitter

from tickdeck.watching.places import Place, Places
from tickdeck.watching.targets import Target, target_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from watchdog.events import FileSystemEvent

    Events = queue.Queue[tuple[Place, FileSystemEvent]]


class LimitedEmitter(EventEmitter):
    """Starts on a few folders only, as inotify at its limit does."""

    def on_thread_start(self) -> None:
        if str(self.watch.path) == "/":
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

    def queue_events(self, timeout: float) -> None:
        self._stopped_event.wait(timeout)


@pytest.fixture
def events() -> Events:
    return queue.Queue()


@pytest.fixture
def places(events: Events) -> Iterator[Places]:
    places = Places(lambda place, event: events.put((place, event)))
    yield places
    places.close()


def target_of(folder: Path, *, recursive: bool = False) -> Target:
    target = target_for(str(folder), recursive=recursive)
    assert target is not None
    return target


def test_events_come_with_the_place_they_happened_in(
    tmp_path: Path, places: Places, events: Events
) -> None:
    place = places.take(target_of(tmp_path))
    (tmp_path / "a").write_text("x")
    came_from, event = events.get(timeout=5)
    assert (came_from, event.src_path) == (place, str(tmp_path / "a"))


def test_users_of_one_folder_share_its_place_until_the_last_leaves(
    tmp_path: Path, places: Places
) -> None:
    first = places.take(target_of(tmp_path))
    assert places.take(target_of(tmp_path)) is first
    assert places.take(target_of(tmp_path, recursive=True)) is not first
    places.leave(first)
    assert first.watch is not None
    places.leave(first)
    assert first.watch is None
    assert places.take(target_of(tmp_path)) is not first


def test_a_dead_folder_is_another_place_than_the_next_of_its_name(
    tmp_path: Path, places: Places
) -> None:
    first = places.take(target_of(tmp_path))
    first.is_dead = True
    second = places.take(target_of(tmp_path))
    assert second is not first
    places.leave(first)
    assert second.watch is not None


def test_a_folder_that_vanished_meanwhile_cannot_be_taken(
    tmp_path: Path, places: Places
) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    target = target_of(folder)
    folder.rmdir()
    with pytest.raises(OSError, match="may not be read"):
        places.take(target)


def test_a_tree_that_is_only_watched_in_part_is_not_watched(tmp_path: Path) -> None:
    places = Places(
        lambda _place, _event: None, lambda: BaseObserver(LimitedEmitter, timeout=0.01)
    )
    try:
        places.take(target_of(tmp_path))
        with pytest.raises(OSError, match="inotify watch limit reached"):
            places.take(target_of(tmp_path, recursive=True))
    finally:
        places.close()


def test_no_thread_is_left(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    places = Places(lambda _place, _event: None)
    places.take(target_of(tmp_path))
    places.take(target_of(tmp_path, recursive=True))
    places.close()
    places.close()
    assert set(threading.enumerate()) == before
