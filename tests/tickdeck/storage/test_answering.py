from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from tests.tickdeck.storage.conftest import NOON

from tickdeck.values import queries
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def make(deck: Deck, run_id: str, **parts: Any) -> Run:
    run = Run(
        **{
            "run_id": run_id,
            "location": "l",
            "job_name": "j",
            "status": RunStatus.SUCCESS,
            "created": NOON,
            **parts,
        }
    )
    deck.store.create_run(run)
    return run


def found(deck: Deck, **where: Any) -> list[str]:
    query = queries.FindRuns(where=queries.RunsWhere(**where))
    return [each.run.run_id for each in deck.store.answer(query)]


def test_runs_are_found_by_what_they_are(deck: Deck) -> None:
    make(deck, "a", tags={"k": "1", "odd.key": 'x"y'})
    make(deck, "b", job_name="other", status=RunStatus.FAILURE)
    make(deck, "c", created=NOON + timedelta(hours=1))

    assert found(deck) == ["c", "b", "a"]
    assert found(deck, tags={"k": ("1", "2")}) == ["a"]
    assert found(deck, tags={"odd.key": ('x"y',)}) == ["a"]
    assert found(deck, job_name="other") == found(deck, statuses=("FAILURE",)) == ["b"]
    assert found(deck, created_after=NOON) == found(deck, updated_after=NOON) == ["c"]
    assert found(deck, created_before=NOON + timedelta(minutes=1)) == ["b", "a"]
    assert found(deck, run_ids=("a", "c")) == ["c", "a"]
    assert deck.store.answer(queries.CountRuns()) == 3
    behind = queries.FindRuns(before_run_id="a", ascending=True, limit=1)
    assert [each.run.run_id for each in deck.store.answer(behind)] == ["b"]


def test_it_is_told_when_a_run_moved_on(deck: Deck) -> None:
    run = make(deck, "a")
    deck.clock.advance(timedelta(minutes=5))
    deck.store.save_runs([run], [])

    [stored] = deck.store.answer(queries.FindRuns())

    assert stored.updated == NOON + timedelta(minutes=5)


def test_events_are_found_by_kind_asset_and_place(deck: Deck) -> None:
    run = make(deck, "a")
    made = RunEvent(at=NOON, type=RunEventType.ASSET_MATERIALIZATION, asset_key="x/y")
    done = RunEvent(at=NOON, type=RunEventType.RUN_SUCCESS)
    deck.store.save_runs([run], [("a", made), ("a", done)])
    number = deck.store.answer(
        queries.ReportAssetEvent(event=msgspec.structs.replace(made, partition="p"))
    )

    def ids(**query: Any) -> list[int]:
        return [e.event.id for e in deck.store.answer(queries.FindEvents(**query))]

    assert number == 3
    assert ids() == [1, 2, 3]
    assert ids(types=(made.type.value,), asset_keys=("x/y",)) == [1, 3]
    assert ids(asset_keys=("x/y", "z"), partitions=("p",)) == [3]
    assert ids(run_id="a", after_id=1) == [2]
    assert ids(ascending=False, limit=1, before_id=3) == [2]
    assert ids(event_ids=(2, 3)) == [2, 3]
    [runless] = deck.store.answer(queries.FindEvents(event_ids=(3,)))
    assert (runless.run_id, runless.job_name) == (None, None)


def test_partitions_and_tags_are_changed(deck: Deck) -> None:
    make(deck, "a", tags={"k": "1"})
    add = queries.AddDynamicPartitions(definition="d", keys=("b", "a", "b"))

    assert (deck.store.answer(add), deck.store.answer(add)) == (2, 0)
    gone = queries.DeleteDynamicPartitions(definition="d", keys=("b", "z"))
    assert deck.store.answer(gone) == 1
    assert deck.store.answer(queries.FindDynamicPartitions(definition="d")) == ("a",)
    assert deck.store.answer(queries.AddRunTags(run_id="a", tags={"k": "2", "n": "3"}))
    assert not deck.store.answer(queries.AddRunTags(run_id="x", tags={}))
    run = deck.store.run("a")
    assert run is not None
    assert run.tags == {"k": "2", "n": "3"}


def test_what_needs_the_engine_is_refused(deck: Deck) -> None:
    with pytest.raises(ValueError, match="DeleteRunRecord"):
        deck.store.answer(queries.DeleteRunRecord(run_id="a"))


def test_the_assets_that_events_tell_of(deck: Deck) -> None:
    run = make(deck, "a")
    events = [
        RunEvent(at=NOON, type=kind, asset_key=key)
        for kind, key in (
            (RunEventType.ASSET_MATERIALIZATION, "b"),
            (RunEventType.ASSET_OBSERVATION, "a/x"),
            (RunEventType.ASSET_MATERIALIZATION, "b"),
            (RunEventType.RUN_SUCCESS, None),
        )
    ]
    deck.store.save_runs([run], [("a", each) for each in events])

    assert deck.store.answer(queries.FindAssetKeys()) == ("a/x", "b")
