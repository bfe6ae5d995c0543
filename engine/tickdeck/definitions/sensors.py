"""Sensors: functions that look at the world and ask for runs."""

from __future__ import annotations

import asyncio
import functools
import inspect
import os
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tickdeck.definitions.assets import AssetKey
from tickdeck.definitions.checks import (
    expect,
    expect_int,
    expect_optional,
    expect_sequence,
    tags_as_text,
    valid_name,
    valid_owners,
)
from tickdeck.definitions.contexts import SensorEvaluationContext
from tickdeck.definitions.invocation import matched, split_resources
from tickdeck.definitions.parameters import parameters_of
from tickdeck.definitions.partition_requests import (
    PartitionResolver,
    RefusedRequest,
)
from tickdeck.definitions.resources import must_provide
from tickdeck.definitions.sensor_results import (
    SensorExecutionData,
    UnexpectedOutputError,
    drained,
    list_like,
    normalised,
)
from tickdeck.definitions.staleness import stale_assets
from tickdeck.definitions.targets import SENSOR_NAME_TAG, Targets
from tickdeck.errors import (
    CheckError,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
    SensorExecutionError,
)
from tickdeck.values.sensors import (
    DEFAULT_INTERVAL_SECONDS,
    DEFAULT_TIMEOUT_SECONDS,
    SensorKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence

    from tickdeck.definitions.requests import RunRequest
    from tickdeck.definitions.selection import AssetSelection

T = TypeVar("T")


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
        jitter: Each interval is longer by a random part of so many seconds.
        tags: Kept on the definition.
        metadata: Kept on the definition.
        target: A job or assets: the newer word for *job* and *asset_selection*.
        owners: Kept on the definition: e-mail addresses, or ``team:`` and a name.

    Raises:
        DagsterInvalidDefinitionError: If it has several kinds of targets, no function,
            or a name that cannot be one.
        ParameterCheckError: If an argument has the wrong type.
    """

    sensor_type = SensorKind.STANDARD
    """What makes it due and what its function is given."""

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
        jitter: float = 0.0,
        tags: Mapping[str, Any] | None = None,
        metadata: Mapping[str, Any] | None = None,
        target: Any = None,
        owners: Sequence[str] | None = None,
        targets: Targets | None = None,
    ) -> None:
        if evaluation_fn is None:
            raise DagsterInvalidDefinitionError(
                f"The sensor {name} has no evaluation_fn: nothing would be called."
            )
        own = Targets.of(
            job=job,
            jobs=jobs,
            job_name=job_name,
            asset_selection=asset_selection,
            target=target,
        )
        if targets is not None and own != Targets():
            raise DagsterInvalidDefinitionError(
                "A sensor of this kind does not take job, jobs, job_name, "
                "asset_selection or target: see what it calls its targets."
            )
        self.targets = targets or own
        self.name = (
            getattr(evaluation_fn, "__name__", type(evaluation_fn).__name__)
            if name is None
            else valid_name(name)
        )
        self.tags = tags_as_text(tags)
        self.metadata = dict(metadata or {})
        self.owners = list(valid_owners(owners, f"sensor {self.name}"))
        self._evaluation_fn = evaluation_fn
        self._set_numbers(minimum_interval_seconds, timeout, jitter)
        self.default_status: DefaultSensorStatus = expect(
            default_status, DefaultSensorStatus, "default_status"
        )
        expect_optional(description, str, "description")
        self.description = description or inspect.getdoc(evaluation_fn)
        paths: list[str | os.PathLike[str]] = expect_sequence(
            watch, (str, os.PathLike), "watch"
        )
        self.watch = tuple(os.fspath(each) for each in paths)
        self._read_signature(set(required_resource_keys or ()))
        functools.update_wrapper(self, evaluation_fn, updated=())

    def _set_numbers(self, interval: int | None, timeout: float, jitter: float) -> None:
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
        expect(jitter, (int, float), "jitter")
        if not jitter >= 0:
            raise DagsterInvalidDefinitionError(
                f"A jitter of {jitter} s cannot be: it is a number of seconds."
            )
        self.timeout, self.jitter = float(timeout), float(jitter)

    def _read_signature(self, required: set[str]) -> None:
        self._parameters = parameters_of(self._evaluation_fn)
        if required and self._parameters.resources:
            raise ParameterCheckError(
                "Name resources by required_resource_keys or by annotated parameters, "
                "not by both."
            )
        self.required_resource_keys = required | set(self._parameters.resources)

    # --- what it is ----------------------------------------------------------------

    @property
    def evaluation_fn(self) -> Callable[..., Any]:
        """The function."""
        return self._evaluation_fn

    @functools.cached_property
    def is_async(self) -> bool:
        """Whether the function awaits; many such wait in one process at once."""
        function = inspect.unwrap(self._evaluation_fn)
        if not inspect.isroutine(function):
            function = type(function).__call__
        return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(
            function
        )

    @property
    def asset_selection(self) -> AssetSelection | None:
        """The assets that its runs materialize."""
        return self.targets.selection

    @property
    def job(self) -> Any:
        """The one job that it starts.

        Raises:
            DagsterInvalidDefinitionError: If there is none or more than one.
        """
        return self.targets.only_job(self.name)

    @property
    def jobs(self) -> list[Any]:
        """The jobs that it starts.

        Raises:
            DagsterInvalidDefinitionError: If it was given none.
        """
        return self.targets.given_jobs(self.name)

    @property
    def job_name(self) -> str | None:
        """The name of the one job that it starts.

        Raises:
            DagsterInvalidDefinitionError: If there are several.
        """
        return self.targets.only_name(self.name)

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
        resources, rest = split_resources(arguments, named, self.required_resource_keys)
        given = matched("sensor", self.name, self.context_names(), arguments, rest)
        context = self.usable_context(given[0] if given else None)
        if resources:
            context = context.merge_resources(resources)
        return list_like(
            self._evaluation_fn(**self._arguments(context, given[1:], resources))
        )

    def context_names(self) -> tuple[str, ...]:
        """Return the parameters that are no resources, the context first."""
        return self._parameters.others

    def usable_context(self, context: Any) -> Any:
        """Return the context to call the function with; an empty one for None.

        Raises:
            CheckError: If it is no context of a sensor of this kind.
        """
        if context is None:
            return SensorEvaluationContext()
        expect_context(context)
        return context

    def _arguments(
        self,
        context: Any,
        further: Sequence[Any] = (),
        given: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        given = given or {}
        arguments: dict[str, Any] = dict(
            zip(self._parameters.others, (context, *further), strict=False)
        )
        for name in self.required_resource_keys:
            if name not in given and name not in context.resource_defs:
                raise must_provide(name, "sensor", self.name)
        for name in self._parameters.resources:
            arguments[name] = (
                given[name] if name in given else context.resources.get(name)
            )
        return arguments

    # --- ticks ---------------------------------------------------------------------

    def evaluate_tick(self, context: Any) -> SensorExecutionData:
        """Call the function and return what it comes to, resolved and tagged.

        Raises:
            SensorExecutionError: If the function raised; its cause is what it raised.
            Exception: If what it gave back cannot be acted upon.
        """
        evaluation = self.evaluate(context)
        data = asyncio.run(evaluation) if self.is_async else at_once(evaluation)
        for request in data.run_requests:
            if isinstance(request, RefusedRequest):
                raise request.error
        return data

    async def evaluate(self, context: Any) -> SensorExecutionData:
        """Evaluate as `evaluate_tick` does; awaits only where the function does.

        A request that cannot be resolved holds up no other: it is a `RefusedRequest`.
        """
        data = normalised(
            self.name,
            await self.call(context),
            cursor=context.cursor,
            cursor_updated=context.cursor_updated,
        )
        return self.resolved(data, context)

    async def call(self, context: Any, *further: Any) -> list[Any]:
        """Call the function and return all that it gives.

        Raises:
            SensorExecutionError: If it raised; its cause is what it raised.
            UnexpectedOutputError: If it gave back something that no tick can come to.
        """
        names = self._parameters.others
        if len(names) > 1 + len(further):
            raise DagsterInvalidDefinitionError(
                f"The function of sensor {self.name} has the parameters "
                f"{', '.join(names)}; all that are not given to a sensor of its kind "
                "must be annotated as resources."
            )
        arguments = self._arguments(context, further)
        try:
            return await drained(
                self.name, self._evaluation_fn(**arguments), is_async=self.is_async
            )
        except UnexpectedOutputError:
            raise
        except Exception as error:
            raise SensorExecutionError(
                "Error occurred during the execution of evaluation_fn for sensor "
                f"{self.name}"
            ) from error

    def resolved(self, data: SensorExecutionData, context: Any) -> SensorExecutionData:
        """Return *data* with requests that name their jobs and partitions, tagged."""
        resolver = PartitionResolver(context, data.dynamic_partitions_requests)
        requests = self.resolve(data.run_requests, context, resolver)
        skip = data.skip_message
        if data.run_requests and not requests:
            skip = "None of the requested assets is out of date"
        return data.replaced(
            run_requests=requests, skip_message=skip, log_key=context.log_key
        )

    @staticmethod
    def _stale_of(request: RunRequest, context: Any) -> list[AssetKey]:
        """Return which of the request's assets are out of date."""
        job = context.catalog.job(request.job_name)
        keys = request.asset_selection or [
            AssetKey.from_user_string(each) for each in job.asset_keys
        ]
        return stale_assets(keys, context.catalog.assets, context.instance)

    def resolve(
        self,
        requests: Iterable[RunRequest],
        context: Any,
        resolver: PartitionResolver,
    ) -> list[RunRequest]:
        """Return requests that name their job, with the sensor's tag.

        One that has no target, or a target, assets or a partition that cannot be, is a
        `RefusedRequest`.
        """
        made: list[RunRequest] = []
        for each in requests:
            try:
                request = self._resolved_one(each, context, resolver)
            except Exception as error:  # noqa: BLE001 - it is the request's answer
                made.append(RefusedRequest.of(each, error))
            else:
                made += [] if request is None else [request]
        return made

    def _resolved_one(
        self, asked: RunRequest, context: Any, resolver: PartitionResolver
    ) -> RunRequest | None:
        """Return one request, resolved; None if all of its assets are up to date."""
        request = self.targets.resolve(self.name, asked, context.catalog)
        if request.stale_assets_only:
            keys = self._stale_of(request, context)
            if not keys:
                return None
            request = request.replaced(asset_selection=keys)
        request = resolver.resolve(request)
        return request.replaced(tags={**request.tags, SENSOR_NAME_TAG: self.name})


def at_once(evaluation: Coroutine[Any, Any, T]) -> T:
    """Return what a coroutine returns that never has to wait.

    Raises:
        CheckError: If it waits after all.
    """
    try:
        evaluation.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    evaluation.close()
    raise CheckError("A function that is not async waited for something.")


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


def refuse_bare(decorator: str, given: object) -> None:
    """Refuse a decorator that was used without brackets.

    Raises:
        DagsterInvalidDefinitionError: If *given* is the function below it.
    """
    if inspect.isroutine(given):
        # The field's own decorator takes the function for a job's name, and the sensor
        # is silently lost; nobody means that.
        raise DagsterInvalidDefinitionError(
            f"Write @{decorator}() with brackets above {given.__name__}."
        )


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
    jitter: float = 0.0,
    tags: Mapping[str, Any] | None = None,
    metadata: Mapping[str, Any] | None = None,
    target: Any = None,
    owners: Sequence[str] | None = None,
) -> Callable[[Callable[..., Any]], SensorDefinition]:
    """Turn a function into a sensor. It must be called: ``@sensor()``.

    The function is called again and again, in a process of its own, never twice at
    once. It may return or yield `RunRequest`s, return a list of them, a `SkipReason`,
    an `Acted`, a `SensorResult`, or nothing, which skips. Its first parameter that is
    no resource is the context. It may be ``async``: then it costs no process while it
    waits.

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
        jitter: Each interval is longer by a random part of so many seconds, so that
            sensors do not all tick at once. Not in Dagster.
        tags: Kept on the definition.
        metadata: Kept on the definition.
        target: A job or assets: the newer word for *job* and *asset_selection*.
        owners: Kept on the definition: e-mail addresses, or ``team:`` and a name.

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
    refuse_bare("sensor", job_name)

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
            jitter=jitter,
            tags=tags,
            metadata=metadata,
            target=target,
            owners=owners,
        )

    return define
