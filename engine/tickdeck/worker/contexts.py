"""The context of an evaluation, of what the engine says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tickdeck.definitions.contexts import SensorEvaluationContext
from tickdeck.definitions.schedules import (
    ScheduleDefinition,
    ScheduleEvaluationContext,
)

if TYPE_CHECKING:
    import logging
    from datetime import datetime

    from tickdeck import wire
    from tickdeck.clock import Clock
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.definitions.sensors import SensorDefinition


def context_for(
    sensor: SensorDefinition | None,
    message: wire.Evaluate,
    *,
    location: str,
    catalog: Catalog,
    instance: DagsterInstance,
    clock: Clock,
    logger: logging.Logger | None = None,
) -> SensorEvaluationContext:
    """Return what the sensor's function is given."""
    parts: dict[str, Any] = {
        "cursor": message.cursor,
        "last_tick_completion_time": _seconds(message.last_tick_started),
        "last_run_key": message.last_run_key,
        "last_sensor_start_time": _seconds(message.last_sensor_start),
        "picked_event_id": message.event_id,
        "picked_run_id": message.run_id,
        "sensor_name": message.sensor,
        "repository_name": catalog.repository_name,
        "location_name": location,
        "catalog": catalog,
        "log_key": [catalog.repository_name, message.sensor, str(message.tick_id)],
        "logger": logger,
        "instance": instance,
        "clock": clock,
    }
    if not isinstance(sensor, ScheduleDefinition):
        return SensorEvaluationContext(**parts)
    scheduled = message.scheduled or clock.now()
    zone = ZoneInfo(sensor.execution_timezone)
    return ScheduleEvaluationContext(
        scheduled_execution_time=scheduled.astimezone(zone), **parts
    )


def _seconds(instant: datetime | None) -> float | None:
    return None if instant is None else instant.timestamp()
