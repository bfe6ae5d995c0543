"""What sensors are given to work with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import expect_optional
from tickdeck.definitions.evaluation_context import (
    EvaluationContext,
    catalog_and_resources,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tickdeck.definitions.instance import DagsterInstance


class SensorEvaluationContext(EvaluationContext):
    """What a sensor's function is given. Make one by `build_sensor_context`.

    A context manager: leaving it tears the resources down.
    """

    def __init__(
        self,
        *,
        cursor: str | None = None,
        last_tick_completion_time: float | None = None,
        last_run_key: str | None = None,
        last_sensor_start_time: float | None = None,
        picked_event_id: int | None = None,
        picked_run_id: str | None = None,
        **parts: Any,
    ) -> None:
        super().__init__(**parts)
        self._cursor = cursor
        self._cursor_updated = False
        self.last_tick_completion_time = last_tick_completion_time
        """Seconds since 1970 at which the last finished tick *began*."""
        self.last_run_key = last_run_key
        """The run key that was requested last, also if it was used already."""
        self.last_sensor_start_time = last_sensor_start_time
        """Seconds since 1970 at which the sensor was last switched on."""
        self.picked_event_id = picked_event_id
        """For an asset sensor that is tested: the event to look at. Not in Dagster."""
        self.picked_run_id = picked_run_id
        """For a run status sensor that is tested: the run. Not in Dagster."""

    @property
    def cursor(self) -> str | None:
        """What the sensor last remembered; None at first."""
        return self._cursor

    def update_cursor(self, cursor: str | None) -> None:
        """Remember *cursor* for the next tick, if this one does not fail.

        Raises:
            ParameterCheckError: If it is neither a text nor None.
        """
        self._cursor = expect_optional(cursor, str, "cursor")
        self._cursor_updated = True

    @property
    def cursor_updated(self) -> bool:
        """Whether `update_cursor` was called."""
        return self._cursor_updated

    @property
    def last_completion_time(self) -> float | None:
        """The old name of `last_tick_completion_time`."""
        return self.last_tick_completion_time

    @property
    def is_first_tick_since_sensor_start(self) -> bool:
        """Whether the sensor has not ticked since it was switched on."""
        if (
            self.last_tick_completion_time is None
            or self.last_sensor_start_time is None
        ):
            return self.last_tick_completion_time is None
        return self.last_sensor_start_time > self.last_tick_completion_time

    def merge_resources(self, resources: Mapping[str, Any]) -> SensorEvaluationContext:
        """Return a copy in which *resources* come before the context's own."""
        merged = type(self)(**self._parts(resources))
        merged._is_managed = self._is_managed  # noqa: SLF001 - of its own kind
        return merged

    def _parts(self, resources: Mapping[str, Any]) -> dict[str, Any]:
        return super()._parts(resources) | {
            "cursor": self._cursor,
            "last_tick_completion_time": self.last_tick_completion_time,
            "last_run_key": self.last_run_key,
            "last_sensor_start_time": self.last_sensor_start_time,
            "picked_event_id": self.picked_event_id,
            "picked_run_id": self.picked_run_id,
        }


def build_sensor_context(
    instance: DagsterInstance | None = None,
    cursor: str | None = None,
    repository_name: str | None = None,
    repository_def: Any = None,
    sensor_name: str | None = None,
    resources: Mapping[str, Any] | None = None,
    definitions: Any = None,
    instance_ref: Any = None,
    last_sensor_start_time: float | None = None,
) -> SensorEvaluationContext:
    """Return a context for calling a sensor in a test.

    Args:
        instance: What ``context.instance`` is.
        cursor: What the sensor remembers.
        repository_name: What ``context.repository_name`` is.
        repository_def: Definitions, instead of *definitions*.
        sensor_name: What ``context.sensor_name`` is.
        resources: By key; before those of the definitions.
        definitions: Where jobs, partitions and resources are looked up.
        instance_ref: Accepted and not used.
        last_sensor_start_time: Seconds since 1970.

    Raises:
        CheckError: If there are both definitions and a repository.

    Example:
        >>> from tickdeck import RunRequest, sensor
        >>> @sensor(job_name="load")
        ... def counter(context):
        ...     context.update_cursor(str(int(context.cursor or 0) + 1))
        ...     return RunRequest(run_key=context.cursor)
        >>> with build_sensor_context(cursor="6") as context:
        ...     print(counter(context).run_key)
        7
    """
    catalog, merged = catalog_and_resources(definitions, repository_def, resources)
    return SensorEvaluationContext(
        cursor=cursor,
        sensor_name=sensor_name,
        repository_name=repository_name,
        last_sensor_start_time=last_sensor_start_time,
        catalog=catalog,
        resources=merged,
        instance=instance,
    )
