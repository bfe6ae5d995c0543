"""Starting a job by hand: which, with which config, tags and partition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.commands import LaunchRun
from tickdeck_gui.desk import said
from tickdeck_gui.formatting.config import (
    ConfigTextError,
    as_outline,
    read_config,
    read_tags,
    tags_line,
)
from tickdeck_gui.models.job_fields import config_fields
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import button, label

if TYPE_CHECKING:
    from tickdeck.values.locations import JobSpec
    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk

_SIZE = (620, 540)
_OURS = "tickdeck/"
"""Tags of that beginning are given by the engine."""


class StartJobDialog(QDialog):
    """Asks how to start a job; stays open if the engine refuses, and says why."""

    launched = Signal(object)
    """The `Run`."""

    def __init__(
        self,
        desk: Desk,
        location: str | None = None,
        job: JobSpec | None = None,
        parent: QWidget | None = None,
        *,
        like: Run | None = None,
    ) -> None:
        """Ask.

        Args:
            desk: Knows the jobs and the engine.
            location: Where the job is that is chosen at first; None for the first.
            job: That job.
            parent: The window.
            like: A run whose job, config, tags and partition are filled in.
        """
        super().__init__(parent)
        self._desk = desk
        self._jobs = [
            (state.spec.name, one)
            for state in desk.live.locations
            for one in state.jobs
        ]
        self.setWindowTitle(tr("Start a job"))
        self.resize(*_SIZE)
        self.job = DropDown()
        self.config = QPlainTextEdit()
        self.tags = QLineEdit()
        self.partition = QLineEdit()
        self.fill = button(tr("Fill in the fields"), "link")
        self._about = label("", "second", wraps=True)
        self.problem = label("", "error", wraps=True)
        self.start = button(tr("Start"), "primary")
        self._closing = button(tr("Cancel"))
        self._build()
        self._connect()
        if like is not None:
            self._fill_in_like(like)
        elif job is not None:
            self._choose(location, job.name)
        self._show_job()

    def _build(self) -> None:
        several = len({location for location, _job in self._jobs}) > 1
        for location, job in self._jobs:
            where = tr("{job} in {location}").format(job=job.name, location=location)
            self.job.addItem(where if several else job.name)
        self.job.setAccessibleName(tr("Job"))
        self.job.setMaxVisibleItems(20)
        self.config.setAccessibleName(tr("Run config"))
        self.config.setFont(fixed_font(self.config.font()))
        self.config.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.config.setTabChangesFocus(True)
        self.tags.setAccessibleName(tr("Tags"))
        self.tags.setPlaceholderText("team=billing, urgent=yes")
        self.partition.setAccessibleName(tr("Partition"))
        self.partition.setPlaceholderText(tr("none", "no partition"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("Start a job"), "title"))
        column.addLayout(self._form(), 1)
        self.problem.hide()
        column.addWidget(self.problem)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self._closing)
        acts.addWidget(self.start)
        column.addLayout(acts)
        self.start.setDefault(True)

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        form.addWidget(label(tr("Job")), 0, 0)
        form.addWidget(self.job, 0, 1)
        form.addWidget(self._about, 1, 1)
        words = label(tr("Config"))
        words.setContentsMargins(0, 6, 0, 0)
        form.addWidget(words, 2, 0, top)
        form.addWidget(self.config, 2, 1)
        form.setRowStretch(2, 1)
        below = QHBoxLayout()
        below.addWidget(label(tr("YAML or JSON"), "caption"))
        below.addStretch(1)
        below.addWidget(self.fill)
        form.addLayout(below, 3, 1)
        form.addWidget(label(tr("Tags")), 4, 0)
        form.addWidget(self.tags, 4, 1)
        form.addWidget(label(tr("Partition")), 5, 0)
        form.addWidget(self.partition, 5, 1)
        return form

    def _connect(self) -> None:
        self.job.currentIndexChanged.connect(self._show_job)
        self.fill.clicked.connect(self._fill_fields_in)
        self.start.clicked.connect(self._start)
        self._closing.clicked.connect(self.reject)
        self.config.textChanged.connect(self.problem.hide)

    def _choose(self, location: str | None, job_name: str) -> None:
        for number, (where, job) in enumerate(self._jobs):
            if job.name == job_name and location in (None, where):
                self.job.setCurrentIndex(number)
                return

    def _fill_in_like(self, run: Run) -> None:
        self._choose(run.location, run.job_name)
        if run.run_config:
            self.config.setPlainText(as_outline(run.run_config))
        given = {
            name: value
            for name, value in run.tags.items()
            if not name.startswith(_OURS)
        }
        self.tags.setText(tags_line(given))
        self.partition.setText(run.partition_key or "")

    def _show_job(self) -> None:
        number = self.job.currentIndex()
        self.start.setEnabled(number >= 0)
        if number < 0:
            self._about.setText(
                tr("No job is known. Open definitions that have one first.")
            )
            self.fill.hide()
            return
        _location, job = self._jobs[number]
        self._about.setText(job.description)
        self._about.setVisible(bool(job.description))
        outline = _skeleton(job)
        self.fill.setVisible(bool(outline))
        self.config.setPlaceholderText(outline or tr("This job needs no config."))
        self.problem.hide()

    def _fill_fields_in(self) -> None:
        """Write the names of the fields under what is there."""
        _location, job = self._jobs[self.job.currentIndex()]
        before = self.config.toPlainText().rstrip()
        self.config.setPlainText("\n".join(filter(None, (before, _skeleton(job)))))
        self.config.moveCursor(QTextCursor.MoveOperation.End)
        self.config.setFocus()

    def _start(self) -> None:
        location, job = self._jobs[self.job.currentIndex()]
        try:
            config = read_config(self.config.toPlainText())
            tags = read_tags(self.tags.text())
        except ConfigTextError as error:
            self._complain(str(error))
            self._show_line(error.line)
            return
        wish = LaunchRun(
            location=location,
            job_name=job.name,
            run_config=config,
            tags=tags,
            partition_key=self.partition.text().strip() or None,
        )
        self.start.setEnabled(False)
        self._desk.tasks.spawn(self._launch(wish), self)

    async def _launch(self, wish: LaunchRun) -> None:
        try:
            run = await self._desk.ask(wish)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self._complain(said(error))
            return
        self.launched.emit(run)
        self.accept()

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.start.setEnabled(True)

    def _show_line(self, line: int | None) -> None:
        """Put the cursor where the text cannot be understood."""
        if line is None:
            return
        block = self.config.document().findBlockByLineNumber(line - 1)
        cursor = self.config.textCursor()
        cursor.setPosition(max(block.position(), 0))
        self.config.setTextCursor(cursor)
        self.config.setFocus()


def _skeleton(job: JobSpec) -> str:
    """Return the fields of a job's config with no values, or nothing."""
    fields = config_fields(job.config_schema)
    if not fields:
        return ""
    ops: dict[str, Any] = {
        op: {"config": dict.fromkeys(names)} for op, names in fields.items()
    }
    return as_outline({"ops": ops}).replace(": null", ": ")
