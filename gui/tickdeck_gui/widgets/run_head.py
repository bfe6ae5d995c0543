"""The top of a run's page: what it is, how it stands, why it ran, what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tickdeck.values.runs import RunStatus
from tickdeck_gui.formatting.marks import run_mark, run_word, run_word_within
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.formatting.times import day_and_time, exact
from tickdeck_gui.formatting.why import why_it_ran
from tickdeck_gui.models.columns import run_took
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.facts import emptied
from tickdeck_gui.widgets.labels import ElidedLabel, button, label
from tickdeck_gui.widgets.mark_sign import MarkSign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.clock import Clock
    from tickdeck.values.runs import Run
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.theme.theme import Theme

MOST_CHILDREN = 5
"""Of the runs that try it again, so many are named."""


class RunHead(QWidget):
    """Shows a `Run`, and tells what an operator wants to be done with it."""

    back_requested = Signal()
    run_opened = Signal(str)
    tick_requested = Signal()
    again_requested = Signal()
    retry_requested = Signal()
    change_requested = Signal()
    cancel_requested = Signal()
    force_requested = Signal()
    delete_requested = Signal()

    def __init__(
        self, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._sign = MarkSign(theme)
        self._run: Run | None = None
        self._title = ElidedLabel("title")
        self._id = label("", "second")
        self._word = label("", "strong")
        self._about = ElidedLabel("second")
        self._why = ElidedLabel("second")
        self._path = button(tr("Runs"), "link", name=tr("Back to all runs"))
        self.tick = button(tr("Open the tick"), "link")
        self.parent_run = button("", "link")
        self.again = button(tr("Run again"), name=tr("Run all steps again"))
        self.retry = button(
            tr("Run from failure"),
            tip=tr("Steps that succeeded are not executed again"),
        )
        self.change = button(
            tr("Change and run…"), tip=tr("Run the job with another config")
        )
        self.cancel = button(tr("Cancel run"))
        self.force = button(
            tr("Force cancel"),
            "danger",
            tip=tr("It was asked to end and has not: kill its process"),
        )
        self.delete = button(tr("Delete…"), "danger", name=tr("Delete run"))
        self._children = QHBoxLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        path = QHBoxLayout()
        path.addWidget(self._path)
        path.addWidget(
            label("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", "second")
        )
        path.addWidget(self._id)
        path.addStretch(1)
        column.addLayout(path)
        title = QHBoxLayout()
        title.setSpacing(10)
        for part in (self._title, self._sign, self._word):
            title.addWidget(part)
        title.addStretch(1)
        column.addLayout(title)
        acts = (
            self.retry,
            self.again,
            self.change,
            self.cancel,
            self.force,
            self.delete,
        )
        for act in acts:
            title.addWidget(act)
        column.addWidget(self._about)
        column.addLayout(self._lineage())

    def _lineage(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._why)
        line.addWidget(self.tick)
        line.addWidget(self.parent_run)
        self._children.setSpacing(8)
        line.addLayout(self._children)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        for made, told in (
            (self._path, self.back_requested),
            (self.tick, self.tick_requested),
            (self.again, self.again_requested),
            (self.retry, self.retry_requested),
            (self.change, self.change_requested),
            (self.cancel, self.cancel_requested),
            (self.force, self.force_requested),
            (self.delete, self.delete_requested),
        ):
            made.clicked.connect(told)
        self.parent_run.clicked.connect(self._open_parent)

    def show_run(self, run: Run, tick: Tick | None) -> None:
        """Show *run*, which *tick* asked for."""
        self._run = run
        self._title.setText(run.job_name)
        self._title.setToolTip(run.job_name)
        self._id.setText(short_id(run.run_id))
        self._id.setToolTip(run.run_id)
        self._sign.show_mark(run_mark(run))
        self.show_times()
        why = why_it_ran(run, tick, self._clock.now())
        self._why.setText(why)
        self._why.setToolTip(why)
        self.tick.setVisible(run.sensor_id is not None)
        opening = tr("Open the tick of {sensor}").format(sensor=run.sensor_name)
        self.tick.setAccessibleName(opening)
        self.tick.setText(tr("Open the tick") if tick else tr("Open the sensor"))
        parent = short_id(run.parent_run_id)
        self.parent_run.setVisible(run.parent_run_id is not None)
        self.parent_run.setText(tr("Open {run}").format(run=parent))
        self.parent_run.setAccessibleName(tr("Open run {run}").format(run=parent))
        self._show_acts(run)

    def _show_acts(self, run: Run) -> None:
        finished = run.status.is_finished
        is_canceling = run.status is RunStatus.CANCELING
        self.again.setVisible(finished)
        self.change.setVisible(finished)
        self.retry.setVisible(run.status is RunStatus.FAILURE)
        self.cancel.setVisible(not finished and not is_canceling)
        self.force.setVisible(is_canceling)
        self.delete.setVisible(finished)

    def show_times(self) -> None:
        """Show how long it takes by now."""
        run = self._run
        if run is None:
            return
        words = run_word(run)
        if run.started is not None and not run.status.is_finished:
            words = tr("{status} {duration}", "as in: Running 12 s").format(
                status=words, duration=run_took(run, self._clock)
            )
        self._word.setText(words)
        self._about.setText(_about(run, self._clock))
        self._about.setToolTip(exact(run.started or run.created))

    def show_children(self, runs: Sequence[Run]) -> None:
        """Show the runs that try this one again, the newest first."""
        emptied(self._children)
        for run in runs[:MOST_CHILDREN]:
            words = tr("Tried again: {run} {status}", "as in: 5f3a91c0 failed").format(
                run=short_id(run.run_id), status=run_word_within(run)
            )
            made = button(words, "link")
            made.clicked.connect(partial(self.run_opened.emit, run.run_id))
            self._children.addWidget(made)
        if len(runs) > MOST_CHILDREN:
            self._children.addWidget(label(tr("and more"), "second"))

    def _open_parent(self) -> None:
        if self._run is not None and self._run.parent_run_id is not None:
            self.run_opened.emit(self._run.parent_run_id)


def _about(run: Run, clock: Clock) -> str:
    when = day_and_time(run.started or run.created, clock.now())
    begun = tr("started {time}") if run.started else tr("created {time}")
    parts = [begun.format(time=when)]
    if run.started is not None and run.status.is_finished:
        took = run_took(run, clock)
        parts.append(tr("took {duration}").format(duration=took))
    if run.run_key:
        parts.append(tr("key {key}").format(key=run.run_key))
    if run.partition_key:
        parts.append(tr("partition {key}").format(key=run.partition_key))
    return " · ".join(parts)
