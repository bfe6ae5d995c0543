from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from tickdeck.values import commands
from tickdeck.values.folders import KnownFile
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import (
    ItemDecision,
    PartitionChange,
    Reaction,
    RequestOutcome,
    RequestResult,
    TickItem,
)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ONLY_SHOWN = {"error", "log", "seconds", "cursor_version"}
RESULT = commands.TestResult(
    requests=(RequestOutcome(result=RequestResult.LAUNCHED, job_name="j"),),
    skip_reason="why",
    cursor="after",
    cursor_version=4,
    items=(TickItem(item="/a", decision=ItemDecision.FIRED),),
    reactions=(Reaction(run_id="r", status="SUCCESS"),),
    partitions=(PartitionChange(definition="d", added=("z",)),),
    asset_events=(RunEvent(at=NOON, type=RunEventType.ASSET_MATERIALIZATION),),
    acted="tidied up",
    skip_data={"a": 1},
    settled=(KnownFile("/a", 1, 2),),
    forgotten=("/b",),
)


def test_a_test_is_committed_with_all_that_it_says() -> None:
    wish = commands.CommitTest.of(SensorId(7), RESULT)

    for name in set(RESULT.__struct_fields__) - ONLY_SHOWN:
        assert getattr(wish, name) == getattr(RESULT, name)
        assert getattr(RESULT, name)  # or this would prove nothing
    assert (wish.sensor_id, wish.set_cursor, wish.expected_version) == (7, True, 4)


def test_only_some_of_its_requests_may_be_wanted() -> None:
    wish = commands.CommitTest.of(SensorId(7), RESULT, requests=(), set_cursor=False)

    assert (wish.requests, wish.set_cursor) == ((), False)


def test_every_command_travels_to_another_process() -> None:
    wishes: tuple[commands.Command, ...] = (
        commands.CommitTest.of(SensorId(7), RESULT),
        commands.CancelTest(sensor_id=SensorId(7)),
        commands.PauseEngine(paused=True),
        commands.ListProcesses(),
        commands.MoveState(source=SensorId(1), target=SensorId(2)),
    )

    for wish in wishes:
        sent = msgspec.msgpack.encode(wish)
        assert msgspec.msgpack.decode(sent, type=commands.Command) == wish
