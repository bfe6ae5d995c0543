from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QMessageBox

from tickdeck.values.commands import CancelRun, DeleteRun, ReexecuteRun
from tickdeck.values.events import RunChanged
from tickdeck.values.runs import RunStatus
from tickdeck_gui.orders.run_orders import RunOrders
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.views.runs import RunsView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> RunsView:
    made = RunsView(desk, RunOrders(desk))
    qtbot.addWidget(made)
    made.show()
    made.read()
    qtbot.waitUntil(lambda: not made.reading.is_busy)
    return made


def question(view: RunsView) -> QMessageBox:
    (box,) = view.findChildren(QMessageBox)
    return box


def pressed(button: QPushButton, view: RunsView, desk: Desk, drive: Drive) -> str:
    """Press a button, agree to what is asked, and return the question."""
    asked = ""

    async def scenario() -> None:
        nonlocal asked
        button.click()
        for box in view.findChildren(QMessageBox):
            asked = box.text()
            verb = QMessageBox.ButtonRole.DestructiveRole
            next(one for one in box.buttons() if box.buttonRole(one) == verb).click()
        await desk.tasks.settled()

    drive(scenario())
    return asked


def test_the_bar_says_how_many_are_selected_and_how_many_fit(view: RunsView) -> None:
    bar = view.selection.bar
    assert bar.words.text() == "12 runs"
    view.table.choose(seeded_runs()[4].run_id)
    assert bar.words.text() == "1 selected"
    assert bar.all.text() == "Select all 12 that fit"
    bar.none.click()
    assert bar.words.text() == "12 runs"


def test_one_is_started_at_once_and_several_are_asked_about(
    view: RunsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    view.table.choose(seeded_runs()[4].run_id)
    bar = view.selection.bar
    assert pressed(bar.retry, view, desk, drive) == ""
    view.table.selectAll()
    assert pressed(bar.again, view, desk, drive) == "Start 9 runs again?"
    wishes = [one for one in engine.commands if isinstance(one, ReexecuteRun)]
    assert [one.from_failure for one in wishes] == [True, *[False] * 9]


def test_a_run_that_does_not_end_can_be_killed(
    view: RunsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    running = seeded_runs()[0]
    canceling = msgspec.structs.replace(running, status=RunStatus.CANCELING)
    desk.live.apply([RunChanged(run=canceling)])
    view.table.choose(running.run_id)
    menu = view.menu_for_selection()
    assert menu is not None
    texts = [action.text() for action in menu.actions() if action.isVisible()]
    assert "Force cancel 1 run…" in texts
    asked = pressed(view.selection.bar.force, view, desk, drive)
    assert asked == "Kill the processes of 1 run?"
    assert engine.commands == [CancelRun(run_id=running.run_id, force=True)]


def test_all_that_fit_are_meant_also_those_not_on_show(
    view: RunsView, desk: Desk, engine: FakeEngine, drive: Drive, qtbot: QtBot
) -> None:
    view.model.replace(view.model.records[:5])
    view.table.choose(seeded_runs()[3].run_id)
    bar = view.selection.bar
    bar.all.click()
    assert view.selection.all_meant
    assert bar.words.text() == "All 12 that fit are selected"
    bar.delete.click()
    qtbot.waitUntil(lambda: bool(view.findChildren(QMessageBox)))
    assert question(view).text() == "Delete 9 runs?"

    async def scenario() -> None:
        box = question(view)
        verb = QMessageBox.ButtonRole.DestructiveRole
        next(one for one in box.buttons() if box.buttonRole(one) == verb).click()
        await desk.tasks.settled()

    drive(scenario())
    assert len(engine.commands) == 9
    assert {type(one) for one in engine.commands} == {DeleteRun}


def test_another_selection_or_filter_means_no_longer_all(
    view: RunsView, qtbot: QtBot
) -> None:
    bar = view.selection.bar
    view.table.choose(seeded_runs()[3].run_id)
    bar.all.click()
    view.table.choose(seeded_runs()[4].run_id)
    assert not view.selection.all_meant
    bar.all.click()
    view.show_kind("Failed")
    assert not view.selection.all_meant
    qtbot.waitUntil(lambda: not view.reading.is_busy)


def test_to_cancel_all_that_fit_is_asked_first(view: RunsView, qtbot: QtBot) -> None:
    view.table.choose(seeded_runs()[0].run_id)
    view.selection.bar.all.click()
    view.selection.bar.cancel.click()
    qtbot.waitUntil(lambda: bool(view.findChildren(QMessageBox)))
    assert question(view).text() == "Cancel 3 runs?"
    question(view).close()


def test_the_menu_of_one_run_leads_to_its_tick(view: RunsView, qtbot: QtBot) -> None:
    run = seeded_runs()[2]
    view.table.choose(run.run_id)
    menu = view.menu_for_selection()
    assert menu is not None
    opening = next(one for one in menu.actions() if "tick" in one.text())
    with qtbot.waitSignal(view.sensor_opened) as opened:
        opening.trigger()
    assert opened.args == [run.sensor_id, run.tick_id]
