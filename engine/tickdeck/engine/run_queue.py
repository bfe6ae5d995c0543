"""Runs that wait: by priority, and by how many of their kind may run at once."""

from __future__ import annotations

import bisect
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tickdeck.values.runs import Run
    from tickdeck.values.settings import TagLimit

PRIORITY_TAG = "dagster/priority"


def priority_of(run: Run) -> int:
    """Return the number in the run's tag, higher first; what is no number is 0."""
    try:
        return int(run.tags.get(PRIORITY_TAG, "0"))
    except ValueError:
        return 0


class RunQueue:
    """Runs in the order in which they are to be launched."""

    def __init__(self) -> None:
        self._order: list[tuple[int, int, str]] = []
        self._runs: dict[str, tuple[tuple[int, int, str], Run]] = {}
        self._number = 0

    def __len__(self) -> int:
        return len(self._runs)

    def __contains__(self, run_id: str) -> bool:
        return run_id in self._runs

    def __iter__(self) -> Iterator[Run]:
        return iter([self._runs[place[2]][1] for place in self._order])

    def add(self, run: Run) -> None:
        """Put a run behind those of its priority."""
        self._number += 1
        place = (-priority_of(run), self._number, run.run_id)
        bisect.insort(self._order, place)
        self._runs[run.run_id] = (place, run)

    def replace(self, run: Run) -> None:
        """Keep what became of a run that goes on waiting."""
        place, _before = self._runs[run.run_id]
        self._runs[run.run_id] = (place, run)

    def remove(self, run_id: str) -> Run | None:
        """Take a run out; return it, None if it does not wait."""
        found = self._runs.pop(run_id, None)
        if found is None:
            return None
        place, run = found
        del self._order[bisect.bisect_left(self._order, place)]
        return run

    def take(self, fits: Callable[[Run], bool], limit: int) -> list[Run]:
        """Take out up to *limit* runs that fit; others do not hold them up."""
        taken: list[Run] = []
        for run in self:
            if len(taken) >= limit:
                break
            if fits(run):
                taken.append(run)
                self.remove(run.run_id)
        return taken


class TagRoom:
    """How much room the limits on tags leave beside the runs in progress."""

    def __init__(self, limits: Sequence[TagLimit], in_progress: Iterable[Run]) -> None:
        self._limits = limits
        self._used: Counter[tuple[int, str]] = Counter()
        if limits:
            for run in in_progress:
                self.take(run)

    def _places(self, run: Run) -> Iterator[tuple[int, str, int]]:
        for number, limit in enumerate(self._limits):
            value = run.tags.get(limit.key)
            if value is None or (limit.value is not None and value != limit.value):
                continue
            yield number, value if limit.per_unique_value else "", limit.limit

    def has_room(self, run: Run) -> bool:
        """Tell whether one more such run may be in progress."""
        return all(
            self._used[number, value] < most
            for number, value, most in self._places(run)
        )

    def take(self, run: Run) -> None:
        """Count a run that is in progress."""
        for number, value, _most in self._places(run):
            self._used[number, value] += 1
