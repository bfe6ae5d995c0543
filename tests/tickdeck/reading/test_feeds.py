from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.tickdeck.storage.conftest import NOON

from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import FeedPhrase, FeedSource, GapKind
from tickdeck.storage import activity
from tickdeck.storage.activity import GapCause
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


def note(deck: Deck, seconds: float, kind: str, message: str = "", **data: Any) -> None:
    deck.clock.jump(NOON + timedelta(seconds=seconds))
    deck.store.note(kind, message, deck.states[0].id, **data)


def note_gap(deck: Deck, seconds: float, length: float, cause: GapCause) -> None:
    deck.clock.jump(NOON + timedelta(seconds=seconds))
    deck.store.note_down(activity.gap_note(length, cause))


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


def test_words_of_our_own_come_with_what_they_are_made_of(
    deck: Deck, reader: Reader
) -> None:
    done = TickStatus.SUCCESS
    deck.record(
        deck.tick(1, status=done),
        deck.tick(2, status=done, acted="tidied up"),
        deck.tick(3, status=done, run_ids=("r", "s")),
    )
    note(deck, 10, "cursor_set", "Cursor set to 'x'.", cursor="x")

    told = [
        (item.message, item.phrase, item.run_count, item.data)
        for item in reader.happened()
    ]

    assert told == [
        ("Cursor set to 'x'.", None, 0, {"cursor": "x"}),
        ("2 runs requested", FeedPhrase.RUNS_REQUESTED, 2, {}),
        ("tidied up", None, 0, {}),
        ("Acted", FeedPhrase.ACTED, 0, {}),
    ]


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
    note_gap(deck, 500, 300.4, GapCause.ASLEEP)
    note_gap(deck, 510, -300, GapCause.CLOCK)
    note_gap(deck, 800, 200, GapCause.CLOCK)
    off = "Tickdeck was not at work."
    assert gaps(reader) == [
        (100, 160, off),
        (200, 500, "The machine slept for 300 s."),
        (600, 800, "The machine had its clock set forward, by 200 s."),
    ]
    assert kinds(reader) == ["stopped", "asleep", "clock"]


def test_gaps_that_were_written_down_as_a_sentence_only(
    deck: Deck, reader: Reader
) -> None:
    said = "The machine slept, or its clock was set forward, by 300 s."
    note(deck, 500, activity.GAP, said)
    note(deck, 600, activity.GAP, "The machine had its clock set back, by 300 s.")

    assert gaps(reader) == [(200, 500, said)]
    assert kinds(reader) == ["asleep"]


def kinds(reader: Reader) -> list[str]:
    found = reader.gaps(NOON - timedelta(days=1), NOON + timedelta(days=1))
    return [gap.kind.value for gap in found]


PAUSED = "Tickdeck was paused."


def test_a_pause_is_a_gap(deck: Deck, reader: Reader) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    note(deck, 10, activity.ENGINE_PAUSED)
    note(deck, 70, activity.ENGINE_RESUMED)
    note(deck, 100, activity.ENGINE_PAUSED)

    day = 24 * 3600  # to which it was asked for
    assert gaps(reader) == [(10, 70, PAUSED), (100, day, PAUSED)]
    assert kinds(reader) == ["paused", "paused"]


def test_a_pause_that_outlives_a_restart_is_a_gap_around_it(
    deck: Deck, reader: Reader
) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    note(deck, 10, activity.ENGINE_PAUSED)
    note(deck, 20, activity.ENGINE_STOPPED)
    note(deck, 30, activity.ENGINE_STARTED)
    note(deck, 40, activity.ENGINE_RESUMED)

    assert gaps(reader) == [
        (10, 20, PAUSED),
        (20, 30, "Tickdeck was not at work."),
        (30, 40, PAUSED),
    ]
    later = NOON + timedelta(seconds=35)
    [gap] = reader.gaps(later, later)
    assert (gap.start, gap.kind) == (NOON + timedelta(seconds=30), GapKind.PAUSED)


def test_a_pause_that_was_ended_while_the_engine_was_off(
    deck: Deck, reader: Reader
) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    note(deck, 10, activity.ENGINE_PAUSED)
    note(deck, 20, activity.ENGINE_STOPPED)
    note(deck, 30, activity.ENGINE_RESUMED)
    note(deck, 40, activity.ENGINE_STARTED)

    assert gaps(reader) == [(10, 20, PAUSED), (20, 40, "Tickdeck was not at work.")]


def test_of_a_killed_engine_the_last_tick_tells_when_it_ended(
    deck: Deck, reader: Reader
) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    deck.record(deck.tick(40))
    note(deck, 90, activity.ENGINE_STARTED)
    assert gaps(reader) == [(40, 90, "Tickdeck was not at work.")]


def test_also_among_many_ticks_the_last_before_the_end_is_found(
    deck: Deck, reader: Reader
) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    for second in (*range(1, 41), *range(100, 120)):
        deck.record(deck.tick(second, status=TickStatus.FAILURE))
    note(deck, 90, activity.ENGINE_STARTED)
    assert gaps(reader) == [(40, 90, "Tickdeck was not at work.")]


def test_an_engine_that_recorded_nothing_was_killed_without_a_sign(
    deck: Deck, reader: Reader
) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    note(deck, 90, activity.ENGINE_STARTED)
    deck.record(deck.tick(100))
    assert gaps(reader) == []


def test_only_gaps_in_sight_are_told(deck: Deck, reader: Reader) -> None:
    note(deck, 0, activity.ENGINE_STARTED)
    note(deck, 100, activity.ENGINE_STOPPED)
    note(deck, 160, activity.ENGINE_STARTED)
    later = NOON + timedelta(seconds=161)
    assert reader.gaps(later, later + timedelta(hours=1)) == ()
    inside = NOON + timedelta(seconds=120)
    assert len(reader.gaps(inside, inside)) == 1
