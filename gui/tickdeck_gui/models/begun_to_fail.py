"""Which sensors began to fail since somebody last looked. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tickdeck.values.sensors import SensorId

_NONE: frozenset[SensorId] = frozenset()


class BegunToFail:
    """Compares who fails now with who failed before; who is well again is forgotten."""

    def __init__(self) -> None:
        self._failing = _NONE
        self._unseen = _NONE

    def __len__(self) -> int:
        return len(self._unseen)

    def begin(self, failing: frozenset[SensorId]) -> None:
        """Take for known who fails now: they did not begin just now."""
        self._failing = failing
        self._unseen &= failing

    def note(self, failing: frozenset[SensorId]) -> None:
        """Take in who fails now."""
        self._unseen = (self._unseen & failing) | (failing - self._failing)
        self._failing = failing

    def look(self) -> None:
        """Take in that somebody has seen all of them."""
        self._unseen = _NONE
