"""Evaluating a sensor or a schedule by Dagster's own `evaluate_tick`."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck import wire
from tickdeck.clock import SystemClock
from tickdeck.definitions.runs import PARTITION_TAG
from tickdeck.values.sensors import SensorKind
from tickdeck.values.ticks import Reaction
from tickdeck.worker.dagster_project.describing import job_names, kind_of
from tickdeck.worker.dagster_project.translating import asset_event, serialized_error
from tickdeck.worker.memory import rss_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_DRAINED = (SensorKind.RUN_STATUS, SensorKind.ASSET, SensorKind.MULTI_ASSET)


def evaluate_sensor(
    sensor: Any,
    context: Any,
    message: wire.Evaluate,
    *,
    logger: logging.Logger,
    instance: Any,
    check: Callable[[wire.RequestedRun], str | None],
) -> wire.Evaluated:
    """Call a Dagster sensor.

    Args:
        sensor: A `dagster.SensorDefinition`.
        context: Its `dagster.SensorEvaluationContext`.
        message: What the engine asked.
        logger: Takes what the function logs by its context.
        instance: The `dagster.DagsterInstance` that changes of partitions go to.
        check: Says what is wrong with a request's run config.
    """
    began = time.perf_counter()
    with context:
        log_into(context, logger)
        data = sensor.evaluate_tick(context)
    if message.tick_id:  # a test changes nothing
        _apply(data, instance)
    kind = kind_of(sensor)
    moved = (data.cursor or None) != message.cursor
    return _answer(
        message,
        began,
        data,
        check=check,
        default_job=next(iter(job_names(sensor)), ""),
        cursor=data.cursor or None,
        reactions=tuple(_reaction(each) for each in data.dagster_run_reactions or ()),
        partitions=tuple(
            _partition_request(each) for each in data.dynamic_partitions_requests or ()
        ),
        asset_events=tuple(
            asset_event(each, SystemClock().now())
            for each in getattr(data, "asset_events", None) or ()
            if hasattr(each, "asset_key") and hasattr(each, "metadata")
        ),
        moves_always=kind is SensorKind.RUN_STATUS,
        look_again_seconds=(
            0.0 if kind in _DRAINED and moved and message.cursor is not None else None
        ),
    )


def evaluate_schedule(
    schedule: Any,
    context: Any,
    message: wire.Evaluate,
    *,
    logger: logging.Logger,
    check: Callable[[wire.RequestedRun], str | None],
) -> wire.Evaluated:
    """Call a Dagster schedule; like `evaluate_sensor`."""
    began = time.perf_counter()
    with context:
        log_into(context, logger)
        data = schedule.evaluate_tick(context)
    return _answer(
        message,
        began,
        data,
        check=check,
        default_job=next(iter(job_names(schedule)), schedule.job_name),
        cursor=message.cursor,
    )


def _answer(
    message: wire.Evaluate,
    began: float,
    data: Any,
    *,
    check: Callable[[wire.RequestedRun], str | None],
    default_job: str,
    **rest: Any,
) -> wire.Evaluated:
    asked = [_requested(each, default_job) for each in data.run_requests or ()]
    return wire.Evaluated(
        request=message.request,
        seconds=time.perf_counter() - began,
        requests=tuple(
            msgspec.structs.replace(each, problem=each.problem or check(each))
            for each in asked
        ),
        skip_message=data.skip_message or None,
        rss_bytes=rss_bytes(),
        **rest,
    )


def _requested(request: Any, default_job: str) -> wire.RequestedRun:
    many = getattr(request, "asset_graph_subset", None) is not None
    tags = {str(key): str(value) for key, value in (request.tags or {}).items()}
    return wire.RequestedRun(
        job_name=request.job_name or default_job,
        run_key=request.run_key or None,
        run_config=dict(request.run_config or {}),
        tags=tags,
        asset_keys=tuple(
            each.to_user_string() for each in request.asset_selection or ()
        ),
        partition_key=request.partition_key or tags.get(PARTITION_TAG),
        problem=(
            "It asks for a backfill of many partitions, which needs Dagster's daemon."
            if many
            else None
        ),
    )


def _apply(data: Any, instance: Any) -> None:
    """Let Dagster's own records know what the sensor asked for or reports."""
    for asked in data.dynamic_partitions_requests or ():
        name = asked.partitions_def_name
        if _adds(asked):
            instance.add_dynamic_partitions(name, list(asked.partition_keys))
            continue
        for key in asked.partition_keys:
            instance.delete_dynamic_partition(name, key)
    for event in getattr(data, "asset_events", None) or ():
        instance.report_runless_asset_event(event)


def _adds(asked: Any) -> bool:
    return type(asked).__name__ == "AddDynamicPartitionsRequest"


def _partition_request(asked: Any) -> wire.PartitionRequest:
    name, keys = asked.partitions_def_name, tuple(asked.partition_keys)
    if _adds(asked):
        return wire.PartitionRequest(definition=name, add=keys)
    return wire.PartitionRequest(definition=name, delete=keys)


def _reaction(made: Any) -> Reaction:
    return Reaction(
        run_id="" if made.dagster_run is None else made.dagster_run.run_id,
        status="" if made.run_status is None else made.run_status.value,
        error=None if made.error is None else serialized_error(made.error),
    )


def seconds_of(at: datetime | None) -> float | None:
    """Return a time as Dagster's contexts hold it: seconds since 1970."""
    return None if at is None else at.timestamp()


class _Forward(logging.Handler):
    """Hands what one logger logs to another, in its author's words."""

    def __init__(self, logger: logging.Logger) -> None:
        super().__init__()
        self._logger = logger

    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", None)
        if isinstance(meta, dict) and "orig_message" in meta:
            record.msg = meta["orig_message"]  # without the names of who logged it
        self._logger.handle(record)


def log_into(context: Any, logger: logging.Logger) -> None:
    """Let what the function logs by its context go to *logger*, not to a console."""
    context.log.handlers = [_Forward(logger)]
