"""All runs, newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tickdeck.reading.rows import RunFilter
from tickdeck.values.runs import RunStatus
from tickdeck_gui.dialogs.start_job import StartJobDialog
from tickdeck_gui.models import run_reading as reading
from tickdeck_gui.models.background import BackgroundReading
from tickdeck_gui.models.columns import run_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.models.run_query import during, fits, reads_all, run_filter, within
from tickdeck_gui.preferences import FilterLook
from tickdeck_gui.translation import number, tr
from tickdeck_gui.views.run_selection import RunSelection
from tickdeck_gui.widgets.empty_state import EmptyState
from tickdeck_gui.widgets.labels import ElidedLabel, button, card
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.run_filter_line import RunFilterLine
from tickdeck_gui.widgets.run_ribbon import RunRibbon, Stretches
from tickdeck_gui.widgets.screen import heading, screen_layout

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QMenu

    from tickdeck.reading.rows import RunBucket
    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.run_reading import Found, RibbonTime
    from tickdeck_gui.orders.run_orders import RunOrders

_LATER_MILLISECONDS = 200
_COUNT_MILLISECONDS = 5_000
"""How often what must be looked for in each run is counted while runs change."""
_NEAR_END = 400
"""Pixels before the end of what was read at which more is read."""


class RunsView(QWidget):
    """Lists, filters, starts, cancels and deletes runs."""

    run_opened = Signal(str)
    sensor_opened = Signal(object, object)
    """A sensor's id, and the id of the tick that asked for a run."""

    def __init__(
        self, desk: Desk, orders: RunOrders, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model: RecordModel[Run] = RecordModel(
            run_columns(desk.clock), lambda run: run.run_id, self
        )
        self.table = RecordTable(
            self.model, desk.theme, tr("Runs"), key="runs", sortable=True
        )
        self.reading = BackgroundReading(desk.reader, self)
        self.ribbon = RunRibbon(desk.theme, desk.clock)
        self.selection = RunSelection(self.table, orders, self.reading, self)
        self.filters = RunFilterLine(desk.theme, desk.clock)
        self.search = self.filters.search
        self.time_chip = self.filters.time_chip
        self.start_button = button(tr("Start a job…"))
        self._summary = ElidedLabel("subtitle")
        self._where = RunFilter()
        self._are_all = True
        self._counts: dict[RunStatus, int] = {}
        self._stack = QStackedWidget()
        self._nothing = EmptyState(desk.theme, "runs")
        self.show_all_button = button(tr("Show all runs"))
        self._nothing.offer(self.show_all_button)
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(_COUNT_MILLISECONDS)
        self._read_soon = QTimer(self)
        self._read_soon.setSingleShot(True)
        self._read_soon.setInterval(_LATER_MILLISECONDS)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = screen_layout(self)
        self._desk.theme.bind_icon(self.start_button, "plus")
        column.addLayout(heading(tr("Runs"), self._summary, self.start_button))
        above = card()
        inside = QVBoxLayout(above)
        inside.setContentsMargins(4, 4, 4, 2)
        inside.addWidget(self.ribbon)
        column.addWidget(above)
        column.addWidget(self.filters)
        listed = card()
        rows = QVBoxLayout(listed)
        rows.setContentsMargins(1, 4, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.selection.bar)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.opened.connect(lambda run: self.run_opened.emit(run.run_id))
        self.table.link_followed.connect(self._open_tick)
        self.table.verticalScrollBar().valueChanged.connect(self._read_below)
        self.selection.run_opened.connect(self.run_opened)
        self.selection.tick_opened.connect(self._open_tick)
        self.filters.typed.connect(self.read)
        self.filters.kind_chosen.connect(self.read)
        self.filters.all_times_requested.connect(lambda: self.ribbon.choose(None))
        self._read_soon.timeout.connect(self.read)
        self.show_all_button.clicked.connect(self.show_everything)
        self.model.order_changed.connect(self.read)
        self.ribbon.time_chosen.connect(self._on_time_chosen)
        self.start_button.clicked.connect(self.start_job)
        live = self._desk.live
        live.runs_changed.connect(self._on_runs_changed)
        live.run_deleted.connect(self._on_run_deleted)
        live.counts_changed.connect(self._count_again)
        self._count_soon.timeout.connect(self._count)

    @property
    def look(self) -> FilterLook:
        """What was chosen to be seen."""
        return FilterLook(text=self.search.text(), chip=self.filters.kind)

    def look_like(self, look: FilterLook) -> None:
        """Show what *look* chose; nothing is read before somebody looks."""
        self.filters.type_quietly(look.text)
        self.filters.press(look.chip)

    def show_job(self, job_name: str) -> None:
        """Show only the runs of one job."""
        self.filters.press("All")
        quoted = f'"{job_name}"' if " " in job_name else job_name
        self.search.setText(f"job:{quoted}")

    def show_kind(self, kind: str) -> None:
        """Show only runs of one of the four kinds."""
        self.filters.press(kind)
        self.read()

    def show_everything(self) -> None:
        """Let all runs in again."""
        self.look_like(FilterLook())
        self.ribbon.choose(None)
        self.read()

    def start_job(self) -> StartJobDialog:
        """Ask which job to start, and how; returns at once."""
        dialog = StartJobDialog(self._desk, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.launched.connect(lambda run: self.run_opened.emit(run.run_id))
        dialog.open()
        return dialog

    def showEvent(self, event: QShowEvent) -> None:
        """Count again what nobody counted while nobody looked."""
        super().showEvent(event)
        self._count()

    def _on_time_chosen(self, time: tuple[datetime, datetime] | None) -> None:
        self.filters.show_time(time)
        self.read()

    def _typed(self) -> RunFilter:
        """Return what is wanted, whatever the status."""
        live, now = self._desk.live, self._desk.clock.now()
        where = run_filter(self.search.text(), now, live.rows)
        time = self.ribbon.chosen
        return where if time is None else during(where, *time)

    def read(self) -> None:
        """Read the first page of what is wanted, or all that can be sorted.

        What an index finds is read at once, all else in the background: to look at
        each of 200,000 runs takes a fifth of a second.
        """
        before, self._where = self._where, within(self._typed(), self.filters.statuses)
        where = self._where
        if before != where:
            self.selection.forget_all()
        limit = reading.PAGE
        if self.model.is_sorted:
            limit = reading.MOST_SORTED
        elif before == where:
            limit = max(limit, min(self.model.rowCount(), reading.MOST_SORTED))
        if reads_all(where) or limit > reading.PAGE:
            self._summary.setText(tr("Searching…"))
            self.reading.ask(
                "runs",
                lambda reader: reading.first_runs(reader, where, limit),
                self._show_found,
            )
        else:
            self.reading.forget("runs")
            self._show_found(reading.first_runs(self._desk.reader, where, limit))
        self._count()

    def _show_found(self, found: Found) -> None:
        self.reading.forget("below")
        self._are_all = found.are_all
        self.model.replace(found.runs)
        self._show_summary()
        self._choose_page()

    def _read_below(self) -> None:
        """Read on where one scrolls to the end of what was read."""
        bar = self.table.verticalScrollBar()
        near = bar.value() > bar.maximum() - _NEAR_END
        if self._are_all or self.model.is_sorted or not near or not self.model.records:
            return
        where, last = self._where, self.model.records[-1]
        self._are_all = True  # until it is known
        self.reading.ask(
            "below",
            lambda reader: reading.following(reader, where, last),
            self._show_below,
        )

    def _show_below(self, found: Found) -> None:
        self._are_all = found.are_all
        known = self.model.rows_of({run.run_id for run in found.runs})
        self.model.append([run for run in found.runs if run.run_id not in known])

    def _count(self) -> None:
        """Count in the background what the chips, the ribbon and the foot say."""
        if not self.isVisible():
            return
        where = self._typed()
        self.reading.ask(
            "counts", lambda reader: reader.run_counts(where), self._show_counts
        )
        time = reading.ribbon_time(
            self._desk.clock.now(), where.start if self.ribbon.chosen is None else None
        )
        self.reading.ask(
            "ribbon",
            lambda reader: reading.ribbon(reader, time),
            partial(self._show_ribbon, time),
        )

    def _count_again(self) -> None:
        if not reads_all(self._typed()):
            self._count()
        elif not self._count_soon.isActive():
            self._count_soon.start()

    def _show_counts(self, counts: dict[RunStatus, int]) -> None:
        self._counts = counts
        self.filters.show_counts(counts)
        wanted = tuple(RunStatus(one) for one in self._where.statuses if one)
        fitting = reading.added_up(counts, wanted)
        self.selection.show_fitting(self._where, fitting)

    def _show_ribbon(self, time: RibbonTime, buckets: tuple[RunBucket, ...]) -> None:
        shown = Stretches(time.start, time.end, time.stretches, buckets)
        self.ribbon.show_stretches(shown)

    def _choose_page(self) -> None:
        if self.model.records:
            self._stack.setCurrentIndex(0)
            return
        if self._where == RunFilter():
            on = self._desk.live.sensors_on()
            self._nothing.say(
                tr("No runs yet"),
                tr(
                    "Runs appear here as soon as a sensor asks for one. "
                    "%Ln sensor(s) on.",
                    "",
                    on,
                ),
            )
        else:
            self._nothing.say(
                tr("No run fits"),
                tr("Choose All, change what you typed, or let all times in."),
            )
        self.show_all_button.setVisible(self._where != RunFilter())
        self._stack.setCurrentIndex(1)

    def _show_summary(self) -> None:
        counts = self._desk.live.counts
        parts = [
            tr("%Ln in progress", "", counts.in_progress),
            tr("%Ln queued", "", counts.queued),
        ]
        if self.model.is_sorted and len(self.model.records) >= reading.MOST_SORTED:
            most = number(reading.MOST_SORTED)
            parts.append(tr("the newest {total} are sorted").format(total=most))
        self._summary.setText(" · ".join(parts))

    def _on_runs_changed(self, runs: tuple[Run, ...]) -> None:
        known = self.model.rows_of({run.run_id for run in runs})
        records = self.model.records
        for run in runs:
            newest = not records or run.created >= records[0].created
            if run.run_id in known or (fits(run, self._where) and newest):
                self.model.absorb(run)
            elif fits(run, self._where) and not self._read_soon.isActive():
                # It fits by now, and has its place somewhere below.
                self._read_soon.start()
        self._choose_page()

    def _on_run_deleted(self, run_id: str) -> None:
        self.model.remove(run_id)
        self._choose_page()

    def _open_tick(self, run: Run) -> None:
        if run.sensor_id is not None:
            self.sensor_opened.emit(run.sensor_id, run.tick_id)

    def _open_menu(self, position: QPoint) -> None:
        menu = self.menu_for_selection()
        if menu is not None:
            menu.popup(self.table.viewport().mapToGlobal(position))

    def menu_for_selection(self) -> QMenu | None:
        """Return the context menu for what is selected, or None for nothing."""
        return self.selection.menu()
