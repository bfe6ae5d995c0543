"""The tab of a sensor's page with what it printed and logged."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tickdeck.reading.rows import TickLog
from tickdeck.values.ticks import TickId
from tickdeck_gui.formatting.marks import status_word
from tickdeck_gui.formatting.times import day_and_time
from tickdeck_gui.translation import tr
from tickdeck_gui.views.sensor_tabs import Sight, TableOrWords
from tickdeck_gui.widgets.labels import button, chip
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.screen import search_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tickdeck.values.ticks import LogLine, Tick
    from tickdeck_gui.desk import Desk

_PAGE = 50
_MOST_TICKS = 2_000
"""Whose logs are kept to be filtered."""
_REST_MILLISECONDS = 200
_NARROW = 140
_LOUD = ("WARNING", "ERROR", "CRITICAL", "STDERR")


class LogTab(QWidget):
    """The logs of a sensor's ticks, the newest at the end, as they come in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sight: Sight | None = None
        self._logs: deque[TickLog] = deque()
        self._exhausted = True
        self.text = LogText(desk.theme, tr("Log of the sensor"))
        self.search: QLineEdit = search_box(desk.theme, tr("Filter the log"))
        self.problems = chip(tr("Warnings and errors"))
        self.earlier = button(
            tr("Show earlier"), tip=tr("Read what earlier ticks logged")
        )
        self.words = TableOrWords(self.text, desk.theme, "terminal")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._show_again)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        self.search.setMinimumWidth(_NARROW)
        line.addWidget(self.search, 1)
        line.addWidget(self.problems)
        line.addStretch(1)
        line.addWidget(self.earlier)
        column.addLayout(line)
        column.addWidget(self.words, 1)
        self.search.textChanged.connect(lambda: self._rest.start())
        self.problems.clicked.connect(self._show_again)
        self.earlier.clicked.connect(self.read_earlier)
        self.text.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._desk.theme.changed.connect(self._show_again)

    def read(self, sight: Sight) -> None:
        """Read what the newest ticks logged, and follow those that come."""
        self._sight = sight
        self._logs.clear()
        self._exhausted = False
        self._logs.extendleft(self._page())
        self._show_again()

    def read_earlier(self) -> None:
        """Read what the ticks before logged, and show it above."""
        found = self._page()
        self._logs.extendleft(found)
        for log in found:
            lines = self._fitting(log)
            if lines:
                self.text.prepend_lines(lines, self._title(log))
        self._show_words()

    def absorb(self, ticks: Iterable[Tick]) -> None:
        """Show what the sensor's *ticks* logged that have just ended."""
        for tick in ticks:
            at = tick.last_started or tick.started
            if not tick.has_log or self._sight is None or not self._sight.holds(at):
                continue
            log = TickLog(
                tick_id=tick.id,
                started=at,
                status=tick.status,
                lines=self._desk.reader.tick_log(tick.id),
            )
            self._logs.append(log)
            if len(self._logs) > _MOST_TICKS:
                self._logs.popleft()
                self._exhausted = False
            lines = self._fitting(log)
            if lines:
                self.text.append_lines(lines, self._title(log))
        self._show_words()

    def _page(self) -> Sequence[TickLog]:
        """Return the logs before those on show, the newest first."""
        sight, reader = self._sight, self._desk.reader
        if sight is None or self._exhausted:
            return ()
        before = self._logs[0].tick_id if self._logs else self._behind(sight)
        found = reader.tick_logs(sight.sensor_id, before=before, limit=_PAGE)
        start = sight.start
        is_past = start is not None and bool(found) and found[-1].started < start
        self._exhausted = len(found) < _PAGE or is_past
        return [log for log in found if sight.holds(log.started)]

    def _behind(self, sight: Sight) -> TickId | None:
        """Return the id that follows the last tick in sight, None for no limit."""
        if sight.end is None:
            return None
        last = self._desk.reader.ticks(sight.sensor_id, end=sight.end, limit=1)
        return TickId(last[0].id + last[0].count) if last else None

    def _show_again(self) -> None:
        self._rest.stop()
        self.text.clear()
        for log in self._logs:
            lines = self._fitting(log)
            if lines:
                self.text.append_lines(lines, self._title(log))
        self.text.go_to_end()
        self._show_words()

    def _fitting(self, log: TickLog) -> Sequence[LogLine]:
        wanted = self.search.text().strip().casefold()
        return [
            line
            for line in log.lines
            if (not self.problems.isChecked() or line.level in _LOUD)
            and wanted in line.message.casefold()
        ]

    def _title(self, log: TickLog) -> str:
        when = day_and_time(log.started, self._desk.clock.now())
        return f"{when} · {status_word(log.status)}"

    def _on_scrolled(self, value: int) -> None:
        bar = self.text.verticalScrollBar()
        if value == bar.minimum() < bar.maximum():
            self.read_earlier()

    def _show_words(self) -> None:
        self.earlier.setVisible(not self._exhausted)
        if not self.text.document().isEmpty():
            self.words.show_table()
        elif self.search.text().strip() or self.problems.isChecked():
            reason = tr("No line that was read so far has these letters and levels.")
            self.words.say(tr("No line fits"), reason)
        else:
            reason = tr(
                "What the sensor's function prints and logs stands here, as it comes "
                "in: print, logging and context.log."
            )
            self.words.say(tr("Nothing was logged"), reason)
