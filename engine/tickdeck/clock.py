"""The only place that asks for the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time; injected wherever an instant matters."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go backwards, for measuring and waiting."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock

    def monotonic(self) -> float:
        """Return seconds that never go backwards."""
        return time.monotonic()


def seconds_asleep() -> float | None:
    """Return for how long the machine has slept since it started; None: nobody says."""
    try:
        since_boot = time.clock_gettime(time.CLOCK_BOOTTIME)
    except (AttributeError, OSError):  # not Linux
        return None
    return since_boot - time.clock_gettime(time.CLOCK_MONOTONIC)


class ManualClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError(f"{start} has no time zone")
        self._now = start.astimezone(UTC)
        self._monotonic = 0.0

    def now(self) -> datetime:
        """Return the instant at which the clock stands, in UTC."""
        return self._now

    def monotonic(self) -> float:
        """Return the seconds that `advance` has added; a `jump` adds none."""
        return self._monotonic

    def advance(self, by: timedelta) -> None:
        """Let time pass.

        Raises:
            ValueError: If *by* is negative: time does not run backwards.
        """
        if by < timedelta(0):
            raise ValueError(f"time cannot pass by {by}")
        self._now += by
        self._monotonic += by.total_seconds()

    def pass_seconds(self, seconds: float) -> None:
        """Let seconds pass, as ``time.sleep`` would."""
        self.advance(timedelta(seconds=seconds))

    def jump(self, to: datetime) -> None:
        """Set the wall clock, as an administrator or a time server would."""
        self._now = to.astimezone(UTC)
