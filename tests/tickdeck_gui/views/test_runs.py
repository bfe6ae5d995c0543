from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QMessageBox

from tickdeck.values.commands import CancelRun, DeleteRun
from tickdeck.values.events import RunChanged, RunDeleted
from tickdeck.values.runs import RunStatus
from tickdeck_gui.preferences import FilterLook, TableLook
from tickdeck_gui.run_orders import RunOrders
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.views.runs import RunsView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


def agree(box: QMessageBox) -> None:
    verb = QMessageBox.ButtonRole.DestructiveRole
    next(one for one in box.buttons() if box.buttonRole(one) == verb).click()


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> RunsView:
    made = RunsView(desk, RunOrders(desk))
    qtbot.addWidget(made)
    made.read()
    return made


def test_kinds_show_their_runs_and_numbers(view: RunsView) -> None:
    assert len(view.model.records) == 12
    view.show_kind("Failed")
    assert {run.status for run in view.model.records} == {RunStatus.FAILURE}
    texts = [chip.text() for chip in view._chips.values()]  # noqa: SLF001
    assert texts == ["All", "Queued 2", "In progress 1", "Failed 2"]


def test_runs_change_come_and_go_by_themselves(view: RunsView, desk: Desk) -> None:
    view.show_kind("Queued")
    queued = view.model.records[0]
    started = msgspec.structs.replace(queued, status=RunStatus.STARTED)
    desk.live.apply([RunChanged(run=started)])
    assert view.model.records[0] == started
    new = msgspec.structs.replace(queued, run_id="new")
    other = msgspec.structs.replace(started, run_id="other")
    desk.live.apply([RunChanged(run=new), RunChanged(run=other)])
    assert [run.run_id for run in view.model.records][:1] == ["new"]
    assert view.model.row_of("other") is None
    desk.live.apply([RunDeleted(run_id="new")])
    assert view.model.row_of("new") is None


def test_typing_filters(view: RunsView, qtbot: QtBot) -> None:
    view.search.setText("scan_0405")
    qtbot.waitUntil(lambda: len(view.model.records) == 1)


def test_no_runs_is_a_sentence(view: RunsView, qtbot: QtBot) -> None:
    view.search.setText("nothing like it")
    qtbot.waitUntil(lambda: not view.model.records)
    assert view._stack.currentIndex() == 1  # noqa: SLF001 - the page that says so


def test_canceling_and_deleting_take_only_what_they_can(
    view: RunsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    view.table.selectAll()
    menu = view.menu_for_selection()
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}

    async def scenario() -> None:
        actions["Cancel 3 runs"].trigger()
        actions["Delete 9 runs…"].trigger()
        (box,) = view.findChildren(QMessageBox)
        assert box.text() == "Delete 9 runs?"
        agree(box)
        await desk.tasks.settled()

    drive(scenario())
    kinds = [type(one) for one in engine.commands]
    assert kinds.count(CancelRun) == 3
    assert kinds.count(DeleteRun) == 9


def test_enter_opens_a_run(view: RunsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.run_opened) as opened:
        view.table.opened.emit(seeded_runs()[2])
    assert opened.args == [seeded_runs()[2].run_id]


def test_a_title_sorts_all_runs_and_not_only_the_page_on_show(view: RunsView) -> None:
    view.table.look_like(TableLook(sorted_by=1))
    jobs = [run.job_name for run in view.model.records]
    assert jobs == sorted(jobs)
    assert len(jobs) == 12


def test_what_was_chosen_is_shown_again(view: RunsView) -> None:
    view.look_like(FilterLook(text="scan", chip="Failed"))
    view.read()
    assert {run.status for run in view.model.records} == {RunStatus.FAILURE}
    assert view.look == FilterLook(text="scan", chip="Failed")
    view.look_like(FilterLook(chip="no such chip"))
    assert view.look == FilterLook(chip="All")
