"""Noticing that the machine slept, or that its clock was set."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from tickdeck.errors import DatabaseError
from tickdeck.storage.activity import GAP, gap_message

if TYPE_CHECKING:
    import asyncio

    from tickdeck.clock import Clock
    from tickdeck.storage.store import Store

EVERY_S = 10.0
NOTICEABLE_S = 20.0


class ClockWatch:
    """Writes down when the clock and the time that passed do not agree."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, store: Store, clock: Clock
    ) -> None:
        self._loop = loop
        self._store = store
        self._clock = clock
        self._wall = clock.now()
        self._passed = clock.monotonic()
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Watch from now on."""
        self._timer = self._loop.call_later(EVERY_S, self._look)

    def stop(self) -> None:
        """Watch no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _look(self) -> None:
        wall, passed = self._clock.now(), self._clock.monotonic()
        seconds = (wall - self._wall).total_seconds() - (passed - self._passed)
        self._wall, self._passed = wall, passed
        if abs(seconds) >= NOTICEABLE_S:
            with contextlib.suppress(DatabaseError):  # the ledger tells of it
                self._store.note(GAP, gap_message(seconds))
        self._timer = self._loop.call_later(EVERY_S, self._look)
