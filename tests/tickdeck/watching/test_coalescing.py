from __future__ import annotations

from tickdeck.watching.coalescing import COALESCE_S, Coalescer, Hint


def test_a_closed_file_is_due_at_once() -> None:
    coalescer: Coalescer[str] = Coalescer()
    coalescer.add_closed("key", "/a")
    coalescer.add_closed("key", "/b")
    coalescer.add_closed("key", "/a")
    assert coalescer.due_in(5.0) == 0
    assert coalescer.take_due(5.0) == {"key": Hint(("/a", "/b"), other=False)}
    assert coalescer.due_in(5.0) is None


def test_other_changes_wait_for_more_of_them_but_not_for_ever() -> None:
    coalescer: Coalescer[str] = Coalescer()
    for now_s in (0.0, 0.02, 0.04):
        coalescer.add_other("key", now_s)
    assert coalescer.take_due(0.04) == {}
    assert coalescer.due_in(0.0) == COALESCE_S
    assert coalescer.take_due(COALESCE_S) == {"key": Hint((), other=True)}


def test_a_closed_file_takes_the_other_changes_along() -> None:
    coalescer: Coalescer[str] = Coalescer()
    coalescer.add_other("key", 5.0)
    coalescer.add_closed("key", "/a")
    assert coalescer.take_due(5.0) == {"key": Hint(("/a",), other=True)}


def test_each_key_is_due_by_itself_and_can_be_dropped() -> None:
    coalescer: Coalescer[str] = Coalescer()
    coalescer.add_closed("one", "/a")
    coalescer.add_other("two", 5.0)
    coalescer.add_closed("three", "/a")
    coalescer.drop("three")
    coalescer.drop("unknown")
    assert list(coalescer.take_due(5.0)) == ["one"]
    assert list(coalescer.take_due(6.0)) == ["two"]
