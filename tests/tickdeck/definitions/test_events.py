from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    AssetKey,
    AssetMaterialization,
    AssetObservation,
    DagsterEvent,
    DagsterEventType,
    DagsterInstance,
    EventLogRecord,
    MaterializeResult,
    MetadataValue,
    Output,
    asset,
    materialize,
)
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.events import SerializableErrorInfo
from tickdeck.values.queries import StoredEvent
from tickdeck.values.runs import RunEvent, RunEventType

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_an_error_reads_as_python_prints_it() -> None:
    with pytest.raises(ValueError, match="no good") as caught:
        int("no good")
    info = SerializableErrorInfo.of(error_info(caught.value))

    assert info.message.startswith("ValueError: invalid literal")
    assert info.cls_name == "ValueError"
    assert str(info) == info.to_string()
    assert info.to_string().endswith("'no good'\n")
    bare = SerializableErrorInfo(
        "A: b", ["  frame\n"], cause=SerializableErrorInfo("C")
    )
    assert bare.to_string() == (
        "A: b\n\nStack Trace:\n  frame\n\nThe above exception was caused by the "
        "following:\nC\n\nStack Trace:\n"
    )


def test_an_asset_event_knows_its_asset() -> None:
    stored = StoredEvent(
        event=RunEvent(
            at=NOON,
            type=RunEventType.ASSET_MATERIALIZATION,
            asset_key="a/b",
            partition="x",
            data={"rows": 3},
            id=7,
        ),
        run_id="r",
        job_name="j",
    )

    record = EventLogRecord.of(stored)

    entry = record.event_log_entry
    assert (record.storage_id, record.run_id, record.partition_key) == (7, "r", "x")
    assert record.asset_key == AssetKey(["a", "b"])
    assert record.timestamp == NOON.timestamp()
    assert entry.asset_materialization is not None
    assert entry.asset_materialization.metadata == {"rows": MetadataValue.int(3)}
    assert entry.asset_observation is None
    assert entry.get_dagster_event().event_type is (
        DagsterEventType.ASSET_MATERIALIZATION
    )


def test_a_logged_line_is_no_event() -> None:
    stored = StoredEvent(
        event=RunEvent(at=NOON, type=RunEventType.LOG, message="hello"), run_id="r"
    )

    entry = EventLogRecord.of(stored).event_log_entry

    assert (entry.message, entry.is_dagster_event) == ("hello", False)
    assert entry.asset_materialization is None
    with pytest.raises(ValueError, match="logged line"):
        entry.get_dagster_event()


def test_failures_are_told_apart() -> None:
    kinds = {
        kind: DagsterEvent(kind) for kind in ("STEP_FAILURE", "PIPELINE_FAILURE", "LOG")
    }

    assert [each.is_failure for each in kinds.values()] == [True, True, False]
    assert kinds["STEP_FAILURE"].is_step_failure
    assert kinds["STEP_FAILURE"].step_failure_data.error is None


def test_a_record_gives_the_asset_event_itself() -> None:
    instance = DagsterInstance.ephemeral()
    instance.report_runless_asset_event(AssetObservation("a", "seen"))
    instance.report_runless_asset_event(AssetMaterialization("a"))

    [seen] = instance.fetch_observations(AssetKey("a")).records
    [made] = instance.fetch_materializations(AssetKey("a")).records

    assert seen.event_type is DagsterEventType.ASSET_OBSERVATION
    assert seen.asset_observation == seen.asset_event
    assert seen.asset_materialization is None
    assert seen.asset_event is not None
    assert seen.asset_event.description == "seen"
    assert made.asset_materialization == made.asset_event
    assert made.asset_event is not None
    assert made.asset_event.description is None


def test_only_what_the_author_said_is_a_description() -> None:
    @asset
    def told() -> Iterator[Any]:
        yield AssetMaterialization("other", "by hand")
        yield Output(1, metadata={"rows": 3})

    @asset
    def untold() -> MaterializeResult:
        return MaterializeResult(metadata={"x": 1})

    events = materialize([told, untold]).all_events

    made = [each.event_specific_data.materialization for each in events]
    assert [each.description for each in made if each] == ["by hand", None, None]
    output = next(e for e in events if e.event_type is DagsterEventType.STEP_OUTPUT)
    assert output.event_specific_data.metadata == {"rows": MetadataValue.int(3)}
