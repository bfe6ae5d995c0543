from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox

from tickdeck.clock import ManualClock
from tickdeck.reading.rows import SensorRow
from tickdeck.values.commands import MoveState, SetCursor
from tickdeck.values.events import EnginePaused, RunDeleted, SensorChanged, TickEnded
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickId
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.views.sensor import SensorView
from tickdeck_gui.views.sensor_pages import Tab

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

ONE = SensorId(1)


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> SensorView:
    made = SensorView(desk, SensorOrders(desk))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_sensor(ONE)
    return made


def test_the_last_tick_is_chosen_first(view: SensorView) -> None:
    assert view.tick_table.selected() == (seeded_ticks(1)[0],)


def test_a_tick_can_be_gone_to_also_inside_a_fold(view: SensorView) -> None:
    folded = next(tick for tick in seeded_ticks(1) if tick.count > 3)
    view.select_tick(TickId(folded.id + 2))
    assert view.tick_table.selected() == (folded,)


def test_a_new_tick_appears_by_itself_on_top(view: SensorView, desk: Desk) -> None:
    tick = msgspec.structs.replace(seeded_ticks(1)[0], id=TickId(5000))
    row = desk.live.row(ONE)
    assert row is not None
    desk.live.apply([TickEnded(tick=tick, state=row.state)])
    assert view.ticks.records[0] == tick
    assert view.timeline_model.ticks[0] == tick


def test_the_cursor_is_changed_only_if_it_has_not_moved(
    view: SensorView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[SetCursor] = seeded_sensors()[0].state

    async def scenario() -> None:
        view.edit_cursor()
        (dialog,) = view.findChildren(QDialog)
        assert isinstance(dialog, CursorDialog)
        dialog.text.setPlainText("7")
        dialog.save.click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [SetCursor(sensor_id=ONE, cursor="7", expected_version=4)]


def test_a_sensor_without_ticks_says_so(view: SensorView, desk: Desk) -> None:
    view.tick_table.clearSelection()
    view.ticks.replace(())
    view.show_sensor(SensorId(999))
    assert view.ticks.records == ()


def test_a_sensor_is_muted_and_heard_again(view: SensorView, desk: Desk) -> None:
    view.header.mute_requested.emit(True)
    assert desk.preferences.is_muted(ONE)
    view.header.mute_requested.emit(False)
    assert not desk.preferences.is_muted(ONE)


def test_what_happens_while_another_screen_is_open_is_read_later(
    view: SensorView, desk: Desk
) -> None:
    tick = msgspec.structs.replace(seeded_ticks(1)[0], id=TickId(5000))
    row = desk.live.row(ONE)
    assert row is not None
    view.hide()
    before = view.ticks.records
    desk.live.apply([TickEnded(tick=tick, state=row.state)])
    assert view.ticks.records == before


def test_a_sensor_that_reacts_tells_how_far_it_is_behind(
    view: SensorView, desk: Desk
) -> None:
    words = [each.text() for each in view.header.findChildren(QLabel)]
    assert not any("waiting" in each for each in words)
    behind = next(row for row in desk.live.rows if row.spec.name == "any_failure")
    view.show_sensor(behind.state.id)
    shown = [
        each.text() for each in view.header.findChildren(QLabel) if each.isVisible()
    ]
    assert "3 events waiting since 11:48" in shown


def words(view: SensorView) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in view.header.findChildren(QLabel) if one.isVisible()]


