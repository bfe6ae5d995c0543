from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QModelIndex, Qt

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.records import Column, RecordModel, RecordRole

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Pair = tuple[int, str]


@pytest.fixture
def model() -> RecordModel[Pair]:
    columns = (
        Column[Pair]("Number", lambda one: str(one[0]), mark=lambda _: Mark.SUCCESS),
        Column[Pair]("Word", lambda one: one[1], ink="second", fixed_width=True),
    )
    return RecordModel(columns, lambda one: one[0])


def test_the_model_keeps_qts_rules(
    model: RecordModel[Pair], qtmodeltester: Any
) -> None:
    qtmodeltester.check(model)
    model.replace([(1, "a"), (2, "b")])
    model.absorb((3, "c"))
    model.append([(4, "d")])
    model.remove(1)
    model.replace([])


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


def test_a_cell_has_text_mark_ink_and_font(model: RecordModel[Pair]) -> None:
    model.replace([(1, "a")])
    first, second = model.index(0, 0), model.index(0, 1)
    assert first.data() == "1"
    assert first.data(RecordRole.MARK) == Mark.SUCCESS
    assert second.data(RecordRole.INK) == "second"
    assert second.data(RecordRole.FIXED_WIDTH) is True
    assert second.data(RecordRole.RECORD) == (1, "a")
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
