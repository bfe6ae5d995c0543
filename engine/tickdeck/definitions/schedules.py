"""Schedules: functions that ask for runs at the times of a cron expression."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tickdeck.definitions.checks import expect, tags_as_text
from tickdeck.definitions.contexts import SensorEvaluationContext
from tickdeck.definitions.cron import expect_cron
from tickdeck.definitions.evaluation_context import catalog_and_resources
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.partition_requests import PartitionResolver
from tickdeck.definitions.requests import RunRequest, SkipReason
from tickdeck.definitions.sensor_results import (
    SensorExecutionData,
    UnexpectedOutputError,
    drained,
    normalised,
)
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
    ScheduleExecutionError,
)
from tickdeck.values.sensors import DEFAULT_TIMEOUT_SECONDS, SensorKind

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.definitions.instance import DagsterInstance

SCHEDULE_NAME_TAG = "dagster/schedule_name"
_WITHOUT_EFFECT = frozenset({"environment_vars"})


class DefaultScheduleStatus(Enum):
    """Whether a schedule is on before anybody touches its switch."""

    RUNNING = "RUNNING"
    STOPPED = "STOPPED"


class ScheduleEvaluationContext(SensorEvaluationContext):
    """What a schedule's function is given. Make one by `build_schedule_context`."""

    def __init__(
        self, *, scheduled_execution_time: datetime | None = None, **parts: Any
    ) -> None:
        super().__init__(**parts)
        self._scheduled = scheduled_execution_time

    @property
    def scheduled_execution_time(self) -> datetime:
        """The time that has come, by the schedule's own clock.

        Raises:
            DagsterInvariantViolationError: If the context was built without one.
        """
        if self._scheduled is None:
            raise DagsterInvariantViolationError(
                "This context has no time. Give one to build_schedule_context("
                "scheduled_execution_time=...)."
            )
        return self._scheduled

    def _parts(self, resources: Mapping[str, Any]) -> dict[str, Any]:
        return super()._parts(resources) | {"scheduled_execution_time": self._scheduled}


