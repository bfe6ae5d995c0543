from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from tickdeck.values.events import LocationChanged, SensorChanged, SensorRemoved
from tickdeck.values.locations import LocationStatus
from tickdeck.values.sensors import NO_LONGER_DEFINED, SensorId, StoredStatus
from tickdeck_gui.models.live import LiveState
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.models.sensor_rows import Chip, SensorFilter
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.seed import many_sensors

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

ONE = SensorId(1)


@pytest.fixture
def model(desk: Desk, qtmodeltester: Any) -> SensorListModel:
    made = SensorListModel(desk.live, desk.clock)
    qtmodeltester.check(made)
    return made


def switch_off(desk: Desk) -> SensorChanged:
    row = desk.live.row(ONE)
    assert row is not None
    state = msgspec.structs.replace(row.state, stored_status=StoredStatus.STOPPED)
    return SensorChanged(state=state, spec=row.spec)


def test_a_click_on_the_switch_asks_and_does_not_decide(
    desk: Desk, model: SensorListModel, qtbot: QtBot
) -> None:
    line = model.row_of(ONE)
    assert line is not None
    switch = model.index(line, SensorColumn.SWITCH)
    checked = Qt.ItemDataRole.CheckStateRole
    with qtbot.waitSignal(model.toggle_requested) as asked:
        assert not model.setData(switch, Qt.CheckState.Unchecked, checked)
    assert asked.args == [ONE, False]
    assert Qt.CheckState(switch.data(checked)) == Qt.CheckState.Checked
    desk.live.apply([switch_off(desk)])
    assert Qt.CheckState(switch.data(checked)) == Qt.CheckState.Unchecked


def test_a_change_keeps_the_lines(
    desk: Desk, model: SensorListModel, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        desk.live.apply([switch_off(desk)])


def test_what_comes_and_goes_leaves_the_other_lines_alone(
    desk: Desk, model: SensorListModel, qtbot: QtBot
) -> None:
    last = QPersistentModelIndex(model.index(model.rowCount() - 1, 0))
    row = desk.live.row(ONE)
    assert row is not None
    fresh = msgspec.structs.replace(row.state, id=SensorId(99), name="a_new_one")
    spec = msgspec.structs.replace(row.spec, name="a_new_one")
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.rowsInserted) as inserted,
    ):
        desk.live.apply([SensorChanged(state=fresh, spec=spec)])
    assert inserted.args is not None
    assert inserted.args[1:] == [1, 1]
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.rowsRemoved) as removed,
    ):
        desk.live.apply([SensorRemoved(sensor_id=SensorId(99))])
    assert removed.args is not None
    assert removed.args[1:] == [1, 1]
    assert last.row() == model.rowCount() - 1


def test_sorting_takes_persistent_places_along(model: SensorListModel) -> None:
    line = model.row_of(ONE)
    assert line == 1
    kept = QPersistentModelIndex(model.index(line, SensorColumn.NAME))
    model.sort(SensorColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert kept.row() == model.row_of(ONE) == 4
    assert kept.data() == "bank_statements"


def test_many_changes_are_told_as_one(
    desk: Desk, qtbot: QtBot, qtmodeltester: Any
) -> None:
    live = LiveState(SeededReader(many_sensors(400)), desk.clock)
    live.load()
    model = SensorListModel(live, desk.clock)
    qtmodeltester.check(model)
    where = SensorFilter(text="1")
    with qtbot.waitSignal(model.modelReset):
        model.show_only(where)
    assert model.sensor_count == sum(map(where.admits, live.rows))


def test_a_location_that_is_loaded_again_moves_nothing(
    desk: Desk, model: SensorListModel, qtbot: QtBot
) -> None:
    loading = msgspec.structs.replace(
        desk.live.locations[1], status=LocationStatus.LOADING
    )
    model.fold("ops.py")
    before = model.entries
    with (
        qtbot.assertNotEmitted(model.rearranging),
        qtbot.waitSignal(model.dataChanged),
    ):
        desk.live.apply([LocationChanged(name=loading.spec.name, state=loading)])
    assert len(model.entries) == len(before)
    assert model.folded == {"ops.py"}


def test_a_sensor_says_of_which_kind_it_is_or_why_it_is_grey(
    model: SensorListModel,
) -> None:
    def said(sensor_id: int) -> object:
        line = model.row_of(SensorId(sensor_id))
        assert line is not None
        role = Qt.ItemDataRole.AccessibleDescriptionRole
        return model.index(line, SensorColumn.NAME).data(role)

    assert said(4) == "Run status"
    assert "defined" in str(said(7)) or "No sensor" in str(said(7))


def test_no_line_vanishes_under_the_pointer(desk: Desk, model: SensorListModel) -> None:
    model.show_only(SensorFilter(chip=Chip.ON))
    assert model.row_of(ONE) is not None
    desk.live.apply([switch_off(desk)])
    assert model.row_of(ONE) is not None
    model.rearrange()
    assert model.row_of(ONE) is None


def test_what_begins_to_fit_the_filter_appears(
    desk: Desk, model: SensorListModel
) -> None:
    model.show_only(SensorFilter(chip=Chip.ATTENTION))
    row = desk.live.row(SensorId(2))
    assert row is not None
    assert model.row_of(SensorId(2)) is None
    state = msgspec.structs.replace(row.state, consecutive_failures=1)
    desk.live.apply([SensorChanged(state=state, spec=row.spec)])
    assert model.row_of(SensorId(2)) is not None


def test_folding_twice_changes_nothing(model: SensorListModel) -> None:
    before = model.entries
    model.fold("ops.py")
    assert model.folded == {"ops.py"}
    assert len(model.entries) < len(before)
    model.fold("ops.py")
    assert model.entries == before


def test_every_cell_can_be_read_aloud(model: SensorListModel) -> None:
    line = model.row_of(ONE)
    assert line is not None
    spoken = [
        model.index(line, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in SensorColumn
    ]
    assert spoken[0] == "on"
    assert spoken[1] == "bank_statements"
    assert "PermissionError" in spoken[4]
    assert spoken[5] == "in 12 s"


def test_a_problem_is_in_the_tooltip_of_each_cell(model: SensorListModel) -> None:
    line = model.row_of(SensorId(7))
    assert line is not None
    tip = model.index(line, SensorColumn.NAME).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == NO_LONGER_DEFINED


def test_the_location_of_a_broken_file_tells_its_error(
    model: SensorListModel,
) -> None:
    texts = [model.index(line, 0).data() for line in range(model.rowCount())]
    line = texts.index("weather.py, 0 sensors")
    tip = model.index(line, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "SyntaxError: '(' was never closed"


def test_a_title_sorts_and_none_gives_the_names_back(model: SensorListModel) -> None:
    def first() -> object:
        return model.index(1, SensorColumn.NAME).data()

    model.sort(SensorColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert first() == "report_done"
    model.sort(-1)
    assert first() == "bank_statements"
