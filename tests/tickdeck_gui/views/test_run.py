from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from tickdeck.reading.rows import RunOutput
from tickdeck.values.commands import CancelRun, ReexecuteRun
from tickdeck.values.events import RunChanged, RunDeleted, RunLogged
from tickdeck.values.runs import RunStatus
from tickdeck_gui.orders.run_orders import RunOrders
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.run_story import (
    many_steps,
    seeded_run_events,
    tried_again,
)
from tickdeck_gui.views.run import RunView
from tickdeck_gui.widgets.error_box import ErrorBox

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck.values.runs import RunEvent
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

RUNNING, FAILED = seeded_runs()[0], seeded_runs()[4]


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> RunView:
    made = RunView(desk, RunOrders(desk))
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


def messages(view: RunView) -> list[str]:
    return [event.message for event in view.log.model.records]


def test_a_failed_run_shows_log_error_output_and_config(view: RunView) -> None:
    assert view.show_run(FAILED.run_id)
    assert "reading 412 rows" in messages(view)
    assert view.findChildren(ErrorBox)
    assert view.output.toPlainText().startswith("reading /in/4.csv")
    assert "path: /in/4.csv" in view._config.toPlainText()  # noqa: SLF001
    assert view.head.delete.isVisible()
    assert not view.head.cancel.isVisible()


def test_the_log_is_filtered_by_level_step_and_text(
    view: RunView, qtbot: QtBot
) -> None:
    view.show_run(FAILED.run_id)
    view.log.level.setCurrentIndex(3)
    assert messages(view) == ["row 17 has no date", "Execution failed"]
    qtbot.waitUntil(lambda: view.error.height() > 60)
    view.log.level.setCurrentIndex(0)
    view.steps.gantt._choose(0)  # noqa: SLF001 - a click on the first step
    assert {event.step_key for event in view.log.model.records} == {"fetch"}
    view.log.search.setText("412")
    qtbot.waitUntil(lambda: messages(view) == ["reading 412 rows"])


