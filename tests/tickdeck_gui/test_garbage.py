from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from tickdeck_gui import garbage
from tickdeck_gui.garbage import GarbageCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    made.start()
    yield made
    made.stop()
    assert gc.isenabled()


class Cycle:
    """Refers to itself, and tells in which thread it ended."""

    def __init__(self, ended_in: list[int]) -> None:
        self.itself = self
        self.ended_in = ended_in

    def __del__(self) -> None:
        self.ended_in.append(threading.get_ident())


def test_no_other_thread_destroys_what_this_one_made(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(garbage, "_THRESHOLDS", (100, 1, 1))
    ended_in: list[int] = []
    known = weakref.ref(Cycle(ended_in))
    busy = threading.Thread(target=lambda: [[] for _ in range(100_000)])
    busy.start()
    busy.join()
    assert known() is not None
    qtbot.waitUntil(lambda: known() is None)
    assert ended_in == [threading.get_ident()]


def test_old_generations_are_looked_through_seldom(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_THRESHOLDS", (1, 2, 3))
    looked: list[int] = []
    kept: list[list[int]] = [[] for _ in range(5)]
    with monkeypatch.context() as patched:
        patched.setattr(gc, "collect", looked.append)
        for _ in range(12):
            collector.look()
    assert looked == [0, 1, 0, 1, 0, 2, 0, 1, 0, 1, 0, 2]
    del kept


def test_nothing_is_done_where_little_was_made(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_THRESHOLDS", (10**9, 1, 1))
    assert collector.look() is None
