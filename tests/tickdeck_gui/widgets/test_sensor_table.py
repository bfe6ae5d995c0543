from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.sensor_list import SensorColumn, SensorListModel
from tickdeck_gui.widgets.sensor_table import SensorTable

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
    table: SensorTable, model: SensorListModel
) -> None:
    where = middle(table, model, SensorColumn.BARS)
    table.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, where, QPoint()))
    assert "took" in QToolTip.text()
    QToolTip.hideText()


def test_all_columns_fit_into_the_width(table: SensorTable) -> None:
    for width in (900, 1100, 1440, 1920):
        table.resize(width, 600)
        used = sum(table.columnWidth(column) for column in SensorColumn)
        assert used == table.viewport().width()
