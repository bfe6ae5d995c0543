"""Sensors: functions that look at the world and ask for runs."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import (
    expect,
    expect_int,
    expect_optional,
    expect_sequence,
    valid_name,
)
from tickdeck.definitions.contexts import SensorEvaluationContext
from tickdeck.definitions.parameters import parameters_of
from tickdeck.definitions.resources import (
    ConfigurableResource,
    ResourceDefinition,
    must_provide,
)
from tickdeck.definitions.selection import AssetSelection, as_selection
from tickdeck.definitions.sensor_results import (
    SensorExecutionData,
    UnexpectedOutputError,
    drained,
    normalised,
)
from tickdeck.errors import (
    CheckError,
    DagsterInvalidDefinitionError,
    DagsterInvalidInvocationError,
    ParameterCheckError,
    SensorExecutionError,
)
from tickdeck.values.sensors import (
    DEFAULT_INTERVAL_SECONDS,
    DEFAULT_TIMEOUT_SECONDS,
    SensorKind,
)

if TYPE_CHECKING:
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.requests import RunRequest

SENSOR_NAME_TAG = "dagster/sensor_name"
_NO_TARGET_JOB = "__anonymous_asset_job"


class DefaultSensorStatus(Enum):
    """Whether a sensor is on before anybody touches its switch."""

    RUNNING = "RUNNING"
    STOPPED = "STOPPED"


class SensorDefinition:
    """A function, what it starts, how often it is called, and whether by default.

    Calling it calls the function, for tests: nothing is resolved or validated then, and
    a generator's items come as a list.

    Args:
        name: How it is listed; the function's name if omitted.
        evaluation_fn: The function.
        job_name: The job that it starts, by name.
        minimum_interval_seconds: Least time between the starts of two ticks; 30 if
            omitted, and 0 means 30.
        description: What it watches.
        job: The job that it starts.
        jobs: The jobs that it starts; each request then says which.
        default_status: Whether it is on before anybody switches it.
        asset_selection: The assets that its runs materialize, instead of a job.
        required_resource_keys: Resources for ``context.resources``.
        timeout: Seconds after which an evaluation is given up and its process ended.
        watch: Paths whose changes make it due at once.

    Raises:
        DagsterInvalidDefinitionError: If it has several kinds of targets, no function,
            or a name that cannot be one.
        ParameterCheckError: If an argument has the wrong type.
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        evaluation_fn: Callable[..., Any] | None = None,
        job_name: str | None = None,
        minimum_interval_seconds: int | None = None,
        description: str | None = None,
        job: Any = None,
        jobs: Sequence[Any] | None = None,
        default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
        asset_selection: Any = None,
        required_resource_keys: set[str] | None = None,
        timeout: float = DEFAULT_TIMEOUT_SECONDS,
        watch: Sequence[str | os.PathLike[str]] = (),
    ) -> None:
        if evaluation_fn is None:
            raise DagsterInvalidDefinitionError(
                f"The sensor {name} has no evaluation_fn: nothing would be called."
            )
        given = [
            label
            for label, value in (
                ("job", job),
                ("jobs", jobs),
                ("job_name", job_name),
                ("asset_selection", asset_selection),
            )
            if value is not None
        ]
        if len(given) > 1:
            raise DagsterInvalidDefinitionError(
                f"A sensor can have one kind of target, not {' and '.join(given)}."
            )
        self.name = (
            getattr(evaluation_fn, "__name__", type(evaluation_fn).__name__)
            if name is None
            else valid_name(name)
        )
        self._evaluation_fn = evaluation_fn
        self._set_numbers(minimum_interval_seconds, timeout)
        self.default_status: DefaultSensorStatus = expect(
            default_status, DefaultSensorStatus, "default_status"
        )
        self.description = description or inspect.getdoc(evaluation_fn)
        self._job_name = expect_optional(job_name, str, "job_name")
        self._jobs = [job] if job is not None else list(jobs or [])
        self._check_targets()
        self.asset_selection: AssetSelection | None = (
            None if asset_selection is None else as_selection(asset_selection)
        )
        paths: list[str | os.PathLike[str]] = expect_sequence(
            watch, (str, os.PathLike), "watch"
        )
        self.watch = tuple(os.fspath(each) for each in paths)
        self._read_signature(set(required_resource_keys or ()))
        functools.update_wrapper(self, evaluation_fn, updated=())

    def _set_numbers(self, interval: int | None, timeout: float) -> None:
        self.minimum_interval_seconds = (
            DEFAULT_INTERVAL_SECONDS
            if interval is None
            else expect_int(interval, "minimum_interval_seconds")
        )
        expect(timeout, (int, float), "timeout")
        if not timeout > 0:
            raise DagsterInvalidDefinitionError(
                f"A timeout of {timeout} s leaves the sensor no time."
            )
        self.timeout = float(timeout)

    def _check_targets(self) -> None:
        for each in self._jobs:
            if not hasattr(each, "name"):
                raise ParameterCheckError(f"{each!r} is not a job.")

    def _read_signature(self, required: set[str]) -> None:
        self._parameters = parameters_of(self._evaluation_fn)
        if required and self._parameters.resources:
            raise ParameterCheckError(
                "Name resources by required_resource_keys or by annotated parameters, "
                "not by both."
            )
        self.required_resource_keys = required | set(self._parameters.resources)

    # --- what it is ----------------------------------------------------------------

    sensor_type = SensorKind.STANDARD

    @property
    def evaluation_fn(self) -> Callable[..., Any]:
        """The function."""
        return self._evaluation_fn

    @property
    def has_direct_targets(self) -> bool:
        """Whether it was given jobs, not only a name."""
        return bool(self._jobs)

    @property
    def job(self) -> Any:
        """The one job that it starts.

        Raises:
            DagsterInvalidDefinitionError: If there is none or more than one.
        """
        if len(self._jobs) > 1:
            raise DagsterInvalidDefinitionError(
                f"Job property not available: {self.name} has several jobs."
            )
        if not self._jobs:
            raise DagsterInvalidDefinitionError(
                f"No job was provided to the sensor {self.name}."
            )
        return self._jobs[0]

    @property
    def jobs(self) -> list[Any]:
        """The jobs that it starts.

        Raises:
            DagsterInvalidDefinitionError: If it was given none.
        """
        if not self._jobs:
            raise DagsterInvalidDefinitionError(
                f"No job was provided to the sensor {self.name}."
            )
        return list(self._jobs)

    @property
    def job_name(self) -> str | None:
        """The name of the one job that it starts.

        Raises:
            DagsterInvalidDefinitionError: If there are several.
        """
        if len(self._jobs) > 1:
            raise DagsterInvalidDefinitionError(
                f"Cannot use job_name: {self.name} has several jobs."
            )
        return self._jobs[0].name if self._jobs else self._job_name

    @property
    def target_names(self) -> tuple[str, ...]:
        """The names of all jobs that it may start."""
        if self._jobs:
            return tuple(each.name for each in self._jobs)
        return () if self._job_name is None else (self._job_name,)

    @property
    def direct_jobs(self) -> tuple[Any, ...]:
        """The jobs that it was given."""
        return tuple(self._jobs)

    def source(self) -> tuple[str, int]:
        """Return the file and line of the function; nothing where it has none."""
        code = getattr(inspect.unwrap(self._evaluation_fn), "__code__", None)
        return ("", 0) if code is None else (code.co_filename, code.co_firstlineno)

    def watched_paths(self) -> tuple[str, ...]:
        """Return what it watches, absolute; relative to where it is defined."""
        folder = Path(self.source()[0]).parent
        return tuple(
            str((folder / Path(each).expanduser()).absolute()) for each in self.watch
        )

    # --- direct calls --------------------------------------------------------------

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call the function as a test does.

        Raises:
            DagsterInvalidInvocationError: If the arguments are not the function's.
            DagsterInvalidDefinitionError: If a required resource is missing.
        """
        context, resources = self._context_and_resources(arguments, named)
        if context is None:
            context = SensorEvaluationContext()
        expect_context(context)
        if resources:
            context = context.merge_resources(resources)
        given = self._evaluation_fn(**self._arguments(context, resources))
        return list(given) if isinstance(given, Generator) else given

    def _context_and_resources(
        self, arguments: Sequence[Any], named: Mapping[str, Any]
    ) -> tuple[Any, dict[str, Any]]:
        names = self._parameters.others
        if any(_is_resource(each) for each in arguments):
            raise DagsterInvalidInvocationError(
                "Resources are passed by their names, as keyword arguments."
            )
        resources = {
            key: named[key] for key in named if key in self.required_resource_keys
        }
        rest = {key: named[key] for key in named if key not in resources}
        if len(arguments) + len(rest) > 1:
            raise DagsterInvalidInvocationError(
                "A sensor was called with multiple non-resource arguments. "
                "It takes a context and resources."
            )
        if not names:
            return (arguments[0] if arguments else next(iter(rest.values()), None)), (
                resources
            )
        if not arguments and not rest:
            raise DagsterInvalidInvocationError(
                f"The function of sensor {self.name} expected context argument "
                f"'{names[0]}', but none was given."
            )
        if rest and names[0] not in rest:
            raise DagsterInvalidInvocationError(
                f"Sensor invocation expected argument '{names[0]}'."
            )
        return (arguments[0] if arguments else rest[names[0]]), resources

    def _arguments(
        self, context: SensorEvaluationContext, given: Mapping[str, Any]
    ) -> dict[str, Any]:
        arguments: dict[str, Any] = {}
        if self._parameters.others:
            arguments[self._parameters.others[0]] = context
        for name in self.required_resource_keys:
            if name not in given and name not in context.resource_defs:
                raise must_provide(name, "sensor", self.name)
        for name in self._parameters.resources:
            arguments[name] = (
                given[name] if name in given else context.resources.get(name)
            )
        return arguments

    # --- ticks ---------------------------------------------------------------------

    def evaluate_tick(self, context: SensorEvaluationContext) -> SensorExecutionData:
        """Call the function and return what it comes to, resolved and tagged.

        Raises:
            SensorExecutionError: If the function raised; its cause is what it raised.
            Exception: If what it gave back cannot be acted upon.
        """
        if len(self._parameters.others) > 1:
            raise DagsterInvalidDefinitionError(
                f"The function of sensor {self.name} has the parameters "
                f"{', '.join(self._parameters.others)}; one may be the context, all "
                "others must be annotated as resources."
            )
        arguments = self._arguments(context, {})
        try:
            items = drained(self.name, self._evaluation_fn(**arguments))
        except UnexpectedOutputError:
            raise
        except Exception as error:
            raise SensorExecutionError(
                "Error occurred during the execution of evaluation_fn for sensor "
                f"{self.name}"
            ) from error
        data = normalised(
            self.name,
            items,
            cursor=context.cursor,
            cursor_updated=context.cursor_updated,
        )
        requests = self.resolve(data.run_requests, context.catalog)
        return SensorExecutionData(
            run_requests=requests,
            skip_message=data.skip_message,
            cursor=data.cursor,
            log_key=context.log_key,
            dynamic_partitions_requests=data.dynamic_partitions_requests,
            asset_events=data.asset_events,
        )

    def resolve(
        self, requests: Iterable[RunRequest], catalog: Catalog | None
    ) -> list[RunRequest]:
        """Return requests that name their job, with the sensor's tag.

        Raises:
            Exception: If a request has no target, or one that is not the sensor's.
            DagsterInvalidSubsetError: If its assets are not among the sensor's.
        """
        return [self._resolve(each, catalog) for each in requests]

    def _resolve(self, request: RunRequest, catalog: Catalog | None) -> RunRequest:
        tags = {**request.tags, SENSOR_NAME_TAG: self.name}
        if self.asset_selection is not None:
            if catalog is None:
                return request.replaced(tags=tags, job_name=_NO_TARGET_JOB)
            keys = catalog.assets_for(self.asset_selection, request.asset_selection)
            return request.replaced(
                tags=tags, job_name=catalog.asset_job_name, asset_selection=keys
            )
        names = self.target_names
        if not names:
            raise Exception(  # noqa: TRY002 - authors' code may catch the bare class
                f"Error in sensor {self.name}: Sensor evaluation function returned a "
                "RunRequest for a sensor lacking a specified target (job_name, job, or "
                "jobs). Targets can be specified by providing job, jobs, or job_name "
                "to the @sensor decorator."
            )
        if request.job_name is None and len(names) > 1:
            raise Exception(  # noqa: TRY002 - authors' code may catch the bare class
                f"Error in sensor {self.name}: Sensor returned a RunRequest that did "
                f"not specify job_name for the requested run. Expected one of: "
                f"{list(names)}"
            )
        if request.job_name is not None and request.job_name not in names:
            raise Exception(  # noqa: TRY002 - authors' code may catch the bare class
                f"Error in sensor {self.name}: Sensor returned a RunRequest with "
                f"job_name {request.job_name}. Expected one of: {list(names)}"
            )
        return request.replaced(tags=tags, job_name=request.job_name or names[0])


def expect_context(context: object) -> None:
    """Refuse what is no sensor's context.

    Raises:
        CheckError: If it is none.
    """
    if not isinstance(context, SensorEvaluationContext):
        raise CheckError(
            f"A sensor takes a SensorEvaluationContext. Got {type(context)}. "
            "Make one by build_sensor_context()."
        )


def _is_resource(value: object) -> bool:
    return isinstance(value, ConfigurableResource | ResourceDefinition)


def sensor(
    job_name: str | None = None,
    *,
    name: str | None = None,
    minimum_interval_seconds: int | None = None,
    description: str | None = None,
    job: Any = None,
    jobs: Sequence[Any] | None = None,
    default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
    asset_selection: Any = None,
    required_resource_keys: set[str] | None = None,
    timeout: float = DEFAULT_TIMEOUT_SECONDS,
    watch: Sequence[str | os.PathLike[str]] = (),
) -> Callable[[Callable[..., Any]], SensorDefinition]:
    """Turn a function into a sensor. It must be called: ``@sensor()``.

    The function is called again and again, in a process of its own, never twice at
    once. It may return or yield `RunRequest`s, return a list of them, a `SkipReason`,
    a `SensorResult`, or nothing, which skips. Its first parameter that is no resource
    is the context.

    Args:
        job_name: The job that it starts, by name.
        name: How it is listed; the function's name if omitted.
        minimum_interval_seconds: Least time, in seconds, between the *starts* of two
            ticks; 30 if omitted. A slow sensor ticks less often, never more.
        description: What it watches; the docstring if omitted.
        job: The job that it starts.
        jobs: The jobs that it starts; each request then says which.
        default_status: Whether it is on before anybody switches it.
        asset_selection: The assets that its runs materialize, instead of a job.
        required_resource_keys: Resources for ``context.resources``.
        timeout: Seconds after which an evaluation is given up. Not in Dagster.
        watch: Paths whose changes make it due at once. Not in Dagster.

    Returns:
        A decorator whose result is still callable, so that a test can call it.

    Raises:
        DagsterInvalidDefinitionError: If the targets or the name cannot be.
        ParameterCheckError: If an argument has the wrong type.

    Example:
        >>> from tickdeck import SkipReason
        >>> @sensor(job_name="import_mail", minimum_interval_seconds=5)
        ... def inbox(context):
        ...     return SkipReason("no new mail")
        >>> inbox(None).skip_message
        'no new mail'
    """
    if callable(job_name):
        # The field's own decorator takes the function for a job's name, and the sensor
        # is silently lost; nobody means that.
        raise DagsterInvalidDefinitionError(
            f"Write @sensor() with brackets above {getattr(job_name, '__name__', '')}."
        )

    def define(function: Callable[..., Any]) -> SensorDefinition:
        return SensorDefinition(
            name,
            evaluation_fn=function,
            job_name=job_name,
            minimum_interval_seconds=minimum_interval_seconds,
            description=description,
            job=job,
            jobs=jobs,
            default_status=default_status,
            asset_selection=asset_selection,
            required_resource_keys=required_resource_keys,
            timeout=timeout,
            watch=watch,
        )

    return define
