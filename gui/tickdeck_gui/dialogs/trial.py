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

from tickdeck.values.commands import SetCursor, TestSensor
from tickdeck_gui.desk import said
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.sentences import count
from tickdeck_gui.formatting.times import duration
from tickdeck_gui.models.columns import request_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.theme.tokens import ROW_HEIGHT
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.labels import button, card, label
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.record_table import RecordTable, fixed_font

if TYPE_CHECKING:
    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.commands import TestResult
    from tickdeck.values.ticks import RequestOutcome
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.sensor_orders import SensorOrders

_COUNTING_MILLISECONDS = 100
_MOST_ROWS = 8


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
        self.setWindowTitle(f"Test {row.spec.name}")
        self.resize(720, 640)
        self.cursor_text = QPlainTextEdit(cursor or row.state.cursor or "")
        self.cursor_text.setAccessibleName("Cursor to test with")
        self.cursor_text.setFont(fixed_font(self.cursor_text.font()))
        self.cursor_text.setFixedHeight(64)
        self.evaluate = button("Evaluate", "primary")
        self.save = button("Save cursor", tip="Make the computed cursor the sensor's")
        self.save.setEnabled(False)
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
                "The sensor's function is really called, so what it does to the world "
                "is done. No tick, cursor or run comes of it.",
                "second",
                wraps=True,
            )
        )
        column.addWidget(label("Cursor", "strong"))
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
        scroll.setAccessibleName("Result of the test")
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        inside.addWidget(scroll)
        column.addWidget(results, 1)
        self.results.addWidget(label("What would happen is shown here.", "second"))
        self.results.addStretch(1)
        acts = QHBoxLayout()
        closing = button("Close")
        closing.clicked.connect(self.reject)
        acts.addWidget(self.save)
        acts.addStretch(1)
        acts.addWidget(closing)
        column.addLayout(acts)
        self.evaluate.setDefault(True)
        self.evaluate.clicked.connect(lambda: self._desk.tasks.spawn(self._evaluate()))
        self.save.clicked.connect(self._save)

    async def _evaluate(self) -> None:
        self.evaluate.setEnabled(False)
        self.save.setEnabled(False)
        self._since.start()
        self._counting.start()
        typed = self.cursor_text.toPlainText()
        wish = TestSensor(sensor_id=self._row.state.id, cursor=typed or None)
        try:
            result: TestResult = await self._desk.ask(wish)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._show_refusal(said(error))
        else:
            self._show(result)
        finally:
            self._counting.stop()
            self.evaluate.setEnabled(True)
            self.evaluate.setText("Evaluate again")

    def _show_elapsed(self) -> None:
        passed = duration(self._since.elapsed() / 1000)
        limit = duration(self._row.spec.timeout_seconds, whole=True)
        self.elapsed.setText(f"{passed} of at most {limit}")

    def _show_refusal(self, words: str) -> None:
        emptied(self.results)
        self.elapsed.clear()
        self.results.addWidget(label(words, "error", wraps=True))
        self.results.addStretch(1)

    def _show(self, result: TestResult) -> None:
        self._result = result
        emptied(self.results)
        self.elapsed.setText(f"took {duration(result.seconds)}")
        self.results.addLayout(self._headline(result))
        if result.error is not None:
            box = ErrorBox(result.error)
            box.source_requested.connect(self._orders.open_source)
            self.results.addWidget(box)
        else:
            moved = result.cursor != (self.cursor_text.toPlainText() or None)
            cursor = result.cursor or "none"
            name = "Computed cursor" if moved else "Cursor, unchanged"
            self.results.addWidget(facts([(name, cursor)], fixed=(name,)))
            self.save.setEnabled(result.cursor != self._row.state.cursor)
        if result.requests:
            self.results.addWidget(self._requests(result.requests))
        for item in result.items:
            words = f"{item.item}: {item.decision.lower()} {item.detail}"
            self.results.addWidget(label(words.strip(), wraps=True))
        if result.log:
            self.results.addWidget(label(count(len(result.log), "log line"), "caption"))
            text = LogText(self._desk.theme, "Log of the test")
            text.show_lines(result.log)
            self.results.addWidget(text)
        self.results.addStretch(1)

    def _headline(self, result: TestResult) -> QHBoxLayout:
        if result.error is not None:
            mark, words = Mark.FAILURE, "The tick would fail"
        elif result.requests:
            mark = Mark.SUCCESS
            words = f"{count(len(result.requests), 'run')} requested"
        else:
            mark = Mark.SKIPPED
            words = result.skip_reason or "It would skip, and give no reason"
        line = QHBoxLayout()
        line.addWidget(MarkSign(self._desk.theme, mark))
        line.addWidget(label(words, "strong", wraps=True), 1)
        return line

    def _requests(self, requests: tuple[RequestOutcome, ...]) -> RecordTable:
        model: RecordModel[RequestOutcome] = RecordModel(
            request_columns(testing=True), id, self
        )
        model.replace(requests)
        table = RecordTable(model, self._desk.theme, "Requested runs")
        table.setFixedHeight((min(len(requests), _MOST_ROWS) + 1) * ROW_HEIGHT + 6)
        return table

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
        self._desk.order(
            wish, lambda _: self._desk.notices.tell(f"Cursor of {state.name} saved")
        )
