"""The tabs of a sensor's page that show its ticks, runs, source and facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tickdeck.reading.rows import RunFilter
from tickdeck.values.sensors import SensorStatus
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.formatting.details import sensor_details
from tickdeck_gui.formatting.marks import status_word
from tickdeck_gui.models.columns import run_columns, tick_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.empty_state import EmptyState
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.labels import button, chip
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import in_card, scrolling
from tickdeck_gui.widgets.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.theme.theme import Theme

_PAGE = 100
_STATUSES = (TickStatus.SUCCESS, TickStatus.SKIPPED, TickStatus.FAILURE)


@dataclass(frozen=True)
class Sight:
    """Which sensor a tab shows, and of which stretch of time; None for all."""

    row: SensorRow
    start: datetime | None = None
    end: datetime | None = None

    @property
    def sensor_id(self) -> SensorId:
        """The sensor."""
        return self.row.state.id

    @property
    def is_brushed(self) -> bool:
        """Whether only a stretch of time is shown."""
        return self.start is not None

    def holds(self, at: datetime) -> bool:
        """Return whether a moment is shown."""
        return (self.start is None or at >= self.start) and (
            self.end is None or at < self.end
        )


class TableOrWords(QStackedWidget):
    """A table in a card, or why there is nothing in it."""

    def __init__(self, table: QWidget, theme: Theme, icon: str) -> None:
        super().__init__()
        self.empty = EmptyState(theme, icon)
        self._table = in_card(table)
        self.addWidget(self._table)
        self.addWidget(self.empty)

    def show_table(self) -> None:
        """Show the table."""
        self.setCurrentWidget(self._table)

    def say(self, title: str, reason: str) -> None:
        """Say why there is nothing to show."""
        self.empty.say(title, reason)
        self.setCurrentWidget(self.empty)


class TickTab(QWidget):
    """The ticks of a sensor, by status and time."""

    tick_chosen = Signal(object)
    """The `Tick` that is now current, or None."""
    everything_requested = Signal()
    """Whatever hides ticks is to be let go, the stretch of time too."""
    evaluate_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = desk.reader
        self._sight: Sight | None = None
        self.model: RecordModel[Tick] = RecordModel(
            tick_columns(desk.clock), lambda tick: tick.id, self
        )
        self.table = RecordTable(self.model, desk.theme, tr("Ticks"), key="ticks")
        self.statuses: dict[TickStatus, QPushButton] = {}
        self.words = TableOrWords(self.table, desk.theme, "sensors")
        self.show_all = button(tr("Show all ticks"))
        self.evaluate = button(tr("Evaluate now"))
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        for status in _STATUSES:
            made = chip(status_word(status))
            made.clicked.connect(self._read_again)
            self.statuses[status] = made
            line.addWidget(made)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.words, 1)
        self.words.empty.offer(self.show_all)
        self.words.empty.offer(self.evaluate)
        self.table.chosen.connect(self.tick_chosen)
        self.show_all.clicked.connect(self._on_show_all)
        self.evaluate.clicked.connect(self.evaluate_requested)

    def read(self, sight: Sight) -> None:
        """Read the newest ticks; another sensor's are shown in all statuses."""
        if self._sight is not None and self._sight.sensor_id != sight.sensor_id:
            self._let_all_through()
        self._sight = sight
        chosen, reader = self._chosen(), self._reader

        def more(shown: Sequence[Tick]) -> Sequence[Tick]:
            return reader.ticks(
                sight.sensor_id,
                statuses=chosen,
                before=shown[-1].id if shown else None,
                start=sight.start,
                end=sight.end,
                limit=_PAGE,
            )

        self.model.replace(more(()), more)
        self._show_words()

    def absorb(self, ticks: Iterable[Tick]) -> None:
        """Show the sensor's *ticks* that have just ended, as far as they fit."""
        if self._sight is None:
            return
        was_empty, chosen = not self.model.records, self._chosen()
        for tick in ticks:
            when = tick.last_started or tick.started
            if self._sight.holds(when) and (not chosen or tick.status in chosen):
                self.model.absorb(tick)
        if was_empty and self.model.records:
            self._show_words()
            self.table.selectRow(0)

    def _chosen(self) -> tuple[TickStatus, ...]:
        return tuple(one for one, made in self.statuses.items() if made.isChecked())

    def _read_again(self) -> None:
        if self._sight is not None:
            self.read(self._sight)

    def _let_all_through(self) -> None:
        for made in self.statuses.values():
            made.setChecked(False)

    def _on_show_all(self) -> None:
        self._let_all_through()
        self.everything_requested.emit()
        self._read_again()

    def _show_words(self) -> None:
        if self.model.records or self._sight is None:
            self.words.show_table()
            return
        row = self._sight.row
        narrowed = self._sight.is_brushed or bool(self._chosen())
        self.show_all.setVisible(narrowed)
        self.evaluate.setVisible(not narrowed and row.state.problem is None)
        if narrowed:
            reason = tr("There are none of this status, or none at this time.")
            self.words.say(tr("No tick fits"), reason)
        elif row.status is SensorStatus.RUNNING:
            reason = tr("Each evaluation of the sensor stands here as soon as it ends.")
            self.words.say(tr("No ticks yet"), reason)
        else:
            reason = tr("The sensor is off. Switch it on, or evaluate it once.")
            self.words.say(tr("No ticks yet"), reason)


