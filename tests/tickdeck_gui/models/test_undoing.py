from __future__ import annotations

from functools import partial

from tickdeck_gui.models.undoing import Undoable, UndoStack


def kept(stack: UndoStack, log: list[str], *names: str) -> list[Undoable]:
    made = [Undoable(name, partial(log.append, name)) for name in names]
    for one in made:
        stack.push(one)
    return made


def test_the_last_is_taken_back_first_and_each_once() -> None:
    stack = UndoStack()
    log: list[str] = []
    kept(stack, log, "a", "b")
    assert [done.text for done in (stack.undo_last(), stack.undo_last()) if done] == [
        "b",
        "a",
    ]
    assert stack.undo_last() is None
    assert log == ["b", "a"]


def test_an_earlier_one_can_be_taken_back_alone() -> None:
    stack = UndoStack()
    log: list[str] = []
    first, second = kept(stack, log, "a", "b")
    undone: list[Undoable] = []
    stack.undone.connect(undone.append)
    stack.undo(first)
    stack.undo(first)
    assert log == ["a"]
    assert undone == [first]
    assert stack.last is second


def test_only_the_last_fifty_are_kept() -> None:
    stack = UndoStack()
    log: list[str] = []
    kept(stack, log, *(str(number) for number in range(60)))
    while stack.undo_last():
        pass
    assert (len(log), log[-1]) == (50, "10")
