"""An event loop whose time is a `ManualClock`'s, and that never waits."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextvars import Context

    from tickdeck.clock import ManualClock


class ManualLoop(asyncio.SelectorEventLoop):
    """Runs what is ready when it is told to."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock
        self._asked = 0
        self._timers: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._numbers = itertools.count()

    def time(self) -> float:
        """Return the clock's seconds."""
        return self._clock.monotonic()

    def call_soon(  # type: ignore[override]  # the same, without naming the types
        self,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """Call *callback* in the next round."""
        self._asked += 1
        return super().call_soon(callback, *args, context=context)

    def call_at(  # type: ignore[override]  # as above
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Call *callback* when the clock stands at *when*."""
        handle = super().call_at(when, callback, *args, context=context)
        heapq.heappush(self._timers, (when, next(self._numbers), handle))
        return handle

    def next_timer(self) -> float | None:
        """Return when the next timer is due, in the clock's seconds."""
        while self._timers and self._timers[0][2].cancelled():
            heapq.heappop(self._timers)
        return self._timers[0][0] if self._timers else None

    def run_ready(self) -> None:
        """Run what is ready, and what that makes ready; wait for nothing."""
        while True:
            due = self.next_timer()
            while due is not None and due <= self.time():
                heapq.heappop(self._timers)
                due = self.next_timer()
            before = self._asked
            super().call_soon(self.stop)
            self.run_forever()
            upcoming = self.next_timer()
            idle = upcoming is None or upcoming > self.time()
            if self._asked == before and idle:
                return
