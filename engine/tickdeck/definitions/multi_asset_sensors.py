"""Multi-asset sensors: functions that look at what is new of several assets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.definitions.multi_asset_context import (
    MultiAssetSensorEvaluationContext,
    monitored_of,
)
from tickdeck.definitions.requests import RunRequest, SensorResult
from tickdeck.definitions.sensor_results import SensorExecutionData, normalised
from tickdeck.definitions.sensors import (
    DefaultSensorStatus,
    SensorDefinition,
    refuse_bare,
)
from tickdeck.definitions.targets import Targets
from tickdeck.errors import (
    CheckError,
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
)
from tickdeck.values.sensors import SensorKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class MultiAssetSensorDefinition(SensorDefinition):
    """A sensor whose function looks at what is new of several assets.

    Args:
        monitored_assets: Keys, or an `AssetSelection` of its own code location.
        request_assets: The assets that its runs materialize, instead of a job.
        options: What a `SensorDefinition` takes as well.
    """

    sensor_type = SensorKind.MULTI_ASSET

    def __init__(
        self,
        name: str | None = None,
        *,
        monitored_assets: Any,
        request_assets: Any = None,
        job: Any = None,
        jobs: Sequence[Any] | None = None,
        job_name: str | None = None,
        **options: Any,
    ) -> None:
        self.monitored_assets = monitored_of(monitored_assets)
        targets = Targets.of(
            job=job,
            jobs=jobs,
            job_name=job_name,
            asset_selection=request_assets,
            names=("job", "jobs", "job_name", "request_assets"),
        )
        super().__init__(name, targets=targets, **options)

    def usable_context(self, context: Any) -> MultiAssetSensorEvaluationContext:
        """Return the context to call the function with.

        Raises:
            CheckError: If it is none of a multi-asset sensor.
        """
        if not isinstance(context, MultiAssetSensorEvaluationContext):
            raise CheckError(
                "A multi-asset sensor takes a MultiAssetSensorEvaluationContext. Got "
                f"{type(context)}. Make one by build_multi_asset_sensor_context()."
            )
        return context

    async def evaluate(self, context: Any) -> SensorExecutionData:
        """Call the function, which consumes what it asks runs for."""
        own = context
        if not isinstance(context, MultiAssetSensorEvaluationContext):
            own = MultiAssetSensorEvaluationContext(
                monitored_assets=self.monitored_assets,
                **context._parts({}),  # noqa: SLF001 - the same context, of another kind
            )
        with own:
            items = await self.call(own)
            results = [each for each in items if isinstance(each, SensorResult)]
            if any(each.cursor for each in results):
                raise DagsterInvariantViolationError(
                    f"The multi-asset sensor {self.name} set a cursor by its "
                    "SensorResult. Use context.advance_cursor."
                )
            asks = [
                *(each for each in items if isinstance(each, RunRequest)),
                *(request for each in results for request in each.run_requests),
            ]
            if asks and not own.cursor_advanced:
                raise DagsterInvalidDefinitionError(
                    f"The multi-asset sensor {self.name} asked for runs and consumed "
                    "nothing, so it would ask again for ever. Call "
                    "context.advance_cursor or context.advance_all_cursors."
                )
            data = normalised(self.name, items, cursor=own.cursor, cursor_updated=False)
            return self.resolved(data, own)


def multi_asset_sensor(
    monitored_assets: Any,
    *,
    job_name: str | None = None,
    name: str | None = None,
    minimum_interval_seconds: int | None = None,
    description: str | None = None,
    job: Any = None,
    jobs: Sequence[Any] | None = None,
    default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
    request_assets: Any = None,
    required_resource_keys: set[str] | None = None,
    **options: Any,
) -> Callable[[Callable[..., Any]], MultiAssetSensorDefinition]:
    """Turn a function into a sensor that looks at what is new of several assets.

    It is due the moment that one of them is made. Its function is given a
    `MultiAssetSensorEvaluationContext`; if it asks for runs, it must say what it has
    consumed, by ``context.advance_cursor`` or ``context.advance_all_cursors``.

    Args:
        monitored_assets: Keys, or an `AssetSelection` of its own code location.
        job_name: The job that it starts, by name.
        name: How it is listed; the function's name if omitted.
        minimum_interval_seconds: How often it looks by itself, beside being woken.
        description: What it does; the docstring if omitted.
        job: The job that it starts.
        jobs: The jobs that it starts; each request then says which.
        default_status: Whether it is on before anybody switches it.
        request_assets: The assets that its runs materialize, instead of a job.
        required_resource_keys: Resources for ``context.resources``.
        options: What `sensor` takes as well, such as ``timeout``.

    Raises:
        CheckError: If *monitored_assets* is neither keys nor a selection.
        DagsterInvalidDefinitionError: If the targets or the name cannot be.

    Example:
        >>> from tickdeck import AssetKey, RunRequest
        >>> @multi_asset_sensor(
        ...     monitored_assets=[AssetKey("orders"), AssetKey("prices")],
        ...     job_name="report",
        ... )
        ... def both_made(context):
        ...     new = context.latest_materialization_records_by_key()
        ...     if all(new.values()):
        ...         context.advance_all_cursors()
        ...         return RunRequest()
        >>> both_made.name
        'both_made'
    """
    refuse_bare("multi_asset_sensor", monitored_assets)

    def define(function: Callable[..., Any]) -> MultiAssetSensorDefinition:
        return MultiAssetSensorDefinition(
            name,
            monitored_assets=monitored_assets,
            request_assets=request_assets,
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
