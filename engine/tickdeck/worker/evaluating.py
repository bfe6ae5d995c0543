"""Calling a sensor, and turning what it said into an answer."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import time
from typing import TYPE_CHECKING

import msgspec

from tickdeck import wire
from tickdeck.clock import SystemClock
from tickdeck.definitions.asset_events import asset_event_of
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.instance import being
from tickdeck.definitions.partition_requests import (
    PartitionResolver,
    RefusedRequest,
)
from tickdeck.definitions.present import telling_time_by
from tickdeck.definitions.requests import AddDynamicPartitionsRequest, RunRequest
from tickdeck.definitions.runs import PARTITION_TAG, repository_tag
from tickdeck.definitions.sensors import at_once
from tickdeck.errors import (
    DagsterUserCodeUnreachableError,
    SensorExecutionError,
)
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.sensors import SensorKind
from tickdeck.values.ticks import Reaction
from tickdeck.worker.contexts import context_for
from tickdeck.worker.memory import allocating_at_most, rss_bytes

if TYPE_CHECKING:
    import logging

    from tickdeck.clock import Clock
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.definitions.reactions import DagsterRunReaction
    from tickdeck.definitions.sensor_results import SensorExecutionData
    from tickdeck.definitions.sensors import SensorDefinition


class Evaluator:
    """Calls the sensors of one loaded code location.

    Args:
        location: The name of the code location.
        catalog: What it defines.
        instance: What its code can look things up in.
        clock: Tells the time.
    """

    def __init__(
        self,
        location: str,
        catalog: Catalog,
        instance: DagsterInstance,
        clock: Clock | None = None,
    ) -> None:
        self._location = location
        self._catalog = catalog
        self._instance = instance
        self._clock = clock or SystemClock()

    def is_async(self, sensor: str) -> bool:
        """Tell whether a sensor's function awaits."""
        found = self._catalog.sensors.get(sensor)
        return found is not None and found.is_async

    def evaluate(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        """Call a sensor that awaits nothing.

        Whatever goes wrong is an answer, not an exception.
        """
        began = time.perf_counter()
        try:
            with allocating_at_most(message.memory_limit_bytes):
                if self.is_async(message.sensor):
                    answer = asyncio.run(self._evaluate(message, logger))
                else:
                    answer = at_once(self._evaluate(message, logger))
        except BaseException as error:  # noqa: BLE001 - users' code may raise anything
            answer = _failed(error, message)
        return _timed(answer, began)

    async def evaluate_async(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        """Call a sensor that awaits; others may go on meanwhile.

        Whatever goes wrong is an answer, not an exception. An evaluation that takes too
        long is cancelled.
        """
        began = time.perf_counter()
        limit = message.timeout_seconds or None
        try:
            async with asyncio.timeout(limit):
                answer = await self._evaluate(message, logger)
        except TimeoutError as error:
            if limit is None or time.perf_counter() - began < limit:
                answer = _failed(error, message)  # the author's own
            else:
                answer = _failed(_too_long(message), message)
        except BaseException as error:  # noqa: BLE001 - users' code may raise anything
            answer = _failed(error, message)
        return _timed(answer, began)

    async def _evaluate(
        self, message: wire.Evaluate, logger: logging.Logger
    ) -> wire.Evaluated:
        sensor = self._catalog.sensors.get(message.sensor)
        if sensor is None:
            raise LookupError(f"{self._location} defines no sensor {message.sensor}.")
        context = context_for(
            sensor,
            message,
            location=self._location,
            catalog=self._catalog,
            instance=self._instance,
            logger=logger,
            clock=self._clock,
        )
        with being(self._instance), telling_time_by(self._clock), context:
            data = await sensor.evaluate(context)
        return self._answer(message, data, sensor)

    def _answer(
        self,
        message: wire.Evaluate,
        data: SensorExecutionData,
        sensor: SensorDefinition,
    ) -> wire.Evaluated:
        return wire.Evaluated(
            request=message.request,
            seconds=0.0,
            requests=tuple(self._requested(each) for each in data.run_requests),
            skip_message=data.skip_message or None,
            cursor=data.cursor or None,
            reactions=tuple(
                _reaction(each)
                for each in data.dagster_run_reactions
                if each.dagster_run is not None
            ),
            partitions=tuple(
                _partition_request(each) for each in data.dynamic_partitions_requests
            ),
            asset_events=tuple(
                asset_event_of(each, self._clock.now()) for each in data.asset_events
            ),
            moves_always=sensor.sensor_type is SensorKind.RUN_STATUS,
            acted=data.acted,
            skip_data=data.skip_data,
            look_again_seconds=0.0 if data.has_more else None,
        )

    def _requested(self, request: RunRequest) -> wire.RequestedRun:
        """Return a request with its job's tags, checked against its job."""
        name = request.job_name or ""
        keys = tuple(key.to_user_string() for key in request.asset_selection or ())
        asked = wire.RequestedRun(
            job_name=name,
            run_key=request.run_key or None,
            run_config=dict(request.run_config),
            tags=dict(request.tags),
            asset_keys=keys,
            partition_key=request.partition_key or request.tags.get(PARTITION_TAG),
        )
        try:
            tags = self._checked_tags(request, name, keys)
        except Exception as error:  # noqa: BLE001 - it is the request's answer
            return msgspec.structs.replace(
                asked, problem=str(error), problem_class=type(error).__name__
            )
        return msgspec.structs.replace(asked, tags=tags)

    def _checked_tags(
        self, request: RunRequest, name: str, keys: tuple[str, ...]
    ) -> dict[str, str]:
        """Return the tags that the run gets, or raise why it cannot be one."""
        if isinstance(request, RefusedRequest):
            raise request.error
        self._catalog.check_run_config(name, request.run_config, keys)
        job_tags = self._catalog.job(name).tags
        return {**job_tags, **request.tags, **self._marks()}

    def _marks(self) -> dict[str, str]:
        return repository_tag(self._catalog.repository_name, self._location)

    def check_config(self, message: wire.CheckConfig) -> wire.ConfigChecked:
        """Say whether a run config fits its job, and which tags its run gets."""
        try:
            job = self._catalog.job(message.job_name)
            asked = RunRequest(
                run_config=message.run_config,
                job_name=message.job_name,
                partition_key=message.partition_key,
            )
            context = context_for(
                None,
                wire.Evaluate(request=message.request, sensor="", tick_id=0),
                location=self._location,
                catalog=self._catalog,
                instance=self._instance,
                clock=self._clock,
            )
            resolved = PartitionResolver(context).resolve(asked)
            self._catalog.check_run_config(
                message.job_name, resolved.run_config, message.asset_keys
            )
        except Exception as error:  # noqa: BLE001 - it is the answer
            return wire.ConfigChecked(request=message.request, problem=str(error))
        return wire.ConfigChecked(
            request=message.request,
            tags={**job.tags, **resolved.tags, **self._marks()},
            run_config=dict(resolved.run_config),
        )


def _failed(error: BaseException, message: wire.Evaluate) -> wire.Evaluated:
    answer = wire.Evaluated(
        request=message.request,
        seconds=0.0,
        cursor=message.cursor,
        error=_told(error, message.sensor),
    )
    if isinstance(error.__cause__, MemoryError) or isinstance(error, MemoryError):
        with contextlib.suppress(Exception):
            error.__traceback__ = None
            gc.collect()
    return answer


def _timed(answer: wire.Evaluated, began: float) -> wire.Evaluated:
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


def _too_long(message: wire.Evaluate) -> Exception:
    return DagsterUserCodeUnreachableError(
        f"The evaluation of {message.sensor} was lost: it did not finish within "
        f"{message.timeout_seconds:g} s and was stopped."
    )


def _reaction(made: DagsterRunReaction) -> Reaction:
    assert made.dagster_run is not None
    error = made.failure
    if error is None and made.error is not None:
        error = ErrorInfo(
            class_name=made.error.cls_name or "Error",
            message=made.error.message,
            text=made.error.to_string(),
        )
    return Reaction(
        run_id=made.dagster_run.run_id,
        status="" if made.run_status is None else made.run_status.value,
        error=error,
        message=made.message,
    )


def _partition_request(asked: object) -> wire.PartitionRequest:
    name: str = asked.partitions_def_name  # type: ignore[attr-defined]  # one of two
    keys: tuple[str, ...] = tuple(asked.partition_keys)  # type: ignore[attr-defined]  # as above
    if isinstance(asked, AddDynamicPartitionsRequest):
        return wire.PartitionRequest(definition=name, add=keys)
    return wire.PartitionRequest(definition=name, delete=keys)
