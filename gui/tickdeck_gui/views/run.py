"""One run: its steps, its log, what it printed and with which config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.commands import ReexecuteRun
from tickdeck.values.runs import RunStatus
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.formatting.config import as_outline
from tickdeck_gui.formatting.details import run_details
from tickdeck_gui.formatting.marks import run_mark, run_word
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.formatting.times import day_and_time, exact
from tickdeck_gui.models.columns import log_columns, run_took
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.models.run_steps import StepSpans
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.gantt import Gantt
from tickdeck_gui.widgets.labels import button, card, label
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.record_table import RecordTable, fixed_font
from tickdeck_gui.widgets.screen import screen_layout, scrolling, search_box

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from tickdeck.clock import Clock
    from tickdeck.values.errors import ErrorInfo
    from tickdeck.values.runs import Run, RunEvent
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.run_orders import RunOrders

_READ_MILLISECONDS = 120
_GROW_MILLISECONDS = 500
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
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
        self._events: list[RunEvent] = []
        self._steps = StepSpans()
        self._first_error: ErrorInfo | None = None
        self._output_bytes = 0
        self.log: RecordModel[RunEvent] = RecordModel(
            log_columns(), lambda event: (event.id, event.at, event.message), self
        )
        self.log_table = RecordTable(
            self.log, desk.theme, tr("Log of the run"), key="run-log"
        )
        self.gantt = Gantt(desk.theme, desk.clock)
        self.output = LogText(desk.theme, tr("What the run printed"))
        self.level = DropDown()
        self.search = search_box(desk.theme, tr("Filter the log"))
        self._sign = MarkSign(desk.theme)
        self._title = label("", "title")
        self._word = label("", "strong")
        self._about = label("", "second")
        self._path = button(tr("Runs"), "link", name=tr("Back to all runs"))
        self._sensor = button("", "link")
        self._parent = button("", "link")
        self.again_button = button(tr("Run again"), name=tr("Run all steps again"))
        self.retry_button = button(
            tr("Run from failure"),
            tip=tr("Steps that succeeded are not executed again"),
        )
        self.cancel_button = button(tr("Cancel run"))
        self.delete_button = button(tr("Delete…"), "danger", name=tr("Delete run"))
        self._error = QVBoxLayout()
        self._error_content = QWidget()
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

    def _build(self) -> None:
        column = screen_layout(self)
        column.addLayout(self._head())
        self._error.setContentsMargins(0, 0, 0, 0)
        self._error_content.setLayout(self._error)
        self._error_place = scrolling(self._error_content, tr("Error of the run"))
        column.addWidget(self._error_place)
        steps = card()
        inside = QVBoxLayout(steps)
        inside.setContentsMargins(6, 4, 6, 4)
        inside.addWidget(self.gantt)
        column.addWidget(steps)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(tr("Log, output, config and details"))
        self.tabs.tabBar().setAccessibleName(tr("Log, output, config and details"))
        self.tabs.addTab(self._log_tab(), tr("Log"))
        self.tabs.addTab(self.output, tr("Output"))
        self._config.setReadOnly(True)
        self._config.setProperty("role", "log")
        self._config.setAccessibleName(tr("Run config"))
        self._config.setFont(fixed_font(self._config.font()))
        self.tabs.addTab(self._config, tr("Config"))
        details = QWidget()
        self._details.setContentsMargins(8, 12, 8, 8)
        details.setLayout(self._details)
        self.tabs.addTab(scrolling(details, tr("Details of the run")), tr("Details"))
        column.addWidget(self.tabs, 1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(6)
        path = QHBoxLayout()
        path.setSpacing(4)
        path.addWidget(self._path)
        path.addWidget(
            label("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", "second")
        )
        path.addWidget(self._sensor)
        path.addWidget(self._parent)
        path.addStretch(1)
        head.addLayout(path)
        title = QHBoxLayout()
        title.setSpacing(10)
        for part in (self._title, self._sign, self._word):
            title.addWidget(part)
        title.addStretch(1)
        title.addWidget(self.retry_button)
        title.addWidget(self.again_button)
        title.addWidget(self.cancel_button)
        title.addWidget(self.delete_button)
        head.addLayout(title)
        head.addWidget(self._about)
        return head

    def _log_tab(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(8)
        for level in _LEVELS:
            words = tr("{level} and above").format(level=level.capitalize())
            self.level.addItem(words)
        self.level.setAccessibleName(tr("Least level"))
        line.addWidget(self.search)
        line.addWidget(self.level)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.log_table, 1)
        return page

    def _connect(self) -> None:
        self._path.clicked.connect(self.back_requested)
        self._sensor.clicked.connect(self._open_sensor)
        self._parent.clicked.connect(self._open_parent)
        self.again_button.clicked.connect(lambda: self._reexecute(from_failure=False))
        self.retry_button.clicked.connect(lambda: self._reexecute(from_failure=True))
        self.cancel_button.clicked.connect(self._cancel)
        self.delete_button.clicked.connect(self._delete)
        self.search.textChanged.connect(self._filter)
        self.level.currentIndexChanged.connect(self._filter)
        self.gantt.step_chosen.connect(self._filter)
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
        self._events = []
        self._steps = StepSpans()
        self._first_error = None
        self._output_bytes = 0
        self.output.clear()
        self.log.replace(())
        self._show_head(run)
        self._read_more()
        return True

    def _show_head(self, run: Run) -> None:
        self._run = run
        clock = self._desk.clock
        self._title.setText(f"{run.job_name}  {short_id(run.run_id)}")
        self._title.setToolTip(run.run_id)
        self._sign.show_mark(run_mark(run))
        self._word.setText(run_word(run))
        self._about.setText(_about(run, clock))
        self._about.setToolTip(exact(run.started or run.created))
        self._sensor.setVisible(run.sensor_id is not None)
        self._sensor.setText(run.sensor_name or "")
        self._sensor.setAccessibleName(
            tr("Open the tick of {sensor}").format(sensor=run.sensor_name)
        )
        self._parent.setVisible(run.parent_run_id is not None)
        parent = short_id(run.parent_run_id)
        self._parent.setText(tr("again after {run}").format(run=parent))
        self._parent.setAccessibleName(tr("Open run {run}").format(run=parent))
        finished = run.status.is_finished
        self.again_button.setVisible(finished)
        self.retry_button.setVisible(run.status is RunStatus.FAILURE)
        self.cancel_button.setVisible(not finished)
        self.delete_button.setVisible(run.status.is_finished)
        self._config.setPlainText(as_outline(run.run_config))
        emptied(self._details)
        fixed = (tr("Run id"), tr("Run key"))
        self._details.addWidget(facts(run_details(run), fixed=fixed))
        self._details.addStretch(1)
        if run.status.is_finished:
            self._grow.stop()
        else:
            self._grow.start()

    def _read_more(self) -> None:
        if self._run is None:
            return
        reader, run_id = self._desk.reader, self._run.run_id
        after = self._events[-1].id if self._events else 0
        new = reader.run_events(run_id, after=after, limit=_PAGE)
        self._events.extend(new)
        self._show_events(new)
        output = reader.run_output(run_id, offset=self._output_bytes)
        if output.text:
            self._output_bytes = output.end
            self.output.append_text(output.text)
        if len(new) == _PAGE or not output.is_all:
            self._read_soon.start(_NEXT_PAGE_MILLISECONDS)

    def _show_events(self, new: tuple[RunEvent, ...]) -> None:
        bar = self.log_table.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        self.log.append([event for event in new if self._admits(event)])
        if at_end:
            self.log_table.scrollToBottom()
        self._steps.absorb(new)
        self.gantt.show_steps(self._steps.spans)
        if self._first_error is None:
            failed = (event.error for event in new if event.error is not None)
            self._first_error = next(failed, None)
            self._show_error()

    def _show_error(self) -> None:
        emptied(self._error)
        if self._first_error is not None:
            box = ErrorBox(self._first_error)
            box.source_requested.connect(self.source_requested)
            self._error.addWidget(box)
        elif self._run is not None and self._run.error:
            self._error.addWidget(label(self._run.error, "error", wraps=True))
        self._error_place.setVisible(self._error.count() > 0)
        self._fit_error()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the log some room beside a long error."""
        super().resizeEvent(event)
        self._fit_error()

    def _fit_error(self) -> None:
        inside, width = self._error_content, self._error_place.viewport().width()
        wanted = max(inside.heightForWidth(width), inside.sizeHint().height())
        self._error_place.setFixedHeight(min(wanted, self.height() // 3))

    def _admits(self, event: RunEvent) -> bool:
        step = self.gantt.chosen
        if step is not None and event.step_key != step:
            return False
        level = event.level if event.level in _LEVELS else "INFO"
        if _LEVELS.index(level) < self.level.currentIndex():
            return False
        text = self.search.text().strip().casefold()
        return text in f"{event.message} {event.step_key} {event.type}".casefold()

    def _filter(self) -> None:
        self.log.replace([event for event in self._events if self._admits(event)])

    def _on_grow(self) -> None:
        if self.isVisible() and self._run is not None:
            self.gantt.update()
            self._show_head_times(self._run)

    def _show_head_times(self, run: Run) -> None:
        words = run_word(run)
        if run.started:
            words = tr("{status} {duration}", "as in: Running 12 s").format(
                status=words, duration=run_took(run, self._desk.clock)
            )
        self._word.setText(words)

    def _on_runs_changed(self, runs: tuple[Run, ...]) -> None:
        for run in runs:
            if run.run_id == self.run_id:
                self._show_head(run)
                self._read_soon.start(_READ_MILLISECONDS)

    def _on_run_logged(self, run_id: str) -> None:
        if run_id == self.run_id and not self._read_soon.isActive():
            self._read_soon.start(_READ_MILLISECONDS)

    def _on_run_deleted(self, run_id: str) -> None:
        if run_id == self.run_id and self.isVisible():
            self.back_requested.emit()

    def _open_sensor(self) -> None:
        if self._run is not None and self._run.sensor_id is not None:
            self.sensor_opened.emit(self._run.sensor_id, self._run.tick_id)

    def _open_parent(self) -> None:
        if self._run is not None and self._run.parent_run_id is not None:
            self.run_opened.emit(self._run.parent_run_id)

    def _reexecute(self, *, from_failure: bool) -> None:
        run = self._run
        if run is None:
            return
        wish = ReexecuteRun(run_id=run.run_id, from_failure=from_failure)
        self._desk.order(wish, lambda made: self.run_opened.emit(made.run_id))

    def _cancel(self) -> None:
        if self._run is not None:
            self._orders.cancel([self._run])

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


def _about(run: Run, clock: Clock) -> str:
    when = day_and_time(run.started or run.created, clock.now())
    begun = tr("started {time}") if run.started else tr("created {time}")
    parts = [
        begun.format(time=when),
        tr("took {duration}").format(duration=run_took(run, clock)),
    ]
    if run.run_key:
        parts.append(tr("key {key}").format(key=run.run_key))
    return " · ".join(parts)
