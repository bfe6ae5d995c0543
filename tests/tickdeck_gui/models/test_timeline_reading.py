from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.storage.conftest import NOON, deck

from tickdeck.errors import DatabaseError
from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import FileEvents
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.models import timeline_reading
from tickdeck_gui.models.timeline_reading import (
    AtOnce,
    Question,
    counts,
    everything,
    extent,
)
from tickdeck_gui.screenshots.fakes import SeededReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tests.tickdeck.storage.conftest import Deck

    from tickdeck.values.sensors import SensorId

__all__ = ["deck"]

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def reader(deck: Deck) -> Iterator[Reader]:
    made = Reader(deck.home.database)
    yield made
    made.close()


def one(deck: Deck) -> SensorId:
    return deck.states[0].id


def asked(deck: Deck, start: datetime, end: datetime) -> Question:
    return Question(1, one(deck), start, end)


def test_counts_are_read_for_the_window_and_its_surroundings(
    deck: Deck, reader: Reader
) -> None:
    for number in range(1, 100):
        deck.record(deck.tick(number))
    answer = counts(reader, asked(deck, NOON, NOON + HOUR))
    assert (answer.start, answer.end) == (NOON - HOUR / 2, NOON + HOUR * 1.5)
    assert sum(bucket.ticks for bucket in answer.buckets) == 99
    assert (answer.ticks, answer.is_final) == ((), False)


def test_few_ticks_are_read_one_by_one_out_of_their_folds(
    deck: Deck, reader: Reader
) -> None:
    for number in range(1, 100):
        deck.record(deck.tick(number))
    answer = everything(reader, asked(deck, NOON + MINUTE, NOON + MINUTE * 1.5))
    assert answer.buckets == ()
    assert {tick.count for tick in answer.ticks} == {1}
    begins = [tick.started for tick in answer.ticks]
    assert begins == sorted(begins, reverse=True)
    # From a quarter of a minute before to the last one there is.
    assert (begins[-1], begins[0]) == (
        NOON + timedelta(seconds=45),
        NOON + timedelta(seconds=99),
    )
    assert answer.is_final


def test_many_ticks_are_counted_instead(
    deck: Deck, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_reading, "MOST_TICKS", 50)
    for number in range(1, 100):
        deck.record(deck.tick(number))
    answer = everything(reader, asked(deck, NOON, NOON + HOUR))
    assert answer.ticks == ()
    assert sum(bucket.ticks for bucket in answer.buckets) == 99
    assert answer.files == FileEvents(times=(), since=answer.start)


def test_beside_a_crowd_only_the_window_is_read(
    deck: Deck, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_reading, "MOST_TICKS", 20)
    monkeypatch.setattr(timeline_reading, "_MOST_AT_ONCE", 60)
    for number in range(1, 100):
        deck.record(deck.tick(number))
    question = asked(deck, NOON + 2 * MINUTE, NOON + 6 * MINUTE)
    answer = everything(reader, question)
    assert (answer.start, answer.end) == (question.start, question.end)
    assert (answer.ticks, answer.buckets) == ((), ())


def test_runs_of_the_past_are_read_with_their_ticks(deck: Deck, reader: Reader) -> None:
    deck.store.record([deck.with_run(5, "k")])
    deck.record(deck.tick(6, status=TickStatus.FAILURE))
    answer = everything(reader, asked(deck, NOON, NOON + MINUTE))
    assert [run.run_id for run in answer.runs] == ["run-5"]
    assert answer.are_all_runs


def test_of_too_many_runs_it_is_known_that_they_are_not_all(
    deck: Deck, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_reading, "MOST_RUNS", 2)
    for number in range(1, 4):
        deck.store.record([deck.with_run(number, f"k{number}")])
    answer = everything(reader, asked(deck, NOON, NOON + MINUTE))
    assert (len(answer.runs), answer.are_all_runs) == (2, False)


def test_the_extent_is_from_the_first_to_the_last_tick_by_the_minute(
    deck: Deck, reader: Reader
) -> None:
    until = NOON + timedelta(days=40)
    assert extent(reader, one(deck), until) is None
    for number in (30, 4000):
        deck.record(deck.tick(number))
    assert extent(reader, one(deck), until) == (NOON, NOON + 67 * MINUTE)


def test_memory_answers_at_once_and_a_broken_file_in_words() -> None:
    told: list[object] = []
    at_once = AtOnce(SeededReader())
    at_once.ask("a", lambda reader: reader.run_count(), told.append, told.append)

    def broken(reader: Reader) -> int:
        raise DatabaseError("The file is damaged.")

    at_once.ask("a", broken, told.append, told.append)
    assert told[0] == SeededReader().run_count()
    assert str(told[1]) == "The file is damaged."
