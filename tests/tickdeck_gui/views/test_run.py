from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.values.events import RunChanged, RunDeleted, RunLogged
from tickdeck.values.runs import RunStatus
from tickdeck_gui.run_orders import RunOrders
from tickdeck_gui.screenshots.fakes import SeededReader, seeded_run_events
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.views.run import RunView
from tickdeck_gui.widgets.error_box import ErrorBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

RUNNING, FAILED = seeded_runs()[0], seeded_runs()[4]


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> RunView:
    made = RunView(desk, RunOrders(desk))
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


def messages(view: RunView) -> list[str]:
    return [event.message for event in view.log.records]


def test_a_failed_run_shows_log_error_output_and_config(view: RunView) -> None:
    assert view.show_run(FAILED.run_id)
    assert "reading 412 rows" in messages(view)
    assert view.findChildren(ErrorBox)
    assert view.output.toPlainText().startswith("reading 412 rows")
    assert "path: /in/4.csv" in view._config.toPlainText()  # noqa: SLF001
    assert view.delete_button.isVisible()
    assert not view.cancel_button.isVisible()


def test_the_log_is_filtered_by_level_step_and_text(view: RunView) -> None:
    view.show_run(FAILED.run_id)
    view.level.setCurrentIndex(3)
    assert messages(view) == ["row 17 has no date", "Execution failed"]
    view.level.setCurrentIndex(0)
    view.gantt._choose(0)  # noqa: SLF001 - a click on the first step
    assert {event.step_key for event in view.log.records} == {"fetch"}
    view.search.setText("412")
    assert messages(view) == ["reading 412 rows"]


def test_what_is_logged_later_is_added_at_the_end(
    view: RunView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_run(RUNNING.run_id)
    known = len(view.log.records)
    late = msgspec.structs.replace(
        seeded_run_events(RUNNING)[-1], id=99, message="late"
    )
    monkeypatch.setattr(
        SeededReader,
        "run_events",
        lambda *_, after, **__: (late,) if after < 99 else (),
    )
    desk.live.apply([RunLogged(run_id=RUNNING.run_id, events=(late,))])
    qtbot.waitUntil(lambda: len(view.log.records) == known + 1)
    assert messages(view)[-1] == "late"


def test_the_head_follows_the_run(view: RunView, desk: Desk) -> None:
    view.show_run(RUNNING.run_id)
    assert view.cancel_button.isVisible()
    done = msgspec.structs.replace(RUNNING, status=RunStatus.SUCCESS)
    desk.live.apply([RunChanged(run=done)])
    assert not view.cancel_button.isVisible()


def test_a_run_that_is_deleted_is_left(view: RunView, desk: Desk, qtbot: QtBot) -> None:
    view.show_run(FAILED.run_id)
    with qtbot.waitSignal(view.back_requested):
        desk.live.apply([RunDeleted(run_id=FAILED.run_id)])


def test_a_run_that_is_gone_cannot_be_shown(view: RunView) -> None:
    assert not view.show_run("gone")


def test_the_tick_that_asked_can_be_gone_to(view: RunView, qtbot: QtBot) -> None:
    view.show_run(FAILED.run_id)
    with qtbot.waitSignal(view.sensor_opened) as opened:
        view._sensor.click()  # noqa: SLF001 - the link at the top
    assert opened.args == [FAILED.sensor_id, FAILED.tick_id]
