"""Which lines of a run's log fit what is looked for, quickly for 100,000. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tickdeck.values.runs import RunEvent

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_RANKS = {level: rank for rank, level in enumerate(LEVELS)}
_UNKNOWN = _RANKS["INFO"]


@dataclass(frozen=True)
class Wanted:
    """What is looked for."""

    text: str = ""
    """Casefolded."""
    least: int = 0
    """The place of the least level in `LEVELS`."""
    step: str | None = None

    def is_within(self, other: Wanted) -> bool:
        """Tell whether whatever fits this fits *other* too."""
        return (
            other.text in self.text
            and other.least <= self.least
            and other.step in (None, self.step)
        )


class LogFilter:
    """Keeps all lines, with what is looked at in each, and which of them fit."""

    def __init__(self, wanted: Wanted | None = None) -> None:
        self.wanted = wanted or Wanted()
        self.events: list[RunEvent] = []
        self._texts: list[str] = []
        self._ranks: list[int] = []
        self._fitting: list[int] = []

    def append(self, events: Sequence[RunEvent]) -> list[RunEvent]:
        """Keep *events*, and return those that fit."""
        first = len(self.events)
        self.events += events
        self._texts += [
            f"{one.message}\n{one.step_key or ''}\n{one.type}".casefold()
            for one in events
        ]
        self._ranks += [_RANKS.get(one.level, _UNKNOWN) for one in events]
        fitting = self._fits(range(first, len(self.events)))
        self._fitting += fitting
        return [self.events[place] for place in fitting]

    def narrow(self, *, text: str, least: int, step: str | None) -> list[RunEvent]:
        """Look for something else, and return all lines that fit.

        Who types on looks only through what fitted before.
        """
        wanted = Wanted(text.strip().casefold(), least, step)
        among: Iterable[int] = range(len(self.events))
        if wanted.is_within(self.wanted):
            among = self._fitting
        self.wanted = wanted
        self._fitting = self._fits(among)
        return [self.events[place] for place in self._fitting]

    def _fits(self, among: Iterable[int]) -> list[int]:
        wanted = self.wanted
        found = list(among)
        if wanted.least:
            ranks, least = self._ranks, wanted.least
            found = [place for place in found if ranks[place] >= least]
        if wanted.step is not None:
            events, step = self.events, wanted.step
            found = [place for place in found if events[place].step_key == step]
        if wanted.text:
            texts, text = self._texts, wanted.text
            found = [place for place in found if text in texts[place]]
        return found
