"""The operator's numbers, which may change while the engine works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tickdeck.storage.activity import SETTINGS_CHANGED
from tickdeck.values.settings import (
    SETTINGS_KEY,
    EngineSettings,
    problems_of,
    settings_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.storage.store import Store


class LiveSettings:
    """The settings in use: those that were given, or else those that are stored."""

    def __init__(self, store: Store, given: EngineSettings | None = None) -> None:
        self._store = store
        self._listeners: list[Callable[[], None]] = []
        self.current = given or settings_of(store.setting(SETTINGS_KEY, {}))
        """The numbers that hold now."""

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call *listener* after each change."""
        self._listeners.append(listener)

    def change(self, settings: EngineSettings) -> EngineSettings:
        """Use and remember *settings*.

        Raises:
            ValueError: If one cannot be; sentences.
        """
        problems = problems_of(settings)
        if problems:
            raise ValueError("\n".join(problems))
        self._store.set_setting(SETTINGS_KEY, msgspec.to_builtins(settings))
        self._store.note(SETTINGS_CHANGED, "Settings were changed.")
        self.current = settings
        for listener in self._listeners:
            listener()
        return settings
