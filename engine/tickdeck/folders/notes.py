"""What a folder sensor tells of single files, in bounded numbers."""

from __future__ import annotations

from collections import Counter

from tickdeck.folders.wording import count
from tickdeck.values.ticks import ItemDecision, TickItem

MAX_ITEMS = 1_000


class Notes:
    """Collects the items of one tick; of those over the limit only their number."""

    def __init__(self, limit: int = MAX_ITEMS) -> None:
        self._limit = limit
        self._items: list[TickItem] = []
        self._unlisted: Counter[ItemDecision] = Counter()

    def add(self, item: str, decision: ItemDecision, detail: str = "") -> None:
        """Note one decision about *item*, a path as shown."""
        if len(self._items) < self._limit:
            self._items.append(TickItem(item=item, decision=decision, detail=detail))
        else:
            self._unlisted[decision] += 1

    def items(self) -> tuple[TickItem, ...]:
        """Return what was noted, with a last line for all that did not fit."""
        if not self._unlisted:
            return tuple(self._items)
        by_decision = self._unlisted.most_common()
        rest = TickItem(
            item=f"and {count(self._unlisted.total(), 'more file')}",
            decision=by_decision[0][0],
            detail=", ".join(
                f"{number:,} {decision.lower()}" for decision, number in by_decision
            ),
        )
        return (*self._items, rest)