class ScheduleDefinition(SensorDefinition):
    """Asks for a run at each time of a cron expression.

    Missed times, because the machine slept or Tickdeck was off, come to one tick for
    the last of them.

    Args:
        name: How it is listed; the job's name and ``_schedule`` if omitted.
        cron_schedule: When: one expression, or several.
        job_name: The job that it starts, by name.
        run_config: The config of each run.
        run_config_fn: Or a function of the context that returns it.
        tags: What each run is marked with.
        tags_fn: Or a function of the context that returns it.
        should_execute: A function of the context; a false answer skips.
        execution_timezone: Whose clock the cron expression means; UTC if omitted.
        execution_fn: A function of the context that returns or yields what a sensor's
            may, or a run config.
        description: What it is for.
        job: The job that it starts.
        default_status: Whether it is on before anybody switches it.
        required_resource_keys: Resources for ``context.resources``.
        timeout: Seconds after which an evaluation is given up.
        target: A job or assets, instead of *job*.
        metadata: Kept on the definition.
        owners: Kept on the definition: e-mail addresses, or ``team:`` and a name.
        further: Accepted and not used: environment_vars.

    Raises:
        DagsterInvalidDefinitionError: If the cron expression or the time zone cannot be
            read, what each run gets is said in two ways, it has neither a name nor a
            job, or a keyword would be without effect.
    """

    sensor_type = SensorKind.SCHEDULE

    def __init__(
        self,
        name: str | None = None,
        cron_schedule: str | Sequence[str] | None = None,
        job_name: str | None = None,
        run_config: Any = None,
        run_config_fn: Callable[..., Any] | None = None,
        tags: Mapping[str, Any] | None = None,
        tags_fn: Callable[..., Mapping[str, Any]] | None = None,
        should_execute: Callable[..., bool] | None = None,
        execution_timezone: str | None = None,
        execution_fn: Callable[..., Any] | None = None,
        description: str | None = None,
        job: Any = None,
        default_status: DefaultScheduleStatus = DefaultScheduleStatus.STOPPED,
        required_resource_keys: set[str] | None = None,
        timeout: float = DEFAULT_TIMEOUT_SECONDS,
        target: Any = None,
        metadata: Mapping[str, Any] | None = None,
        owners: Sequence[str] | None = None,
        **further: Any,
    ) -> None:
        refuse_unknown("A schedule", further, _WITHOUT_EFFECT)
        self.crons = _crons(cron_schedule)
        """When: every expression."""
        self.cron_schedule = cron_schedule
        """When, as it was given."""
        self.execution_timezone = _zone_name(execution_timezone)
        if execution_fn is not None and (run_config_fn or tags_fn or should_execute):
            raise DagsterInvalidDefinitionError(
                "A schedule says by execution_fn what its runs get, or by "
                "run_config_fn, tags_fn and should_execute, not both."
            )
        if run_config is not None and run_config_fn is not None:
            raise DagsterInvalidDefinitionError(
                "A schedule has a run_config or a run_config_fn, not both."
            )
        targets = Targets.of(job=job, job_name=job_name, target=target)
        status = expect(default_status, DefaultScheduleStatus, "default_status")
        self._run_config = run_config
        self._run_config_fn = run_config_fn
        self._run_tags = tags_as_text(tags)
        self._tags_fn = tags_fn
        self._should_execute = should_execute
        made_name = name
        if name is None and execution_fn is None:
            if not targets.names:
                raise DagsterInvalidDefinitionError(
                    "A schedule without a job needs a name."
                )
            made_name = f"{targets.names[0]}_schedule"
        super().__init__(
            made_name,
            evaluation_fn=execution_fn or self._ask,
            targets=targets,
            description=description
            or (inspect.getdoc(execution_fn) if execution_fn else None)
            or f"At {', '.join(self.crons)} ({self.execution_timezone}).",
            default_status=DefaultSensorStatus(status.value),
            required_resource_keys=required_resource_keys,
            timeout=timeout,
            tags=tags,
            metadata=metadata,
            owners=owners,
        )
        if execution_fn is None and made_name is not None:
            self.__name__ = made_name

    def _ask(self, context: ScheduleEvaluationContext) -> RunRequest:
        config = self._run_config
        if self._run_config_fn is not None:
            config = self._run_config_fn(context)
        return RunRequest(run_config=config, tags=self._tags_for(context))

    def guard_by(
        self,
        should_execute: Callable[..., bool] | None,
        tags_fn: Callable[..., Mapping[str, Any]] | None,
    ) -> None:
        """Skip where *should_execute* says no; tag by *tags_fn*. Not in Dagster."""
        self._should_execute, self._tags_fn = should_execute, tags_fn

    def _tags_for(self, context: ScheduleEvaluationContext) -> dict[str, Any]:
        return {} if self._tags_fn is None else dict(self._tags_fn(context))

    def source(self) -> tuple[str, int]:
        """Return the file and line of the function; nothing where it has none."""
        return ("", 0) if self._evaluation_fn == self._ask else super().source()

    def usable_context(self, context: Any) -> ScheduleEvaluationContext:
        """Return the context to call the function with; an empty one for None.

        Raises:
            CheckError: If it is none of a schedule.
        """
        if context is None:
            return ScheduleEvaluationContext()
        if not isinstance(context, ScheduleEvaluationContext):
            raise CheckError(
                "A schedule takes a ScheduleEvaluationContext. Got "
                f"{type(context)}. Make one by build_schedule_context()."
            )
        return context

    async def evaluate(self, context: Any) -> SensorExecutionData:
        """Call the function; a run config that it returns is that of one run."""
        data = normalised(
            self.name, await self.call(context), cursor=None, cursor_updated=False
        )
        resolver = PartitionResolver(context)
        requests = []
        for each in data.run_requests:
            request = resolver.resolve(
                self.targets.resolve(self.name, each, context.catalog)
            )
            tags = {**self._run_tags, **request.tags, SCHEDULE_NAME_TAG: self.name}
            requests.append(request.replaced(tags=tags))
        return data.replaced(run_requests=requests, log_key=context.log_key)

    async def call(self, context: Any, *further: Any) -> list[Any]:
        """Call the function and return all that it gives.

        Raises:
            ScheduleExecutionError: If it raised; its cause is what it raised.
            UnexpectedOutputError: If it gave back something that no tick can come to.
        """
        try:
            if self._should_execute is not None and not self._should_execute(context):
                return [
                    SkipReason(
                        "should_execute function for the schedule returned false."
                    )
                ]
            given = self._evaluation_fn(**self._arguments(context, further))
            if inspect.iscoroutine(given):
                given = await given
            if _is_config(given):
                given = RunRequest(run_config=given, tags=self._tags_for(context))
            return await drained(self.name, given, is_async=self.is_async)
        except UnexpectedOutputError:
            raise
        except Exception as error:
            raise ScheduleExecutionError(
                "Error occurred during the execution of the function of schedule "
                f"{self.name}"
            ) from error


