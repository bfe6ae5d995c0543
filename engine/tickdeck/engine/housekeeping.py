"""Deleting what is too old, a little at a time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tickdeck.errors import DatabaseError
from tickdeck.values.events import RunDeleted

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from tickdeck.clock import Clock
    from tickdeck.engine.live_settings import LiveSettings
    from tickdeck.home import Home
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event

EVERY_S = 60.0
SOON_S = 0.2
"""When there was more to delete than is deleted at once."""


class Housekeeping:
    """Purges history by the operator's retention; in the engine's loop only."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        home: Home,
        clock: Clock,
        settings: LiveSettings,
        publish: Callable[[Event], None],
    ) -> None:
        self._loop = loop
        self._store = store
        self._home = home
        self._clock = clock
        self._settings = settings
        self._publish = publish
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Purge now and then, from now on."""
        self._timer = self._loop.call_later(SOON_S, self._work)

    def stop(self) -> None:
        """Purge no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _work(self) -> None:
        try:
            more = self.purge_some() > 0
        except DatabaseError:
            more = False  # the ledger tells of it
        self._timer = self._loop.call_later(SOON_S if more else EVERY_S, self._work)

    def purge_all(self) -> int:
        """Delete all that is too old; return how many records."""
        total = 0
        while count := self.purge_some():
            total += count
        return total

    def purge_some(self) -> int:
        """Delete some of what is too old; return how many records."""
        count, gone, silenced = self._store.purge(self._settings.current.retention)
        for run_id in (*gone, *silenced):
            self._home.output(run_id).unlink(missing_ok=True)
        for run_id in gone:
            shutil.rmtree(self._home.run_values(run_id), ignore_errors=True)
            self._publish(RunDeleted(run_id=run_id))
        return count
