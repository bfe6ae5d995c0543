from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tickdeck import DagsterInstance, Definitions, job, repository, schedule
from tickdeck.clock import ManualClock
from tickdeck.wire import Evaluate
from tickdeck.worker.contexts import context_for

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@job
def j() -> None: ...


@schedule("0 6 * * *", job=j, execution_timezone="Asia/Tokyo")
def daily() -> None: ...


def context(sensor: Any, **parts: Any) -> Any:
    return context_for(
        sensor,
        Evaluate(request=1, sensor="s", tick_id=7, cursor="c", **parts),
        location="here",
        catalog=Definitions(schedules=[daily]).catalog(),
        instance=DagsterInstance.ephemeral(),
        clock=ManualClock(NOON),
    )


def test_a_context_has_what_the_engine_says() -> None:
    made = context(None, last_tick_started=NOON, last_run_key="k", run_id="r")

    assert (made.cursor, made.last_run_key, made.picked_run_id) == ("c", "k", "r")
    assert made.last_tick_completion_time == NOON.timestamp()
    assert made.log_key == ["__repository__", "s", "7"]
    assert (made.location_name, made.now()) == ("here", NOON)


def test_a_schedules_time_is_by_its_own_clock() -> None:
    made = context(daily, scheduled=NOON)

    assert made.scheduled_execution_time.isoformat() == "2026-01-01T21:00:00+09:00"
    assert context(daily).scheduled_execution_time == NOON


def test_a_repository_is_told_by_its_name() -> None:
    made = context_for(
        None,
        Evaluate(request=1, sensor="s", tick_id=7),
        location="here",
        catalog=repository(name="mine")(list).catalog(),
        instance=DagsterInstance.ephemeral(),
        clock=ManualClock(NOON),
    )

    assert (made.repository_name, made.log_key) == ("mine", ["mine", "s", "7"])
    assert made.repository_def.name == "mine"