def test_what_is_logged_later_is_added_at_the_end(
    view: RunView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_run(RUNNING.run_id)
    known = len(view.log.model.records)
    late = msgspec.structs.replace(
        seeded_run_events(RUNNING)[-1], id=99, message="late"
    )
    monkeypatch.setattr(
        SeededReader,
        "run_events",
        lambda *_, after, **__: (late,) if after < 99 else (),
    )
    desk.live.apply([RunLogged(run_id=RUNNING.run_id, events=(late,))])
    qtbot.waitUntil(lambda: len(view.log.model.records) == known + 1)
    assert messages(view)[-1] == "late"


def test_the_head_follows_the_run(view: RunView, desk: Desk) -> None:
    view.show_run(RUNNING.run_id)
    assert view.head.cancel.isVisible()
    done = msgspec.structs.replace(RUNNING, status=RunStatus.SUCCESS)
    desk.live.apply([RunChanged(run=done)])
    assert not view.head.cancel.isVisible()


def test_a_run_that_is_deleted_is_left(view: RunView, desk: Desk, qtbot: QtBot) -> None:
    view.show_run(FAILED.run_id)
    with qtbot.waitSignal(view.back_requested):
        desk.live.apply([RunDeleted(run_id=FAILED.run_id)])


def test_a_run_that_is_gone_cannot_be_shown(view: RunView) -> None:
    assert not view.show_run("gone")


def test_the_tick_that_asked_can_be_gone_to(view: RunView, qtbot: QtBot) -> None:
    view.show_run(FAILED.run_id)
    with qtbot.waitSignal(view.sensor_opened) as opened:
        view.head.tick.click()
    assert opened.args == [FAILED.sensor_id, FAILED.tick_id]


def test_a_failed_run_is_started_again_and_opened(
    view: RunView, desk: Desk, engine: FakeEngine, drive: Drive, qtbot: QtBot
) -> None:
    again = msgspec.structs.replace(RUNNING, parent_run_id=FAILED.run_id)
    engine.answers[ReexecuteRun] = again
    view.show_run(FAILED.run_id)
    assert (view.head.again.isVisible(), view.head.retry.isVisible()) == (
        True,
        True,
    )

    async def scenario() -> None:
        view.head.retry.click()
        await desk.tasks.settled()

    with qtbot.waitSignal(view.run_opened) as opened:
        drive(scenario())
    assert engine.commands == [ReexecuteRun(run_id=FAILED.run_id, from_failure=True)]
    assert opened.args == [again.run_id]


def test_a_run_leads_to_the_one_that_it_repeats(
    view: RunView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = msgspec.structs.replace(RUNNING, parent_run_id=FAILED.run_id)
    monkeypatch.setattr(SeededReader, "run", lambda *_: again)
    view.show_run(again.run_id)
    assert not view.head.again.isVisible()
    with qtbot.waitSignal(view.run_opened) as opened:
        view.head.parent_run.click()
    assert opened.args == [FAILED.run_id]


def test_a_long_log_is_read_page_by_page(
    view: RunView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = seeded_run_events(FAILED)[0]
    many = [msgspec.structs.replace(first, id=n + 1) for n in range(5_000)]
    pages: list[int] = []

    def read(
        _reader: SeededReader, _run: str, *, after: int = 0, limit: int
    ) -> tuple[RunEvent, ...]:
        pages.append(after)
        return tuple(many[after : after + limit])

    monkeypatch.setattr(SeededReader, "run_events", read)
    view.show_run(FAILED.run_id)
    qtbot.waitUntil(lambda: len(view.log.model.records) == 5_000)
    assert pages == [0, 2_000, 4_000]


def test_what_is_printed_within_a_step_is_read_without_an_event(
    view: RunView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_run(RUNNING.run_id)
    before = view.output.toPlainText()
    known = len(before)

    def printed(_: SeededReader, _run: str, *, offset: int = 0) -> RunOutput:
        text = "at row 7\n" if offset == known else ""
        return RunOutput(text=text, end=offset + len(text), is_all=True)

    monkeypatch.setattr(SeededReader, "run_output", printed)
    qtbot.waitUntil(lambda: view.output.toPlainText() == f"{before}at row 7\n")


def test_a_run_that_was_tried_again_leads_there(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = [tried_again(FAILED, number) for number in range(1, 8)]
    reader = SeededReader(runs=(*again, *seeded_runs()))
    view = RunView(dataclasses.replace(desk, reader=reader), RunOrders(desk))
    qtbot.addWidget(view)
    view.show_run(FAILED.run_id)
    texts = [one.text() for one in view.findChildren(QPushButton)]
    tried = [text for text in texts if text.startswith("Tried again: ")]
    assert len(tried) == 5
    assert tried[0] == "Tried again: 00000001 succeeded"
    with qtbot.waitSignal(view.run_opened) as opened:
        next(
            one for one in view.findChildren(QPushButton) if one.text() == tried[0]
        ).click()
    assert opened.args == [again[0].run_id]


def test_many_steps_leave_the_window_its_least_height(
    view: RunView, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = view.minimumSizeHint().height()
    monkeypatch.setattr(
        SeededReader,
        "run_events",
        lambda *_, after, **__: () if after else many_steps(FAILED),
    )
    view.show_run(seeded_runs()[3].run_id)
    assert len(view.steps.gantt.spans) == 24
    assert view.minimumSizeHint().height() < few + 8 * 32


def test_a_run_that_does_not_end_can_be_killed(
    view: RunView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    view.show_run(RUNNING.run_id)
    canceling = msgspec.structs.replace(RUNNING, status=RunStatus.CANCELING)
    desk.live.apply([RunChanged(run=canceling)])
    assert (view.head.cancel.isVisible(), view.head.force.isVisible()) == (False, True)

    async def scenario() -> None:
        view.head.force.click()
        (box,) = view.findChildren(QMessageBox)
        assert box.text() == "Kill the processes of 1 run?"
        verb = QMessageBox.ButtonRole.DestructiveRole
        next(one for one in box.buttons() if box.buttonRole(one) == verb).click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [CancelRun(run_id=RUNNING.run_id, force=True)]


def test_a_run_can_be_changed_and_started(view: RunView) -> None:
    view.show_run(FAILED.run_id)
    dialog = view.change_and_run()
    assert dialog is not None
    assert "path: /in/4.csv" in dialog.config.toPlainText()
    dialog.reject()
