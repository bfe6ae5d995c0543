from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tickdeck_gui.models.records import Column, RecordModel
from tickdeck_gui.widgets.kept_sight import stretches
from tickdeck_gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

Pair = tuple[int, str]
ROWS = [(number, str(number)) for number in range(100)]


@pytest.fixture
def model() -> RecordModel[Pair]:
    column = Column[Pair]("Word", lambda one: one[1], order=lambda one: -one[0])
    return RecordModel((column,), lambda one: one[0])


@pytest.fixture
def table(model: RecordModel[Pair], theme: Theme, qtbot: QtBot) -> RecordTable:
    model.replace(ROWS)
    made = RecordTable(model, theme, "Pairs", key="pairs", sortable=True)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def first_in_sight(table: RecordTable, model: RecordModel[Pair]) -> int:
    record = model.record(model.index(table.rowAt(0), 0))
    assert record is not None
    return record[0]


def test_selection_current_row_and_place_survive_other_rows(
    table: RecordTable, model: RecordModel[Pair], qtbot: QtBot
) -> None:
    table.choose(50)
    for row in (51, 53):
        index = model.index(row, 0)
        where = table.visualRect(index).center()
        viewport = table.viewport()
        control = Qt.KeyboardModifier.ControlModifier
        table.scrollTo(index)
        where = table.visualRect(index).center()
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, control, where)
    seen = first_in_sight(table, model)
    told: list[Pair | None] = []
    table.chosen.connect(told.append)
    model.replace([(200, "new"), (201, "new"), *ROWS[:20], *ROWS[21:]])
    assert table.selected() == ((50, "50"), (51, "51"), (53, "53"))
    assert model.record(table.currentIndex()) == (53, "53")
    assert first_in_sight(table, model) == seen
    assert told == []


def test_a_list_that_is_at_its_beginning_stays_there(
    table: RecordTable, model: RecordModel[Pair]
) -> None:
    table.choose(1)
    model.replace([(200, "new"), *ROWS])
    assert first_in_sight(table, model) == 200
    assert table.selected() == ((1, "1"),)


def test_a_row_that_came_above_moves_nothing_out_of_sight(
    table: RecordTable, model: RecordModel[Pair]
) -> None:
    table.choose(50)
    seen = first_in_sight(table, model)
    model.absorb((200, "new"))
    assert first_in_sight(table, model) == seen
    model.append([(300, "below")])
    assert first_in_sight(table, model) == seen


def test_sorting_keeps_the_selection(
    table: RecordTable, model: RecordModel[Pair]
) -> None:
    table.choose(50)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert model.records[0] == (99, "99")
    assert table.selected() == ((50, "50"),)


def test_what_is_gone_is_no_longer_chosen(
    table: RecordTable, model: RecordModel[Pair]
) -> None:
    table.choose(50)
    told: list[Pair | None] = []
    selections: list[int] = []
    table.chosen.connect(told.append)
    table.selection_changed.connect(
        lambda: selections.append(table.how_many_selected())
    )
    model.replace(ROWS[:50])
    assert told == [None]
    assert selections == [0]


def test_a_chosen_record_that_is_newer_is_told(
    table: RecordTable, model: RecordModel[Pair]
) -> None:
    table.choose(50)
    told: list[Pair | None] = []
    table.chosen.connect(told.append)
    model.replace([(200, "new"), *ROWS[:50], (50, "changed")])
    assert told == [(50, "changed")]


@pytest.mark.parametrize(
    ("rows", "found"),
    [([], []), ([3], [(3, 3)]), ([0, 1, 2, 5, 7, 8], [(0, 2), (5, 5), (7, 8)])],
)
def test_rows_are_selected_by_stretches(
    rows: list[int], found: list[tuple[int, int]]
) -> None:
    assert stretches(rows) == found