def _is_config(given: Any) -> bool:
    return isinstance(given, Mapping) or hasattr(given, "to_config_dict")


def _crons(given: str | Sequence[str] | None) -> tuple[str, ...]:
    if given is None or not given:
        raise DagsterInvalidDefinitionError(
            "A schedule needs a cron_schedule, such as '0 6 * * *' for six daily."
        )
    every = (given,) if isinstance(given, str) else tuple(given)
    return tuple(expect_cron(each) for each in every)


def _zone_name(given: str | None) -> str:
    try:
        ZoneInfo(given or "UTC")
    except (KeyError, ValueError, OSError) as error:
        raise DagsterInvalidDefinitionError(
            f"There is no time zone called {given!r}. One is called 'Europe/Berlin'."
        ) from error
    return given or "UTC"


def schedule(
    cron_schedule: str | Sequence[str],
    *,
    job_name: str | None = None,
    name: str | None = None,
    tags: Mapping[str, Any] | None = None,
    tags_fn: Callable[..., Mapping[str, Any]] | None = None,
    should_execute: Callable[..., bool] | None = None,
    execution_timezone: str | None = None,
    description: str | None = None,
    job: Any = None,
    default_status: DefaultScheduleStatus = DefaultScheduleStatus.STOPPED,
    required_resource_keys: set[str] | None = None,
    timeout: float = DEFAULT_TIMEOUT_SECONDS,
    target: Any = None,
    metadata: Mapping[str, Any] | None = None,
    owners: Sequence[str] | None = None,
    **further: Any,
) -> Callable[[Callable[..., Any]], ScheduleDefinition]:
    """Turn a function into a schedule. It must be called: ``@schedule("0 6 * * *")``.

    The function is called at each time of the cron expression; it returns a run config,
    or whatever a sensor's function may.

    Args:
        cron_schedule: When: one cron expression, or several.
        job_name: The job that it starts, by name.
        name: How it is listed; the function's name if omitted.
        tags: What each run is marked with.
        tags_fn: A function of the context that returns more of them.
        should_execute: A function of the context; a false answer skips.
        execution_timezone: Whose clock is meant; UTC if omitted.
        description: What it is for; the docstring if omitted.
        job: The job that it starts.
        default_status: Whether it is on before anybody switches it.
        required_resource_keys: Resources for ``context.resources``.
        timeout: Seconds after which an evaluation is given up.
        target: A job or assets, instead of *job*.
        metadata: Kept on the definition.
        owners: Kept on the definition: e-mail addresses, or ``team:`` and a name.
        further: Accepted and not used: environment_vars.

    Raises:
        DagsterInvalidDefinitionError: If the cron expression or the time zone cannot be
            read, or a keyword would be without effect.

    Example:
        >>> from tickdeck import RunRequest
        >>> @schedule("0 6 * * *", job_name="report", execution_timezone="Asia/Tokyo")
        ... def each_morning(context):
        ...     day = context.scheduled_execution_time.strftime("%A")
        ...     return RunRequest(tags={"day": day})
        >>> each_morning.cron_schedule
        '0 6 * * *'
    """

    def define(function: Callable[..., Any]) -> ScheduleDefinition:
        made = ScheduleDefinition(
            name or function.__name__,
            cron_schedule,
            job_name,
            tags=tags,
            execution_timezone=execution_timezone,
            execution_fn=function,
            description=description,
            job=job,
            default_status=default_status,
            required_resource_keys=required_resource_keys,
            timeout=timeout,
            target=target,
            metadata=metadata,
            owners=owners,
            **further,
        )
        made.guard_by(should_execute, tags_fn)
        return made

    refuse_bare("schedule", cron_schedule)
    return define


def build_schedule_context(
    instance: DagsterInstance | None = None,
    scheduled_execution_time: datetime | None = None,
    resources: Mapping[str, Any] | None = None,
    repository_def: Any = None,
    definitions: Any = None,
    instance_ref: Any = None,
) -> ScheduleEvaluationContext:
    """Return a context for calling a schedule in a test.

    Args:
        instance: What ``context.instance`` is.
        scheduled_execution_time: The time that has come.
        resources: By key; before those of the definitions.
        repository_def: Definitions, instead of *definitions*.
        definitions: Where jobs, partitions and resources are looked up.
        instance_ref: Accepted and not used.
    """
    del instance_ref
    catalog, merged = catalog_and_resources(definitions, repository_def, resources)
    return ScheduleEvaluationContext(
        instance=instance,
        scheduled_execution_time=scheduled_execution_time,
        catalog=catalog,
        resources=merged,
    )
