"""The code locations, as a card of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.commands import ReloadLocations
from tickdeck.values.locations import LocationKind, LocationStatus
from tickdeck_gui.commands import Act
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.sentences import home_path
from tickdeck_gui.formatting.times import ago, exact
from tickdeck_gui.models.sensor_rows import place_of_error
from tickdeck_gui.orders.location_orders import LocationOrders
from tickdeck_gui.translation import tr
from tickdeck_gui.views.engine_settings import titled_card
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied
from tickdeck_gui.widgets.labels import ElidedLabel, button, label
from tickdeck_gui.widgets.mark_sign import MarkSign

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.values.locations import LocationState
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.sensor_orders import SensorOrders

_MARKS = {
    LocationStatus.LOADED: Mark.SUCCESS,
    LocationStatus.LOADING: Mark.RUNNING,
    LocationStatus.ERROR: Mark.FAILURE,
}


class LocationSettings(QFrame):
    """Lists what is open, with its errors; call `read` when it comes into sight."""

    change_requested = Signal(object)
    """The `LocationSpec` that is to be opened with another Python or folder."""

    def __init__(self, desk: Desk, orders: SensorOrders) -> None:
        super().__init__()
        self._desk, self._orders = desk, orders
        self._locations = QVBoxLayout()
        self._locations.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = titled_card(tr("Code locations"))
        outer.addWidget(frame)
        column.addLayout(self._locations)
        acts = QHBoxLayout()
        opening = button(tr("Open definitions…"))
        opening.clicked.connect(desk.commands.action(Act.OPEN_DEFINITIONS).trigger)
        reload_act = desk.commands.action(Act.RELOAD)
        reloading = button(tr("Reload all"), tip=reload_act.shortcut().toString())
        reloading.clicked.connect(reload_act.trigger)
        acts.addWidget(opening)
        acts.addWidget(reloading)
        acts.addStretch(1)
        column.addSpacing(4)
        column.addLayout(acts)

    def read(self) -> None:
        """Show the locations as they are."""
        shown = tuple(
            state
            for state in self._desk.live.locations
            if state.spec.kind is not LocationKind.FOLDERS
        )
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        name = focused.accessibleName() if focused is not None and inside else ""
        emptied(self._locations)
        for state in shown:
            self._locations.addWidget(self._location(state))
        if name and focused is not None:
            # Who works with keys goes on where they were.
            for made in self.findChildren(QPushButton):
                if made.accessibleName() == name and made is not focused:
                    made.setFocus()
        if not shown:
            self._locations.addWidget(
                label(
                    tr(
                        "None is open yet. Open a Python file or a module that "
                        "defines sensors and jobs, or drop a file on the window."
                    ),
                    "second",
                    wraps=True,
                )
            )

    def _location(self, state: LocationState) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._line(state))
        if state.error is not None and state.status is LocationStatus.ERROR:
            box = ErrorBox(state.error, place=place_of_error(state))
            box.source_requested.connect(self._orders.open_source)
            column.addWidget(box)
        return made

    def _line(self, state: LocationState) -> QHBoxLayout:
        name = state.spec.name
        line = QHBoxLayout()
        line.setSpacing(8)
        sign = MarkSign(self._desk.theme, _MARKS[state.status])
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(f"{name}  ·  {status_words(state)}", "strong"))
        where = ElidedLabel("second")
        where.setText(self._where(state))
        where.setToolTip(_all_of_it(state))
        words.addWidget(where)
        line.addLayout(words, 1)
        reloading = button(tr("Reload"), name=tr("Reload {name}").format(name=name))
        reloading.setEnabled(state.status is not LocationStatus.LOADING)
        reloading.clicked.connect(lambda: self._desk.order(ReloadLocations(name=name)))
        changing = button(tr("Change…"), name=tr("Change {name}").format(name=name))
        changing.setToolTip(tr("Another Python or working directory"))
        changing.clicked.connect(lambda: self.change_requested.emit(state.spec))
        closing = button(tr("Close"), name=tr("Close {name}").format(name=name))
        closing.setToolTip(
            tr("Its sensors are no longer evaluated; their state and history stay")
        )
        closing.clicked.connect(lambda: LocationOrders(self._desk).close(state.spec))
        for act in (reloading, changing, closing):
            line.addWidget(act)
        return line

    def _where(self, state: LocationState) -> str:
        spec = state.spec
        parts = [home_path(spec.target)]
        if spec.kind is LocationKind.MODULE and spec.working_directory:
            folder = home_path(spec.working_directory)
            parts.append(tr("in {folder}").format(folder=folder))
        own = tr("the Python of Tickdeck")
        parts.append(home_path(spec.interpreter) if spec.interpreter else own)
        if state.loaded_at is not None:
            parts.append(loaded_words(state, self._desk.clock.now()))
        return " · ".join(parts)


def status_words(state: LocationState) -> str:
    """Return how a location is, in a few words."""
    match state.status:
        case LocationStatus.LOADING:
            return tr("loading…")
        case LocationStatus.ERROR:
            return tr("cannot be loaded")
    return tr("%Ln sensor(s)", "", state.sensor_count)


def loaded_words(state: LocationState, now: datetime) -> str:
    """Return when the version in use was loaded."""
    if state.loaded_at is None:
        return ""
    time = ago(state.loaded_at, now)
    if state.status is LocationStatus.ERROR:
        return tr("the version loaded {time} is still in use").format(time=time)
    return tr("loaded {time}").format(time=time)


def _all_of_it(state: LocationState) -> str:
    spec = state.spec
    lines = [spec.target, spec.interpreter or "", spec.working_directory or ""]
    if state.loaded_at is not None:
        lines.append(tr("loaded {time}").format(time=exact(state.loaded_at)))
    return "\n".join(filter(None, lines))
