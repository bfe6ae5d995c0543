from __future__ import annotations

import itertools
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QStyleOptionViewItem

from tickdeck.clock import ManualClock
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.theme.tokens import TALL_ROW_HEIGHT
from tickdeck_gui.widgets.sensor_delegate import (
    SensorDelegate,
    line_places,
    pill_places,
    switch_place,
)
from tickdeck_gui.widgets.sensor_table import SensorTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
CELL = QRect(30, 46, 160, 46)


def test_rows_are_two_lines_high(desk: Desk, qtbot: QtBot) -> None:
    model = SensorListModel(desk.live, desk.clock)
    table = SensorTable(model, desk.theme, desk.clock)
    qtbot.addWidget(table)
    delegate = SensorDelegate(desk.theme, desk.clock, table)
    size = delegate.sizeHint(QStyleOptionViewItem(), model.index(1, SensorColumn.NAME))
    assert size.height() == TALL_ROW_HEIGHT


def test_every_line_is_painted_in_light_and_dark(desk: Desk, qtbot: QtBot) -> None:
    model = SensorListModel(desk.live, desk.clock)
    table = SensorTable(model, desk.theme, desk.clock)
    qtbot.addWidget(table)
    table.resize(1200, 900)
    table.selectAll()
    light = table.grab().toImage()
    desk.theme.choose(Appearance.DARK)
    assert table.grab().toImage() != light


def are_mirrored(before: QRect, after: QRect) -> bool:
    return (
        before.size() == after.size()
        and before.left() - CELL.left() == CELL.right() - after.right()
    )


def test_the_switch_is_where_one_begins_to_read() -> None:
    before, after = switch_place(CELL, LTR), switch_place(CELL, RTL)
    assert are_mirrored(before, after)
    assert CELL.contains(before)
    assert CELL.contains(after)


@pytest.mark.parametrize("two", [True, False])
def test_a_mark_stands_before_the_first_line(two: bool) -> None:
    before = line_places(CELL, LTR, marked=True, two=two)
    after = line_places(CELL, RTL, marked=True, two=two)
    assert all(map(are_mirrored, before, after))
    square, upper, lower = after
    assert upper.right() < square.left()
    assert CELL.contains(upper)
    assert CELL.contains(square)
    if two:
        assert not square.intersects(lower)
        assert CELL.contains(lower)


def test_pills_follow_each_other_where_there_is_room(qapp: object) -> None:
    names = ("load", "a_job_with_quite_a_long_name", "third")
    metrics = QFontMetrics(QFont())
    before = [pill for pill, _ in pill_places(names, CELL, metrics, LTR)]
    after = [pill for pill, _ in pill_places(names, CELL, metrics, RTL)]
    assert len(before) == 2
    assert all(map(are_mirrored, before, after))
    assert after[1].right() < after[0].left()
    assert all(CELL.contains(pill) for pill in after)


def test_the_painted_switch_is_mirrored(desk: Desk, qtbot: QtBot) -> None:
    model = SensorListModel(desk.live, desk.clock)
    table = SensorTable(model, desk.theme, desk.clock)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1200, 900)
    table.show()
    index = model.index(1, SensorColumn.SWITCH)

    def painted() -> QImage:
        return table.viewport().grab(table.visualRect(index)).toImage()

    before = painted()
    table.setLayoutDirection(RTL)
    mirrored = painted().flipped(Qt.Orientation.Horizontal)
    assert mirrored != painted()
    for x, y in itertools.product(range(before.width()), range(before.height())):
        # Softened edges differ by a shade when they are mirrored.
        here, there = mirrored.pixelColor(x, y), before.pixelColor(x, y)
        assert abs(here.lightness() - there.lightness()) < 12


def test_a_frame_without_time_shows_names_and_the_next_one_the_rest(
    desk: Desk, qtbot: QtBot
) -> None:
    model = SensorListModel(desk.live, desk.clock)
    table = SensorTable(model, desk.theme, desk.clock)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1200, 900)
    table.show()
    delegate = table.itemDelegate()
    assert isinstance(delegate, SensorDelegate)
    fresh = SensorDelegate(desk.theme, desk.clock, table)
    table.setItemDelegate(fresh)

    def painted(column: SensorColumn) -> QImage:
        return table.viewport().grab(table.visualRect(model.index(1, column))).toImage()

    names, bars = painted(SensorColumn.NAME), painted(SensorColumn.BARS)
    hurried = SensorDelegate(desk.theme, desk.clock, table)
    hurried.begin_frame(-1.0)
    table.setItemDelegate(hurried)
    assert painted(SensorColumn.NAME) == names
    assert painted(SensorColumn.BARS) != bars
    assert hurried.is_behind
    hurried.begin_frame()
    assert painted(SensorColumn.BARS) == bars
    assert not hurried.is_behind


def test_a_frame_without_time_shows_a_cell_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    model = SensorListModel(desk.live, desk.clock)
    table = SensorTable(model, desk.theme, desk.clock)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1200, 900)
    table.show()
    delegate = SensorDelegate(desk.theme, desk.clock, table)
    table.setItemDelegate(delegate)
    index = model.index(2, SensorColumn.LAST_TICK)  # one that says how long ago

    def painted() -> QImage:
        return table.viewport().grab(table.visualRect(index)).toImage()

    before = painted()
    clock = desk.clock
    assert isinstance(clock, ManualClock)
    clock.advance(timedelta(hours=1))
    delegate.begin_frame(-1.0)
    assert painted() == before
    assert delegate.is_behind
    delegate.begin_frame()
    assert painted() != before
