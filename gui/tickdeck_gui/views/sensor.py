"""One sensor: its timeline, and everything about it in tabs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.dialogs.take_over import ask_to_take_over
from tickdeck_gui.models.timeline import TimelineModel, due_of
from tickdeck_gui.translation import tr
from tickdeck_gui.views.sensor_pages import SensorTabs
from tickdeck_gui.views.sensor_tabs import Sight
from tickdeck_gui.widgets.memory_bar import MemoryBar
from tickdeck_gui.widgets.screen import screen_layout
from tickdeck_gui.widgets.sensor_header import SensorHeader
from tickdeck_gui.widgets.tick_panel import TickPanel
from tickdeck_gui.widgets.timeline_card import TimelineCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick, TickId
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.sensor_orders import SensorOrders

_SECOND = 1000
_PANEL_WIDTHS = ((1000, 282), (1500, 342))
"""How wide the details are on pages narrower than that."""
_WIDEST_PANEL = 400
_HEIGHT_FOR_PATH = 680
_NARROWEST = 560
_WIDTH_FOR_PANEL = 840
"""On narrower pages, the details are shown when they are asked for."""


class SensorView(QWidget):
    """Everything about the sensor that `show_sensor` was told."""

    back_requested = Signal()
    run_opened = Signal(str)
    sensor_opened = Signal(object)
    """The id of a sensor that goes on from what this one remembered."""
    test_requested = Signal(object, object)
    """A sensor's id, and the tick whose cursor to test with, or None."""

    def __init__(
        self, desk: Desk, orders: SensorOrders, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self._sensor_id: SensorId | None = None
        self._memory_shown: tuple[object, ...] = ()
        """Of which sensors it was looked up last what can change hands."""
        self._panel_wanted = True
        self._panel_moved = False
        """Whether the operator has chosen how wide the details are."""
        self.header = SensorHeader(desk.theme)
        self.memory = MemoryBar()
        self.timeline_model = TimelineModel(desk.reader, desk.clock, self)
        self.timeline_card = TimelineCard(self.timeline_model, desk.theme, desk.clock)
        self.tabs = SensorTabs(desk)
        self.ticks, self.tick_table = self.tabs.ticks.model, self.tabs.ticks.table
        self.panel = TickPanel(desk.theme)
        self.side = QWidget()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._build()
        self._connect()
        self._connect_tabs()

    @property
    def sensor_id(self) -> SensorId | None:
        """The sensor on show."""
        return self._sensor_id

    def _build(self) -> None:
        left = QWidget()
        column = screen_layout(left)
        column.addWidget(self.header)
        column.addWidget(self.memory)
        column.addWidget(self.timeline_card)
        column.addWidget(self.tabs, 1)
        around = QVBoxLayout(self.side)
        around.setContentsMargins(0, 16, 12, 16)
        around.addWidget(self.panel)
        self.split.addWidget(left)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setCollapsible(0, False)  # noqa: FBT003 - Qt's signature
        self.split.setObjectName("sensor")
        # Else the page could never be so narrow that the details give way.
        self.split.setMinimumWidth(_NARROWEST)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)
        self.header.show_panel(shown=True)

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
        header.mute_requested.connect(self._mute)
        header.panel_requested.connect(self.show_panel)
        header.take_over_requested.connect(self._take_over_from)
        self.memory.take_requested.connect(self._take_over_from)
        self.memory.give_requested.connect(self._give_to)
        self.split.splitterMoved.connect(self._on_split)
        self.timeline_card.timeline.tick_selected.connect(self.select_tick)
        self.timeline_card.timeline.run_opened.connect(self.run_opened)
        self.timeline_model.brushed.connect(self._on_brushed)
        self._second.timeout.connect(self._show_next)
        live = self._desk.live
        live.sensors_changed.connect(self._on_sensors_changed)
        live.reloaded.connect(self._on_reloaded)
        live.engine_changed.connect(self._show_next)
        live.ticks_ended.connect(self._on_ticks_ended)
        live.runs_changed.connect(self._on_runs_changed)
        live.run_deleted.connect(self._on_run_deleted)
        for act, go in (
            (Act.LIVE, self.timeline_card.follow),
            (Act.FIT, self.timeline_card.fit),
        ):
            action = self._desk.commands.action(act)
            self.addAction(action)
            action.triggered.connect(lambda _, it=go: it())

    def _connect_tabs(self) -> None:
        tabs = self.tabs
        tabs.ticks.tick_chosen.connect(self._on_tick_chosen)
        tabs.ticks.evaluate_requested.connect(self.header.evaluate_requested)
        self.tick_table.opened.connect(lambda _: self.show_panel(shown=True))
        tabs.run_opened.connect(self.run_opened)
        tabs.tick_requested.connect(self.select_tick)
        tabs.brush_cleared.connect(lambda: self.timeline_model.choose(None))
        self.panel.source_requested.connect(self._orders.open_source)
        self.panel.run_requested.connect(self.run_opened)
        self.panel.replay_requested.connect(
            lambda tick: self.test_requested.emit(self._sensor_id, tick)
        )

    # --- what others ask of it ------------------------------------------------------

    def show_sensor(self, sensor_id: SensorId, tick_id: TickId | None = None) -> None:
        """Show another sensor, and one of its ticks or else its last."""
        self._sensor_id = sensor_id
        row = self._row()
        if row is None:
            return
        self._memory_shown = ()
        self._show_row(row)
        self.timeline_model.show(sensor_id)
        self._read(row)
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
        dialog = CursorDialog(self._desk, self._orders, row.state, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_source(self) -> None:
        """Open the sensor's function in the editor."""
        row = self._row()
        if row is not None and row.spec.source_file:
            self._orders.open_source(row.spec.source_file, row.spec.source_line)

    def show_panel(self, shown: bool) -> None:  # noqa: FBT001 - the signal's argument
        """Show the details of a tick at the side, or give their room to the rest."""
        self._panel_wanted = shown
        if shown and not self.split.sizes()[1]:
            self._panel_moved = False
        self._lay_panel_out(shown=shown)

    def state(self) -> dict[str, float]:
        """Return what is remembered of the page beside its tabs and edges."""
        span = self.timeline_model.chosen_span
        return {
            "panel_shown": self._panel_wanted,
            "panel_moved": self._panel_moved,
            "span_seconds": span.total_seconds() if span else 0.0,
        }

    def restore(self, state: dict[str, float]) -> None:
        """Look as the page did that *state* was of."""
        if state.get("span_seconds", 0.0) > 0:
            self.timeline_model.follow(timedelta(seconds=state["span_seconds"]))
        self._panel_moved = bool(state["panel_moved"])
        self._panel_wanted = bool(state["panel_shown"])
        self._lay_panel_out(shown=self._panel_wanted)

    # --- what the sensor is ---------------------------------------------------------

    def _row(self) -> SensorRow | None:
        return None if self._sensor_id is None else self._desk.live.row(self._sensor_id)

    def _read(self, row: SensorRow) -> None:
        start, end = self.timeline_model.brush or (None, None)
        self.tabs.read(Sight(row, start, end))

    def _with_id(self, act: Callable[[SensorId], object]) -> None:
        if self._sensor_id is not None:
            act(self._sensor_id)

    def _show_row(self, row: SensorRow) -> None:
        now, sensor_id = self._desk.clock.now(), row.state.id
        evaluating = self._desk.live.is_evaluating(sensor_id)
        self.header.show_row(row, now, evaluating=evaluating)
        self.header.show_lag(self._desk.reader.lag(row), now)
        muted = self._desk.preferences.is_muted(sensor_id)
        self.header.show_muted(muted=muted)
        self._show_next()
        self._show_memory(row)

    def _show_next(self) -> None:
        live, held = self._desk.live, ""
        if live.running_since is None:
            held = tr("No next tick: the engine is not at work")
        elif live.paused_since is not None:
            held = tr("No next tick: the engine is paused")
        self.header.show_next(self._desk.clock.now(), held)
        self.timeline_model.expect(None if held else due_of(self._row()))

    def _show_memory(self, row: SensorRow) -> None:
        """Offer what sensors remember whose code is gone, where it may belong here."""
        state = row.state
        gone = frozenset(
            each.state.id
            for each in self._desk.live.rows
            if each.state.is_orphan and each.state.location == state.location
        )
        is_new = state.last_tick_started is None and state.cursor is None
        shown = (state.id, gone, is_new)
        if shown == self._memory_shown:
            return  # to look for heirs, all sensors are read
        self._memory_shown = shown
        found = self._desk.reader.orphans() if gone else ()
        mine = [
            each.row
            for each in found
            if any(heir.state.id == state.id for heir in each.heirs)
        ]
        self.header.show_orphans(mine)
        if state.id in gone:
            own = (each.heirs for each in found if each.row.state.id == state.id)
            self.memory.show_orphan(row, next(own, ()))
        elif mine and is_new:
            self.memory.show_heir(mine)
        else:
            self.memory.hide()

    def _take_over_from(self, orphan_id: SensorId) -> None:
        self._ask_to_take_over(self._desk.live.row(orphan_id), self._row())

    def _give_to(self, heir_id: SensorId) -> None:
        self._ask_to_take_over(self._row(), self._desk.live.row(heir_id))

    def _ask_to_take_over(
        self, orphan: SensorRow | None, heir: SensorRow | None
    ) -> None:
        if orphan is not None and heir is not None:
            ask_to_take_over(self, self._desk, orphan, heir, self.sensor_opened.emit)

    def _mute(self, muted: bool) -> None:  # noqa: FBT001 - the signal's argument
        sensor_id = self._sensor_id
        if sensor_id is not None:
            self._orders.mute(sensor_id, muted=muted, then=self._show_muted)

    def _show_muted(self) -> None:
        if self._sensor_id is not None:
            muted = self._desk.preferences.is_muted(self._sensor_id)
            self.header.show_muted(muted=muted)

    # --- tabs and panel -------------------------------------------------------------

    def _on_brushed(self) -> None:
        row = self._row()
        if row is not None:
            self._read(row)

    def _on_tick_chosen(self, tick: Tick | None) -> None:
        if tick is not None:
            self._show_tick(tick)

    def _show_tick(self, tick: Tick) -> None:
        reader = self._desk.reader
        log = reader.tick_log(tick.id) if tick.has_log else ()
        self.panel.show_tick(tick, log, reader.tick_items(tick.id))
        self.timeline_card.timeline.select(tick.id)

    def _lay_panel_out(self, *, shown: bool) -> None:
        self.side.setVisible(shown)
        self.header.show_panel(shown=shown)
        if shown and not self._panel_moved:
            fitting = (wide for upto, wide in _PANEL_WIDTHS if self.width() < upto)
            wide = next(fitting, _WIDEST_PANEL)
            self.split.setSizes([self.width() - wide, wide])

    def _on_split(self) -> None:
        self._panel_moved = True
        self._panel_wanted = self.split.sizes()[1] > 0
        self.header.show_panel(shown=self._panel_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the details as much room as the page can spare."""
        super().resizeEvent(event)
        self.header.show_path(shown=self.height() >= _HEIGHT_FOR_PATH)
        roomy = self.width() >= _WIDTH_FOR_PANEL
        self._lay_panel_out(shown=self._panel_wanted and roomy)

    def showEvent(self, event: QShowEvent) -> None:
        """Count down while somebody looks."""
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Count down no more."""
        super().hideEvent(event)
        self._second.stop()

    # --- what happens: while another screen is open, it is read later ---------------

    def _on_sensors_changed(self, changed: frozenset[SensorId]) -> None:
        row = self._row()
        if self.isVisible() and row is not None and self._sensor_id in changed:
            self._show_row(row)

    def _on_reloaded(self) -> None:
        row = self._row()
        if self.isVisible() and row is not None:
            self._memory_shown = ()
            self._show_row(row)

    def _on_ticks_ended(self, ticks: tuple[Tick, ...]) -> None:
        own = [tick for tick in ticks if tick.sensor_id == self._sensor_id]
        if own and self.isVisible():
            for tick in own:
                self.timeline_model.absorb(tick)
            self.tabs.absorb_ticks(own)

    def _on_runs_changed(self, runs: tuple[Run, ...]) -> None:
        own = [run for run in runs if run.sensor_id == self._sensor_id]
        if own and self.isVisible():
            for run in own:
                self.timeline_model.absorb_run(run)
            self.tabs.absorb_runs(own)

    def _on_run_deleted(self, run_id: str) -> None:
        if self.isVisible():
            self.tabs.forget_run(run_id)
