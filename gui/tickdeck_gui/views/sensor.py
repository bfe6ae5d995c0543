"""One sensor: its timeline, ticks, runs, run keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tickdeck.reading.rows import RunFilter, RunKeyRow
from tickdeck.values.commands import ReleaseRunKeys
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.formatting.details import sensor_details
from tickdeck_gui.formatting.marks import status_word
from tickdeck_gui.formatting.times import clock_time, day_and_time
from tickdeck_gui.models.columns import run_columns, run_key_columns, tick_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.models.timeline import TimelineModel
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.labels import button, chip
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import screen_layout, scrolling, search_box
from tickdeck_gui.widgets.sensor_header import SensorHeader
from tickdeck_gui.widgets.source_text import SourceText
from tickdeck_gui.widgets.tick_panel import TickPanel
from tickdeck_gui.widgets.timeline_card import FIT, TimelineCard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick, TickId
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.sensor_orders import SensorOrders

_PAGE = 100
_PANEL_WIDTH = 330
_CLOSE = "\N{MULTIPLICATION SIGN}"
_STATUSES = (TickStatus.SUCCESS, TickStatus.SKIPPED, TickStatus.FAILURE)


class SensorView(QWidget):
    """Everything about the sensor that `show_sensor` was told."""

    back_requested = Signal()
    run_opened = Signal(str)
    test_requested = Signal(object, object)
    """A sensor's id, and the tick whose cursor to test with, or None."""

    def __init__(
        self, desk: Desk, orders: SensorOrders, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self._sensor_id: SensorId | None = None
        clock, theme = desk.clock, desk.theme
        self.header = SensorHeader(theme)
        self.timeline_model = TimelineModel(desk.reader, clock, self)
        self.timeline_card = TimelineCard(self.timeline_model, theme, clock)
        self.ticks: RecordModel[Tick] = RecordModel(
            tick_columns(clock), lambda tick: tick.id, self
        )
        self.runs: RecordModel[Run] = RecordModel(
            run_columns(clock), lambda run: run.run_id, self
        )
        self.keys: RecordModel[RunKeyRow] = RecordModel(
            run_key_columns(clock), lambda row: row.key, self
        )
        self.tick_table = RecordTable(self.ticks, theme, tr("Ticks"), key="ticks")
        self.run_table = RecordTable(
            self.runs, theme, tr("Runs of the sensor"), key="sensor-runs"
        )
        self.key_table = RecordTable(
            self.keys, theme, tr("Run keys of the sensor"), key="run-keys"
        )
        self.key_search: QLineEdit = search_box(theme, tr("Filter run keys"))
        self.release_button = button(
            tr("Release…"),
            name=tr("Release the chosen run keys"),
            tip=tr("The next tick that asks for a released key starts a run"),
        )
        self.source = SourceText(theme)
        self.panel = TickPanel(theme)
        self.brush_chip = button("", "chip", tip=tr("Show all times again"))
        self.tabs = QTabWidget()
        self._about = QVBoxLayout()
        self._statuses: dict[TickStatus, QPushButton] = {}
        self._build()
        self._connect()

    @property
    def sensor_id(self) -> SensorId | None:
        """The sensor on show."""
        return self._sensor_id

    def _build(self) -> None:
        left = QWidget()
        column = screen_layout(left)
        column.addWidget(self.header)
        column.addWidget(self.timeline_card)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(tr("Ticks, runs and run keys of the sensor"))
        self.tabs.tabBar().setAccessibleName(
            tr("Ticks, runs and run keys of the sensor")
        )
        self.tabs.addTab(self._tick_tab(), tr("Ticks"))
        self.tabs.addTab(self.run_table, tr("Runs"))
        keys = QWidget()
        key_column = QVBoxLayout(keys)
        key_column.setContentsMargins(0, 8, 0, 0)
        key_line = QHBoxLayout()
        key_line.addWidget(self.key_search)
        key_line.addStretch(1)
        key_line.addWidget(self.release_button)
        key_column.addLayout(key_line)
        key_column.addWidget(self.key_table, 1)
        self.tabs.addTab(keys, tr("Run keys"))
        self.tabs.addTab(self.source, tr("Source"))
        about = QWidget()
        about.setLayout(self._about)
        self.tabs.addTab(scrolling(about, tr("About the sensor")), tr("About"))
        column.addWidget(self.tabs, 1)
        side = QWidget()
        around = QVBoxLayout(side)
        around.setContentsMargins(0, 16, 12, 16)
        around.addWidget(self.panel)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)  # noqa: FBT003 - Qt's signature
        split.setSizes([900, _PANEL_WIDTH])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _tick_tab(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        for status in _STATUSES:
            made = chip(status_word(status))
            made.clicked.connect(self._read_ticks)
            self._statuses[status] = made
            line.addWidget(made)
        line.addStretch(1)
        self.brush_chip.hide()
        line.addWidget(self.brush_chip)
        column.addLayout(line)
        column.addWidget(self.tick_table, 1)
        return page

    def _connect(self) -> None:
        header, orders = self.header, self._orders
        header.back_requested.connect(self.back_requested)
        header.toggle_requested.connect(
            lambda on: self._with_id(lambda one: orders.switch([one], on=on))
        )
        header.evaluate_requested.connect(lambda: self._with_id(orders.evaluate))
        header.reset_requested.connect(lambda: self._with_id(orders.reset))
        header.cursor_requested.connect(self.edit_cursor)
        header.source_requested.connect(self.open_source)
        header.test_requested.connect(
            lambda: self.test_requested.emit(self._sensor_id, None)
        )
        self.timeline_card.timeline.tick_selected.connect(self.select_tick)
        self.timeline_model.brushed.connect(self._on_brushed)
        self.brush_chip.clicked.connect(lambda: self.timeline_model.choose(None))
        self.tick_table.chosen.connect(self._on_tick_chosen)
        self.run_table.opened.connect(lambda run: self.run_opened.emit(run.run_id))
        self.key_table.opened.connect(self._on_key_opened)
        self.key_search.textChanged.connect(self._read_keys)
        self.key_table.chosen.connect(lambda _: self._show_releasable())
        self.key_table.selectionModel().selectionChanged.connect(
            lambda *_: self._show_releasable()
        )
        self.release_button.clicked.connect(self._confirm_release)
        header.mute_requested.connect(self._mute)
        self.tabs.currentChanged.connect(self._read_tab)
        self.panel.source_requested.connect(orders.open_source)
        self.panel.run_requested.connect(self.run_opened)
        self.panel.replay_requested.connect(
            lambda tick: self.test_requested.emit(self._sensor_id, tick)
        )
        live = self._desk.live
        live.sensors_changed.connect(self._on_sensors_changed)
        live.ticks_ended.connect(self._on_ticks_ended)
        live.runs_changed.connect(self._on_runs_changed)
        for act, span in ((Act.LIVE, None), (Act.FIT, FIT)):
            action = self._desk.commands.action(act)
            self.addAction(action)
            action.triggered.connect(lambda _, it=span: self.timeline_card.follow(it))

    def show_sensor(self, sensor_id: SensorId, tick_id: TickId | None = None) -> None:
        """Show another sensor, and one of its ticks or else its last."""
        self._sensor_id = sensor_id
        row = self._desk.live.row(sensor_id)
        if row is None:
            return
        for made in self._statuses.values():
            made.setChecked(False)
        self._show_row(row)
        self.timeline_model.show(sensor_id)
        self._read_ticks()
        self._read_tab()
        if tick_id is not None:
            self.select_tick(tick_id)
        elif self.ticks.records:
            self.tick_table.selectRow(0)
            self._show_tick(self.ticks.records[0])
        else:
            self.panel.show_nothing()

    def select_tick(self, tick_id: TickId) -> None:
        """Show a tick at the side, and mark it in timeline and table."""
        if self.tick_table.choose(tick_id):
            return
        self.tick_table.clearSelection()
        tick = self._desk.reader.tick(tick_id)
        if tick is not None and not self.tick_table.choose(tick.id):
            self._show_tick(tick)

    def edit_cursor(self) -> None:
        """Show the whole cursor, to change or clear it."""
        row = self._row()
        if row is None:
            return
        dialog = CursorDialog(row.state, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sensor_id, version = row.state.id, row.state.cursor_version
        dialog.save_requested.connect(
            lambda cursor: self._orders.set_cursor(sensor_id, cursor, version)
        )
        dialog.open()

    def open_source(self) -> None:
        """Open the sensor's function in the editor."""
        row = self._row()
        if row is not None and row.spec.source_file:
            self._orders.open_source(row.spec.source_file, row.spec.source_line)

    def _row(self) -> SensorRow | None:
        return None if self._sensor_id is None else self._desk.live.row(self._sensor_id)

    def _with_id(self, act: Any) -> None:
        if self._sensor_id is not None:
            act(self._sensor_id)

    def _show_row(self, row: SensorRow) -> None:
        evaluating = self._desk.live.is_evaluating(row.state.id)
        self.header.show_row(row, self._desk.clock.now(), evaluating=evaluating)
        self.header.show_lag(self._desk.reader.lag(row), self._desk.clock.now())
        muted = self._desk.preferences.is_muted(row.state.id)
        self.header.show_muted(muted=muted)

    def _read_ticks(self) -> None:
        sensor_id = self._sensor_id
        if sensor_id is None:
            return
        chosen = tuple(one for one, made in self._statuses.items() if made.isChecked())
        reader = self._desk.reader

        start, end = self.timeline_model.brush or (None, None)

        def more(shown: Sequence[Tick]) -> Sequence[Tick]:
            before = shown[-1].id if shown else None
            return reader.ticks(
                sensor_id,
                statuses=chosen,
                before=before,
                start=start,
                end=end,
                limit=_PAGE,
            )

        self.ticks.replace(more(()), more)

    def _read_tab(self) -> None:
        if self._sensor_id is None:
            return
        match self.tabs.currentIndex():
            case 1:
                start, end = self.timeline_model.brush or (None, None)
                where = RunFilter(sensor_id=self._sensor_id, start=start, end=end)
                reader = self._desk.reader

                def more(shown: Sequence[Run]) -> Sequence[Run]:
                    return reader.runs(where, limit=_PAGE, offset=len(shown))

                self.runs.replace(more(()), more)
            case 2:
                self._read_keys()
            case 3:
                self._show_source()
            case 4:
                self._show_about()

    def _read_keys(self) -> None:
        if self._sensor_id is not None:
            text = self.key_search.text().strip()
            self.keys.replace(self._desk.reader.run_keys(self._sensor_id, text=text))
            many = self._desk.reader.run_key_count(self._sensor_id)
            words = tr("Run keys {total}").format(total=number(many))
            self.tabs.setTabText(2, words)
            self._show_releasable()

    def _show_releasable(self) -> None:
        self.release_button.setEnabled(bool(self.key_table.selected()))

    def _confirm_release(self) -> None:
        keys = tuple(row.key for row in self.key_table.selected())
        if not keys or self._sensor_id is None:
            return
        confirm(
            self,
            tr("Release %Ln run key(s)?", "", len(keys)),
            tr(
                "What they stand for is run once more as soon as the sensor asks for "
                "it. The runs that there were stay."
            ),
            tr("Release %Ln run key(s)", "", len(keys)),
            lambda: self._release(keys),
        )

    def _release(self, keys: tuple[str, ...]) -> None:
        if self._sensor_id is None:
            return

        def told(freed: int) -> None:
            self._desk.notices.tell(tr("%Ln run key(s) released", "", freed))
            self._read_keys()

        self._desk.order(ReleaseRunKeys(sensor_id=self._sensor_id, keys=keys), told)

    def _mute(self, muted: bool) -> None:  # noqa: FBT001 - the signal's argument
        row = self._row()
        if row is not None:
            self._desk.preferences.mute(row.state.id, muted=muted)
            words = (
                tr("You are not notified when {name} fails")
                if muted
                else tr("You are notified when {name} fails")
            )
            self._desk.notices.tell(words.format(name=row.spec.name))

    def _show_source(self) -> None:
        row = self._row()
        if row is None:
            return
        if row.spec.source_file:
            self.source.show_file(row.spec.source_file, row.spec.source_line)
        else:
            self.source.show_words(tr("A watched folder has no code."))

    def _show_about(self) -> None:
        row = self._row()
        emptied(self._about)
        if row is None:
            return
        self._about.addWidget(facts(sensor_details(row)))
        self._about.addStretch(1)

    def _on_brushed(self, start: datetime | None, end: datetime | None) -> None:
        self.brush_chip.setVisible(start is not None)
        if start is not None and end is not None:
            now = self._desk.clock.now()
            ends = {"start": day_and_time(start, now), "end": clock_time(end)}
            stretch = tr("{start} to {end}").format(**ends)
            self.brush_chip.setText(f"{stretch}  {_CLOSE}")
            self.brush_chip.setAccessibleName(
                tr("Only {start} to {end}; show all times again").format(**ends)
            )
        self._read_ticks()
        self._read_tab()

    def _on_tick_chosen(self, tick: Tick | None) -> None:
        if tick is not None:
            self._show_tick(tick)

    def _show_tick(self, tick: Tick) -> None:
        reader = self._desk.reader
        log = reader.tick_log(tick.id) if tick.has_log else ()
        self.panel.show_tick(tick, log, reader.tick_items(tick.id))
        self.timeline_card.timeline.select(tick.id)

    def _on_key_opened(self, row: RunKeyRow) -> None:
        if row.run_id is not None:
            self.run_opened.emit(row.run_id)

    # What changes while another screen is open is read when this one is opened again.

    def _on_sensors_changed(self, changed: frozenset[SensorId]) -> None:
        if not self.isVisible():
            return
        row = self._row()
        if row is not None and self._sensor_id in changed:
            self._show_row(row)

    def _on_ticks_ended(self, ticks: tuple[Tick, ...]) -> None:
        if not self.isVisible():
            return
        shown = [one for one, made in self._statuses.items() if made.isChecked()]
        was_empty = not self.ticks.records
        for tick in ticks:
            if tick.sensor_id != self._sensor_id:
                continue
            self.timeline_model.absorb(tick)
            if self.timeline_model.brush is None and (
                not shown or tick.status in shown
            ):
                self.ticks.absorb(tick)
        if was_empty and self.ticks.records:
            self.tick_table.selectRow(0)

    def _on_runs_changed(self, runs: tuple[Run, ...]) -> None:
        if not self.isVisible():
            return
        for run in runs:
            if run.sensor_id == self._sensor_id:
                self.timeline_model.absorb_run(run)
                self.runs.absorb(run)
