from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from tickdeck.cli import output
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import Tick, TickId, TickStatus

TICK = Tick(
    id=TickId(1),
    sensor_id=SensorId(1),
    sensor_name="s",
    status=TickStatus.SKIPPED,
    started=datetime(2026, 1, 1, tzinfo=UTC),
)


def test_instants_are_iso_in_utc() -> None:
    there = datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))

    assert output.iso(there) == "2026-01-01T00:00:00+00:00"
    assert output.iso(None) is None
    assert output.local(None) == "—"


def test_results_in_a_few_words() -> None:
    import msgspec

    replace = msgspec.structs.replace
    error = ErrorInfo(class_name="E", message="m")

    assert output.tick_result(replace(TICK, error=error)) == "E: m"
    assert output.tick_result(replace(TICK, run_ids=("a",))) == "1 run requested"
    assert output.tick_result(replace(TICK, run_ids=("a", "b"))) == "2 runs requested"
    assert output.tick_result(replace(TICK, skip_reason="why")) == "why"
    assert output.error_data(None) is None
