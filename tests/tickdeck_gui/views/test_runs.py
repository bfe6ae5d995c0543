from __future__ import annotations

import dataclasses
from datetime import timedelta
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QMessageBox

from tickdeck.reading.rows import RunFilter
from tickdeck.values.commands import CancelRun, DeleteRun
from tickdeck.values.events import RunChanged, RunDeleted
from tickdeck.values.runs import RunStatus
from tickdeck_gui.orders.run_orders import RunOrders
from tickdeck_gui.preferences import FilterLook, TableLook
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.views.runs import RunsView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck.values.runs import Run
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
    made.show()
    made.read()
    qtbot.waitUntil(lambda: not made.reading.is_busy)
    return made


def chips(view: RunsView) -> list[str]:
    return [chip.text() for chip in view.filters.chips.values()]


def ids(view: RunsView) -> list[str]:
    return [run.run_id for run in view.model.records]


def test_kinds_show_their_runs_and_numbers(view: RunsView) -> None:
    assert len(view.model.records) == 12
    view.show_kind("Failed")
    assert {run.status for run in view.model.records} == {RunStatus.FAILURE}
    assert chips(view) == ["All 12", "Queued 2", "In progress 1", "Failed 2"]


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


def test_typing_filters_and_counts_what_fits(view: RunsView, qtbot: QtBot) -> None:
    view.search.setText("scan_0405")
    qtbot.waitUntil(lambda: len(view.model.records) == 1)
    qtbot.waitUntil(lambda: chips(view) == ["All 1", "Queued", "In progress", "Failed"])
    assert view.selection.bar.words.text() == "1 run"


def test_qualifiers_narrow_too(view: RunsView, qtbot: QtBot) -> None:
    view.search.setText("sensor:scans status:succeeded since:1h")
    scans = seeded_runs()[10]
    fitting = [
        run.run_id
        for run in SeededReader().runs(RunFilter(sensor_id=scans.sensor_id))
        if run.status is RunStatus.SUCCESS and run.created >= NOW - timedelta(hours=1)
    ]
    assert scans.run_id in fitting
    qtbot.waitUntil(lambda: ids(view) == fitting)


