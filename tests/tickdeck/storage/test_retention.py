from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.tickdeck.storage.conftest import NOON

from tickdeck.values import queries
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus
from tickdeck.values.settings import Retention
from tickdeck.values.ticks import LogLine, TickStatus

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def ticks_left(deck: Deck) -> list[int]:
    rows = deck.store._database.execute_sql("SELECT id FROM tick ORDER BY id")  # noqa: SLF001 - what is stored
    return [row[0] for row in rows]


def test_ticks_go_by_their_status(deck: Deck) -> None:
    line = LogLine(at=NOON, level="INFO", message="x")
    deck.store.record(
        [
            deck.outcome(deck.tick(1, status=TickStatus.SKIPPED), log=(line,)),
            deck.outcome(deck.tick(2, status=TickStatus.SUCCESS)),
            deck.outcome(deck.tick(3, status=TickStatus.FAILURE)),
        ]
    )
    deck.clock.advance(timedelta(days=8))

    count, _gone, _silenced = deck.store.purge(Retention(failure_days=5))

    assert (count, ticks_left(deck)) == (2, [2])
    assert deck.store.purge(Retention())[0] == 0


def test_a_folded_row_goes_with_its_last_tick(deck: Deck) -> None:
    for number in (1, 80_000):
        deck.store.record([deck.outcome(deck.tick(number))])
    folded = ticks_left(deck)
    deck.clock.advance(timedelta(days=7, seconds=1_000))

    kept = deck.store.purge(Retention())[0]
    deck.clock.advance(timedelta(days=1))
    gone = deck.store.purge(Retention())[0]
    deck.store.record([deck.outcome(deck.tick(90_000))])

    assert (folded, kept, gone) == ([1], 0, 1)
    assert ticks_left(deck) == [90_000]


def test_runs_go_but_what_they_made_stays_known(deck: Deck) -> None:
    run = Run(
        run_id="r",
        location="l",
        job_name="j",
        status=RunStatus.SUCCESS,
        created=NOON,
        ended=NOON,
        run_key="k",
        sensor_id=deck.states[0].id,
    )
    deck.store.create_run(run)
    made = RunEvent(at=NOON, type=RunEventType.ASSET_MATERIALIZATION, asset_key="a")
    line = RunEvent(at=NOON, type=RunEventType.LOG, message="x")
    deck.store.save_runs([run], [("r", made), ("r", line)])
    deck.clock.advance(timedelta(days=2))

    silenced = deck.store.purge(Retention(run_log_days=1))
    gone = deck.store.purge(Retention(run_days=1))

    assert silenced == (1, (), ("r",))
    assert gone == (1, ("r",), ())
    assert deck.store.run("r") is None
    [event] = deck.store.answer(queries.FindEvents())
    assert (event.event.asset_key, event.run_id) == ("a", None)


def test_logs_of_ticks_may_go_first(deck: Deck) -> None:
    line = LogLine(at=NOON, level="INFO", message="x")
    deck.store.record([deck.outcome(deck.tick(1), log=(line,))])
    deck.clock.advance(timedelta(days=2))

    assert deck.store.purge(Retention(tick_log_days=1))[0] == 1
    assert ticks_left(deck) == [1]
