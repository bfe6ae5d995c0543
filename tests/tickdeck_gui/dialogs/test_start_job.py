from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck.values.commands import LaunchRun
from tickdeck_gui.dialogs.start_job import StartJobDialog
from tickdeck_gui.screenshots.history import seeded_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> StartJobDialog:
    made = StartJobDialog(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def start(dialog: StartJobDialog, desk: Desk, drive: Drive) -> None:
    async def scenario() -> None:
        dialog.start.click()
        await desk.tasks.settled()

    drive(scenario())


def test_a_job_is_started_with_config_tags_and_partition(
    dialog: StartJobDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[LaunchRun] = seeded_runs()[0]
    launched: list[object] = []
    dialog.launched.connect(launched.append)
    dialog.job.setCurrentIndex(1)
    dialog.config.setPlainText("ops:\n  fetch: {config: {path: /in/a.csv}}")
    dialog.tags.setText("team = data, urgent=yes")
    dialog.partition.setText(" 2025-11-22 ")
    start(dialog, desk, drive)
    assert engine.commands == [
        LaunchRun(
            location="invoices.py",
            job_name="import_statement",
            run_config={"ops": {"fetch": {"config": {"path": "/in/a.csv"}}}},
            tags={"team": "data", "urgent": "yes"},
            partition_key="2025-11-22",
        )
    ]
    assert launched == [seeded_runs()[0]]
    assert dialog.isHidden()


def test_what_the_engine_refuses_stays_where_it_was_typed(
    dialog: StartJobDialog, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[LaunchRun] = ValueError("ops.fetch.config.path: Field required")
    dialog.config.setPlainText("ops: {}")
    start(dialog, desk, drive)
    assert dialog.problem.text() == "ops.fetch.config.path: Field required"
    assert (dialog.problem.isVisible(), dialog.start.isEnabled()) == (True, True)
    assert dialog.config.toPlainText() == "ops: {}"
    dialog.config.setPlainText("ops: {fetch: {}}")
    assert dialog.problem.isHidden()


def test_a_line_that_is_no_yaml_is_gone_to(
    dialog: StartJobDialog, engine: FakeEngine
) -> None:
    dialog.config.setPlainText("ops:\n  fetch: a: b")
    dialog.start.click()
    assert dialog.problem.text().startswith("Line 2: ")
    assert dialog.config.textCursor().blockNumber() == 1
    assert engine.commands == []


def test_tags_that_cannot_be_understood_are_said(
    dialog: StartJobDialog, engine: FakeEngine
) -> None:
    dialog.tags.setText("team")
    dialog.start.click()
    assert dialog.problem.text() == "“team” is no tag: write name=value."
    assert engine.commands == []


def test_the_fields_of_a_job_are_filled_in(dialog: StartJobDialog) -> None:
    assert dialog.config.placeholderText() == (
        "ops:\n  fetch:\n    config:\n      path: "
    )
    dialog.fill.click()
    assert dialog.config.toPlainText() == dialog.config.placeholderText()
    dialog.job.setCurrentIndex(1)
    assert dialog.fill.isHidden()
    assert dialog.config.placeholderText() == "This job needs no config."


def test_a_run_fills_everything_in_but_the_engines_own_tags(
    desk: Desk, qtbot: QtBot
) -> None:
    run = msgspec.structs.replace(
        seeded_runs()[3],
        location="invoices.py",
        job_name="import_statement",
        partition_key="p",
    )
    dialog = StartJobDialog(desk, like=run)
    qtbot.addWidget(dialog)
    assert dialog.job.currentText() == "import_statement"
    assert dialog.config.toPlainText() == (
        "ops:\n  fetch:\n    config:\n      path: /in/3.csv"
    )
    assert (dialog.tags.text(), dialog.partition.text()) == ("team=billing", "p")


def test_a_job_is_chosen_from_the_start(desk: Desk, qtbot: QtBot) -> None:
    job = desk.live.locations[1].jobs[1]
    dialog = StartJobDialog(desk, "invoices.py", job)
    qtbot.addWidget(dialog)
    assert dialog.job.currentText() == "import_statement"


def test_without_any_job_it_says_what_to_do(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.live, "locations", ())
    dialog = StartJobDialog(desk)
    qtbot.addWidget(dialog)
    assert not dialog.start.isEnabled()
