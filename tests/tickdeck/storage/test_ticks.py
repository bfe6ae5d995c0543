from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tickdeck.reading.reader import Reader
from tickdeck.values.errors import ErrorInfo, Frame
from tickdeck.values.ticks import (
    RequestOutcome,
    RequestResult,
    TickId,
    TickStatus,
    WokenBy,
)

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def test_everything_of_a_tick_survives(deck: Deck) -> None:
    tick = deck.tick(
        1,
        status=TickStatus.FAILURE,
        scheduled=deck.clock.now(),
        woken_by=WokenBy.FILE_CHANGE,
        error=ErrorInfo(
            class_name="E",
            message="m",
            frames=(Frame("f.py", 3, "g", "x = 1"),),
            cause=ErrorInfo(class_name="C", message=""),
        ),
        cursor_before="a",
        cursor="b",
        run_keys=("k",),
        origin_run_ids=("o",),
        requests=(
            RequestOutcome(
                result=RequestResult.INVALID,
                job_name="j",
                message="no",
                run_config={"ops": {"a": 1}},
            ),
        ),
    )
    deck.record(tick)

    reader = Reader(deck.home.database)
    assert reader.tick(TickId(1)) == tick
    reader.close()


def test_an_open_tick_is_replaced_by_its_end(deck: Deck) -> None:
    deck.store.open_tick(deck.tick(1, status=TickStatus.STARTED))
    deck.record(deck.tick(1))

    assert deck.store.close_interrupted_ticks() == 0


def test_ticks_that_a_killed_engine_left_open_are_closed(deck: Deck) -> None:
    begun = msgspec.structs.replace(
        deck.tick(1, status=TickStatus.STARTED), ended=None, skip_reason=None
    )
    deck.store.open_tick(begun)

    assert deck.store.close_interrupted_ticks() == 1

    reader = Reader(deck.home.database)
    closed = reader.tick(TickId(1))
    assert closed is not None
    assert closed.status is TickStatus.SKIPPED
    assert closed.interrupted
    assert closed.ended == begun.started  # the clock stands still before it
    assert "Interrupted" in (closed.skip_reason or "")
    reader.close()


def test_ids_go_on_behind_folded_ticks(deck: Deck) -> None:
    assert deck.store.next_tick_id() == 1

    deck.record(deck.tick(1))
    deck.record(deck.tick(5))

    assert deck.store.next_tick_id() == 6
