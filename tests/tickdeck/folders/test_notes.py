from __future__ import annotations

from tickdeck.folders.notes import Notes
from tickdeck.values.ticks import ItemDecision, TickItem


def test_few_items_are_all_listed() -> None:
    notes = Notes(limit=2)
    notes.add("/a", ItemDecision.FIRED, "1 byte")
    notes.add("/b", ItemDecision.GONE)
    assert notes.items() == (
        TickItem(item="/a", decision=ItemDecision.FIRED, detail="1 byte"),
        TickItem(item="/b", decision=ItemDecision.GONE),
    )


def test_of_many_items_the_last_line_says_how_many_more() -> None:
    notes = Notes(limit=1)
    notes.add("/a", ItemDecision.FIRED)
    for number in range(1_200):
        notes.add(f"/b{number}", ItemDecision.FIRED)
    notes.add("/c", ItemDecision.GONE)
    assert notes.items() == (
        TickItem(item="/a", decision=ItemDecision.FIRED),
        TickItem(
            item="and 1,201 more files",
            decision=ItemDecision.FIRED,
            detail="1,200 fired, 1 gone",
        ),
    )
