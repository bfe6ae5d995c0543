"""Run status sensors: functions that are called when a run comes to a status."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import expect
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.events import DagsterEvent, SerializableErrorInfo
from tickdeck.definitions.monitoring import Monitored
from tickdeck.definitions.partition_requests import PartitionResolver
from tickdeck.definitions.reactions import DagsterRunReaction
from tickdeck.definitions.requests import RunRequest, SensorResult
from tickdeck.definitions.run_status_contexts import (
    RunFailureSensorContext,
    RunStatusSensorContext,
    RunStatusSensorCursor,
)
from tickdeck.definitions.runs import DagsterRun, DagsterRunStatus
from tickdeck.definitions.sensor_results import SensorExecutionData, normalised
from tickdeck.definitions.sensors import (
    DefaultSensorStatus,
    SensorDefinition,
    refuse_bare,
)
from tickdeck.definitions.targets import Targets
from tickdeck.errors import (
    CheckError,
    DagsterInvariantViolationError,
    RunStatusSensorExecutionError,
    SensorExecutionError,
)
from tickdeck.values import queries
from tickdeck.values.runs import STATUS_EVENTS
from tickdeck.values.sensors import SensorKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.values.queries import StoredEvent

BATCH = 200
"""How many events are fetched at once."""


@dataclass
class _Round:
    """What one tick has come to so far."""

    requests: list[RunRequest] = field(default_factory=list)
    reactions: list[DagsterRunReaction] = field(default_factory=list)
    partitions: list[Any] = field(default_factory=list)
    asset_events: list[Any] = field(default_factory=list)
    acted: list[str] = field(default_factory=list)
    skip: str | None = None
    skip_data: dict[str, Any] | None = None


class RunStatusSensorDefinition(SensorDefinition):
    """A sensor whose function is called for each run that comes to a status.

    A tick looks at every run that came to the status since the tick before, one call
    each. What one call raises is told, and keeps no other run from being looked at.

    Args:
        run_status: The status, anything but NOT_STARTED and MANAGED.
        monitored_jobs: Whose runs; the jobs of its own code location if omitted.
        monitor_all_code_locations: Whether the runs of every code location count.
        request_job: The job that it may start.
        request_jobs: The jobs that it may start.
        options: What a `SensorDefinition` takes as well.

    Raises:
        KeyError: If no run can be seen to come to the status.
        DagsterInvalidDefinitionError: If both monitored jobs and all are asked for.
    """

    sensor_type = SensorKind.RUN_STATUS

    def __init__(
        self,
        name: str | None = None,
        *,
        run_status: DagsterRunStatus,
        monitored_jobs: Sequence[Any] | None = None,
        monitor_all_code_locations: bool | None = None,
        request_job: Any = None,
        request_jobs: Sequence[Any] | None = None,
        **options: Any,
    ) -> None:
        self.run_status = expect(run_status, DagsterRunStatus, "run_status")
        if run_status not in STATUS_EVENTS:
            raise KeyError(
                f"No run is ever seen to come to {run_status.value}. Monitor one of "
                f"{', '.join(STATUS_EVENTS)}."
            )
        self.monitored = Monitored.of(
            monitored_jobs, everywhere=bool(monitor_all_code_locations)
        )
        targets = Targets.of(
            job=request_job,
            jobs=request_jobs,
            names=("request_job", "request_jobs", "job_name"),
        )
        super().__init__(name, targets=targets, **options)

    @property
    def is_for_failures(self) -> bool:
        """Whether its function is given a `RunFailureSensorContext`."""
        return False

    def usable_context(self, context: Any) -> RunStatusSensorContext:
        """Return the context to call the function with.

        Raises:
            CheckError: If it is none of a run status sensor.
        """
        if not isinstance(context, RunStatusSensorContext):
            raise CheckError(
                "A run status sensor takes a RunStatusSensorContext. Got "
                f"{type(context)}. Make one by build_run_status_sensor_context()."
            )
        return context

    # --- ticks ---------------------------------------------------------------------

    async def evaluate(self, context: Any) -> SensorExecutionData:
        """Look at each run that came to the status; see the class."""
        cursor = RunStatusSensorCursor.read(context.cursor)
        instance: DagsterInstance = context.instance
        picked = context.picked_run_id
        if picked is not None:
            return await self._look_at_picked(context, instance, picked)
        if cursor is None:
            return self._begin(instance, context)
        round_, position, has_more = _Round(), context.cursor, False
        began = time.monotonic()
        after = cursor.record_id
        while not has_more and (batch := self._next_events(instance, after)):
            for stored in batch:
                await self._look_at(context, instance, stored, round_)
                after = stored.event.id
                position = RunStatusSensorCursor.at(after, stored.event.at.timestamp())
                if time.monotonic() - began > self.timeout / 2:
                    has_more = True
                    break
        return self._data(round_, position, context, has_more=has_more)

    def _begin(self, instance: DagsterInstance, context: Any) -> SensorExecutionData:
        """Begin behind what happened before the first tick."""
        newest = instance.records.ask(
            queries.FindEvents(
                types=(STATUS_EVENTS[self.run_status].value,), ascending=False, limit=1
            )
        )
        record_id, moment = -1, None
        if newest:
            record_id, moment = newest[0].event.id, newest[0].event.at.timestamp()
        position = RunStatusSensorCursor.at(record_id, moment)
        return SensorExecutionData(
            skip_message=f"Initiating {self.name}. Set cursor to {position}",
            cursor=position,
            log_key=context.log_key,
        )

    def _next_events(
        self, instance: DagsterInstance, after: int
    ) -> Sequence[StoredEvent]:
        found: Sequence[StoredEvent] = instance.records.ask(
            queries.FindEvents(
                types=(STATUS_EVENTS[self.run_status].value,),
                after_id=after,
                limit=BATCH,
            )
        )
        return found

    async def _look_at_picked(
        self, context: Any, instance: DagsterInstance, run_id: str
    ) -> SensorExecutionData:
        """Look at one run that somebody chose, whenever it came to the status."""
        found = instance.records.ask(
            queries.FindEvents(
                types=(STATUS_EVENTS[self.run_status].value,),
                run_id=run_id,
                ascending=False,
                limit=1,
            )
        )
        if not found:
            raise LookupError(f"The run {run_id} never came to {self.run_status}.")
        round_ = _Round()
        await self._look_at(context, instance, found[0], round_, chosen=True)
        return self._data(round_, context.cursor, context, has_more=False)

    async def _look_at(
        self,
        context: Any,
        instance: DagsterInstance,
        stored: StoredEvent,
        round_: _Round,
        *,
        chosen: bool = False,
    ) -> None:
        """Call the function for one event, unless its run is gone or not monitored."""
        run = stored.run_id and instance.get_run_by_id(stored.run_id)
        if not run or not (chosen or self.monitored.includes(run, context)):
            return
        own = self._context_of(
            context, run, DagsterEvent.of(stored.event, run.job_name)
        )
        try:
            with own:
                self._take(await self._outcome_of(own), run, own, round_)
        except Exception as error:  # noqa: BLE001 - one run must not hold up the others
            failure = error_info(error)
            round_.reactions.append(
                DagsterRunReaction(
                    run,
                    SerializableErrorInfo.of(failure),
                    self.run_status,
                    failure=failure,
                )
            )

    def _context_of(
        self, context: Any, run: DagsterRun, event: DagsterEvent
    ) -> RunStatusSensorContext:
        kind = (
            RunFailureSensorContext if self.is_for_failures else RunStatusSensorContext
        )
        parts = {
            name: value
            for name, value in context._parts({}).items()  # noqa: SLF001 - its own kind
            if name in _SHARED
        }
        return kind(dagster_run=run, dagster_event=event, **parts)

    async def _outcome_of(
        self, own: RunStatusSensorContext
    ) -> SensorExecutionData | None:
        """Return what a call came to; None for a call that gave nothing back."""
        try:
            items = await self.call(own)
        except SensorExecutionError as error:
            raise RunStatusSensorExecutionError(
                f'Error occurred during the execution of sensor "{self.name}".'
            ) from error.__cause__
        if not items:
            return None
        if any(isinstance(each, SensorResult) and each.cursor for each in items):
            raise DagsterInvariantViolationError(
                f"The run status sensor {self.name} set a cursor. Which runs it has "
                "looked at is remembered by itself."
            )
        return normalised(self.name, items, cursor=None, cursor_updated=False)

    def _take(
        self,
        data: SensorExecutionData | None,
        run: DagsterRun,
        own: RunStatusSensorContext,
        round_: _Round,
    ) -> None:
        if data is None:
            round_.reactions.append(DagsterRunReaction(run, None, self.run_status))
            return
        resolver = PartitionResolver(own, data.dynamic_partitions_requests)
        round_.requests += self.resolve(data.run_requests, own, resolver)
        round_.reactions += data.dagster_run_reactions
        round_.partitions += data.dynamic_partitions_requests
        round_.asset_events += data.asset_events
        if data.acted:
            round_.acted.append(data.acted)
            round_.reactions.append(
                DagsterRunReaction(run, None, self.run_status, message=data.acted)
            )
        if not data.run_requests and data.skip_message is not None:
            round_.skip, round_.skip_data = data.skip_message, data.skip_data

    def _data(
        self, round_: _Round, position: str | None, context: Any, *, has_more: bool
    ) -> SensorExecutionData:
        did = round_.requests or round_.reactions
        return SensorExecutionData(
            run_requests=round_.requests,
            skip_message=None if did else round_.skip,
            cursor=position,
            dagster_run_reactions=round_.reactions,
            log_key=context.log_key,
            dynamic_partitions_requests=round_.partitions,
            asset_events=round_.asset_events,
            acted="\n".join(round_.acted) or None,
            skip_data=None if did else round_.skip_data,
            has_more=has_more,
        )


_SHARED = (
    "sensor_name",
    "repository_name",
    "location_name",
    "catalog",
    "resources",
    "log_key",
    "logger",
    "instance",
    "clock",
)


class RunFailureSensorDefinition(RunStatusSensorDefinition):
    """A run status sensor for failures, whose function learns which steps failed."""

    @property
    def is_for_failures(self) -> bool:
        """Whether its function is given a `RunFailureSensorContext`."""
        return True

    def usable_context(self, context: Any) -> RunStatusSensorContext:
        """Return the context to call the function with.

        Raises:
            CheckError: If it is none of a run status sensor.
        """
        usable = super().usable_context(context)
        if isinstance(usable, RunFailureSensorContext):
            return usable
        return usable.for_run_failure()


def run_status_sensor(
    run_status: DagsterRunStatus,
    name: str | None = None,
    minimum_interval_seconds: int | None = None,
    description: str | None = None,
    monitored_jobs: Sequence[Any] | None = None,
    job_selection: Sequence[Any] | None = None,
    monitor_all_code_locations: bool | None = None,  # noqa: FBT001 - the field's own
    default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
    request_job: Any = None,
    request_jobs: Sequence[Any] | None = None,
    monitor_all_repositories: bool | None = None,  # noqa: FBT001 - the field's own
    **options: Any,
) -> Callable[[Callable[..., Any]], RunStatusSensorDefinition]:
    """Turn a function into a sensor that is called when a run comes to a status.

    It is due the moment that the run does. Its first tick only notes where it begins;
    later none is lost, also of runs that ended while Tickdeck was off. The function
    may do something and return nothing, or return what any sensor may.

    Args:
        run_status: Which status.
        name: How it is listed; the function's name if omitted.
        minimum_interval_seconds: How often it looks by itself, beside being woken.
        description: What it does; the docstring if omitted.
        monitored_jobs: Jobs, `JobSelector`s, `CodeLocationSelector`s; the jobs of its
            own code location if omitted.
        job_selection: The old name of *monitored_jobs*.
        monitor_all_code_locations: Whether every run counts, of whatever location.
        default_status: Whether it is on before anybody switches it.
        request_job: The job that it may start.
        request_jobs: The jobs that it may start; each request then says which.
        monitor_all_repositories: The old name of *monitor_all_code_locations*.
        options: What `sensor` takes as well, such as ``timeout``.

    Raises:
        KeyError: If no run can be seen to come to the status.
        DagsterInvalidDefinitionError: If both monitored jobs and all are asked for.

    Example:
        >>> from tickdeck import DagsterRunStatus
        >>> @run_status_sensor(run_status=DagsterRunStatus.SUCCESS)
        ... def tell(context):
        ...     context.log.info(f"{context.dagster_run.job_name} is through")
        >>> tell.name
        'tell'
    """

    def define(function: Callable[..., Any]) -> RunStatusSensorDefinition:
        return RunStatusSensorDefinition(
            name,
            run_status=run_status,
            evaluation_fn=function,
            minimum_interval_seconds=minimum_interval_seconds,
            description=description,
            monitored_jobs=(
                job_selection if monitored_jobs is None else monitored_jobs
            ),
            monitor_all_code_locations=(
                monitor_all_repositories
                if monitor_all_code_locations is None
                else monitor_all_code_locations
            ),
            default_status=default_status,
            request_job=request_job,
            request_jobs=request_jobs,
            **options,
        )

    refuse_bare("run_status_sensor", run_status)
    return define


def run_failure_sensor(
    name: str | Callable[..., Any] | None = None,
    minimum_interval_seconds: int | None = None,
    description: str | None = None,
    monitored_jobs: Sequence[Any] | None = None,
    job_selection: Sequence[Any] | None = None,
    monitor_all_code_locations: bool | None = None,  # noqa: FBT001 - the field's own
    default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
    request_job: Any = None,
    request_jobs: Sequence[Any] | None = None,
    monitor_all_repositories: bool | None = None,  # noqa: FBT001 - the field's own
    **options: Any,
) -> Any:
    """Turn a function into a sensor that is called when a run fails.

    Usable bare or called. Its function is given a `RunFailureSensorContext`.

    Args:
        name: How it is listed; the function's name if omitted.
        minimum_interval_seconds: How often it looks by itself, beside being woken.
        description: What it does; the docstring if omitted.
        monitored_jobs: Jobs, `JobSelector`s, `CodeLocationSelector`s; the jobs of its
            own code location if omitted.
        job_selection: The old name of *monitored_jobs*.
        monitor_all_code_locations: Whether every run counts, of whatever location.
        default_status: Whether it is on before anybody switches it.
        request_job: The job that it may start.
        request_jobs: The jobs that it may start; each request then says which.
        monitor_all_repositories: The old name of *monitor_all_code_locations*.
        options: What `sensor` takes as well, such as ``timeout``.

    Raises:
        DagsterInvalidDefinitionError: If both monitored jobs and all are asked for.

    Example:
        >>> @run_failure_sensor
        ... def alert(context):
        ...     context.log.error(context.failure_event.message)
        >>> alert.run_status.value
        'FAILURE'
    """

    def define(function: Callable[..., Any]) -> RunFailureSensorDefinition:
        return RunFailureSensorDefinition(
            None if callable(name) else name,
            run_status=DagsterRunStatus.FAILURE,
            evaluation_fn=function,
            minimum_interval_seconds=minimum_interval_seconds,
            description=description,
            monitored_jobs=(
                job_selection if monitored_jobs is None else monitored_jobs
            ),
            monitor_all_code_locations=(
                monitor_all_repositories
                if monitor_all_code_locations is None
                else monitor_all_code_locations
            ),
            default_status=default_status,
            request_job=request_job,
            request_jobs=request_jobs,
            **options,
        )

    return define(name) if callable(name) else define
