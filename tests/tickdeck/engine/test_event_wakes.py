from __future__ import annotations

from datetime import UTC, datetime

from tickdeck.engine.event_wakes import EventWakes
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.values.sensors import SensorId, SensorSpec
from tickdeck.values.ticks import WokenBy

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ONE, TWO = SensorId(1), SensorId(2)


def test_events_wake_who_reacts_to_them() -> None:
    wakes = EventWakes()
    wakes.take_up(ONE, SensorSpec(name="a", run_status="SUCCESS"))
    wakes.take_up(TWO, SensorSpec(name="b", asset_keys=("x", "y")))
    done = RunEvent(at=NOON, type=RunEventType.RUN_SUCCESS)
    made = RunEvent(at=NOON, type=RunEventType.ASSET_MATERIALIZATION, asset_key="y")
    looked = RunEvent(at=NOON, type=RunEventType.ASSET_OBSERVATION, asset_key="y")

    assert list(wakes.woken_by([done, done, made])) == [
        (ONE, WokenBy.RUN_STATUS),
        (TWO, WokenBy.ASSET),
    ]
    assert list(wakes.woken_by([looked])) == []


def test_what_was_forgotten_or_changed_is_woken_no_more() -> None:
    wakes = EventWakes()
    wakes.take_up(ONE, SensorSpec(name="a", run_status="SUCCESS"))
    wakes.take_up(ONE, SensorSpec(name="a", run_status="FAILURE"))
    done = RunEvent(at=NOON, type=RunEventType.RUN_SUCCESS)
    failed = RunEvent(at=NOON, type=RunEventType.RUN_FAILURE)

    assert list(wakes.woken_by([done])) == []
    assert list(wakes.woken_by([failed])) == [(ONE, WokenBy.RUN_STATUS)]
    wakes.forget(ONE)
    wakes.forget(TWO)
    assert list(wakes.woken_by([failed])) == []
