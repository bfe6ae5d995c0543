"""The home screen: every sensor, its switch and its last sixty ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from tickdeck.values.sensors import SensorKind
from tickdeck_gui.commands import Act
from tickdeck_gui.models.sensor_list import SensorListModel
from tickdeck_gui.models.sensor_rows import Chip, SensorFilter, chip_word
from tickdeck_gui.preferences import FilterLook
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.empty_state import Door, EmptyState
from tickdeck_gui.widgets.labels import button, chip, label
from tickdeck_gui.widgets.screen import heading, in_card, screen_layout, search_box
from tickdeck_gui.widgets.sensor_table import SensorTable

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.sensor_orders import SensorOrders

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
        self.table = SensorTable(self.model, desk.theme, desk.clock)
        self.search: QLineEdit = search_box(desk.theme, tr("Filter sensors"))
        self._summary = label("", "subtitle")
        self._words: dict[Chip, str] = {
            one: chip_word(one) for one in Chip if one is not Chip.ALL
        }
        self._chips: dict[Chip, QPushButton] = {}
        self._bulk = QLabel()
        self._stack = QStackedWidget()
        self._nothing = EmptyState(desk.theme, "search")
        self._build()
        self._connect()
        self._show_counts()

    def _build(self) -> None:
        column = screen_layout(self)
        column.addLayout(self._heading())
        column.addLayout(self._filters())
        listed = in_card(self.table)
        self._clear = button(tr("Show all sensors"))
        self._nothing.offer(self._clear)
        for page in (listed, self._nothing, self._first_run()):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)

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

    def _filters(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.search)
        group = QButtonGroup(self)
        group.setExclusive(False)
        for which, words in self._words.items():
            self._chips[which] = chip(words)
            if which is Chip.ATTENTION:
                theme = self._desk.theme
                theme.bind_icon(self._chips[which], "warning", "failure")
            group.addButton(self._chips[which])
            line.addWidget(self._chips[which])
        line.addStretch(1)
        line.addWidget(self._bulk)
        return line

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
        self.search.textChanged.connect(self._filter)
        for which, made in self._chips.items():
            made.clicked.connect(lambda checked, it=which: self._press(it, on=checked))
        self._clear.clicked.connect(self.show_everything)
        self.table.opened.connect(self.sensor_opened)
        self.table.source_requested.connect(self._orders.open_source)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.selectionModel().selectionChanged.connect(self._show_selection)
        self.model.toggle_requested.connect(
            lambda sensor_id, on: self._orders.switch([sensor_id], on=on)
        )
        self.model.modelReset.connect(self._show_counts)
        self._desk.live.sensors_changed.connect(self._show_counts)
        self._repaint = QTimer(self)
        self._repaint.setInterval(_REPAINT_MILLISECONDS)
        self._repaint.timeout.connect(self.table.viewport().update)
        self._repaint.start()

    @property
    def look(self) -> FilterLook:
        """What was chosen to be seen."""
        return FilterLook(text=self.search.text(), chip=self.model.where.chip)

    def look_like(self, look: FilterLook) -> None:
        """Show what *look* chose."""
        self.search.setText(look.text)
        for which, made in self._chips.items():
            made.setChecked(which == look.chip)
        self._filter()
        self._show_counts()

    def selected(self) -> tuple[SensorId, ...]:
        """Return what the keys and menus act on."""
        return self.table.selected_sensors()

    def show_everything(self) -> None:
        """Take all filters away."""
        self.search.clear()
        self._press(Chip.ALL, on=True)

    def _press(self, which: Chip, *, on: bool) -> None:
        for other, made in self._chips.items():
            made.setChecked(on and other is which)
        self._filter()

    def _filter(self) -> None:
        pressed = [which for which, made in self._chips.items() if made.isChecked()]
        chosen = pressed[0] if pressed else Chip.ALL
        self.model.show_only(SensorFilter(self.search.text().strip(), chosen))

    def _show_counts(self) -> None:
        many = self._desk.live.many
        on, failing = many(Chip.ON), many(Chip.ATTENTION)
        summary = tr("%Ln sensor(s) on", "", on)
        if failing:
            summary += " · " + tr("%Ln need attention", "", failing)
        self._summary.setText(summary)
        for which, made in self._chips.items():
            space = "" if made.icon().isNull() else " "
            words, shown = self._words[which], number(many(which))
            text = f"{space}{words} {shown}"
            if text != made.text():
                made.setText(text)
                made.setAccessibleName(f"{words}: {shown}")
            made.setVisible(many(which) > 0 or made.isChecked())
        self._choose_page()

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
        many = len(self.selected())
        self._bulk.setText(tr("%Ln selected", "", many) if many > 1 else "")

    def _open_menu(self, position: QPoint) -> None:
        menu = self.menu_for_selection()
        if menu is not None:
            menu.popup(self.table.viewport().mapToGlobal(position))

    def menu_for_selection(self) -> QMenu | None:
        """Return the context menu for what is selected, or None for nothing."""
        chosen = self.selected()
        if not chosen:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = self._desk.theme
        if len(chosen) == 1:
            menu.addAction(tr("Open"), lambda: self.sensor_opened.emit(chosen[0], None))
            evaluating = menu.addAction(tr("Evaluate now"))
            evaluating.setIcon(theme.icon("evaluate"))
            evaluating.triggered.connect(lambda: self._orders.evaluate(chosen[0]))
            testing = menu.addAction(theme.icon("test"), tr("Test…"))
            testing.triggered.connect(lambda: self.test_requested.emit(chosen[0]))
            menu.addSeparator()
        on, off = tr("Switch on"), tr("Switch off")
        if len(chosen) > 1:
            on = tr("Switch on %Ln sensor(s)", "", len(chosen))
            off = tr("Switch off %Ln sensor(s)", "", len(chosen))
        menu.addAction(on, lambda: self._orders.switch(chosen, on=True))
        menu.addAction(off, lambda: self._orders.switch(chosen, on=False))
        if len(chosen) == 1:
            self._add_source(menu, self._desk.live.row(chosen[0]))
        return menu

    def _add_source(self, menu: QMenu, row: SensorRow | None) -> None:
        if row is None or row.spec.kind is SensorKind.FOLDER:
            return
        menu.addSeparator()
        resetting = menu.addAction(tr("Reset to the default in code"))
        resetting.setEnabled(row.state.can_reset)
        resetting.triggered.connect(lambda: self._orders.reset(row.state.id))
        file, line = row.spec.source_file, row.spec.source_line
        if file:
            menu.addAction(
                self._desk.theme.icon("code"),
                tr("Open in editor"),
                lambda: self._orders.open_source(file, line),
            )


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
