from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QModelIndex, Qt

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.records import Column, RecordModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

Pair = tuple[int, str]


@pytest.fixture
def model() -> RecordModel[Pair]:
    columns = (
        Column[Pair]("Number", lambda one: str(one[0]), mark=lambda _: Mark.SUCCESS),
        Column[Pair]("Word", lambda one: one[1], ink="second", fixed_width=True),
    )
    return RecordModel(columns, lambda one: one[0])


def sort_by_word(model: RecordModel[Pair]) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)


def sort_and_sort_back(model: RecordModel[Pair]) -> None:
    sort_by_word(model)
    model.sort(-1)


def sort_and_absorb(model: RecordModel[Pair]) -> None:
    sort_by_word(model)
    model.absorb((8, "bb"))


LIVES: dict[str, Callable[[RecordModel[Pair]], object]] = {
    "replaced": lambda model: model.replace([(7, "g"), (1, "a")]),
    "the same": lambda model: model.replace([(1, "a"), (2, "z"), (3, "c")]),
    "emptied": lambda model: model.replace([]),
    "absorbed on top": lambda model: model.absorb((9, "i")),
    "absorbed in its place": lambda model: model.absorb((2, "z")),
    "appended": lambda model: model.append([(4, "d"), (5, "e")]),
    "appended nothing": lambda model: model.append([]),
    "removed first": lambda model: model.remove(1),
    "removed last": lambda model: model.remove(3),
    "removed none": lambda model: model.remove(99),
    "sorted": sort_by_word,
    "sorted back": sort_and_sort_back,
    "absorbed into a sorted one": sort_and_absorb,
}


@pytest.mark.parametrize("life", LIVES)
def test_the_model_keeps_qts_rules(
    model: RecordModel[Pair], qtmodeltester: Any, life: str
) -> None:
    model.replace([(1, "a"), (2, "b"), (3, "c")])
    # The tester goes on listening: what follows is checked as it happens.
    qtmodeltester.check(model)
    LIVES[life](model)
    qtmodeltester.check(model)


@pytest.mark.parametrize("is_sorted", [False, True])
def test_a_model_that_is_paged_keeps_qts_rules(
    model: RecordModel[Pair], qtmodeltester: Any, is_sorted: bool
) -> None:
    if is_sorted:
        sort_by_word(model)
    pages = [[(2, "x"), (3, "y")], [(4, "z")]]
    model.replace([(1, "a")], lambda _: pages.pop(0) if pages else [])
    qtmodeltester.check(model)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    model.absorb((3, "newer"))
    qtmodeltester.check(model)
    assert {one[0] for one in model.records} == {1, 2, 3, 4}


def test_filtering_a_long_log_compares_no_more_keys_than_it_must() -> None:
    asked: list[int] = []

    def key(one: Pair) -> int:
        asked.append(one[0])
        return one[0]

    model = RecordModel((Column[Pair]("Word", lambda one: one[1]),), key)
    many = [(number, "x") for number in range(1000)]
    model.replace(many)
    model.replace(many[:500])
    assert len(asked) == 0
    model.replace(many[500:])
    assert len(asked) == 2


def test_rows_are_found_for_many_keys_at_once(model: RecordModel[Pair]) -> None:
    model.replace([(1, "a"), (2, "b"), (3, "c")])
    assert model.rows_of({3, 1, 9}) == {1: 0, 3: 2}
    assert model.rows_of(()) == {}


def test_equal_keys_keep_the_rows_and_tell_only_what_differs(
    model: RecordModel[Pair], qtbot: QtBot
) -> None:
    model.replace([(1, "a"), (2, "b")])
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged) as changed,
    ):
        model.replace([(1, "a"), (2, "c")])
    assert changed.args is not None
    assert changed.args[0].row() == 1


def test_a_newer_self_takes_the_old_place_and_new_ones_come_on_top(
    model: RecordModel[Pair],
) -> None:
    model.replace([(1, "a"), (2, "b")])
    model.absorb((2, "z"))
    model.absorb((3, "c"))
    assert model.records == ((3, "c"), (1, "a"), (2, "z"))
    model.remove(1)
    model.remove(99)
    assert model.row_of(1) is None
    assert model.row_of(2) == 1


def test_more_is_read_until_there_is_no_more(model: RecordModel[Pair]) -> None:
    model.replace([(1, "a")], lambda shown: [(2, "b")] if len(shown) == 1 else [])
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.records == ((1, "a"), (2, "b"))
    assert not model.canFetchMore(QModelIndex())


def test_a_log_grows_at_its_end(model: RecordModel[Pair]) -> None:
    model.replace([(1, "a")])
    model.append([(2, "b")])
    model.append([])
    assert model.records[-1] == (2, "b")


def test_a_cell_has_a_text_and_its_column_a_title(model: RecordModel[Pair]) -> None:
    model.replace([(1, "a")])
    first, second = model.index(0, 0), model.index(0, 1)
    assert first.data() == "1"
    assert model.at(0) == (1, "a")
    assert second.data(Qt.ItemDataRole.ToolTipRole) == "a"
    title = model.headerData(1, Qt.Orientation.Horizontal)
    assert title == "Word"


def test_a_sorted_model_gives_newcomers_their_place(
    model: RecordModel[Pair], qtbot: QtBot
) -> None:
    model.replace([(1, "b"), (2, "d"), (3, "a")])
    with qtbot.waitSignal(model.order_changed):
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert list(model.records) == [(2, "d"), (1, "b"), (3, "a")]
    model.absorb((4, "c"))
    assert list(model.records) == [(2, "d"), (4, "c"), (1, "b"), (3, "a")]
    model.absorb((2, "z"))
    assert model.records[0] == (2, "z")
    model.replace([(5, "x"), (6, "y")])
    assert list(model.records) == [(6, "y"), (5, "x")]
    model.sort(-1)
    assert not model.is_sorted
