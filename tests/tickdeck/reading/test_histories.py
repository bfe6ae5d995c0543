from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.reading.histories import BARS
from tickdeck.reading.reader import Reader
from tickdeck.values.ticks import TickStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tickdeck.storage.conftest import Deck


@pytest.fixture
def reader(deck: Deck) -> Iterator[Reader]:
    made = Reader(deck.home.database)
    yield made
    made.close()


def test_the_roster_does_not_tell_what_sensors_did(deck: Deck, reader: Reader) -> None:
    deck.record(deck.tick(1))
    deck.store.record([deck.with_run(2, "k")])
    bare = reader.roster()
    assert [(row.bars, row.last_tick, row.last_run) for row in bare] == (
        [((), None, None)] * 2
    )
    assert [row.has_history for row in bare] == [False, False]
    assert tuple(map(reader.with_history, bare)) == reader.sensors()
    assert all(row.has_history for row in reader.sensors())


def test_folded_skips_are_bars_of_their_own(deck: Deck, reader: Reader) -> None:
    for number in range(1, BARS + 11):
        deck.record(deck.tick(number))
    deck.record(deck.tick(99, status=TickStatus.FAILURE))
    bars = reader.with_history(reader.roster()[0]).bars
    assert [bar.tick_id for bar in bars] == [*range(12, BARS + 11), 99]
    ticks = reader.ticks(deck.states[0].id, limit=BARS, unfold=True)
    assert [bar.started for bar in bars] == [tick.started for tick in reversed(ticks)]


def test_each_sensors_last_run(deck: Deck, reader: Reader) -> None:
    deck.store.record([deck.with_run(1, "a")])
    deck.store.record([deck.with_run(2, "b")])
    assert {each: run.run_id for each, run in reader.last_runs().items()} == {
        deck.states[0].id: "run-2"
    }
