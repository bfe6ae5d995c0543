"""Trying a sensor out: its function runs, and nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tickdeck.reading.rows import RunFilter
from tickdeck.values.commands import CommitTest, SetCursor, TestSensor
from tickdeck.values.sensors import SensorKind
from tickdeck.values.ticks import ItemDecision
from tickdeck_gui.desk import said
from tickdeck_gui.formatting.marks import Mark, run_word_within
from tickdeck_gui.formatting.sentences import short_id, tick_result
from tickdeck_gui.formatting.times import ago, duration
from tickdeck_gui.models.columns import request_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.theme.tokens import ROW_HEIGHT
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.labels import button, card, label
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.record_table import RecordTable, fixed_font

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.commands import TestResult
    from tickdeck.values.runs import Run
    from tickdeck.values.ticks import RequestOutcome, Tick
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.sensor_orders import SensorOrders

_COUNTING_MILLISECONDS = 100
_MOST_ROWS = 8
_MOST_SUBJECTS = 50


class SensorTestDialog(QDialog):
    """Evaluates with a cursor of one's choice, and shows what would happen."""

    def __init__(
        self,
        desk: Desk,
        orders: SensorOrders,
        row: SensorRow,
        *,
        cursor: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self._row = row
        self.setWindowTitle(tr("Test {name}").format(name=row.spec.name))
        self.resize(720, 640)
        self.cursor_text = QPlainTextEdit(cursor or row.state.cursor or "")
        self.cursor_text.setAccessibleName(tr("Cursor to test with"))
        self.cursor_text.setFont(fixed_font(self.cursor_text.font()))
        self.cursor_text.setFixedHeight(64)
        self.evaluate = button(tr("Evaluate"), "primary")
        self.subject = DropDown()
        """For a sensor that reacts: to which run or event; first, to what is new."""
        self.save = button(
            tr("Save cursor"), tip=tr("Make the computed cursor the sensor's")
        )
        self.launch = button(
            tr("Launch selected"), tip=tr("Start the chosen runs, and keep the cursor")
        )
        self.commit = button(
            tr("Commit tick"),
            tip=tr("Start all these runs and save the cursor, as a tick"),
        )
        self.requests: RecordTable | None = None
        self.elapsed = label("", "second")
        self.results = QVBoxLayout()
        self._result: TestResult | None = None
        self._since = QElapsedTimer()
        self._counting = QTimer(self)
        self._counting.setInterval(_COUNTING_MILLISECONDS)
        self._counting.timeout.connect(self._show_elapsed)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(
            label(
                tr(
                    "The sensor's function is really called, so what it does to the "
                    "world is done. No tick, cursor or run comes of it."
                ),
                "second",
                wraps=True,
            )
        )
        self._build_subject(column)
        column.addWidget(label(tr("Cursor"), "strong"))
        column.addWidget(self.cursor_text)
        line = QHBoxLayout()
        line.addWidget(self.evaluate)
        line.addWidget(self.elapsed)
        line.addStretch(1)
        column.addLayout(line)
        results = card()
        inside = QVBoxLayout(results)
        inside.setContentsMargins(4, 4, 4, 4)
        content = QWidget()
        content.setObjectName("content")
        self.results.setContentsMargins(12, 10, 12, 10)
        self.results.setSpacing(10)
        content.setLayout(self.results)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("Result of the test"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        inside.addWidget(scroll)
        column.addWidget(results, 1)
        self.results.addWidget(label(tr("What would happen is shown here."), "second"))
        self.results.addStretch(1)
        acts = QHBoxLayout()
        closing = button(tr("Close"))
        closing.clicked.connect(self.reject)
        for act in (self.save, self.launch, self.commit):
            act.setEnabled(False)
            acts.addWidget(act)
        acts.addStretch(1)
        acts.addWidget(closing)
        column.addLayout(acts)
        self.evaluate.setDefault(True)
        self.evaluate.clicked.connect(lambda: self._desk.tasks.spawn(self._evaluate()))
        self.save.clicked.connect(self._save)
        self.launch.clicked.connect(self._launch_selected)
        self.commit.clicked.connect(self._commit)

    def _build_subject(self, column: QVBoxLayout) -> None:
        """Let the operator choose what a sensor that reacts is shown."""
        match self._row.spec.kind:
            case SensorKind.RUN_STATUS:
                name, purpose = tr("Run"), tr("Run to test with")
                found = self._runs()
            case SensorKind.ASSET | SensorKind.MULTI_ASSET:
                name, purpose = tr("Event"), tr("Event to test with")
                found = self._events()
            case _:
                return
        column.addWidget(label(name, "strong"))
        self.subject.setAccessibleName(purpose)
        self.subject.addItem(tr("What is new since the cursor"), None)
        for words, value in found:
            self.subject.addItem(words, value)
        column.addWidget(self.subject)

    def _runs(self) -> Sequence[tuple[str, str | int]]:
        wanted = self._row.spec.run_status
        where = RunFilter(statuses=(wanted,) if wanted else ())
        now = self._desk.clock.now()
        return [
            (_run_words(run, now), run.run_id)
            for run in self._desk.reader.runs(where, limit=_MOST_SUBJECTS)
        ]

    def _events(self) -> Sequence[tuple[str, str | int]]:
        now, reader = self._desk.clock.now(), self._desk.reader
        events = [
            (event.at, f"{key}, {ago(event.at, now)}", event.id)
            for key in self._row.spec.asset_keys
            for event in reader.asset_events(key, limit=_MOST_SUBJECTS)
        ]
        newest = sorted(events, reverse=True)[:_MOST_SUBJECTS]
        return [(words, number) for _at, words, number in newest]

    async def _evaluate(self) -> None:
        self.evaluate.setEnabled(False)
        for act in (self.save, self.launch, self.commit):
            act.setEnabled(False)
        self._since.start()
        self._counting.start()
        typed = self.cursor_text.toPlainText()
        chosen = self.subject.currentData()
        wish = TestSensor(
            sensor_id=self._row.state.id,
            cursor=typed or None,
            run_id=chosen if isinstance(chosen, str) else None,
            event_id=chosen if isinstance(chosen, int) else None,
        )
        try:
            result: TestResult = await self._desk.ask(wish)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._show_refusal(said(error))
        else:
            self._show(result)
        finally:
            self._counting.stop()
            self.evaluate.setEnabled(True)
            self.evaluate.setText(tr("Evaluate again"))

    def _show_elapsed(self) -> None:
        passed = duration(self._since.elapsed() / 1000)
        limit = duration(self._row.spec.timeout_seconds, whole=True)
        self.elapsed.setText(
            tr("{time} of at most {limit}").format(time=passed, limit=limit)
        )

    def _show_refusal(self, words: str) -> None:
        emptied(self.results)
        self.elapsed.clear()
        self.results.addWidget(label(words, "error", wraps=True))
        self.results.addStretch(1)

    def _show(self, result: TestResult) -> None:
        self._result = result
        emptied(self.results)
        took = tr("took {duration}").format(duration=duration(result.seconds))
        self.elapsed.setText(took)
        self.results.addLayout(self._headline(result))
        if result.error is not None:
            box = ErrorBox(result.error)
            box.source_requested.connect(self._orders.open_source)
            self.results.addWidget(box)
        else:
            moved = result.cursor != (self.cursor_text.toPlainText() or None)
            cursor = result.cursor or tr("none", "cursor")
            name = tr("Computed cursor") if moved else tr("Cursor, unchanged")
            self.results.addWidget(facts([(name, cursor)], fixed=(name,)))
            self.save.setEnabled(result.cursor != self._row.state.cursor)
            self.commit.setEnabled(bool(result.requests) or self.save.isEnabled())
        if result.requests:
            self.requests = self._requests(result.requests)
            self.results.addWidget(self.requests)
            self._follow_selection(self.requests)
        for item in result.items:
            words = f"{item.item}: {_decision_word(item.decision)} {item.detail}"
            self.results.addWidget(label(words.strip(), wraps=True))
        if result.log:
            lines = tr("%Ln log line(s)", "", len(result.log))
            self.results.addWidget(label(lines, "caption"))
            text = LogText(self._desk.theme, tr("Log of the test"))
            text.show_lines(result.log)
            self.results.addWidget(text)
        self.results.addStretch(1)

    def _headline(self, result: TestResult) -> QHBoxLayout:
        if result.error is not None:
            mark, words = Mark.FAILURE, tr("The tick would fail")
        elif result.requests:
            mark = Mark.SUCCESS
            words = tr("%Ln run(s) requested", "", len(result.requests))
        else:
            mark = Mark.SKIPPED
            words = result.skip_reason or tr("It would skip, and give no reason")
        line = QHBoxLayout()
        line.addWidget(MarkSign(self._desk.theme, mark))
        line.addWidget(label(words, "strong", wraps=True), 1)
        return line

    def _requests(self, requests: tuple[RequestOutcome, ...]) -> RecordTable:
        model: RecordModel[RequestOutcome] = RecordModel(
            request_columns(testing=True), id, self
        )
        model.replace(requests)
        table = RecordTable(
            model, self._desk.theme, tr("Requested runs"), key="requested-runs"
        )
        table.setFixedHeight((min(len(requests), _MOST_ROWS) + 1) * ROW_HEIGHT + 6)
        return table

    def _follow_selection(self, table: RecordTable) -> None:
        def changed() -> None:
            self.launch.setEnabled(bool(table.selected()))

        table.selectionModel().selectionChanged.connect(changed)

    def _launch_selected(self) -> None:
        if self.requests is not None:
            self._launch(self.requests.selected(), set_cursor=False)

    def _commit(self) -> None:
        if self._result is not None:
            self._launch(self._result.requests, set_cursor=True)

    def _launch(
        self, requests: tuple[RequestOutcome, ...], *, set_cursor: bool
    ) -> None:
        """Make a tick of what was tested; run keys are honoured there, too."""
        result = self._result
        if result is None:
            return
        for act in (self.save, self.launch, self.commit):
            act.setEnabled(False)
        wish = CommitTest(
            sensor_id=self._row.state.id,
            requests=requests,
            cursor=result.cursor,
            set_cursor=set_cursor,
        )

        def told(tick: Tick) -> None:
            self._desk.notices.tell(f"{tick.sensor_name}: {tick_result(tick)}")

        self._desk.order(wish, told)

    def _save(self) -> None:
        state = self._row.state
        if self._result is None:
            return
        self.save.setEnabled(False)
        wish = SetCursor(
            sensor_id=state.id,
            cursor=self._result.cursor,
            expected_version=state.cursor_version,
        )
        saved = tr("Cursor of {name} saved").format(name=state.name)
        self._desk.order(wish, lambda _: self._desk.notices.tell(saved))


def _run_words(run: Run, now: datetime) -> str:
    what = f"{run.job_name} {short_id(run.run_id)}"
    return f"{what}, {run_word_within(run)}, {ago(run.created, now)}"


def _decision_word(decision: ItemDecision) -> str:
    """Return what became of a file, in a word that follows its name."""
    return {
        ItemDecision.FIRED: tr("fired"),
        ItemDecision.SETTLING: tr("settling"),
        ItemDecision.KNOWN: tr("known"),
        ItemDecision.FILTERED: tr("filtered"),
        ItemDecision.GONE: tr("gone"),
        ItemDecision.UNREADABLE: tr("unreadable"),
    }[decision]