def test_a_brushed_stretch_narrows_the_tabs_until_it_is_let_go(
    view: SensorView,
) -> None:
    before = len(view.ticks.records)
    start = view.ticks.records[before // 2].started
    view.timeline_model.choose((start, start + timedelta(minutes=1)))
    assert 0 < len(view.ticks.records) < before
    assert view.tabs.brush_chip.isVisible()
    view.tabs.brush_chip.click()
    assert len(view.ticks.records) == before
    assert not view.tabs.brush_chip.isVisible()


def test_the_header_counts_down_to_the_next_tick(view: SensorView, desk: Desk) -> None:
    assert "Next tick in 12 s" in words(view)
    assert isinstance(desk.clock, ManualClock)
    desk.clock.advance(timedelta(seconds=2))
    view._second.timeout.emit()  # noqa: SLF001 - a second has gone by
    assert "Next tick in 10 s" in words(view)


def test_a_pause_of_the_engine_is_said_in_its_place(
    view: SensorView, desk: Desk
) -> None:
    desk.live.apply([EnginePaused(at=NOW, since=NOW)])
    assert "No next tick: the engine is paused" in words(view)
    desk.live.apply([EnginePaused(at=NOW, since=None)])
    assert "Next tick in 12 s" in words(view)


def test_the_details_give_their_room_away_and_come_back(view: SensorView) -> None:
    assert view.panel.isVisible()
    view.header.panel_button.click()
    assert not view.panel.isVisible()
    view.resize(1300, 800)
    assert not view.panel.isVisible()
    view.tick_table.opened.emit(view.ticks.records[3])
    assert view.panel.isVisible()
    assert view.header.panel_button.isChecked()


def test_a_narrow_page_has_no_room_for_details_unless_they_are_asked_for(
    view: SensorView,
) -> None:
    view.resize(800, 700)
    assert not view.panel.isVisible()
    view.header.panel_button.click()
    assert view.panel.isVisible()
    view.resize(1200, 800)
    assert view.panel.isVisible()


def test_what_became_of_the_details_is_remembered(
    view: SensorView, desk: Desk, qtbot: QtBot
) -> None:
    view.header.panel_button.click()
    again = SensorView(desk, SensorOrders(desk))
    qtbot.addWidget(again)
    again.restore(view.state())
    again.resize(1200, 800)
    again.show()
    assert not again.panel.isVisible()
    assert not again.header.panel_button.isChecked()


def renamed(desk: Desk) -> SensorRow:
    """Let the sensor whose code is gone come back under another name."""
    orphan = next(row for row in desk.live.rows if row.state.is_orphan)
    state = msgspec.structs.replace(
        orphan.state,
        id=SensorId(900),
        name="poll",
        problem=None,
        cursor=None,
        last_tick_started=None,
    )
    spec = msgspec.structs.replace(orphan.spec, name="poll")
    assert isinstance(desk.reader, SeededReader)
    desk.reader.newcomers = (SensorRow(state=state, spec=spec),)
    desk.live.apply([SensorChanged(state=state, spec=spec)])
    return orphan


def test_a_sensor_whose_code_is_gone_gives_its_memory_to_the_new_one(
    view: SensorView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    orphan = renamed(desk)
    heir = desk.live.row(SensorId(900))
    assert heir is not None
    engine.answers[MoveState] = heir.state
    opened: list[int] = []
    view.sensor_opened.connect(opened.append)
    view.show_sensor(orphan.state.id)
    assert view.memory.isVisible()

    async def scenario() -> None:
        view.memory.give_requested.emit(heir.state.id)
        (box,) = view.findChildren(QMessageBox)
        verb = QMessageBox.ButtonRole.DestructiveRole
        next(one for one in box.buttons() if box.buttonRole(one) == verb).click()
        await desk.tasks.settled()

    drive(scenario())
    wish = MoveState(source=orphan.state.id, target=SensorId(900))
    assert engine.commands == [wish]
    assert opened == [900]


def test_a_new_sensor_offers_to_take_over(view: SensorView, desk: Desk) -> None:
    orphan = renamed(desk)
    view.show_sensor(SensorId(900))
    assert view.memory.isVisible()
    view.header.take_over_requested.emit(orphan.state.id)
    (box,) = view.findChildren(QMessageBox)
    assert box.text() == "Give what legacy_poll remembers to poll?"
    box.reject()
    view.show_sensor(ONE)
    assert not view.memory.isVisible()


def test_a_deleted_run_is_gone_from_its_tab(view: SensorView, desk: Desk) -> None:
    view.tabs.setCurrentIndex(Tab.RUNS)
    first = view.tabs.runs.model.records[0]
    desk.live.apply([RunDeleted(run_id=first.run_id)])
    assert first not in view.tabs.runs.model.records
