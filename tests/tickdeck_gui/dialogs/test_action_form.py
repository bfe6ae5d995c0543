from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from tickdeck.values.folders import CommandAction, JobAction
from tickdeck_gui.dialogs.action_form import ActionForm
from tickdeck_gui.screenshots.seed import seeded_locations

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

JOB = JobAction(
    location="invoices.py",
    job_name="parse_invoice",
    op_name="fetch",
    config_field="path",
)


def test_the_exact_arguments_are_shown(qtbot: QtBot) -> None:
    form = ActionForm(seeded_locations())
    qtbot.addWidget(form)
    form.command.setText('ocr "a b" {path}')
    shown = "\n".join(label.text() for label in form.findChildren(QLabel))
    assert "0. ocr   1. a b   2. {path}" in shown


def test_a_job_is_chosen_with_its_op_and_field(qtbot: QtBot) -> None:
    form = ActionForm(seeded_locations())
    qtbot.addWidget(form)
    assert form.job_action is None
    form.by_job.setChecked(True)
    assert form.job_action == JOB


def test_both_actions_can_be_shown(qtbot: QtBot) -> None:
    form = ActionForm(seeded_locations())
    qtbot.addWidget(form)
    form.show_action(JOB)
    assert form.job_action == JOB
    form.show_action(CommandAction(arguments=("ocr", "a b")))
    assert form.job_action is None
    assert form.command.text() == "ocr 'a b'"


def test_without_a_job_that_takes_a_path_there_is_no_choice(qtbot: QtBot) -> None:
    form = ActionForm(())
    qtbot.addWidget(form)
    assert not form.by_job.isEnabled()
