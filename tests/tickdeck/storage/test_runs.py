from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from tests.tickdeck.storage.conftest import make_run

from tickdeck.reading.reader import Reader
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.runs import RunEvent, RunEventType, RunStatus

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def event(deck: Deck, kind: RunEventType, **parts: object) -> RunEvent:
    return RunEvent(at=deck.clock.now(), type=kind, **parts)  # type: ignore[arg-type]


def test_everything_of_a_run_survives(deck: Deck) -> None:
    run = msgspec.structs.replace(
        make_run("r", deck.states[0], "k"),
        partition_key="p",
        asset_keys=("a/b",),
        parent_run_id="x",
        root_run_id="y",
    )
    deck.store.create_run(run)
    assert deck.store.run("r") == run

    ended = msgspec.structs.replace(
        run,
        status=RunStatus.FAILURE,
        started=deck.clock.now(),
        ended=deck.clock.now(),
        interrupted=True,
        error="why",
    )
    deck.store.save_runs([ended], [])
    assert deck.store.run("r") == ended


def test_events_keep_their_order_and_contents(deck: Deck) -> None:
    deck.store.create_run(make_run("r"))
    events = [
        event(deck, RunEventType.RUN_STARTING, message="m"),
        event(deck, RunEventType.STEP_START, step_key="s"),
        event(
            deck,
            RunEventType.STEP_FAILURE,
            step_key="s",
            level="ERROR",
            error=ErrorInfo(class_name="E", message="x"),
        ),
        event(deck, RunEventType.ASSET_MATERIALIZATION, asset_key="a/b", data={"n": 1}),
    ]

    deck.store.save_runs([make_run("r")], [("r", each) for each in events])

    reader = Reader(deck.home.database)
    stored = reader.run_events("r")
    assert [msgspec.structs.replace(each, id=0) for each in stored] == events
    assert [each.id for each in stored] == sorted(each.id for each in stored)
    assert reader.run_events("r", after=stored[1].id) == stored[2:]
    reader.close()


def test_only_what_the_journal_tells_counts_as_absorbed(deck: Deck) -> None:
    deck.store.create_run(make_run("r"))
    kinds = (RunEventType.RUN_STARTING, RunEventType.RUN_START, RunEventType.LOG)
    deck.store.save_runs([make_run("r")], [("r", event(deck, each)) for each in kinds])

    assert deck.store.absorbed_events("r") == 2


def test_unfinished_runs_come_oldest_first(deck: Deck) -> None:
    for name in ("one", "two", "three"):
        deck.store.create_run(make_run(name))
    done = msgspec.structs.replace(make_run("two"), status=RunStatus.SUCCESS)
    deck.store.save_runs([done], [])

    assert [run.run_id for run in deck.store.unfinished_runs()] == ["one", "three"]


def test_case_87_deleting_a_run_frees_its_key_and_its_ids_stay_used(
    deck: Deck,
) -> None:
    deck.store.record([deck.with_run(1, "k")])
    deck.store.save_runs([], [("run-1", event(deck, RunEventType.RUN_START))])
    reader = Reader(deck.home.database)
    [before] = reader.run_events("run-1")

    deck.store.delete_run("run-1")

    assert deck.store.run("run-1") is None
    assert deck.store.used_keys(deck.states[0].id, ["k"]) == {}
    deck.store.create_run(make_run("r"))
    deck.store.save_runs([], [("r", event(deck, RunEventType.RUN_START))])
    assert reader.run_events("r")[0].id > before.id
    reader.close()
