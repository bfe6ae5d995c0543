"""The home screen: every sensor, its switch and its last sixty ticks."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tickdeck.errors import DatabaseError
from tickdeck_gui.commands import Act
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.models.sensor_rows import KIND_CHIPS, Chip, SensorFilter
from tickdeck_gui.preferences import FilterLook
from tickdeck_gui.translation import tr
from tickdeck_gui.views.sensor_menu import SensorMenus
from tickdeck_gui.widgets.empty_state import Door, EmptyState
from tickdeck_gui.widgets.labels import ElidedLabel, button, card
from tickdeck_gui.widgets.screen import heading, screen_layout
from tickdeck_gui.widgets.sensor_filters import SensorFilters
from tickdeck_gui.widgets.sensor_selection import SensorSelection
from tickdeck_gui.widgets.sensor_table import SensorTable

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick, TickId
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.sensor_orders import SensorOrders

_REPAINT_MILLISECONDS = 1000


class SensorsView(QWidget):
    """Lists, filters and switches sensors."""

    sensor_opened = Signal(object, object)
    """A sensor's id, and the id of a tick or None."""
    test_requested = Signal(object)
    example_requested = Signal()

    def __init__(
        self, desk: Desk, orders: SensorOrders, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self.model = SensorListModel(desk.live, desk.clock, self)
        self.table = SensorTable(
            self.model, desk.theme, desk.clock, tick_of=self._tick_of
        )
        self.filters = SensorFilters(desk.theme)
        self.search: QLineEdit = self.filters.search
        self.selection = SensorSelection()
        self._menus = SensorMenus(
            desk,
            orders,
            self,
            opened=lambda sensor_id: self.sensor_opened.emit(sensor_id, None),
            tested=self.test_requested.emit,
        )
        self._summary = ElidedLabel("subtitle")
        self._locations: Counter[str] = Counter()
        self._stack = QStackedWidget()
        self._nothing = EmptyState(desk.theme, "search")
        self._build()
        self._connect()
        self._count_locations()

    def _build(self) -> None:
        column = screen_layout(self)
        column.addLayout(self._heading())
        column.addWidget(self.filters)
        self._clear = button(tr("Show all sensors"))
        self._nothing.offer(self._clear)
        for page in (self._list(), self._nothing, self._first_run()):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)

    def _list(self) -> QFrame:
        made = card()
        column = QVBoxLayout(made)
        column.setContentsMargins(1, 4, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.selection)
        return made

    def _heading(self) -> QHBoxLayout:
        commands, theme = self._desk.commands, self._desk.theme
        open_act = commands.action(Act.OPEN_DEFINITIONS)
        opening = button(tr("Open definitions"), tip=_keys(open_act))
        theme.bind_icon(opening, "code", "ink")
        opening.clicked.connect(open_act.trigger)
        watch_act = commands.action(Act.WATCH_FOLDER)
        watching = button(tr("Watch a folder"), "primary", tip=_keys(watch_act))
        theme.bind_icon(watching, "plus", "on_accent")
        watching.clicked.connect(watch_act.trigger)
        return heading(tr("Sensors"), self._summary, opening, watching)

    def _first_run(self) -> QWidget:
        page = EmptyState(self._desk.theme, "sensors")
        page.say(
            tr("Nothing is watched yet"),
            tr(
                "A sensor looks at the world again and again, and starts runs when "
                "something is new. Here are three ways to get one."
            ),
        )
        commands = self._desk.commands
        for icon, title, about, act in (
            (
                "folder",
                tr("Drop a folder"),
                tr("Run a command on each new file in it. No code needed."),
                commands.action(Act.WATCH_FOLDER).trigger,
            ),
            (
                "code",
                tr("Open definitions"),
                tr("A Python file or module with sensors and jobs."),
                commands.action(Act.OPEN_DEFINITIONS).trigger,
            ),
            (
                "example",
                tr("Try the example"),
                tr("A small project that ticks within five seconds."),
                self.example_requested.emit,
            ),
        ):
            page.offer(Door(self._desk.theme, icon, title, about, act))
        return page

    def _connect(self) -> None:
        live, foot = self._desk.live, self.selection
        self.filters.changed.connect(self._filter)
        self._clear.clicked.connect(self.show_everything)
        self.table.opened.connect(self.sensor_opened)
        self.table.source_requested.connect(self._orders.open_source)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.selectionModel().selectionChanged.connect(self._show_selection)
        self.model.toggle_requested.connect(
            lambda sensor_id, on: self._orders.switch([sensor_id], on=on)
        )
        self.model.rearranged.connect(self._on_rearranged)
        live.reloaded.connect(self._count_locations)
        live.locations_changed.connect(self._count_locations)
        live.sensors_changed.connect(self._show_counts)
        foot.on_requested.connect(lambda: self._switch(on=True))
        foot.off_requested.connect(lambda: self._switch(on=False))
        foot.all_requested.connect(self.table.selectAll)
        foot.none_requested.connect(self.table.clearSelection)
        foot.more_requested.connect(self._open_more)
        self._repaint = QTimer(self)
        self._repaint.setInterval(_REPAINT_MILLISECONDS)
        self._repaint.timeout.connect(self.table.repaint_times)
        self._repaint.start()

    @property
    def look(self) -> FilterLook:
        """What was chosen to be seen; see `state` for the rest."""
        where = self.filters.where
        return FilterLook(text=where.text, chip=where.chip)

    def look_like(self, look: FilterLook) -> None:
        """Show what *look* chose."""
        chip = Chip(look.chip) if look.chip in list(Chip) else Chip.ALL
        # Kinds were chips once.
        kind = chip if chip in KIND_CHIPS else Chip.ALL
        chip = Chip.ALL if chip in KIND_CHIPS else chip
        self.filters.show_filter(SensorFilter(text=look.text, chip=chip, kind=kind))
        self._show_counts()

    def state(self) -> dict[str, Any]:
        """Return what else is to be found again at the next start."""
        where = self.filters.where
        return {
            "kind": where.kind.value,
            "location": where.location,
            "folded": sorted(self.model.folded),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take what `state` returned."""
        where = self.filters.where
        self.filters.show_filter(
            SensorFilter(
                text=where.text,
                chip=where.chip,
                kind=Chip(state["kind"]),
                location=str(state["location"]),
            )
        )
        self.model.fold_only(map(str, state["folded"]))
        self._show_counts()

    def selected(self) -> tuple[SensorId, ...]:
        """Return what the keys and menus act on."""
        return self.table.selected_sensors()

    def show_only(self, where: SensorFilter) -> None:
        """List what *where* admits, and press what says so."""
        self.filters.show_filter(where)

    def show_everything(self) -> None:
        """Take all filters away."""
        self.filters.show_filter(SensorFilter())

    def _filter(self) -> None:
        self.model.show_only(self.filters.where)
        self._show_counts()

    def _count_locations(self) -> None:
        self._locations = Counter(row.state.location for row in self._desk.live.rows)
        self._show_counts()

    def _show_counts(self) -> None:
        many = self._desk.live.many
        on, failing = many(Chip.ON), many(Chip.ATTENTION)
        summary = tr("%Ln sensor(s) on", "", on)
        if failing:
            summary += " · " + tr("%Ln need attention", "", failing)
        self._summary.setText(summary)
        locations = {name: self._locations[name] for name in sorted(self._locations)}
        self.filters.show_counts({which: many(which) for which in Chip}, locations)
        self._choose_page()

    def _on_rearranged(self) -> None:
        self._choose_page()
        self._show_selection()

    def _choose_page(self) -> None:
        if self.model.entries:
            self._stack.setCurrentIndex(0)
            return
        if self._desk.live.rows:
            self._nothing.say(
                tr("No sensor fits"),
                tr(
                    "None of %Ln sensor(s) fits what you typed and chose above.",
                    "",
                    len(self._desk.live.rows),
                ),
            )
        self._stack.setCurrentIndex(1 if self._desk.live.rows else 2)

    def _show_selection(self) -> None:
        was_there = not self.selection.isHidden()
        self.selection.show_selected(len(self.selected()), self.model.sensor_count)
        if not was_there and not self.selection.isHidden():
            # It covers what may have been clicked just now.
            QTimer.singleShot(0, self.table, self._show_current)

    def _show_current(self) -> None:
        self.table.scrollTo(self.table.currentIndex())

    def _switch(self, *, on: bool) -> None:
        self._orders.switch(self.selected(), on=on)

    def _tick_of(self, tick_id: TickId) -> Tick | None:
        with suppress(DatabaseError):
            return self._desk.reader.tick(tick_id)
        return None

    def _open_menu(self, position: QPoint) -> None:
        menu = self.menu_for_selection()
        if menu is None:
            return
        view = self.table.viewport()
        chosen: QRect = self.table.visualRect(self.table.currentIndex())
        if not chosen.adjusted(-view.width(), 0, view.width(), 0).contains(position):
            # Asked for with a key: Qt does not know where the line is.
            position = QPoint(view.width() // 4, chosen.center().y())
        menu.popup(view.mapToGlobal(position))

    def _open_more(self) -> None:
        menu = self.menu_for_selection()
        if menu is not None:
            corner = QPoint(0, -menu.sizeHint().height())
            menu.popup(self.selection.more.mapToGlobal(corner))

    def menu_for_selection(self) -> QMenu | None:
        """Return the menu for the selected sensors, or the location; None for none."""
        chosen = self.selected()
        if chosen:
            return self._menus.for_sensors(chosen)
        header = self.table.current_location()
        if header is None:
            return None
        return self._menus.for_location(header, self.model.fold)


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
