"""One run: its steps, its log, what it printed and with which config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from tickdeck.reading.rows import RunFilter
from tickdeck.values.commands import ReexecuteRun
from tickdeck_gui.dialogs import run_questions
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.dialogs.start_job import StartJobDialog
from tickdeck_gui.formatting.config import as_outline
from tickdeck_gui.formatting.details import run_details
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.models.run_steps import StepSpans
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.fitting_area import FittingArea
from tickdeck_gui.widgets.labels import card, label
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.run_head import MOST_CHILDREN, RunHead
from tickdeck_gui.widgets.run_log import RunLog
from tickdeck_gui.widgets.screen import in_card, screen_layout, scrolling
from tickdeck_gui.widgets.step_chart import StepChart

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from tickdeck.values.errors import ErrorInfo
    from tickdeck.values.runs import Run, RunEvent
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.run_orders import RunOrders

_READ_MILLISECONDS = 120
_GROW_MILLISECONDS = 500
_PAGE = 2_000
"""Events read in one go: that many take some 25 ms, and a log may have 100,000."""
_NEXT_PAGE_MILLISECONDS = 5


class RunView(QWidget):
    """Everything about the run that `show_run` was told."""

    back_requested = Signal()
    run_opened = Signal(str)
    sensor_opened = Signal(object, object)
    source_requested = Signal(str, int)

    def __init__(
        self, desk: Desk, orders: RunOrders, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self._run: Run | None = None
        self._tick: Tick | None = None
        self._steps = StepSpans()
        self._first_error: ErrorInfo | None = None
        self._output_bytes = 0
        self.head = RunHead(desk.theme, desk.clock)
        self.steps = StepChart(desk.theme, desk.clock)
        self.log = RunLog(desk.theme)
        self.output = LogText(desk.theme, tr("What the run printed"))
        self.error = FittingArea(tr("Error of the run"))
        self._config = QPlainTextEdit()
        self._details = QVBoxLayout()
        self.tabs = QTabWidget()
        self._read_soon = QTimer(self)
        self._read_soon.setSingleShot(True)
        self._grow = QTimer(self)
        self._grow.setInterval(_GROW_MILLISECONDS)
        self._build()
        self._connect()

    @property
    def run_id(self) -> str | None:
        """The run on show."""
        return self._run.run_id if self._run else None

    @property
    def log_table(self) -> QWidget:
        """What takes the keys when the page is opened."""
        return self.log.table

    def _build(self) -> None:
        column = screen_layout(self)
        column.addWidget(self.head)
        column.addWidget(self.error)
        steps = card()
        inside = QVBoxLayout(steps)
        inside.setContentsMargins(6, 4, 6, 4)
        inside.addWidget(self.steps)
        column.addWidget(steps)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(tr("Log, output, config and details"))
        self.tabs.tabBar().setAccessibleName(tr("Log, output, config and details"))
        self.tabs.addTab(self.log, tr("Log"))
        self.tabs.addTab(self._output_tab(), tr("Output"))
        self.tabs.addTab(self._config_tab(), tr("Config"))
        details = QWidget()
        self._details.setContentsMargins(8, 12, 8, 8)
        details.setLayout(self._details)
        self.tabs.addTab(scrolling(details, tr("Details of the run")), tr("Details"))
        column.addWidget(self.tabs, 1)

    def _output_tab(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        told = tr("What its process wrote to standard output and standard error")
        column.addWidget(label(told, "caption"))
        column.addWidget(in_card(self.output), 1)
        return page

    def _config_tab(self) -> QWidget:
        self._config.setReadOnly(True)
        self._config.setProperty("role", "log")
        self._config.setAccessibleName(tr("Run config"))
        self._config.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._config.setFont(fixed_font(self._config.font()))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(in_card(self._config))
        return page

    def _connect(self) -> None:
        head = self.head
        head.back_requested.connect(self.back_requested)
        head.run_opened.connect(self.run_opened)
        head.tick_requested.connect(self._open_sensor)
        head.again_requested.connect(lambda: self._reexecute(from_failure=False))
        head.retry_requested.connect(lambda: self._reexecute(from_failure=True))
        head.change_requested.connect(self.change_and_run)
        head.cancel_requested.connect(self._cancel)
        head.force_requested.connect(self._force)
        head.delete_requested.connect(self._delete)
        self.steps.step_chosen.connect(self.log.show_step)
        self._read_soon.timeout.connect(self._read_more)
        self._grow.timeout.connect(self._on_grow)
        live = self._desk.live
        live.runs_changed.connect(self._on_runs_changed)
        live.run_logged.connect(self._on_run_logged)
        live.run_deleted.connect(self._on_run_deleted)

    def show_run(self, run_id: str) -> bool:
        """Show another run; False if it is gone."""
        run = self._desk.reader.run(run_id)
        if run is None:
            return False
        self._run = run
        self._steps = StepSpans()
        self._first_error = None
        self._output_bytes = 0
        tick_id = run.tick_id
        self._tick = None if tick_id is None else self._desk.reader.tick(tick_id)
        self.output.clear()
        self.output.go_to_end()
        self.steps.show_steps(())
        self.log.clear()
        self._show_run(run)
        self._show_children()
        self._show_error()
        self._read_more()
        return True

    def _show_run(self, run: Run) -> None:
        self._run = run
        self.head.show_run(run, self._tick)
        self._config.setPlainText(as_outline(run.run_config))
        emptied(self._details)
        fixed = (tr("Run id"), tr("Run key"))
        self._details.addWidget(facts(run_details(run), fixed=fixed))
        self._details.addStretch(1)
        if run.status.is_finished:
            self._grow.stop()
        else:
            self._grow.start()

    def _show_children(self) -> None:
        where = RunFilter(parent_run_id=self.run_id)
        found = self._desk.reader.runs(where, limit=MOST_CHILDREN + 1)
        self.head.show_children(found)

    def _read_more(self) -> None:
        if self._run is None:
            return
        new = self._desk.reader.run_events(
            self._run.run_id, after=self.log.last_id, limit=_PAGE
        )
        self._show_events(new)
        if len(new) == _PAGE or not self._read_output(self._run.run_id):
            self._read_soon.start(_NEXT_PAGE_MILLISECONDS)

    def _read_output(self, run_id: str) -> bool:
        """Read on in what was printed; return whether that is all so far."""
        output = self._desk.reader.run_output(run_id, offset=self._output_bytes)
        if output.text:
            self._output_bytes = output.end
            self.output.append_text(output.text)
        return output.is_all

    def _show_events(self, new: tuple[RunEvent, ...]) -> None:
        if not new:
            return
        self.log.append(new)
        self._steps.absorb(new)
        self.steps.show_steps(self._steps.spans)
        if self._first_error is None:
            failed = (event.error for event in new if event.error is not None)
            self._first_error = next(failed, None)
            self._show_error()

    def _show_error(self) -> None:
        if self._first_error is not None:
            box = ErrorBox(self._first_error)
            box.source_requested.connect(self.source_requested)
            self.error.show_only(box)
        elif self._run is not None and self._run.error:
            self.error.show_only(label(self._run.error, "error", wraps=True))
        else:
            self.error.show_only(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the log some room beside a long error and many steps."""
        super().resizeEvent(event)
        self.error.be_at_most(self.height() // 3)
        self.steps.be_at_most(self.height() // 4)

    def _on_grow(self) -> None:
        """Follow a run at work; what it prints within a step is no event."""
        run = self._run
        if self.isVisible() and run is not None:
            self.steps.grow()
            self.head.show_times()
            if not self._read_soon.isActive():
                self._read_output(run.run_id)

    def _on_runs_changed(self, runs: tuple[Run, ...]) -> None:
        shown = self.run_id
        for run in runs:
            if run.run_id == shown:
                self._show_run(run)
                self._read_soon.start(_READ_MILLISECONDS)
        if shown is not None and any(run.parent_run_id == shown for run in runs):
            self._show_children()

    def _on_run_logged(self, run_id: str) -> None:
        if run_id == self.run_id and not self._read_soon.isActive():
            self._read_soon.start(_READ_MILLISECONDS)

    def _on_run_deleted(self, run_id: str) -> None:
        if run_id == self.run_id and self.isVisible():
            self.back_requested.emit()

    def _open_sensor(self) -> None:
        if self._run is not None and self._run.sensor_id is not None:
            self.sensor_opened.emit(self._run.sensor_id, self._run.tick_id)

    def _reexecute(self, *, from_failure: bool) -> None:
        run = self._run
        if run is None:
            return
        wish = ReexecuteRun(run_id=run.run_id, from_failure=from_failure)
        self._desk.order(wish, lambda made: self.run_opened.emit(made.run_id))

    def change_and_run(self) -> StartJobDialog | None:
        """Ask how to start the job of this run again; returns at once."""
        if self._run is None:
            return None
        dialog = StartJobDialog(self._desk, parent=self, like=self._run)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.launched.connect(lambda run: self.run_opened.emit(run.run_id))
        dialog.open()
        return dialog

    def _cancel(self) -> None:
        if self._run is not None:
            self._orders.cancel([self._run])

    def _force(self) -> None:
        if self._run is not None:
            run_questions.force(self, self._orders, [self._run])

    def _delete(self) -> None:
        run = self._run
        if run is not None:
            confirm(
                self,
                tr("Delete run {run}?").format(run=short_id(run.run_id)),
                tr("Its log goes too, and its run key is free again."),
                tr("Delete run"),
                lambda: self._orders.delete([run]),
            )
