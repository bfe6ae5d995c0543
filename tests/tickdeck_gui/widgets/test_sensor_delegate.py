from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyleOptionViewItem

from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.theme.tokens import TALL_ROW_HEIGHT
from tickdeck_gui.widgets.sensor_delegate import SensorDelegate
from tickdeck_gui.widgets.sensor_table import SensorTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


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
