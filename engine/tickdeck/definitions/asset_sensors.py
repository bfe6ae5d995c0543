"""Asset sensors: functions that are called when an asset was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import as_key
from tickdeck.definitions.events import EventLogRecord
from tickdeck.definitions.requests import SensorResult
from tickdeck.definitions.sensor_results import SensorExecutionData, normalised
from tickdeck.definitions.sensors import (
    DefaultSensorStatus,
    SensorDefinition,
    refuse_bare,
)
from tickdeck.errors import DagsterInvariantViolationError
from tickdeck.values import queries
from tickdeck.values.sensors import SensorKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.values.queries import StoredEvent

_MATERIALIZED = ("ASSET_MATERIALIZATION",)


class AssetSensorDefinition(SensorDefinition):
    """A sensor whose function is called when an asset was made.

    A tick looks at the newest materialization only, if it is newer than the one before;
    its storage id is the cursor. The first tick also fires for one that was there
    before the sensor.

    Args:
        asset_key: The asset.
        options: What a `SensorDefinition` takes as well.
    """

    sensor_type = SensorKind.ASSET

    def __init__(
        self, name: str | None = None, *, asset_key: Any, **options: Any
    ) -> None:
        self.asset_key = as_key(asset_key)
        """The asset that it looks at."""
        super().__init__(name, **options)

    async def evaluate(self, context: Any) -> SensorExecutionData:
        """Call the function for the newest materialization; see the class."""
        stored = self._newest(context)
        if stored is None:
            return SensorExecutionData(
                skip_message="No new materialization events found for asset key "
                f"{self.asset_key}",
                cursor=context.cursor,
                log_key=context.log_key,
            )
        items = await self.call(context, EventLogRecord.of(stored).event_log_entry)
        if any(isinstance(each, SensorResult) and each.cursor for each in items):
            raise DagsterInvariantViolationError(
                f"The asset sensor {self.name} set a cursor by its SensorResult. Which "
                "materialization it has looked at is remembered by itself."
            )
        position = str(stored.event.id)
        if context.cursor_updated and context.cursor != position:
            context.log.warning(
                "The cursor %r that the function set is not kept: an asset sensor's "
                "cursor is the id of the materialization it looked at, %s.",
                context.cursor,
                position,
            )
        data = normalised(self.name, items, cursor=position, cursor_updated=False)
        return self.resolved(data, context)

    def _newest(self, context: Any) -> StoredEvent | None:
        """Return the newest materialization behind the cursor, or the picked one."""
        picked = context.picked_event_id
        cursor = context.cursor
        found = context.instance.records.ask(
            queries.FindEvents(
                types=_MATERIALIZED,
                asset_keys=(self.asset_key.to_user_string(),),
                event_ids=() if picked is None else (picked,),
                after_id=int(cursor) if cursor and picked is None else None,
                ascending=False,
                limit=1,
            )
        )
        if not found and picked is not None:
            raise LookupError(
                f"There is no materialization {picked} of "
                f"{self.asset_key.to_user_string()}."
            )
        return found[0] if found else None


def asset_sensor(
    asset_key: Any,
    *,
    job_name: str | None = None,
    name: str | None = None,
    minimum_interval_seconds: int | None = None,
    description: str | None = None,
    job: Any = None,
    jobs: Sequence[Any] | None = None,
    default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
    required_resource_keys: set[str] | None = None,
    **options: Any,
) -> Callable[[Callable[..., Any]], AssetSensorDefinition]:
    """Turn a function into a sensor that is called when an asset was made.

    It is due the moment that the asset is. Its function is given the context and the
    event log entry of the newest materialization; several between two ticks come as
    one call.

    Args:
        asset_key: The asset.
        job_name: The job that it starts, by name.
        name: How it is listed; the function's name if omitted.
        minimum_interval_seconds: How often it looks by itself, beside being woken.
        description: What it does; the docstring if omitted.
        job: The job that it starts.
        jobs: The jobs that it starts; each request then says which.
        default_status: Whether it is on before anybody switches it.
        required_resource_keys: Resources for ``context.resources``.
        options: What `sensor` takes as well, such as ``timeout``.

    Raises:
        DagsterInvalidDefinitionError: If the targets or the name cannot be.

    Example:
        >>> from tickdeck import AssetKey, RunRequest
        >>> @asset_sensor(asset_key=AssetKey("orders"), job_name="report")
        ... def orders_made(context, asset_event):
        ...     return RunRequest(run_key=context.cursor)
        >>> orders_made.asset_key
        AssetKey(['orders'])
    """
    refuse_bare("asset_sensor", asset_key)

    def define(function: Callable[..., Any]) -> AssetSensorDefinition:
        return AssetSensorDefinition(
            name,
            asset_key=asset_key,
            evaluation_fn=function,
            job_name=job_name,
            minimum_interval_seconds=minimum_interval_seconds,
            description=description,
            job=job,
            jobs=jobs,
            default_status=default_status,
            required_resource_keys=required_resource_keys,
            **options,
        )

    return define
