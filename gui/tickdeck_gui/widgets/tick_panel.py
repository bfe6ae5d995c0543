"""Everything about one tick, at the side of its sensor's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tickdeck.values.ticks import TickStatus
from tickdeck_gui.formatting.code import as_test
from tickdeck_gui.formatting.config import as_outline
from tickdeck_gui.formatting.cursors import cursor_changes
from tickdeck_gui.formatting.marks import tick_mark, tick_word
from tickdeck_gui.formatting.sentences import tick_result, woken_by
from tickdeck_gui.formatting.times import clock_time, duration, exact
from tickdeck_gui.translation import QT_TR_NOOP, tr
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.flow import FlowLayout
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.screen import scrolling
from tickdeck_gui.widgets.tick_parts import (
    LONGEST_WORD,
    item_lines,
    outlined,
    partition_lines,
    reaction_lines,
    request_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.ticks import LogLine, Tick, TickItem
    from tickdeck_gui.theme.theme import Theme

_WIDTH = 260
_MOST_LINES = 50
_LOG_HEIGHT = 150
_CURSORS: tuple[str, ...] = (
    QT_TR_NOOP("Cursor"),
    QT_TR_NOOP("Before"),
    QT_TR_NOOP("After"),
)


class TickPanel(QFrame):
    """Shows a tick: what woke it, what it asked for, why it failed, what it logged."""

    source_requested = Signal(str, int)
    run_requested = Signal(str)
    replay_requested = Signal(object)
    """The tick whose cursor to test with."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tick: Tick | None = None
        self.setProperty("role", "card")
        self.setMinimumWidth(_WIDTH)
        self.setAccessibleName(tr("Tick details"))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(12)
        scroll = scrolling(content, tr("Tick details"))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(scroll, 1)
        self._acts = self._made_acts()
        around.addWidget(self._acts)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how to choose a tick."""
        self._tick = None
        self._acts.hide()
        emptied(self._column)
        words = label(tr("Choose a tick in the timeline or in the table."), "second")
        words.setWordWrap(True)
        self._column.addWidget(words)
        self._column.addStretch(1)

    def show_tick(
        self, tick: Tick, log: tuple[LogLine, ...], items: tuple[TickItem, ...]
    ) -> None:
        """Show *tick*, what it logged, and what it decided about each file."""
        self._tick = tick
        self._acts.show()
        emptied(self._column)
        self._column.addLayout(self._title(tick))
        fixed = tuple(tr(name) for name in _CURSORS)
        about = facts(_facts(tick), fixed=fixed, longest=LONGEST_WORD)
        self._column.addWidget(about)
        if tick.error is not None:
            box = ErrorBox(tick.error)
            box.source_requested.connect(self.source_requested)
            self._column.addWidget(box)
        elif tick.skip_reason and tick.skip_reason != tick_result(tick):
            self._column.addWidget(label(tick.skip_reason, wraps=True))
        self._add_what_was_done(tick)
        self._add_outcomes(tick, items)
        self._add_log(log)
        self._column.addStretch(1)

    def _made_acts(self) -> QWidget:
        """Return what can be done with a tick: in reach, however long the rest is."""
        replaying = button(
            tr("Replay…"),
            tip=tr("Test the sensor with the cursor this tick began with"),
        )
        replaying.clicked.connect(lambda: self.replay_requested.emit(self._tick))
        copying = button(
            tr("Copy as Python"), tip=tr("A test that evaluates as this tick did")
        )
        copying.clicked.connect(self._copy)
        line = FlowLayout()
        line.addWidget(replaying)
        line.addWidget(copying)
        made = QWidget()
        around = QVBoxLayout(made)
        around.setContentsMargins(16, 10, 16, 14)
        around.addLayout(line)
        return made

    def _copy(self) -> None:
        if self._tick is not None:
            QGuiApplication.clipboard().setText(as_test(self._tick))

    def _title(self, tick: Tick) -> QHBoxLayout:
        line = QHBoxLayout()
        mark = tick_mark(tick.status, interrupted=tick.interrupted)
        line.addWidget(MarkSign(self._theme, mark))
        failed = tick.status is TickStatus.FAILURE and not tick.interrupted
        words = tr("Tick failed") if failed else tick_word(tick)
        line.addWidget(label(words, "error-strong" if failed else "strong"), 1)
        when = label(clock_time(tick.last_started or tick.started), "second")
        when.setToolTip(exact(tick.last_started or tick.started))
        line.addWidget(when)
        return line

    def _add_outcomes(self, tick: Tick, items: tuple[TickItem, ...]) -> None:
        """Add what it asked for, looked at and changed."""
        go = self.run_requested.emit
        requests, reactions = tick.requests, tick.reactions
        self._add_lines(
            tr("%Ln run request(s)", "", len(requests)),
            request_lines(self._theme, requests[:_MOST_LINES], go),
            len(requests) - _MOST_LINES,
        )
        self._add_lines(
            tr("%Ln run(s) looked at", "", len(reactions)),
            reaction_lines(self._theme, reactions[:_MOST_LINES], go),
            len(reactions) - _MOST_LINES,
        )
        self._add_lines(tr("Partitions"), partition_lines(tick.partitions, self._theme))
        self._add_lines(
            tr("%Ln changed file(s)", "", len(items)),
            item_lines(self._theme, items[:_MOST_LINES]),
            len(items) - _MOST_LINES,
        )

    def _add_lines(self, title: str, lines: Sequence[QWidget], rest: int = 0) -> None:
        """Add *lines* under a *title*, and how many are left out."""
        if not lines:
            return
        self._column.addWidget(label(title, "caption"))
        for line in lines:
            self._column.addWidget(line)
        if rest > 0:
            self._column.addWidget(label(tr("and %Ln more", "", rest), "second"))

    def _add_what_was_done(self, tick: Tick) -> None:
        """Add what the function did by itself, and what it gave with its reason."""
        words = (tick.acted or "").strip()
        if words and words != tick_result(tick):
            self._column.addWidget(label(words, wraps=True))
        if tick.skip_data:
            given = tr("Given with the reason")
            self._column.addWidget(outlined(given, as_outline(tick.skip_data)))

    def _add_log(self, log: tuple[LogLine, ...]) -> None:
        if not log:
            return
        self._column.addWidget(label(tr("Log · %Ln line(s)", "", len(log)), "caption"))
        text = LogText(self._theme, tr("Log of the tick"))
        text.setLineWrapMode(LogText.LineWrapMode.WidgetWidth)
        text.setMinimumHeight(min(_LOG_HEIGHT, 24 * len(log) + 24))
        text.show_lines(log)
        self._column.addWidget(text)


def _facts(tick: Tick) -> list[tuple[str, str]]:
    found = [(tr("Woken by"), woken_by(tick)), (tr("Started"), _started(tick))]
    if tick.count > 1:
        last = clock_time(tick.last_started or tick.started)
        began = clock_time(tick.started)
        times = tr("%Ln times, {begin} to {end}", "", tick.count)
        found.append((tr("Repeated"), times.format(begin=began, end=last)))
    if tick.error is None:
        found.append((tr("Result"), tick_result(tick)))
    if tick.cursor_before == tick.cursor:
        found.append((tr("Cursor"), tick.cursor or tr("none")))
        return found
    changes = cursor_changes(tick.cursor_before, tick.cursor)
    if changes:
        found.append((tr("Moved"), "\n".join(changes)))
        return found
    found.append((tr("Before"), tick.cursor_before or "—"))
    found.append((tr("After"), tick.cursor or "—"))
    return found


def _started(tick: Tick) -> str:
    parts = []
    if tick.scheduled is not None:
        late = (tick.started - tick.scheduled).total_seconds()
        parts.append(tr("{duration} late").format(duration=duration(max(late, 0))))
    if tick.ended is not None:
        began = tick.last_started or tick.started
        took = duration((tick.ended - began).total_seconds())
        parts.append(tr("took {duration}").format(duration=took))
    return ", ".join(parts) or clock_time(tick.started)
