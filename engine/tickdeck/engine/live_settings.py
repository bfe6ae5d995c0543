"""The operator's numbers, which may change while the engine works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tickdeck.storage.activity import SETTINGS_CHANGED
from tickdeck.values.settings import EngineSettings, problems_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.storage.store import Store

_KEY = "engine"


class LiveSettings:
    """The settings in use: those that were given, or else those that are stored."""

    def __init__(self, store: Store, given: EngineSettings | None = None) -> None:
        self._store = store
        self._listeners: list[Callable[[], None]] = []
        self.current = given or self._stored()
        """The numbers that hold now."""

    def _stored(self) -> EngineSettings:
        """Return what was remembered; of a number that cannot be, the default."""
        remembered = self._store.setting(_KEY, {})
        known = {}
        for name in EngineSettings.__struct_fields__:
            if not isinstance(remembered, dict) or name not in remembered:
                continue
            try:
                one = msgspec.convert({name: remembered[name]}, EngineSettings)
            except msgspec.ValidationError:
                continue
            if not problems_of(one):
                known[name] = getattr(one, name)
        return EngineSettings(**known)

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
        self._store.set_setting(_KEY, msgspec.to_builtins(settings))
        self._store.note(SETTINGS_CHANGED, "Settings were changed.")
        self.current = settings
        for listener in self._listeners:
            listener()
        return settings
