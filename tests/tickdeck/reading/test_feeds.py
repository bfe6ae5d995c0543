from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.storage.conftest import NOON

from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import FeedSource
from tickdeck.storage import activity
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.ticks import TickStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tickdeck.storage.conftest import Deck


@pytest.fixture
def reader(deck: Deck) -> Iterator[Reader]:
    made = Reader(deck.home.database)
    yield made
    made.close()


def note(deck: Deck, seconds: float, kind: str, message: str = "") -> None:
    deck.clock.jump(NOON + timedelta(seconds=seconds))
    deck.store.note(kind, message, deck.states[0].id)


def test_what_happened_comes_newest_first_without_skips(
    deck: Deck, reader: Reader
) -> None:
    error = ErrorInfo(class_name="OSError", message="no disk")
    deck.record(deck.tick(1), deck.tick(2, status=TickStatus.FAILURE, error=error))
    deck.store.record([deck.with_run(3, "k")])
    note(deck, 10, "cursor_set", "Cursor set to 'x'.")
    told = [(item.source, item.message, item.sensor_name) for item in reader.happened()]
    assert told == [
        (FeedSource.ACTIVITY, "Cursor set to 'x'.", "a"),
        (FeedSource.TICK, "1 run requested", "a"),
        (FeedSource.TICK, "OSError: no disk", "a"),
        (FeedSource.RUN, "j", "a"),
    ]
    run = reader.happened(sources=(FeedSource.RUN,))[0]
    assert (run.run_id, run.at) == ("run-3", NOON)


def test_the_feed_is_searched_and_goes_on_where_it_ended(
    deck: Deck, reader: Reader
) -> None:
    for number in range(1, 8):
        deck.record(deck.tick(number, number % 2, status=TickStatus.SUCCESS))
    numbers = [item.number for item in reader.happened(text="A", limit=2)]
    assert numbers == [6, 4]
    rest = reader.happened(text="A", before={FeedSource.TICK: 4})
    assert [item.number for item in rest] == [2]
    assert reader.happened(text="nowhere") == ()


def gaps(reader: Reader) -> list[tuple[float, float, str]]:
    def seconds(at: datetime) -> float:
        return (at - NOON).total_seconds()

    found = reader.gaps(NOON - timedelta(days=1), NOON + timedelta(days=1))
    return [(seconds(gap.start), seconds(gap.end), gap.reason) for gap in found]


def test_gaps_are_when_the_engine_was_off_or_the_machine_asleep(
    deck: Deck, reader: Reader
) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    note(deck, 100, activity.ENGINE_STOPPED)
    note(deck, 160, activity.ENGINE_STARTED)
    note(deck, 500, activity.GAP, activity.gap_message(300.4))
    note(deck, 510, activity.GAP, activity.gap_message(-300))
    off = "Tickdeck was not at work."
    assert gaps(reader) == [
        (100, 160, off),
        (200, 500, "The machine slept, or its clock was set forward, by 300 s."),
    ]


def test_of_a_killed_engine_the_last_tick_tells_when_it_ended(
    deck: Deck, reader: Reader
) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    deck.record(deck.tick(40))
    note(deck, 90, activity.ENGINE_STARTED)
    assert gaps(reader) == [(40, 90, "Tickdeck was not at work.")]


def test_only_gaps_in_sight_are_told(deck: Deck, reader: Reader) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    note(deck, 100, activity.ENGINE_STOPPED)
    note(deck, 160, activity.ENGINE_STARTED)
    later = NOON + timedelta(seconds=161)
    assert reader.gaps(later, later + timedelta(hours=1)) == ()
    inside = NOON + timedelta(seconds=120)
    assert len(reader.gaps(inside, inside)) == 1