class RunTab(QWidget):
    """The runs that a sensor asked for."""

    counted = Signal(str)
    """The title of the tab, with the number of runs."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = desk.reader
        self._sight: Sight | None = None
        self.model: RecordModel[Run] = RecordModel(
            run_columns(desk.clock), lambda run: run.run_id, self
        )
        self.table = RecordTable(
            self.model, desk.theme, tr("Runs of the sensor"), key="sensor-runs"
        )
        self.words = TableOrWords(self.table, desk.theme, "runs")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.words)

    def read(self, sight: Sight) -> None:
        """Read the newest runs."""
        self._sight = sight
        where, reader = _runs_of(sight), self._reader

        def more(shown: Sequence[Run]) -> Sequence[Run]:
            after = shown[-1] if shown else None
            return reader.runs(where, after=after, limit=_PAGE)

        self.model.replace(more(()), more)
        self._show_words()

    def absorb(self, runs: Iterable[Run]) -> None:
        """Show what became of the sensor's *runs*."""
        for run in runs:
            known = self.model.row_of(run.run_id) is not None
            if known or (self._sight is not None and self._sight.holds(run.created)):
                self.model.absorb(run)
        self._show_words()

    def forget(self, run_id: str) -> None:
        """Show a run no longer that was deleted."""
        self.model.remove(run_id)
        self._show_words()

    def count(self, sight: Sight) -> None:
        """Tell how many runs there are."""
        many = self._reader.run_count(_runs_of(sight))
        self.counted.emit(tr("Runs {total}").format(total=number(many)))

    def _show_words(self) -> None:
        if self.model.records or self._sight is None:
            self.words.show_table()
        elif self._sight.is_brushed:
            reason = tr("The sensor asked for none in the chosen stretch of time.")
            self.words.say(tr("No runs at this time"), reason)
        else:
            reason = tr("What the sensor asks for stands here, with how it goes.")
            self.words.say(tr("No runs yet"), reason)


class SourceTab(QWidget):
    """The file that defines a sensor, to read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = SourceText(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(in_card(self.text))

    def read(self, sight: Sight) -> None:
        """Read the file."""
        spec = sight.row.spec
        if spec.source_file:
            self.text.show_file(spec.source_file, spec.source_line)
        else:
            self.text.show_words(tr("A watched folder has no code."))


class AboutTab(QWidget):
    """What the code of a sensor says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        self.facts = QVBoxLayout(content)
        self.facts.setContentsMargins(2, 8, 2, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(content, tr("About the sensor")))

    def read(self, sight: Sight) -> None:
        """Show the facts."""
        emptied(self.facts)
        self.facts.addWidget(facts(sensor_details(sight.row)))
        self.facts.addStretch(1)


def _runs_of(sight: Sight) -> RunFilter:
    return RunFilter(sensor_id=sight.sensor_id, start=sight.start, end=sight.end)
