from __future__ import annotations

import threading

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
)

from tickdeck.watching import observing


def test_files_closed_or_moved_in_are_complete() -> None:
    events = [
        FileClosedEvent("/in/a"),
        FileMovedEvent("", "/in/b"),
        FileMovedEvent("/in/b", "/in/c"),
        FileMovedEvent("/in/c", ""),
        FileCreatedEvent("/in/d"),
        FileModifiedEvent("/in/d"),
        DirMovedEvent("/in/e", "/in/f"),
    ]
    complete = [observing.closed_path(event) for event in events]
    assert complete == ["/in/a", "/in/b", "/in/c", "", "", "", ""]


def test_everything_else_is_a_change_somewhere() -> None:
    events = [
        FileClosedEvent("/in/a"),
        FileMovedEvent("/in/b", "/in/c"),
        FileCreatedEvent("/in/d"),
        DirMovedEvent("/in/e", "/in/f"),
        FileMovedEvent("", "/in/g"),
        FileCreatedEvent(b"/in/\xfc"),
    ]
    changed = [observing.changed_paths(event) for event in events]
    assert changed == [
        (),
        ("/in/b",),
        ("/in/d",),
        ("/in/e", "/in/f"),
        (),
        ("/in/\udcfc",),
    ]


def test_a_deleted_folder_is_told_from_others() -> None:
    assert observing.is_deletion(DirDeletedEvent("/in"))
    assert not observing.is_deletion(FileCreatedEvent("/in"))


def test_looking_at_files_is_no_event() -> None:
    assert not {FileOpenedEvent, FileClosedNoWriteEvent} & set(observing.EVENT_TYPES)


def test_an_observer_ends_with_all_its_threads() -> None:
    before = set(threading.enumerate())
    observer = observing.make_observer()
    observer.start()
    observer.stop()
    observer.join()
    assert set(threading.enumerate()) == before


def test_a_relay_passes_each_event_on() -> None:
    seen: list[object] = []
    event = FileCreatedEvent("/in/a")
    observing.Relay(seen.append).dispatch(event)
    assert seen == [event]
