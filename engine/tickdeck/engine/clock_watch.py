"""Noticing that the machine slept, or that its clock was set."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from tickdeck.clock import seconds_asleep
from tickdeck.errors import DatabaseError
from tickdeck.storage.activity import GapCause, gap_note

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from tickdeck.clock import Clock
    from tickdeck.storage.store import Store

EVERY_S = 10.0
NOTICEABLE_S = 20.0


class ClockWatch:
    """Writes down when the clock and the time that passed do not agree."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        clock: Clock,
        asleep: Callable[[], float | None] = seconds_asleep,
    ) -> None:
        self._loop = loop
        self._store = store
        self._clock = clock
        self._asleep = asleep
        self._wall = clock.now()
        self._passed = clock.monotonic()
        self._slept = asleep()
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Watch from now on."""
        self._timer = self._loop.call_later(EVERY_S, self._look)

    def stop(self) -> None:
        """Watch no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _look(self) -> None:
        wall, passed, slept = self._clock.now(), self._clock.monotonic(), self._asleep()
        ahead = (wall - self._wall).total_seconds() - (passed - self._passed)
        if slept is None or self._slept is None:
            notes = [(ahead, GapCause.ASLEEP if ahead > 0 else GapCause.CLOCK, False)]
        else:
            asleep = slept - self._slept
            notes = [
                (asleep, GapCause.ASLEEP, True),
                (ahead - asleep, GapCause.CLOCK, True),
            ]
        self._wall, self._passed, self._slept = wall, passed, slept
        with contextlib.suppress(DatabaseError):  # the ledger tells of it
            for seconds, cause, sure in notes:
                if abs(seconds) >= NOTICEABLE_S:
                    self._store.note_down(gap_note(seconds, cause, sure=sure))
        self._timer = self._loop.call_later(EVERY_S, self._look)