def test_the_window_is_awake_while_runs_are_searched(
    view: RunsView, reader: SeededReader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    find = SeededReader.runs

    def runs(self: SeededReader, *arguments: Any, **named: Any) -> tuple[Run, ...]:
        asked.append(current_thread())
        return find(self, *arguments, **named)

    monkeypatch.setattr(SeededReader, "runs", runs)
    view.show_kind("Failed")
    assert set(asked) == {main_thread()}, "an index finds them at once"
    asked.clear()
    view.search.setText("scan_0409")
    qtbot.waitUntil(lambda: len(view.model.records) == 1)
    assert main_thread() not in asked
    del reader


def test_a_time_is_chosen_on_the_ribbon_and_let_go_by_its_chip(
    view: RunsView, qtbot: QtBot
) -> None:
    shown = view.ribbon._shown  # noqa: SLF001 - to know the quarters
    assert shown is not None
    assert shown.many == 96
    view.ribbon.choose(shown.span(95, 95))
    inside = [
        run.run_id
        for run in seeded_runs()
        if shown.span(95, 95)[0] <= run.created < shown.span(95, 95)[1]
    ]
    assert 0 < len(inside) < 12
    assert ids(view) == inside
    assert view.time_chip.isVisible()
    assert view.time_chip.text() == "11:45 to 12:00  \N{MULTIPLICATION SIGN}"
    view.time_chip.click()
    assert len(ids(view)) == 12
    assert view.time_chip.isHidden()
    qtbot.waitUntil(lambda: not view.reading.is_busy)


def test_pages_follow_one_another_by_key(desk: Desk, qtbot: QtBot) -> None:
    first = seeded_runs()[3]
    many = tuple(
        msgspec.structs.replace(first, run_id=f"{number:05d}") for number in range(500)
    )
    reader = SeededReader(runs=many)
    view = RunsView(dataclasses.replace(desk, reader=reader), RunOrders(desk))
    qtbot.addWidget(view)
    view.show()
    view.read()
    assert len(ids(view)) == 200
    # A new run comes meanwhile: nothing is skipped, nothing comes twice.
    new = msgspec.structs.replace(first, run_id="new", created=NOW)
    reader._runs = (new, *many)  # noqa: SLF001 - as if it were stored
    desk.live.apply([RunChanged(run=new)])

    def scrolled(rows: int) -> bool:
        view.table.scrollToBottom()
        return len(ids(view)) == rows

    qtbot.waitUntil(lambda: scrolled(401))
    qtbot.waitUntil(lambda: scrolled(501))
    assert ids(view) == ["new", *(run.run_id for run in many)]


def test_a_run_that_fits_by_now_comes_to_its_place(
    view: RunsView, desk: Desk, qtbot: QtBot, reader: SeededReader
) -> None:
    view.show_kind("Failed")
    failed = msgspec.structs.replace(seeded_runs()[7], status=RunStatus.FAILURE)
    reader._runs = tuple(  # noqa: SLF001 - as if it were stored
        failed if run.run_id == failed.run_id else run for run in seeded_runs()
    )
    desk.live.apply([RunChanged(run=failed)])
    places = [seeded_runs()[number].run_id for number in (4, 7, 9)]
    qtbot.waitUntil(lambda: ids(view) == places)


def test_a_run_leads_to_the_tick_that_asked_for_it(
    view: RunsView, qtbot: QtBot
) -> None:
    run = seeded_runs()[2]
    with qtbot.waitSignal(view.sensor_opened) as opened:
        view.table.link_followed.emit(run)
    assert opened.args == [run.sensor_id, run.tick_id]


def test_a_job_is_started_from_here(view: RunsView, qtbot: QtBot) -> None:
    dialog = view.start_job()
    with qtbot.waitSignal(view.run_opened) as opened:
        dialog.launched.emit(seeded_runs()[0])
    assert opened.args == [seeded_runs()[0].run_id]
    dialog.reject()


def test_the_runs_of_a_job_are_asked_for_by_name(view: RunsView, qtbot: QtBot) -> None:
    view.show_job("ocr")
    assert view.search.text() == "job:ocr"
    qtbot.waitUntil(lambda: ids(view) == [seeded_runs()[10].run_id])
    view.show_job("month end")
    assert view.search.text() == 'job:"month end"'


def test_no_runs_is_a_sentence(view: RunsView, qtbot: QtBot) -> None:
    view.search.setText("nothing like it")
    qtbot.waitUntil(lambda: not view.model.records)
    assert view._stack.currentIndex() == 1  # noqa: SLF001 - the page that says so
    view.show_all_button.click()
    assert (len(ids(view)), view.search.text()) == (12, "")
    qtbot.waitUntil(lambda: not view.reading.is_busy)


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


def test_a_title_sorts_all_runs_and_not_only_the_page_on_show(
    view: RunsView, qtbot: QtBot
) -> None:
    view.table.look_like(TableLook(sorted_by=1))
    qtbot.waitUntil(lambda: not view.reading.is_busy)
    jobs = [run.job_name for run in view.model.records]
    assert jobs == sorted(jobs)
    assert len(jobs) == 12


def test_what_was_chosen_is_shown_again(view: RunsView, qtbot: QtBot) -> None:
    view.look_like(FilterLook(text="scan", chip="Failed"))
    view.read()
    qtbot.waitUntil(lambda: not view.reading.is_busy)
    assert {run.status for run in view.model.records} == {RunStatus.FAILURE}
    assert view.look == FilterLook(text="scan", chip="Failed")
    view.look_like(FilterLook(chip="no such chip"))
    assert view.look == FilterLook(chip="All")


def test_while_runs_change_a_search_is_not_counted_each_time(
    view: RunsView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    count = SeededReader.run_counts

    def run_counts(self: SeededReader, where: RunFilter) -> dict[RunStatus, int]:
        counted.append(where.text)
        return count(self, where)

    monkeypatch.setattr(SeededReader, "run_counts", run_counts)
    desk.live.counts_changed.emit()
    qtbot.waitUntil(lambda: not view.reading.is_busy)
    assert counted == [""]
    view.filters.type_quietly("scan")
    for _ in range(3):
        desk.live.counts_changed.emit()
    assert not view.reading.is_busy
    view._count_soon.setInterval(0)  # noqa: SLF001 - no test waits five seconds
    qtbot.waitUntil(lambda: counted == ["", "scan"])
