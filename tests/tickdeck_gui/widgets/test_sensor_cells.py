from __future__ import annotations

import itertools
import math
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage

from tickdeck.clock import ManualClock
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.widgets import line_table
from tickdeck_gui.widgets.sensor_cells import (
    line_places,
    pill_places,
    switch_place,
)
from tickdeck_gui.widgets.sensor_table import SensorTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
CELL = QRect(30, 46, 160, 46)


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


class Shown:
    """A table of sensors, and pictures of its cells."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.model = SensorListModel(desk.live, desk.clock)
        self.table = SensorTable(self.model, desk.theme, desk.clock)
        self.model.setParent(self.table)
        qtbot.addWidget(self.table)
        self.table.resize(1200, 900)
        self.table.show()

    def cell(self, row: int, column: SensorColumn) -> QImage:
        """Return a cell as it is painted now."""
        place = self.table.visualRect(self.model.index(row, column))
        return self.table.viewport().grab(place).toImage()


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot) -> Shown:
    return Shown(desk, qtbot)


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Lets frames have no time, or enough."""

    def choose(hurried: bool) -> None:
        budget = -1.0 if hurried else math.inf
        monkeypatch.setattr(line_table, "_FRAME_S", budget)

    return choose


def test_a_frame_without_time_shows_names_and_the_next_one_the_rest(
    shown: Shown, hurry: Callable[[bool], None]
) -> None:
    columns = SensorColumn.NAME, SensorColumn.BARS
    name, bars = (shown.cell(1, each) for each in columns)
    hurry(True)
    shown.table.painted._cells.clear()  # noqa: SLF001 - as when a page is new
    shown.table.scrollContentsBy(0, 0)
    assert shown.cell(1, SensorColumn.NAME) == name
    shown.table.scrollContentsBy(0, 0)
    assert shown.cell(1, SensorColumn.BARS) != bars
    assert shown.table.painted.is_behind
    hurry(False)
    assert shown.cell(1, SensorColumn.BARS) == bars
    assert not shown.table.painted.is_behind


def test_a_frame_without_time_shows_a_cell_as_it_was(
    desk: Desk, shown: Shown, hurry: Callable[[bool], None]
) -> None:
    # One that says how long ago.
    before = shown.cell(2, SensorColumn.LAST_TICK)
    clock = desk.clock
    assert isinstance(clock, ManualClock)
    clock.advance(timedelta(hours=1))
    hurry(True)
    shown.table.scrollContentsBy(0, 0)
    assert shown.cell(2, SensorColumn.LAST_TICK) == before
    assert shown.table.painted.is_behind
    hurry(False)
    assert shown.cell(2, SensorColumn.LAST_TICK) != before


def test_what_does_not_change_with_a_tick_is_not_painted_again(
    desk: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = desk.live.row_with_history(desk.live.rows[0].state.id)
    assert row is not None
    seen: list[str] = []
    monkeypatch.setattr(
        shown.table._cells,  # noqa: SLF001 - nobody else tells
        "_paint_cell",
        lambda *_, column, **__: seen.append(column.name),
    )
    number = shown.model.row_of(row.state.id)
    assert number is not None
    later = msgspec.structs.replace(row, next_due=desk.clock.now())
    shown.model._entries[number] = later  # noqa: SLF001 - as when it has ticked
    shown.table.viewport().repaint()
    assert set(seen) == {"LAST_TICK", "NEXT", "LAST_RUN"}
