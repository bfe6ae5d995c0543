from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tickdeck import wire
from tickdeck.launching.execution import ExecutionTask
from tickdeck.values.runs import RunEvent, RunEventType

ORDER = wire.Execute(
    run_id="r", job_name="j", run_config={}, tags={}, journal="/j", output="/o"
)
EVENT = RunEvent(at=datetime(2026, 1, 1, tzinfo=UTC), type=RunEventType.RUN_START)


def test_a_run_from_its_order_to_its_end() -> None:
    told: list[Any] = []
    task = ExecutionTask(
        ORDER,
        reported=lambda run_id, events: told.append((run_id, events)),
        ended=lambda run_id, claimed: told.append((run_id, claimed)),
        lost=lambda run_id, why: told.append((run_id, why)),
    )

    assert task.prepare() == ORDER
    assert not task.hear(wire.RunReported(run_id="r", events=(EVENT,)))
    assert task.hear(wire.RunEnded(run_id="r", claimed=True))
    task.lost("why")

    assert told == [("r", (EVENT,)), ("r", True), ("r", "why")]
    assert task.timeout_s is None
