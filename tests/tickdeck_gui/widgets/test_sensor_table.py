from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from tickdeck.reading.rows import SensorRow
from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.preferences import TableLook
from tickdeck_gui.widgets.sensor_table import SensorTable
from tickdeck_gui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

ONE = SensorId(1)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model(desk: Desk) -> SensorListModel:
    return SensorListModel(desk.live, desk.clock)


@pytest.fixture
def table(desk: Desk, model: SensorListModel, qtbot: QtBot) -> SensorTable:
    made = SensorTable(model, desk.theme, desk.clock)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def middle(table: SensorTable, model: SensorListModel, column: SensorColumn) -> QPoint:
    line = model.row_of(ONE)
    assert line is not None
    return table.visualRect(model.index(line, column)).center()


def drag_name(table: SensorTable, width: int) -> None:
    header = table.horizontalHeader()
    assert isinstance(header, TableHeader)
    header.resizeSection(SensorColumn.NAME, width)
    header.dragged.emit(SensorColumn.NAME)


def test_a_click_on_a_switch_asks(
    table: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.toggle_requested) as asked:
        where = middle(table, model, SensorColumn.SWITCH)
        qtbot.mouseClick(table.viewport(), LEFT, pos=where)
    assert asked.args == [ONE, False]


def test_a_click_on_a_bar_opens_its_tick(
    table: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(table.opened) as opened:
        where = middle(table, model, SensorColumn.BARS)
        qtbot.mouseClick(table.viewport(), LEFT, pos=where)
    assert opened.args is not None
    assert opened.args[0] == ONE
    assert 1000 <= opened.args[1] < 1060


def test_a_click_on_a_location_folds_it(
    table: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    where = table.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=where)
    assert model.folded == {"invoices.py"}


def test_the_error_of_a_location_leads_to_its_line(
    table: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    texts = [model.index(line, 0).data() for line in range(model.rowCount())]
    line = table.visualRect(model.index(texts.index("weather.py, 0 sensors"), 0))
    with qtbot.waitSignal(table.source_requested) as asked:
        link = QPoint(line.right() - 40, line.center().y())
        qtbot.mouseClick(table.viewport(), LEFT, pos=link)
    assert asked.args == ["/home/ada/work/weather/weather.py", 12]


def test_enter_opens_a_sensor(
    table: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    table.select_sensor(ONE)
    assert table.selected_sensors() == (ONE,)
    with qtbot.waitSignal(table.opened) as opened:
        table.open_current()
    assert opened.args == [ONE, None]


def test_a_bar_under_the_pointer_tells_its_tick(
    table: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    where = middle(table, model, SensorColumn.BARS)
    qtbot.mouseMove(table.viewport(), where)
    qtbot.waitUntil(lambda: "took" in table.hover.words)
    qtbot.mouseMove(table.viewport(), middle(table, model, SensorColumn.NAME))
    qtbot.waitUntil(lambda: table.hover.words == "")


def test_an_error_can_be_reached_with_keys_and_folding_too(
    table: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    texts = [model.index(line, 0).data() for line in range(model.rowCount())]
    table.setCurrentIndex(model.index(texts.index("weather.py, 0 sensors"), 1))
    with qtbot.waitSignal(table.source_requested) as asked:
        table.open_current()
    assert asked.args == ["/home/ada/work/weather/weather.py", 12]
    table.setCurrentIndex(model.index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert model.folded == {"invoices.py"}
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert model.folded == {"invoices.py"}
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert model.folded == set()


def test_shift_selects_a_range(
    table: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    first = table.visualRect(model.index(1, SensorColumn.NAME)).center()
    last = table.visualRect(model.index(7, SensorColumn.NAME)).center()
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(table.viewport(), LEFT, pos=first)
    qtbot.mouseClick(table.viewport(), LEFT, shift, pos=last)
    assert table.selected_sensors() == tuple(map(SensorId, range(1, 7)))


def test_all_columns_fit_into_the_width(table: SensorTable) -> None:
    for width in (900, 1100, 1440, 1920):
        table.resize(width, 600)
        used = sum(table.columnWidth(column) for column in SensorColumn)
        assert used == table.viewport().width()


def test_a_narrow_table_leaves_out_what_is_started(table: SensorTable) -> None:
    assert not table.isColumnHidden(SensorColumn.TARGETS)
    table.resize(860, 600)
    assert table.isColumnHidden(SensorColumn.TARGETS)


def test_a_dragged_edge_stays_and_what_is_right_of_it_makes_room(
    table: SensorTable,
) -> None:
    drag_name(table, 333)
    assert abs(table.columnWidth(SensorColumn.NAME) - 333) <= 8
    used = sum(table.columnWidth(column) for column in SensorColumn)
    assert used == table.viewport().width()


def test_widths_and_order_are_taken_from_the_last_time(
    table: SensorTable, model: SensorListModel
) -> None:
    drag_name(table, 333)
    kept = table.look
    table.look_like(TableLook(widths=(58, 100, 100, 256, 100, 150, 100)))
    assert table.columnWidth(SensorColumn.NAME) != kept.widths[SensorColumn.NAME]
    table.look_like(kept)
    assert abs(table.columnWidth(SensorColumn.NAME) - 333) <= 8
    table.look_like(TableLook(sorted_by=SensorColumn.NAME, descending=True))
    assert model.index(1, SensorColumn.NAME).data() == "report_done"


def widths(table: SensorTable) -> list[int]:
    return [table.columnWidth(column) for column in SensorColumn]


def test_a_table_that_was_never_shown_remembers_the_widths_of_the_last_time(
    table: SensorTable, desk: Desk, model: SensorListModel, qtbot: QtBot
) -> None:
    drag_name(table, 333)
    before, look = widths(table), table.look
    for _ in range(3):
        unseen = SensorTable(model, desk.theme, desk.clock)
        qtbot.addWidget(unseen)
        unseen.resize(100, 100)
        unseen.look_like(look)
        look = unseen.look
    table.look_like(TableLook(widths=(58, 100, 100, 256, 100, 150, 100)))
    table.look_like(look)
    for old, new in zip(before, widths(table), strict=True):
        assert abs(old - new) <= 2


def test_a_column_that_was_left_out_has_its_part_again_when_there_is_room(
    table: SensorTable,
) -> None:
    part = table.columnWidth(SensorColumn.TARGETS) / table.columnWidth(
        SensorColumn.LAST_RUN
    )
    table.resize(850, 800)
    assert table.isColumnHidden(SensorColumn.TARGETS)
    drag_name(table, 200)
    table.resize(1200, 800)
    again = table.columnWidth(SensorColumn.TARGETS)
    assert again / table.columnWidth(SensorColumn.LAST_RUN) > part / 2


@pytest.fixture
def mirrored(table: SensorTable) -> SensorTable:
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return table


def test_read_from_the_right_a_switch_is_there_and_can_be_clicked(
    mirrored: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    where = middle(mirrored, model, SensorColumn.SWITCH)
    assert where.x() > mirrored.viewport().width() - 60
    with qtbot.waitSignal(model.toggle_requested) as asked:
        qtbot.mouseClick(mirrored.viewport(), LEFT, pos=where)
    assert asked.args == [ONE, False]


def test_read_from_the_right_columns_lie_beside_each_other(
    mirrored: SensorTable, model: SensorListModel
) -> None:
    line = model.row_of(ONE)
    assert line is not None
    cells = [mirrored.visualRect(model.index(line, each)) for each in SensorColumn]
    for right, left in itertools.pairwise(cells):
        assert left.right() < right.left()
    assert mirrored.viewport().rect().contains(cells[0])
    assert mirrored.viewport().rect().contains(cells[-1])


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_newest_bar_is_at_the_right_in_all_languages(
    table: SensorTable,
    model: SensorListModel,
    qtbot: QtBot,
    direction: Qt.LayoutDirection,
) -> None:
    table.setLayoutDirection(direction)
    line = model.row_of(ONE)
    assert line is not None
    row = model.entries[line]
    assert isinstance(row, SensorRow)
    cell = table.visualRect(model.index(line, SensorColumn.BARS))
    with qtbot.waitSignal(table.opened) as opened:
        where = QPoint(cell.right() - 11, cell.center().y())
        qtbot.mouseClick(table.viewport(), LEFT, pos=where)
    assert opened.args == [ONE, row.bars[-1].tick_id]


def test_read_from_the_right_the_error_of_a_location_leads_to_its_line(
    mirrored: SensorTable, model: SensorListModel, qtbot: QtBot
) -> None:
    texts = [model.index(line, 0).data() for line in range(model.rowCount())]
    line = mirrored.visualRect(model.index(texts.index("weather.py, 0 sensors"), 0))
    assert line.width() == mirrored.viewport().width()
    with qtbot.waitSignal(mirrored.source_requested) as asked:
        link = QPoint(line.left() + 40, line.center().y())
        qtbot.mouseClick(mirrored.viewport(), LEFT, pos=link)
    assert asked.args == ["/home/ada/work/weather/weather.py", 12]
