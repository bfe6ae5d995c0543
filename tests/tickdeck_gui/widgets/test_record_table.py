from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.records import Column, RecordModel
from tickdeck_gui.preferences import TableLook
from tickdeck_gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

Pair = tuple[int, str]


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> RecordTable:
    columns = (
        Column[Pair]("Number", lambda one: str(one[0]), mark=lambda _: Mark.QUEUED),
        Column[Pair]("Word", lambda one: one[1], fixed_width=True, width=90, needs=400),
    )
    model: RecordModel[Pair] = RecordModel(columns, lambda one: one[0])
    model.replace([(1, "a"), (2, "b")])
    made = RecordTable(model, theme, "Pairs")
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def test_choosing_tells_the_record(table: RecordTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        assert table.choose(2)
    assert chosen.args == [(2, "b")]
    assert table.selected() == ((2, "b"),)
    assert not table.choose(99)


def test_enter_opens_the_record(table: RecordTable, qtbot: QtBot) -> None:
    table.choose(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [(1, "a")]


def test_a_narrow_table_leaves_columns_out(table: RecordTable) -> None:
    assert not table.isColumnHidden(1)
    table.resize(300, 200)
    assert table.isColumnHidden(1)


def test_marks_and_texts_are_painted(table: RecordTable) -> None:
    full = table.grab().toImage()
    model = table.model()
    assert isinstance(model, RecordModel)
    model.replace([])
    assert table.grab().toImage() != full


def test_widths_are_kept_but_not_those_of_another_table(table: RecordTable) -> None:
    table.look_like(TableLook(widths=(300, 120)))
    assert table.columnWidth(1) == 120
    table.look_like(TableLook(widths=(1, 2, 3)))
    assert table.look.widths[1] == 120


def test_only_a_sortable_table_takes_an_order(table: RecordTable, theme: Theme) -> None:
    table.look_like(TableLook(sorted_by=1))
    model = table.model()
    assert isinstance(model, RecordModel)
    assert not model.is_sorted
    sortable = RecordTable(model, theme, "Pairs", sortable=True)
    sortable.look_like(TableLook(sorted_by=1, descending=True))
    assert model.records == ((2, "b"), (1, "a"))
