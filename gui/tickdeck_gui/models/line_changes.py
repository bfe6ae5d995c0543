"""From one list of lines to another in few steps, so that a view keeps its place. Pure.

A view that is told of each step keeps what is selected, what is current and where it
is scrolled; one that is told to look at everything anew loses all three.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


@dataclass(frozen=True)
class LineChanges:
    """The steps, to be done in this order."""

    removed: tuple[tuple[int, int], ...]
    """First and last line of each stretch that goes, the last stretch first."""
    order: tuple[int, ...] | None
    """Where each line that stays was, once the others are gone; None if none moves."""
    inserted: tuple[tuple[int, int], ...]
    """First and last line of each stretch that comes, the first stretch first."""

    @property
    def steps(self) -> int:
        """How many there are."""
        return len(self.removed) + (self.order is not None) + len(self.inserted)


def line_changes(before: Sequence[Hashable], after: Sequence[Hashable]) -> LineChanges:
    """Return how the lines *before* become those *after*; no key may come twice."""
    staying = set(after)
    gone = [n for n, key in enumerate(before) if key not in staying]
    kept = [key for key in before if key in staying]
    known = set(kept)
    new = [n for n, key in enumerate(after) if key not in known]
    place = {key: n for n, key in enumerate(kept)}
    order = tuple(place[key] for key in after if key in known)
    moved = any(one > other for one, other in pairwise(order))
    return LineChanges(
        removed=tuple(reversed(list(_stretches(gone)))),
        order=order if moved else None,
        inserted=tuple(_stretches(new)),
    )


def _stretches(numbers: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Yield the first and last of numbers that follow each other."""
    first = last = -1
    for number in numbers:
        if number != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = number
        last = number
    if first >= 0:
        yield first, last
