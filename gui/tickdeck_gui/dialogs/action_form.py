"""What to do with each file: a command, or a job of a code location."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.folders import CommandAction, JobAction
from tickdeck_gui.dialogs.folder_rule import (
    PLACEHOLDERS,
    FormError,
    parsed_command,
    typed_command,
)
from tickdeck_gui.models.job_fields import config_fields
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.locations import JobSpec, LocationState


class ActionForm(QWidget):
    """Edits a `CommandAction` or a `JobAction`."""

    changed = Signal()

    def __init__(
        self, locations: Sequence[LocationState], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs: dict[tuple[str, str], JobSpec] = {
            (state.spec.name, job.name): job
            for state in locations
            for job in state.jobs
            if config_fields(job.config_schema)
        }
        self.by_command = QRadioButton(tr("Run a command"))
        self.by_job = QRadioButton(tr("Run a job"))
        self.by_command.setChecked(True)
        self.command = QLineEdit()
        self.command.setAccessibleName(tr("Command"))
        self.command.setPlaceholderText("convert {path} {dir}/{stem}.pdf")
        self.command.setFont(fixed_font(self.command.font()))
        self._arguments = label("", "caption", wraps=True)
        self.job = DropDown()
        self.op = DropDown()
        self.field = DropDown()
        for box, name in (
            (self.job, tr("Job")),
            (self.op, tr("Op")),
            (self.field, tr("Config field that receives the path")),
        ):
            box.setAccessibleName(name)
        self._job_page = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        choice = QHBoxLayout()
        choice.addWidget(self.by_command)
        choice.addWidget(self.by_job)
        choice.addStretch(1)
        column.addLayout(choice)
        column.addWidget(self.command)
        column.addWidget(self._arguments)
        form = QFormLayout(self._job_page)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Job"), self.job)
        form.addRow(tr("Op"), self.op)
        form.addRow(tr("Path goes to"), self.field)
        column.addWidget(self._job_page)
        for location, job_name in self._jobs:
            self.job.addItem(f"{job_name}  ({location})", (location, job_name))
        self.by_job.setEnabled(bool(self._jobs))
        if not self._jobs:
            self.by_job.setToolTip(tr("No loaded job has a config field for a path"))

    def _connect(self) -> None:
        self.by_command.toggled.connect(self._on_changed)
        self.command.textChanged.connect(self._on_changed)
        self.job.currentIndexChanged.connect(self._fill_ops)
        self.op.currentIndexChanged.connect(self._fill_fields)
        self.field.currentIndexChanged.connect(self._on_changed)
        self._fill_ops()

    @property
    def job_action(self) -> JobAction | None:
        """The chosen job, or None where a command is wanted."""
        if self.by_command.isChecked() or self.job.currentData() is None:
            return None
        location, job_name = self.job.currentData()
        return JobAction(
            location=location,
            job_name=job_name,
            op_name=self.op.currentText(),
            config_field=self.field.currentText(),
        )

    def show_action(self, action: CommandAction | JobAction) -> None:
        """Fill the form in."""
        if isinstance(action, CommandAction):
            self.by_command.setChecked(True)
            self.command.setText(typed_command(action.arguments))
            return
        self.by_job.setChecked(True)
        keys = list(self._jobs)
        if (action.location, action.job_name) in keys:
            self.job.setCurrentIndex(keys.index((action.location, action.job_name)))
        self.op.setCurrentText(action.op_name)
        self.field.setCurrentText(action.config_field)

    def _fields(self) -> dict[str, tuple[str, ...]]:
        chosen = self.job.currentData()
        if chosen is None:
            return {}
        return config_fields(self._jobs[tuple(chosen)].config_schema)

    def _fill_ops(self) -> None:
        self.op.clear()
        self.op.addItems(list(self._fields()))
        self._fill_fields()

    def _fill_fields(self) -> None:
        self.field.clear()
        self.field.addItems(list(self._fields().get(self.op.currentText(), ())))
        self._on_changed()

    def _on_changed(self) -> None:
        by_command = self.by_command.isChecked()
        self.command.setVisible(by_command)
        self._arguments.setVisible(by_command)
        self._job_page.setVisible(not by_command)
        self._arguments.setText(_argument_words(self.command.text()))
        self.changed.emit()


def _argument_words(text: str) -> str:
    places = " ".join(PLACEHOLDERS)
    try:
        arguments = parsed_command(text)
    except FormError as error:
        return str(error)
    if not arguments:
        return tr("A program and its arguments. {places} stand for the file.").format(
            places=places
        )
    shown = "   ".join(f"{n}. {one}" for n, one in enumerate(arguments))
    calming = tr("No shell sees this; each file's name stays one argument.")
    return f"{shown}\n{calming}"
