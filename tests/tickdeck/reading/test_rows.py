from __future__ import annotations

from datetime import UTC, datetime

from tickdeck.reading.rows import SensorRow, TimelineBucket
from tickdeck.values.sensors import (
    SensorId,
    SensorSpec,
    SensorState,
    SensorStatus,
    StoredStatus,
)


def test_a_row_is_on_by_its_switch_else_by_its_code() -> None:
    state = SensorState(id=SensorId(1), location="l", repository="r", name="s")
    spec = SensorSpec(name="s", default_status=SensorStatus.RUNNING)
    stopped = SensorState(
        id=SensorId(1),
        location="l",
        repository="r",
        name="s",
        stored_status=StoredStatus.STOPPED,
    )

    assert SensorRow(state=state, spec=spec).status is SensorStatus.RUNNING
    assert SensorRow(state=stopped, spec=spec).status is SensorStatus.STOPPED


def test_a_stretch_counts_its_ticks() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    stretch = TimelineBucket(start=start, seconds=60, skipped=1, succeeded=2, failed=3)

    assert stretch.ticks == 6
