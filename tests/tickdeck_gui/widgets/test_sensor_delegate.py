from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyleOptionViewItem

from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorListModel
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
    delegate = table.itemDelegate()
    assert isinstance(delegate, SensorDelegate)
    size = delegate.sizeHint(QStyleOptionViewItem(), model.index(1, SensorColumn.NAME))
    assert size.height() == TALL_ROW_HEIGHT
