"""How a run went, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickdeck.definitions.events import DagsterEventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.definitions.events import EventLogEntry


@dataclass(frozen=True, kw_only=True)
class DagsterRunStatsSnapshot:
    """How many steps of a run succeeded and failed, and when it ran.

    Times are seconds since 1970, None for what has not happened.
    """

    run_id: str
    steps_succeeded: int = 0
    steps_failed: int = 0
    materializations: int = 0
    expectations: int = 0
    enqueued_time: float | None = None
    launch_time: float | None = None
    start_time: float | None = None
    end_time: float | None = None

    @classmethod
    def of(
        cls, run_id: str, entries: Sequence[EventLogEntry]
    ) -> DagsterRunStatsSnapshot:
        """Return what the log of a run comes to."""
        times: dict[str, list[float]] = {}
        for each in entries:
            if each.dagster_event is not None:
                kind = each.dagster_event.event_type_value
                times.setdefault(kind, []).append(each.timestamp)

        def count(kind: DagsterEventType) -> int:
            return len(times.get(kind.value, ()))

        def first(*kinds: DagsterEventType) -> float | None:
            found = [time for kind in kinds for time in times.get(kind.value, ())]
            return min(found, default=None)

        return cls(
            run_id=run_id,
            steps_succeeded=count(DagsterEventType.STEP_SUCCESS),
            steps_failed=count(DagsterEventType.STEP_FAILURE),
            materializations=count(DagsterEventType.ASSET_MATERIALIZATION),
            enqueued_time=first(DagsterEventType.RUN_ENQUEUED),
            launch_time=first(DagsterEventType.RUN_STARTING),
            start_time=first(DagsterEventType.RUN_START),
            end_time=first(
                DagsterEventType.RUN_SUCCESS,
                DagsterEventType.RUN_FAILURE,
                DagsterEventType.RUN_CANCELED,
            ),
        )
