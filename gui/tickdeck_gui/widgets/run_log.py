"""The structured log of a run, which may have 100,000 lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tickdeck_gui.models.columns import log_columns
from tickdeck_gui.models.log_filter import LEVELS, LogFilter
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import label
from tickdeck_gui.widgets.new_lines import NewLines
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import in_card, search_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.runs import RunEvent
    from tickdeck_gui.theme.theme import Theme

_TYPING_MILLISECONDS = 150


class RunLog(QWidget):
    """Shows events, those of one step, of some level or with some text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = LogFilter()
        self.model: RecordModel[RunEvent] = RecordModel(
            log_columns(), lambda event: (event.id, event.at, event.message), self
        )
        self.table = RecordTable(self.model, theme, tr("Log of the run"), key="run-log")
        self.new_lines = NewLines(self.table)
        self.search = search_box(theme, tr("Filter the log"))
        self.level = DropDown()
        self._how_many = label("", "second")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MILLISECONDS)
        self._build()
        self._typing.timeout.connect(self._refilter)
        self.search.textChanged.connect(self._typing.start)
        self.level.currentIndexChanged.connect(self._refilter)

    def _build(self) -> None:
        for level in LEVELS:
            words = tr("{level} and above").format(level=level.capitalize())
            self.level.addItem(words)
        self.level.setAccessibleName(tr("Least level"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.search)
        line.addWidget(self.level)
        line.addWidget(self._how_many)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(line)
        column.addWidget(in_card(self.table), 1)

    @property
    def last_id(self) -> int:
        """The id of the last event, 0 if there is none."""
        events = self._filter.events
        return events[-1].id if events else 0

    def clear(self) -> None:
        """Show nothing, and follow what comes."""
        self._filter = LogFilter(self._filter.wanted)
        self.model.replace(())
        self.new_lines.follow()
        self._show_number()

    def append(self, events: Sequence[RunEvent]) -> None:
        """Add what follows in the log."""
        fitting = self._filter.append(events)
        self.model.append(fitting)
        self.new_lines.added(len(fitting))
        self._show_number()

    def show_step(self, key: str | None) -> None:
        """Show the events of one step only, or of all."""
        self._apply(step=key)

    def _refilter(self) -> None:
        self._apply(step=self._filter.wanted.step)

    def _apply(self, *, step: str | None) -> None:
        self._typing.stop()
        followed = self.new_lines.follows
        shown = self._filter.narrow(
            text=self.search.text(), least=self.level.currentIndex(), step=step
        )
        self.model.replace(shown)
        if followed:
            self.new_lines.follow()
        self._show_number()

    def _show_number(self) -> None:
        shown, known = self.model.rowCount(), len(self._filter.events)
        words = tr("%Ln line(s)", "", known)
        if shown != known:
            words = tr("{count} of %Ln line(s)", "", known).format(count=number(shown))
        self._how_many.setText(words)
