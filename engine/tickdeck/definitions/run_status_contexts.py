"""What run status sensors are given to work with, and their cursor."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import msgspec

from tickdeck.definitions.checks import expect
from tickdeck.definitions.evaluation_context import EvaluationContext
from tickdeck.definitions.runs import PARTITION_TAG, DagsterRun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tickdeck.definitions.events import DagsterEvent
    from tickdeck.definitions.instance import DagsterInstance


class RunStatusSensorContext(EvaluationContext):
    """The run that came to a status, and the event that says so.

    Make one for a test by `build_run_status_sensor_context`. It has no cursor: which
    runs were looked at is remembered by itself.
    """

    def __init__(
        self,
        *,
        dagster_run: DagsterRun,
        dagster_event: DagsterEvent,
        partition_key: str | None = None,
        **parts: Any,
    ) -> None:
        super().__init__(**parts)
        self.dagster_run = dagster_run
        """The run."""
        self.dagster_event = dagster_event
        """What happened to it."""
        self._partition_key = partition_key

    @property
    def partition_key(self) -> str | None:
        """The partition that the run is for, None if it is for none."""
        return self._partition_key or self.dagster_run.tags.get(PARTITION_TAG)

    def for_run_failure(self) -> RunFailureSensorContext:
        """Return the context that a run failure sensor is given."""
        return RunFailureSensorContext(**self._parts({}))

    def merge_resources(self, resources: Mapping[str, Any]) -> Self:
        """Return a copy in which *resources* come before the context's own."""
        merged = type(self)(**self._parts(resources))
        merged._is_managed = self._is_managed  # noqa: SLF001 - of its own kind
        return merged

    def _parts(self, resources: Mapping[str, Any]) -> dict[str, Any]:
        return super()._parts(resources) | {
            "dagster_run": self.dagster_run,
            "dagster_event": self.dagster_event,
            "partition_key": self._partition_key,
        }


class RunFailureSensorContext(RunStatusSensorContext):
    """The run that failed, the event that says so, and the steps that are to blame."""

    @property
    def failure_event(self) -> DagsterEvent:
        """The event that says that the run failed, and which steps did."""
        return self.dagster_event

    def get_step_failure_events(self) -> list[DagsterEvent]:
        """Return the failures of the run's steps, each with its error."""
        return self.instance.step_failures(self.dagster_run.run_id)


def build_run_status_sensor_context(
    sensor_name: str,
    dagster_event: DagsterEvent,
    dagster_instance: DagsterInstance,
    dagster_run: DagsterRun,
    context: Any = None,
    resources: Mapping[str, Any] | None = None,
    partition_key: str | None = None,
    *,
    repository_def: Any = None,
) -> RunStatusSensorContext:
    """Return a context for calling a run status sensor in a test.

    Args:
        sensor_name: What ``context.sensor_name`` is.
        dagster_event: What happened, such as ``result.get_job_success_event()``.
        dagster_instance: Where the job was executed.
        dagster_run: The run, such as ``result.dagster_run``.
        context: Accepted and not used.
        resources: By key.
        partition_key: What ``context.partition_key`` is.
        repository_def: Definitions.

    Raises:
        ParameterCheckError: If the run is none.
    """
    catalog = None if repository_def is None else repository_def.catalog()
    return RunStatusSensorContext(
        sensor_name=sensor_name,
        dagster_event=dagster_event,
        dagster_run=expect(dagster_run, DagsterRun, "dagster_run"),
        instance=dagster_instance,
        partition_key=partition_key,
        resources=dict(resources or {}),
        catalog=catalog,
    )


class RunStatusSensorCursor(msgspec.Struct, frozen=True, kw_only=True):
    """How far a run status sensor has come through the event log."""

    kind: str = msgspec.field(default="RunStatusSensorCursor", name="__class__")
    record_id: int
    record_timestamp: str | None = None
    update_timestamp: str | None = None

    @classmethod
    def read(cls, cursor: str | None) -> RunStatusSensorCursor | None:
        """Return a stored cursor; None if there is none or it is something else."""
        if not cursor:
            return None
        try:
            return msgspec.json.decode(cursor, type=cls)
        except msgspec.MsgspecError:
            return None

    @classmethod
    def at(cls, record_id: int, timestamp: float | None = None) -> str:
        """Return a cursor behind a record, as it is stored."""
        moment = None
        if timestamp is not None:
            moment = datetime.fromtimestamp(timestamp, UTC).isoformat()
        cursor = cls(record_id=record_id, record_timestamp=moment)
        return msgspec.json.encode(cursor).decode()
