"""Whether anything new is begun; an operator's choice, remembered over a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.storage.activity import ENGINE_PAUSED, ENGINE_RESUMED, Note
from tickdeck.values.events import EnginePaused
from tickdeck.values.settings import PAUSED_KEY, paused_since

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tickdeck.clock import Clock
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event


class Pause:
    """While it is on, no tick begins and no queued run starts.

    Works with and without an engine around it.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        publish: Callable[[Event], None] = lambda _event: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._publish = publish
        self._listeners: list[Callable[[], None]] = []
        self.since: datetime | None = paused_since(store.setting(PAUSED_KEY, None))
        """Since when it is on; None while it is off."""

    @property
    def is_on(self) -> bool:
        """Whether nothing is to be begun."""
        return self.since is not None

    def on_end(self, listener: Callable[[], None]) -> None:
        """Call *listener* when it goes on."""
        self._listeners.append(listener)

    def switch(self, *, on: bool) -> datetime | None:
        """Pause or go on, and remember it; return since when it is paused.

        What would change nothing is not written.
        """
        if on == self.is_on:
            return self.since
        now = self._clock.now()
        since = now if on else None
        self._store.set_setting(
            PAUSED_KEY,
            None if since is None else since.isoformat(),
            Note(kind=ENGINE_PAUSED, message="Tickdeck was paused.")
            if on
            else Note(kind=ENGINE_RESUMED, message="Tickdeck went on."),
        )
        self.since = since
        self._publish(EnginePaused(at=now, since=since))
        if not on:
            for listener in self._listeners:
                listener()
        return since
