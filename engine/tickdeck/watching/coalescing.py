"""Many events, few calls: what each key is to be told, and when."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key")

COALESCE_S = 0.05
"""Changes other than a closed file wait this long for more of them."""


class Hint(NamedTuple):
    """What has happened in what one key watches."""

    closed_paths: tuple[str, ...]
    other: bool


class _Gathered:
    __slots__ = ("closed", "other_since_s")

    def __init__(self) -> None:
        self.closed: dict[str, None] = {}
        self.other_since_s: float | None = None


class Coalescer(Generic[Key]):
    """Gathers changes by key. Not thread-safe; knows no clock."""

    def __init__(self) -> None:
        self._gathered: dict[Key, _Gathered] = {}

    def add_closed(self, key: Key, path: str) -> None:
        """Note that a file is complete, as it was closed or moved here: due at once."""
        self._gathered.setdefault(key, _Gathered()).closed[path] = None

    def add_other(self, key: Key, now_s: float) -> None:
        """Note any other change: due a little later, together with more of them."""
        gathered = self._gathered.setdefault(key, _Gathered())
        if gathered.other_since_s is None:
            gathered.other_since_s = now_s

    def drop(self, key: Key) -> None:
        """Forget what was gathered for *key*."""
        self._gathered.pop(key, None)

    def due_in(self, now_s: float) -> float | None:
        """Return after how many seconds something is due; None if nothing is."""
        waits = (self._wait(each, now_s) for each in self._gathered.values())
        return min(waits, default=None)

    def take_due(self, now_s: float) -> dict[Key, Hint]:
        """Return what is due, and gather it no more."""
        due = {
            key: Hint(tuple(gathered.closed), gathered.other_since_s is not None)
            for key, gathered in self._gathered.items()
            if not self._wait(gathered, now_s)
        }
        for key in due:
            del self._gathered[key]
        return due

    @staticmethod
    def _wait(gathered: _Gathered, now_s: float) -> float:
        if gathered.closed or gathered.other_since_s is None:
            return 0.0
        return max(0.0, gathered.other_since_s + COALESCE_S - now_s)
