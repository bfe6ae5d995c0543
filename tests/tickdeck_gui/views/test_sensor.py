from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox

from tickdeck.values.commands import ReleaseRunKeys, SetCursor
from tickdeck.values.events import RunChanged, TickEnded
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickId, TickStatus
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.sensor_orders import SensorOrders
from tickdeck_gui.views.sensor import SensorView

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


def test_ticks_are_filtered_by_status(view: SensorView) -> None:
    view._statuses[TickStatus.FAILURE].click()  # noqa: SLF001 - a chip
    assert {tick.status for tick in view.ticks.records} == {TickStatus.FAILURE}


def test_a_new_tick_appears_by_itself_on_top(view: SensorView, desk: Desk) -> None:
    tick = msgspec.structs.replace(seeded_ticks(1)[0], id=TickId(5000))
    row = desk.live.row(ONE)
    assert row is not None
    desk.live.apply([TickEnded(tick=tick, state=row.state)])
    assert view.ticks.records[0] == tick
    assert view.timeline_model.ticks[0] == tick


def test_runs_and_keys_are_read_when_their_tab_is_opened(
    view: SensorView, desk: Desk, qtbot: QtBot
) -> None:
    assert view.runs.records == ()
    view.tabs.setCurrentIndex(1)
    assert len(view.runs.records) == 2
    run = msgspec.structs.replace(seeded_runs()[0], job_name="other")
    desk.live.apply([RunChanged(run=run)])
    assert view.runs.records[0] == run
    view.tabs.setCurrentIndex(2)
    assert view.tabs.tabText(2) == "Run keys 12"
    view.key_search.setText("0405")
    assert len(view.keys.records) == 1
    with qtbot.waitSignal(view.run_opened) as opened:
        view.key_table.opened.emit(view.keys.records[0])
    assert opened.args == [seeded_runs()[5].run_id]


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


def test_about_tells_what_the_code_says(view: SensorView) -> None:
    view.tabs.setCurrentIndex(4)
    assert view._about.count() == 2  # noqa: SLF001 - the facts and a stretch


def test_a_sensor_without_ticks_says_so(view: SensorView, desk: Desk) -> None:
    view.tick_table.clearSelection()
    view.ticks.replace(())
    view.show_sensor(SensorId(999))
    assert view.ticks.records == ()


def agree(box: QMessageBox) -> None:
    verb = QMessageBox.ButtonRole.DestructiveRole
    next(one for one in box.buttons() if box.buttonRole(one) == verb).click()


def test_chosen_run_keys_are_released_after_a_question(
    view: SensorView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[ReleaseRunKeys] = 1
    view.tabs.setCurrentIndex(2)
    assert not view.release_button.isEnabled()
    view.key_table.selectRow(0)
    key = view.keys.records[0].key

    async def scenario() -> None:
        view.release_button.click()
        agree(view.findChildren(QMessageBox)[0])
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [ReleaseRunKeys(sensor_id=ONE, keys=(key,))]


def test_a_brushed_stretch_filters_ticks_and_runs(view: SensorView) -> None:
    before = len(view.ticks.records)
    middle = view.ticks.records[before // 2]
    start = middle.started
    view.timeline_model.choose((start, start + timedelta(minutes=1)))
    shown = view.ticks.records
    assert 0 < len(shown) < before
    assert all(
        tick.started <= start + timedelta(minutes=1)
        and (tick.last_started or tick.started) >= start
        for tick in shown
    )
    assert view.brush_chip.isVisible()
    view.brush_chip.click()
    assert len(view.ticks.records) == before
    assert not view.brush_chip.isVisible()


def test_a_sensor_is_muted_and_heard_again(view: SensorView, desk: Desk) -> None:
    view.header.mute_requested.emit(True)
    assert desk.preferences.is_muted(ONE)
    view.header.mute_requested.emit(False)
    assert not desk.preferences.is_muted(ONE)


def test_the_source_is_shown_or_why_not(view: SensorView) -> None:
    view.tabs.setCurrentIndex(3)
    assert "cannot be read" in view.source.toPlainText()
    view.show_sensor(SensorId(11))
    assert view.source.toPlainText() == "A watched folder has no code."


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
