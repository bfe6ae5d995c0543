"""Calling a sensor, and turning what it said into an answer."""

from __future__ import annotations

import contextlib
import gc
import time
from typing import TYPE_CHECKING

import msgspec

from tickdeck import wire
from tickdeck.definitions.contexts import SensorEvaluationContext
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.errors import DagsterInvalidConfigError, SensorExecutionError
from tickdeck.values.locations import REPOSITORY
from tickdeck.worker.memory import allocating_at_most, rss_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickdeck.definitions.requests import RunRequest
    from tickdeck.definitions.sensors import SensorDefinition
    from tickdeck.values.errors import ErrorInfo
    from tickdeck.worker.capture import Capture
    from tickdeck.worker.loading import LoadedLocation


def evaluate(
    location: LoadedLocation, message: wire.Evaluate, capture: Capture
) -> wire.Evaluated:
    """Call the sensor; whatever goes wrong is an answer, not an exception."""
    if message.sensor in location.folders:
        return location.folders[message.sensor].evaluate(message)
    began = time.perf_counter()
    try:
        with allocating_at_most(message.memory_limit_bytes):
            answer = _evaluate(location, message, capture)
    except BaseException as error:  # noqa: BLE001 - users' code may raise anything
        answer = wire.Evaluated(
            request=message.request,
            seconds=0.0,
            cursor=message.cursor,
            error=_told(error, message.sensor),
        )
        if isinstance(error.__cause__, MemoryError) or isinstance(error, MemoryError):
            del error
            gc.collect()
    return msgspec.structs.replace(
        answer, seconds=time.perf_counter() - began, rss_bytes=rss_bytes()
    )


def _told(error: BaseException, sensor: str) -> ErrorInfo:
    if isinstance(error, SystemExit):
        sentence = f"The sensor {sensor} called sys.exit({error.code!r})."
        told = SensorExecutionError(sentence)
        return msgspec.structs.replace(
            error_info(told), frames=error_info(error).frames, cause=None
        )
    return error_info(error)


def _evaluate(
    location: LoadedLocation, message: wire.Evaluate, capture: Capture
) -> wire.Evaluated:
    sensor = location.catalog.sensors.get(message.sensor)
    if sensor is None:
        raise LookupError(f"{location.name} defines no sensor {message.sensor}.")
    with _context(location, message, capture) as context:
        data = sensor.evaluate_tick(context)
    return wire.Evaluated(
        request=message.request,
        seconds=0.0,
        requests=tuple(_requested(location, sensor, r) for r in data.run_requests),
        skip_message=data.skip_message or None,
        cursor=data.cursor or None,
    )


@contextlib.contextmanager
def _context(
    location: LoadedLocation, message: wire.Evaluate, capture: Capture
) -> Iterator[SensorEvaluationContext]:
    started, switched_on = message.last_tick_started, message.last_sensor_start
    with SensorEvaluationContext(
        cursor=message.cursor,
        last_tick_completion_time=None if started is None else started.timestamp(),
        last_run_key=message.last_run_key,
        last_sensor_start_time=(
            None if switched_on is None else switched_on.timestamp()
        ),
        sensor_name=message.sensor,
        repository_name=REPOSITORY,
        catalog=location.catalog,
        log_key=[REPOSITORY, message.sensor, str(message.tick_id)],
        logger=capture.logger,
    ) as context:
        yield context


def _requested(
    location: LoadedLocation, sensor: SensorDefinition, request: RunRequest
) -> wire.RequestedRun:
    """Return a request with its job's tags, checked against its job."""
    name = request.job_name or ""
    keys = tuple(key.to_user_string() for key in request.asset_selection or ())
    problem = None
    try:
        location.catalog.check_run_config(name, request.run_config, keys)
    except DagsterInvalidConfigError as error:
        problem = str(error)
    job = location.catalog.jobs[name]
    return wire.RequestedRun(
        job_name=name,
        run_key=request.run_key or None,
        run_config=dict(request.run_config),
        tags={**job.tags, **request.tags},
        asset_keys=keys,
        partition_key=request.partition_key,
        problem=problem,
    )


def check_config(
    location: LoadedLocation, message: wire.CheckConfig
) -> wire.ConfigChecked:
    """Say whether a run config fits its job."""
    try:
        location.catalog.check_run_config(message.job_name, message.run_config)
    except Exception as error:  # noqa: BLE001 - it is the answer
        return wire.ConfigChecked(request=message.request, problem=str(error))
    tags = location.catalog.jobs[message.job_name].tags
    return wire.ConfigChecked(request=message.request, tags=tags)
