from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.storage.conftest import NOON

from tickdeck.reading import wakings
from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import FileEvents
from tickdeck.values.ticks import TickStatus, WokenBy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tests.tickdeck.storage.conftest import Deck

MINUTE = timedelta(minutes=1)


@pytest.fixture
def reader(deck: Deck) -> Iterator[Reader]:
    made = Reader(deck.home.database)
    yield made
    made.close()


def found(deck: Deck, reader: Reader, buckets: int = 10) -> FileEvents:
    first = deck.states[0].id
    return reader.file_events(first, NOON, NOON + 10 * MINUTE, buckets=buckets)


def at(second: int) -> datetime:
    return NOON + timedelta(seconds=second)


def woken(deck: Deck, *numbers: int, sensor: int = 0) -> None:
    for number in numbers:
        deck.record(
            deck.tick(
                number,
                sensor=sensor,
                status=TickStatus.FAILURE,
                woken_by=WokenBy.FILE_CHANGE,
            )
        )


def test_the_first_file_event_of_each_stretch_is_returned(
    deck: Deck, reader: Reader
) -> None:
    woken(deck, 5, 20, 130)
    woken(deck, 200, sensor=1)
    deck.record(deck.tick(250), deck.tick(260, status=TickStatus.FAILURE))
    woken(deck, 700)
    assert found(deck, reader) == FileEvents(times=(at(5), at(130)), since=NOON)
    assert found(deck, reader, buckets=40).times == (at(5), at(20), at(130))


def test_of_too_many_ticks_the_newest_are_looked_at_and_since_when_is_said(
    deck: Deck, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wakings, "MOST_ROWS", 2)
    woken(deck, 5, 130, 250)
    assert found(deck, reader) == FileEvents(times=(at(130), at(250)), since=at(130))


def test_there_may_be_none(deck: Deck, reader: Reader) -> None:
    assert found(deck, reader) == FileEvents(times=(), since=NOON)
