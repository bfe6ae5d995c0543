"""Everything about one tick, at the side of its sensor's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tickdeck.values.ticks import TickStatus
from tickdeck_gui.formatting.code import as_test
from tickdeck_gui.formatting.marks import request_mark, tick_mark, tick_word
from tickdeck_gui.formatting.sentences import (
    count,
    request_result,
    shortened,
    tick_result,
    woken_by,
)
from tickdeck_gui.formatting.times import clock_time, duration, exact
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.screen import scrolling

if TYPE_CHECKING:
    from tickdeck.values.ticks import LogLine, RequestOutcome, Tick, TickItem
    from tickdeck_gui.theme.theme import Theme

_WIDTH = 300
_MOST_REQUESTS = 50
_LOG_HEIGHT = 150
_CURSORS = ("Cursor", "Before", "After")
_LONGEST_WORD = 26
"""Letters of a word that no line break can divide."""


class TickPanel(QFrame):
    """Shows a tick: what woke it, what it asked for, why it failed, what it logged."""

    source_requested = Signal(str, int)
    run_requested = Signal(str)
    replay_requested = Signal(object)
    """The tick whose cursor to test with."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        self.setMinimumWidth(_WIDTH)
        self.setAccessibleName("Tick details")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(12)
        scroll = scrolling(content, "Tick details")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how to choose a tick."""
        emptied(self._column)
        words = label("Choose a tick in the timeline or in the table.", "second")
        words.setWordWrap(True)
        self._column.addWidget(words)
        self._column.addStretch(1)

    def show_tick(
        self, tick: Tick, log: tuple[LogLine, ...], items: tuple[TickItem, ...]
    ) -> None:
        """Show *tick*, what it logged, and what it decided about each file."""
        emptied(self._column)
        self._column.addLayout(self._title(tick))
        about = facts(_facts(tick), fixed=_CURSORS, longest=_LONGEST_WORD)
        self._column.addWidget(about)
        if tick.error is not None:
            box = ErrorBox(tick.error)
            box.source_requested.connect(self.source_requested)
            self._column.addWidget(box)
        elif tick.skip_reason and tick.skip_reason != tick_result(tick):
            self._column.addWidget(label(tick.skip_reason, wraps=True))
        self._add_requests(tick.requests)
        self._add_items(items)
        self._add_log(log)
        self._column.addStretch(1)
        replaying = button(
            "Replay…", tip="Test the sensor with the cursor this tick began with"
        )
        replaying.clicked.connect(lambda: self.replay_requested.emit(tick))
        copying = button("Copy as Python", tip="A test that evaluates as this tick did")
        copying.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(as_test(tick))
        )
        acts = QHBoxLayout()
        acts.addWidget(replaying)
        acts.addWidget(copying)
        acts.addStretch(1)
        self._column.addLayout(acts)

    def _title(self, tick: Tick) -> QHBoxLayout:
        line = QHBoxLayout()
        mark = tick_mark(tick.status, interrupted=tick.interrupted)
        line.addWidget(MarkSign(self._theme, mark))
        failed = tick.status is TickStatus.FAILURE
        words = "Tick failed" if failed else tick_word(tick)
        line.addWidget(label(words, "error-strong" if failed else "strong"), 1)
        when = label(clock_time(tick.last_started or tick.started), "second")
        when.setToolTip(exact(tick.last_started or tick.started))
        line.addWidget(when)
        return line

    def _add_requests(self, requests: tuple[RequestOutcome, ...]) -> None:
        if not requests:
            return
        self._column.addWidget(label(count(len(requests), "run request"), "caption"))
        for outcome in requests[:_MOST_REQUESTS]:
            self._column.addLayout(self._request_line(outcome))
        if len(requests) > _MOST_REQUESTS:
            rest = len(requests) - _MOST_REQUESTS
            self._column.addWidget(label(f"and {rest:,} more", "second"))

    def _request_line(self, outcome: RequestOutcome) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        sign = MarkSign(self._theme, request_mark(outcome.result))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = outcome.run_key or outcome.job_name
        key = label(shortened(name, _LONGEST_WORD))
        key.setToolTip(name)
        words.addWidget(key)
        said = request_result(outcome)
        if outcome.run_id:
            going = button(said, "link", name=f"Open {said}")
            run_id = outcome.run_id
            going.clicked.connect(lambda: self.run_requested.emit(run_id))
            words.addWidget(going, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            words.addWidget(label(said, "second", wraps=True))
        line.addLayout(words, 1)
        return line

    def _add_items(self, items: tuple[TickItem, ...]) -> None:
        if not items:
            return
        self._column.addWidget(label(count(len(items), "changed file"), "caption"))
        for item in items[:_MOST_REQUESTS]:
            words = f"{item.item}\n{item.decision.lower()}"
            if item.detail:
                words += f": {item.detail}"
            self._column.addWidget(label(words, wraps=True))

    def _add_log(self, log: tuple[LogLine, ...]) -> None:
        if not log:
            return
        self._column.addWidget(label(f"Log · {count(len(log), 'line')}", "caption"))
        text = LogText(self._theme, "Log of the tick")
        text.setLineWrapMode(LogText.LineWrapMode.WidgetWidth)
        text.setMinimumHeight(min(_LOG_HEIGHT, 24 * len(log) + 24))
        text.show_lines(log)
        self._column.addWidget(text)


def _facts(tick: Tick) -> list[tuple[str, str]]:
    found = [("Woken by", woken_by(tick)), ("Started", _started(tick))]
    if tick.count > 1:
        last = clock_time(tick.last_started or tick.started)
        began = clock_time(tick.started)
        found.append(("Repeated", f"{tick.count:,} times, {began} to {last}"))
    if tick.error is None:
        found.append(("Result", tick_result(tick)))
    if tick.cursor_before == tick.cursor:
        found.append(("Cursor", tick.cursor or "none"))
    else:
        found.append(("Before", tick.cursor_before or "—"))
        found.append(("After", tick.cursor or "—"))
    return found


def _started(tick: Tick) -> str:
    parts = []
    if tick.scheduled is not None:
        late = (tick.started - tick.scheduled).total_seconds()
        parts.append(f"{duration(max(late, 0))} late")
    if tick.ended is not None:
        began = tick.last_started or tick.started
        parts.append(f"took {duration((tick.ended - began).total_seconds())}")
    return ", ".join(parts) or clock_time(tick.started)
