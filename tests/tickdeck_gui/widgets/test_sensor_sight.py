from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.values.events import SensorChanged, SensorRemoved
from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.live import LiveState
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.models.sensor_rows import LocationHeader, SensorFilter, key_of
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.seed import many_sensors
from tickdeck_gui.theme.tokens import TALL_ROW_HEIGHT
from tickdeck_gui.widgets.location_line import LOCATION_HEIGHT
from tickdeck_gui.widgets.sensor_table import SensorTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

CHOSEN = (SensorId(45), SensorId(67), SensorId(12))


@pytest.fixture
def live(desk: Desk) -> LiveState:
    made = LiveState(SeededReader(many_sensors(900)), desk.clock)
    made.load()
    return made


@pytest.fixture
def table(desk: Desk, live: LiveState, qtbot: QtBot) -> SensorTable:
    model = SensorListModel(live, desk.clock)
    made = SensorTable(model, desk.theme, desk.clock)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    selection = made.selectionModel()
    for one in CHOSEN:
        line = model.row_of(one)
        assert line is not None
        index = model.index(line, SensorColumn.NAME)
        selection.setCurrentIndex(
            index, selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        )
    made.verticalScrollBar().setValue(1234)
    return made


def sight(table: SensorTable) -> tuple[object, ...]:
    """Return what is selected and current, and what is in sight where."""
    entries = table._rows.entries  # noqa: SLF001 - what the table shows
    top = table.rowAt(0)
    return (
        sorted(table.selected_sensors()),
        key_of(entries[table.currentIndex().row()]),
        key_of(entries[top]),
        table.rowViewportPosition(top),
    )


def a_new_one(live: LiveState) -> SensorChanged:
    row = live.row(SensorId(1))
    assert row is not None
    state = msgspec.structs.replace(row.state, id=SensorId(999), name="a")
    return SensorChanged(
        state=msgspec.structs.replace(state, location="invoices.py"),
        spec=msgspec.structs.replace(row.spec, name="a"),
    )


def test_a_sensor_that_comes_or_goes_above_moves_nothing(
    table: SensorTable, live: LiveState
) -> None:
    before = sight(table)
    live.apply([a_new_one(live)])
    assert sight(table) == before
    live.apply([SensorRemoved(sensor_id=SensorId(999))])
    assert sight(table) == before


def test_reading_everything_again_moves_nothing(
    table: SensorTable, live: LiveState
) -> None:
    before = sight(table)
    live.load()
    assert sight(table) == before


def test_a_filter_that_is_typed_keeps_what_it_admits_selected(
    table: SensorTable, live: LiveState, qtbot: QtBot
) -> None:
    model = table._rows  # noqa: SLF001
    with qtbot.waitSignal(model.modelReset):
        model.show_only(SensorFilter(text="4"))
    assert table.selected_sensors() == (SensorId(45),)
    model.show_only(SensorFilter(text="nothing like it"))
    assert table.selected_sensors() == ()


def test_each_line_has_its_height_whatever_changed(
    table: SensorTable, live: LiveState
) -> None:
    model = table._rows  # noqa: SLF001
    lines = table.verticalHeader()
    changes: tuple[Callable[[], None], ...] = (
        lambda: model.fold("ops.py"),
        lambda: model.show_only(SensorFilter(text="disk")),
        lambda: model.show_only(SensorFilter()),
        lambda: model.fold("ops.py"),
    )
    for change in changes:
        change()
        for number, entry in enumerate(model.entries):
            is_location = isinstance(entry, LocationHeader)
            height = LOCATION_HEIGHT if is_location else TALL_ROW_HEIGHT
            assert lines.sectionSize(number) == height
            assert (table.columnSpan(number, 0) > 1) == is_location
