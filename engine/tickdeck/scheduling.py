"""Who is due, and when. Pure: states and now in, instants out."""

from __future__ import annotations

import heapq
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tickdeck import cron
from tickdeck.values.sensors import (
    DEFAULT_INTERVAL_SECONDS,
    SensorId,
    SensorStatus,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tickdeck.values.sensors import SensorSpec, SensorState


def interval_of(spec: SensorSpec) -> timedelta:
    """Return the least time between the starts of two ticks; 0 means the default."""
    seconds = spec.interval_seconds
    return timedelta(seconds=seconds if seconds > 0 else DEFAULT_INTERVAL_SECONDS)


def next_due(state: SensorState, spec: SensorSpec, now: datetime) -> datetime | None:
    """Return when the sensor is due next, or None if it is off or cannot run.

    Intervals count from start to start. A sensor that never ticked is due at once;
    missed ticks are not made up for. Should the clock have been set back, the wait is
    one interval, not until the old time comes again.

    A schedule is due at the times of its cron expression; of those that were missed,
    one tick is made up for.
    """
    if state.problem is not None:
        return None
    if state.status(spec.default_status) is SensorStatus.STOPPED:
        return None
    if spec.cron:
        after = _counts_from(state, now)
        return cron.next_of(spec.cron, after, ZoneInfo(spec.timezone or "UTC"))
    if state.last_tick_started is None:
        return now
    interval = interval_of(spec) + _jitter(state, spec)
    return min(state.last_tick_started + interval, now + interval)


def scheduled_time(
    state: SensorState, spec: SensorSpec, now: datetime
) -> datetime | None:
    """Return which time of a schedule's cron has come: the last one; None for none."""
    if not spec.cron:
        return None
    zone = ZoneInfo(spec.timezone or "UTC")
    return cron.last_of(spec.cron, now, zone, _counts_from(state, now))


def _counts_from(state: SensorState, now: datetime) -> datetime:
    """Return the instant behind which a schedule's times are still to come.

    That is its last tick, or when it was switched on; and now, if neither is known or
    the clock has been set back since.
    """
    known = (state.last_tick_started, state.last_sensor_start)
    return min(now, max((each for each in known if each is not None), default=now))


def _jitter(state: SensorState, spec: SensorSpec) -> timedelta:
    """Return how much longer this interval is, the same whenever it is asked."""
    if spec.jitter_seconds <= 0:
        return timedelta(0)
    seed = f"{state.id}:{state.last_tick_started}".encode()
    return timedelta(seconds=spec.jitter_seconds * zlib.crc32(seed) / 2**32)


class DueQueue:
    """Sensors in the order in which they are due; at most one instant for each."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, SensorId]] = []
        self._due: dict[SensorId, datetime] = {}

    def set(self, sensor_id: SensorId, due: datetime | None) -> None:
        """Let a sensor be due then, instead of when it was; never with None."""
        if due is None:
            self._due.pop(sensor_id, None)
        elif self._due.get(sensor_id) != due:
            self._due[sensor_id] = due
            heapq.heappush(self._heap, (due, sensor_id))

    def due_of(self, sensor_id: SensorId) -> datetime | None:
        """Return when a sensor is due."""
        return self._due.get(sensor_id)

    def pop_due(self, now: datetime) -> Iterator[tuple[SensorId, datetime]]:
        """Yield and remove the sensors that are due, the longest due first."""
        while self._heap and self._heap[0][0] <= now:
            due, sensor_id = heapq.heappop(self._heap)
            if self._due.get(sensor_id) == due:
                del self._due[sensor_id]
                yield sensor_id, due

    def next(self) -> datetime | None:
        """Return when the next sensor is due."""
        while self._heap and self._due.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None
