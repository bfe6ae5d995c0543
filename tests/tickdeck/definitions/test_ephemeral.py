from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from tickdeck.definitions.ephemeral import EphemeralRecords
from tickdeck.values import queries
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def run(run_id: str, **parts: Any) -> Run:
    return Run(
        **{
            "run_id": run_id,
            "location": "l",
            "job_name": "j",
            "status": RunStatus.SUCCESS,
            "created": NOON,
            **parts,
        }
    )


def test_runs_are_found_by_what_they_are() -> None:
    records = EphemeralRecords()
    records.add_run(run("a", tags={"k": "1"}))
    records.add_run(run("b", job_name="other", status=RunStatus.FAILURE))
    records.add_run(run("c", created=NOON + timedelta(hours=1)))

    def ids(**where: Any) -> list[str]:
        found = records.ask(queries.FindRuns(where=queries.RunsWhere(**where)))
        return [each.run.run_id for each in found]

    assert ids() == ["c", "b", "a"]
    assert ids(tags={"k": ("1", "2")}) == ["a"]
    assert ids(job_name="other") == ids(statuses=("FAILURE",)) == ["b"]
    assert ids(created_after=NOON) == ["c"]
    assert ids(run_ids=("a", "c")) == ["c", "a"]
    assert records.ask(queries.CountRuns()) == 3
    behind = records.ask(queries.FindRuns(before_run_id="b", limit=1))
    assert [each.run.run_id for each in behind] == ["a"]


def test_a_run_is_replaced_tagged_and_deleted() -> None:
    records = EphemeralRecords()
    records.add_run(run("a", status=RunStatus.STARTED))
    records.add_run(run("a"))
    event = RunEvent(at=NOON, type=RunEventType.RUN_SUCCESS)
    records.add_event(run("a"), event)

    assert records.ask(queries.AddRunTags(run_id="a", tags={"x": "y"}))
    [stored] = records.ask(queries.FindRuns())
    assert (stored.run.status, stored.run.tags) == (RunStatus.SUCCESS, {"x": "y"})
    assert records.ask(queries.DeleteRunRecord(run_id="a"))
    assert not records.ask(queries.DeleteRunRecord(run_id="a"))
    assert records.ask(queries.FindEvents()) == ()


def test_events_are_found_by_kind_asset_and_place() -> None:
    records = EphemeralRecords()
    made = RunEvent(at=NOON, type=RunEventType.ASSET_MATERIALIZATION, asset_key="a")
    for event in (made, msgspec.structs.replace(made, partition="x"), made):
        records.add_event(None, event)

    def ids(**query: Any) -> list[int]:
        found = records.ask(queries.FindEvents(**query))
        return [each.event.id for each in found]

    assert ids(asset_keys=("a",)) == [1, 2, 3]
    assert ids(partitions=("x",)) == [2]
    assert ids(after_id=1, before_id=3) == [2]
    assert ids(ascending=False, limit=1) == [3]
    assert ids(event_ids=(1, 3)) == [1, 3]
    assert ids(types=("PIPELINE_START",)) == []


def test_dynamic_partitions_keep_their_order() -> None:
    records = EphemeralRecords()
    add = queries.AddDynamicPartitions(definition="d", keys=("b", "a"))

    assert (records.ask(add), records.ask(add)) == (2, 0)
    gone = queries.DeleteDynamicPartitions(definition="d", keys=("b", "z"))
    assert records.ask(gone) == 1
    assert records.ask(queries.FindDynamicPartitions(definition="d")) == ("a",)


def test_a_run_that_is_said_to_have_failed_has() -> None:
    records = EphemeralRecords()
    records.add_run(run("a", status=RunStatus.STARTED))

    assert records.ask(queries.ReportRunFailed(run_id="a", message="lost"))
    assert not records.ask(queries.ReportRunFailed(run_id="b", message="lost"))

    [stored] = records.ask(queries.FindRuns())
    assert (stored.run.status, stored.run.error) == (RunStatus.FAILURE, "lost")
    [found] = records.ask(queries.FindEvents(run_id="a"))
    assert (found.event.type, found.event.message) == ("PIPELINE_FAILURE", "lost")
    assert records.ask(queries.FindAssetKeys()) == ()
