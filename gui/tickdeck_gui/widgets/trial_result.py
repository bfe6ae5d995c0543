"""What a sensor would do, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tickdeck.values.ticks import RequestResult
from tickdeck_gui.formatting.config import as_outline
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.sentences import first_line
from tickdeck_gui.models.columns import request_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.theme.tokens import ROW_HEIGHT
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.labels import label
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import scrolling
from tickdeck_gui.widgets.tick_parts import (
    asset_event_lines,
    item_lines,
    outlined,
    partition_lines,
    reaction_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.commands import TestResult
    from tickdeck.values.ticks import RequestOutcome
    from tickdeck_gui.theme.theme import Theme

_MOST_ROWS = 6
_MOST_LINES = 50
_LOG_HEIGHT = 140
_LINE_HEIGHT = 18


class TrialResult(QFrame):
    """Shows the answer of a test; requests can be chosen in it."""

    source_requested = Signal(str, int)
    run_requested = Signal(str)
    chosen_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.requests: RecordTable | None = None
        self.setProperty("role", "card")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(10)
        self._details = QVBoxLayout()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(scrolling(content, tr("Result of the test")))
        self.say(tr("What would happen is shown here."))

    def chosen(self) -> tuple[RequestOutcome, ...]:
        """Return the requests that are chosen."""
        return () if self.requests is None else self.requests.selected()

    def say(self, words: str, *, loud: bool = False) -> None:
        """Show a sentence in place of a result."""
        self._clear()
        self._column.addWidget(label(words, "error" if loud else "second", wraps=True))
        self._column.addStretch(1)

    def show_result(self, result: TestResult, cursor: str | None) -> None:
        """Show what a test that began with *cursor* came to."""
        self._clear()
        self._column.addLayout(self._headline(result))
        if result.error is not None:
            box = ErrorBox(result.error)
            box.source_requested.connect(self.source_requested)
            self._column.addWidget(box)
        else:
            self._column.addWidget(_cursor(result.cursor, cursor))
        if result.requests:
            self._add_requests(result.requests)
        self._add_effects(result)
        self._add_log(result)
        self._column.addStretch(1)

    def _clear(self) -> None:
        self.requests = None
        emptied(self._column)

    def _headline(self, result: TestResult) -> QHBoxLayout:
        mark, words = _verdict(result)
        line = QHBoxLayout()
        line.addWidget(MarkSign(self._theme, mark))
        line.addWidget(label(words, "strong", wraps=True), 1)
        return line

    def _add_requests(self, requests: tuple[RequestOutcome, ...]) -> None:
        model: RecordModel[RequestOutcome] = RecordModel(
            request_columns(testing=True), id, self
        )
        model.replace(requests)
        table = RecordTable(model, self._theme, tr("Requested runs"), key="tested-runs")
        table.setFixedHeight((min(len(requests), _MOST_ROWS) + 1) * ROW_HEIGHT + 6)
        self.requests = table
        self._column.addWidget(table)
        self._details = QVBoxLayout()
        self._column.addLayout(self._details)
        table.selectionModel().selectionChanged.connect(self._on_chosen)
        table.selectRow(0)

    def _on_chosen(self) -> None:
        emptied(self._details)
        chosen = self.chosen()
        if len(chosen) == 1:
            self._details.addWidget(_request_facts(chosen[0]))
        self.chosen_changed.emit()

    def _add_effects(self, result: TestResult) -> None:
        """Add what it would do beside starting runs."""
        go, theme = self.run_requested.emit, self._theme
        if result.acted and result.acted.strip() != _verdict(result)[1]:
            self._column.addWidget(label(result.acted.strip(), wraps=True))
        if result.skip_data:
            given = tr("Given with the reason")
            self._column.addWidget(outlined(given, as_outline(result.skip_data)))
        self._add_lines(
            tr("%Ln run(s) looked at", "", len(result.reactions)),
            reaction_lines(theme, result.reactions[:_MOST_LINES], go),
            len(result.reactions),
        )
        self._add_lines(tr("Partitions"), partition_lines(result.partitions, theme))
        self._add_lines(
            tr("Assets"), asset_event_lines(theme, result.asset_events[:_MOST_LINES])
        )
        self._add_lines(
            tr("%Ln changed file(s)", "", len(result.items)),
            item_lines(theme, result.items[:_MOST_LINES]),
            len(result.items),
        )

    def _add_lines(self, title: str, lines: Sequence[QWidget], total: int = 0) -> None:
        if not lines:
            return
        self._column.addWidget(label(title, "caption"))
        for line in lines:
            self._column.addWidget(line)
        if total > len(lines):
            rest = total - len(lines)
            self._column.addWidget(label(tr("and %Ln more", "", rest), "second"))

    def _add_log(self, result: TestResult) -> None:
        if not result.log:
            return
        lines = tr("%Ln log line(s)", "", len(result.log))
        self._column.addWidget(label(lines, "caption"))
        text = LogText(self._theme, tr("Log of the test"))
        text.setMinimumHeight(min(_LOG_HEIGHT, _LINE_HEIGHT * len(result.log) + 26))
        text.show_lines(result.log)
        self._column.addWidget(text)


def _verdict(result: TestResult) -> tuple[Mark, str]:
    """Return what a test comes to, in a mark and a line."""
    if result.error is not None:
        return Mark.FAILURE, tr("The tick would fail")
    if result.requests:
        words = tr("%Ln run(s) requested", "", len(result.requests))
        invalid = any(one.result is RequestResult.INVALID for one in result.requests)
        return (Mark.FAILURE if invalid else Mark.SUCCESS), words
    failed = sum(one.error is not None for one in result.reactions)
    if failed:
        return Mark.FAILURE, tr("It would fail for %Ln run(s)", "", failed)
    if result.acted:
        return Mark.SUCCESS, first_line(result.acted)
    if result.reactions and not result.skip_reason:
        return Mark.SUCCESS, tr("Acted on %Ln run(s)", "", len(result.reactions))
    return (
        Mark.SKIPPED,
        result.skip_reason or tr("It would skip, and give no reason"),
    )


def _cursor(computed: str | None, before: str | None) -> QWidget:
    moved = computed != before
    name = tr("Computed cursor") if moved else tr("Cursor, unchanged")
    return facts([(name, computed or tr("none", "cursor"))], fixed=(name,))


def _request_facts(request: RequestOutcome) -> QWidget:
    """Return everything about one request that its line leaves out."""
    pairs = []
    if request.message:
        pairs.append((tr("Message"), request.message))
    if request.asset_keys:
        pairs.append((tr("Assets"), ", ".join(request.asset_keys)))
    if request.partition_key:
        pairs.append((tr("Partition"), request.partition_key))
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(8, 0, 0, 0)
    column.setSpacing(10)
    if pairs:
        column.addWidget(facts(pairs))
    across = QHBoxLayout()
    across.setSpacing(24)
    across.addWidget(outlined(tr("Config"), as_outline(request.run_config)), 1)
    lines = "\n".join(f"{name}: {value}" for name, value in request.tags.items())
    across.addWidget(outlined(tr("Tags"), lines or as_outline(None)), 1)
    column.addLayout(across)
    return made
