"""How many ticks there are, and how late they begin. Pure."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

from tickdeck.values.ticks import WokenBy

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.values.ticks import Tick

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_ON_TIME = (WokenBy.INTERVAL, WokenBy.SCHEDULE)
"""What makes a sensor due at a moment that was known before."""


class Pace:
    """Remembers the ticks of the last minute, and the largest delay of the last hour.

    Of two delays only the larger one matters from when the later of them came, so no
    more are kept than could still become the largest.
    """

    def __init__(self) -> None:
        self._times: deque[datetime] = deque()
        self._falling: deque[tuple[datetime, float]] = deque()

    def note(self, tick: Tick, now: datetime) -> None:
        """Take in a tick that has just ended."""
        self._times.append(now)
        if tick.scheduled is None or tick.woken_by not in _ON_TIME or tick.count > 1:
            return
        delay = max((tick.started - tick.scheduled).total_seconds(), 0.0)
        while self._falling and self._falling[-1][1] <= delay:
            self._falling.pop()
        self._falling.append((now, delay))

    def per_minute(self, now: datetime) -> int:
        """Return how many ticks ended in the last minute."""
        while self._times and self._times[0] < now - _MINUTE:
            self._times.popleft()
        return len(self._times)

    def largest_delay(self, now: datetime) -> float | None:
        """Return the largest delay in seconds; None if nothing was due."""
        while self._falling and self._falling[0][0] <= now - _HOUR:
            self._falling.popleft()
        return self._falling[0][1] if self._falling else None
