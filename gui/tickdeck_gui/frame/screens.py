"""The screens, which of them is open, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from tickdeck.errors import DatabaseError
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.frame.screen_looks import look_of, make_look
from tickdeck_gui.preferences import PlaceLook
from tickdeck_gui.translation import tr
from tickdeck_gui.views.activity import ActivityView
from tickdeck_gui.views.assets import AssetsView
from tickdeck_gui.views.folders import FoldersView
from tickdeck_gui.views.run import RunView
from tickdeck_gui.views.runs import RunsView
from tickdeck_gui.views.sensor import SensorView
from tickdeck_gui.views.sensors import SensorsView
from tickdeck_gui.views.settings import SettingsView
from tickdeck_gui.widgets.problem_page import ProblemPage, starting_page
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import FILTER_BOX
from tickdeck_gui.widgets.sensor_table import SensorTable

if TYPE_CHECKING:
    from pathlib import Path

    from tickdeck.values.ticks import TickId
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.run_orders import RunOrders
    from tickdeck_gui.orders.sensor_orders import SensorOrders

_LONGEST_HISTORY = 50


@dataclass(frozen=True)
class Place:
    """A screen, and which sensor or run it shows."""

    act: Act
    sensor_id: SensorId | None = None
    run_id: str | None = None


class Screens(QObject):
    """Goes from screen to screen; knows nothing of the frame around them."""

    moved = Signal(object)
    """The `Act` of the rail's button that belongs to the screen now open."""

    def __init__(
        self,
        desk: Desk,
        sensor_orders: SensorOrders,
        run_orders: RunOrders,
        data_folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.stack = QStackedWidget()
        self.sensors = SensorsView(desk, sensor_orders)
        self.sensor = SensorView(desk, sensor_orders)
        self.runs = RunsView(desk, run_orders)
        self.run = RunView(desk, run_orders)
        self.assets = AssetsView(desk)
        self.folders = FoldersView(desk)
        self.activity = ActivityView(desk)
        self.settings = SettingsView(desk, sensor_orders, data_folder)
        self.named: dict[str, QWidget] = {
            "sensors": self.sensors,
            "sensor": self.sensor,
            "runs": self.runs,
            "run": self.run,
            "assets": self.assets,
            "folders": self.folders,
            "activity": self.activity,
            "settings": self.settings,
        }
        """All screens, by the names under which their looks are remembered."""
        for screen in self.named.values():
            self.stack.addWidget(screen)
        self.problem = ProblemPage(desk.theme)
        self.starting = starting_page(desk.theme)
        self.stack.addWidget(self.problem)
        self.stack.addWidget(self.starting)
        self.roots: dict[Act, QWidget] = {
            Act.SHOW_SENSORS: self.sensors,
            Act.SHOW_RUNS: self.runs,
            Act.SHOW_ASSETS: self.assets,
            Act.SHOW_FOLDERS: self.folders,
            Act.SHOW_ACTIVITY: self.activity,
            Act.SHOW_SETTINGS: self.settings,
        }
        self._here = Place(Act.SHOW_SENSORS)
        self._history: list[Place] = []
        self._filtered: dict[
            str, SensorsView | RunsView | AssetsView | ActivityView
        ] = {
            "sensors": self.sensors,
            "runs": self.runs,
            "assets": self.assets,
            "activity": self.activity,
        }
        self._connect(sensor_orders)
        self._restore_looks()

    def _connect(self, sensor_orders: SensorOrders) -> None:
        self.sensors.sensor_opened.connect(self.open_sensor)
        self.sensor.back_requested.connect(lambda: self.show(Act.SHOW_SENSORS))
        self.sensor.run_opened.connect(self.open_run)
        self.sensor.sensor_opened.connect(self.open_sensor)
        self.runs.run_opened.connect(self.open_run)
        self.runs.sensor_opened.connect(self.open_sensor)
        self.run.back_requested.connect(lambda: self.show(Act.SHOW_RUNS))
        self.run.sensor_opened.connect(self.open_sensor)
        self.run.run_opened.connect(self.open_run)
        self.run.source_requested.connect(sensor_orders.open_source)
        self.folders.sensor_opened.connect(self.open_sensor)
        self.assets.run_opened.connect(self.open_run)
        self.activity.run_opened.connect(self.open_run)
        self.activity.sensor_opened.connect(self.open_sensor)
        self.problem.retry_requested.connect(self.read_again)
        self.desk.live.reloaded.connect(self._leave_what_is_gone)
        self.desk.live.reloaded.connect(self._on_reloaded)
        self.desk.live.engine_changed.connect(self._on_reloaded)

    @property
    def place(self) -> PlaceLook:
        """The open screen, as it is remembered."""
        here = self._here
        return PlaceLook(screen=here.act, sensor_id=here.sensor_id, run_id=here.run_id)

    def go_to(self, place: PlaceLook) -> None:
        """Open the screen that was remembered, or the sensors if it is gone."""
        known = [act for act in self.roots if act == place.screen]
        here = Place(known[0] if known else Act.SHOW_SENSORS)
        try:
            if place.sensor_id is not None:
                sensor_id = SensorId(place.sensor_id)
                if self.desk.live.row(sensor_id) is not None:
                    here = Place(Act.SHOW_SENSORS, sensor_id=sensor_id)
            elif place.run_id and self.desk.reader.run(place.run_id) is not None:
                here = Place(Act.SHOW_RUNS, run_id=place.run_id)
        except DatabaseError as error:
            self.show_problem(str(error))
            return
        self._here = here
        self._open(here, None)

    @property
    def current_sensor(self) -> SensorId | None:
        """The sensor whose page is open."""
        return self._here.sensor_id

    def show(self, act: Act) -> None:
        """Open one of the screens of the rail."""
        self._go(Place(act))

    def open_sensor(self, sensor_id: SensorId, tick_id: TickId | None = None) -> None:
        """Open the page of a sensor, at one of its ticks."""
        if self.desk.live.row(sensor_id) is None:
            self.desk.notices.complain(tr("This sensor is gone."))
            return
        self._go(Place(Act.SHOW_SENSORS, sensor_id=sensor_id), tick_id)

    def open_run(self, run_id: str) -> None:
        """Open the page of a run."""
        try:
            run = self.desk.reader.run(run_id)
        except DatabaseError as error:
            self.show_problem(str(error))
            return
        if run is None:
            self.desk.notices.complain(
                tr("This run is gone. It was deleted, and its run key is free again.")
            )
            return
        self._go(Place(Act.SHOW_RUNS, run_id=run_id))

    def back(self) -> None:
        """Go to where one came from."""
        if self._history:
            self._here = self._history.pop()
            self._open(self._here, None)

    def _go(self, place: Place, tick_id: TickId | None = None) -> None:
        if place != self._here:
            self._history = [*self._history, self._here][-_LONGEST_HISTORY:]
        self._here = place
        self._open(place, tick_id)

    def read_again(self) -> None:
        """Read the open screen again, as after a problem."""
        self._open(self._here, None)

    def show_problem(self, sentence: str) -> None:
        """Say in place of the open screen why it cannot be read."""
        self.problem.explain(sentence)
        self.stack.setCurrentWidget(self.problem)
        self.moved.emit(self._here.act)

    def _open(self, place: Place, tick_id: TickId | None) -> None:
        if self._waits(place):
            self.stack.setCurrentWidget(self.starting)
            self.moved.emit(place.act)
            return
        try:
            self._show(place, tick_id)
        except DatabaseError as error:
            self.show_problem(str(error))
        else:
            self.moved.emit(place.act)

    def _waits(self, place: Place) -> bool:
        """Return whether there will only be something to see in a moment."""
        live = self.desk.live
        return live.is_starting and not live.rows and place.act is not Act.SHOW_SETTINGS

    def _on_reloaded(self) -> None:
        waited = self.stack.currentWidget() in (self.starting, self.problem)
        if waited and not self._waits(self._here):
            self.read_again()

    def _show(self, place: Place, tick_id: TickId | None) -> None:
        if place.sensor_id is not None:
            self.stack.setCurrentWidget(self.sensor)
            self.sensor.show_sensor(place.sensor_id, tick_id)
            self.sensor.tick_table.setFocus()
        elif place.run_id is not None:
            self.stack.setCurrentWidget(self.run)
            self.run.show_run(place.run_id)
            self.run.log_table.setFocus()
        else:
            self.stack.setCurrentWidget(self.roots[place.act])
            self._read(place.act)

    def _read(self, act: Act) -> None:
        match act:
            case Act.SHOW_SENSORS:
                self.desk.live.look_at_sensors()
                self.sensors.table.setFocus()
            case Act.SHOW_RUNS:
                self.desk.live.look_at_runs()
                self.desk.live.count()
                self.runs.read()
                self.runs.table.setFocus()
            case Act.SHOW_ASSETS:
                self.assets.read()
                self.assets.table.setFocus()
            case Act.SHOW_ACTIVITY:
                self.activity.read()
                self.activity.table.setFocus()
            case Act.SHOW_FOLDERS:
                self.folders.read()
                self.folders.table.setFocus()
            case Act.SHOW_SETTINGS:
                self.settings.read()

    def keep_looks(self) -> None:
        """Remember columns, orders and filters for the next start."""
        preferences = self.desk.preferences
        for table in self.tables():
            preferences.keep_table(table.objectName(), table.look)
        for name, screen in self._filtered.items():
            preferences.keep_filtered(name, screen.look)
        for name, each in self.named.items():
            preferences.keep_screen(name, look_of(each, preferences.screen(name)))
        preferences.place = self.place

    def _restore_looks(self) -> None:
        preferences = self.desk.preferences
        for name, screen in self._filtered.items():
            screen.look_like(preferences.filtered(name))
        for table in self.tables():
            table.look_like(preferences.table(table.objectName()))
        for name, each in self.named.items():
            make_look(each, preferences.screen(name))

    def filter_boxes(self) -> list[QLineEdit]:
        """Return the boxes that filter what is in sight, from above."""
        shown = self.stack.currentWidget()
        if shown is None:
            return []
        return [
            box
            for box in shown.findChildren(QLineEdit)
            if box.property(FILTER_BOX) and box.isVisibleTo(shown)
        ]

    def tables(self) -> list[RecordTable | SensorTable]:
        """Return the tables of all screens; each is remembered by its `objectName`."""
        return [
            *self.stack.findChildren(SensorTable),
            *self.stack.findChildren(RecordTable),
        ]

    def _leave_what_is_gone(self) -> None:
        sensor_id = self._here.sensor_id
        if sensor_id is not None and self.desk.live.row(sensor_id) is None:
            self.show(Act.SHOW_SENSORS)
