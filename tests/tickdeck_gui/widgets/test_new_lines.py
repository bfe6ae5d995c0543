from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck_gui.models.records import Column, RecordModel
from tickdeck_gui.widgets.new_lines import NewLines
from tickdeck_gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


@pytest.fixture
def model() -> RecordModel[int]:
    return RecordModel((Column[int]("Line", str),), lambda one: one)


@pytest.fixture
def table(model: RecordModel[int], theme: Theme, qtbot: QtBot) -> RecordTable:
    made = RecordTable(model, theme, "Lines", key="lines")
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def grow(model: RecordModel[int], lines: NewLines, many: int) -> None:
    first = model.rowCount()
    model.append(range(first, first + many))
    lines.added(many)


def last_in_sight(table: RecordTable) -> int:
    return table.rowAt(table.viewport().height() - 1)


def test_the_end_is_followed_until_one_scrolls_up(
    table: RecordTable, model: RecordModel[int]
) -> None:
    lines = NewLines(table)
    grow(model, lines, 100)
    assert last_in_sight(table) == 99
    assert lines.isHidden()
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() - 320)
    seen = last_in_sight(table)
    grow(model, lines, 42)
    grow(model, lines, 100)
    assert last_in_sight(table) == seen
    assert (lines.text(), lines.isVisible()) == ("142 new lines ↓", True)
    assert table.rect().contains(lines.geometry())
    lines.click()
    assert last_in_sight(table) == 241
    assert lines.isHidden()
    grow(model, lines, 1)
    assert last_in_sight(table) == 242


def test_who_scrolls_back_to_the_end_follows_again(
    table: RecordTable, model: RecordModel[int]
) -> None:
    lines = NewLines(table)
    grow(model, lines, 100)
    bar = table.verticalScrollBar()
    bar.setValue(0)
    assert not lines.follows
    grow(model, lines, 1)
    bar.setValue(bar.maximum())
    assert (lines.follows, lines.isHidden()) == (True, True)


def test_a_larger_window_keeps_the_end_in_sight(
    table: RecordTable, model: RecordModel[int]
) -> None:
    lines = NewLines(table)
    grow(model, lines, 100)
    table.resize(300, 150)
    assert last_in_sight(table) == 99
