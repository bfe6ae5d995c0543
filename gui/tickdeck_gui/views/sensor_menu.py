"""The menus of the sensors' table: for sensors that are selected, for a location."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from tickdeck.values.commands import ReloadLocations
from tickdeck.values.locations import LocationKind
from tickdeck.values.sensors import SensorKind
from tickdeck_gui.models.sensor_rows import place_of_error
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.locations import LocationState
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.sensor_rows import LocationHeader
    from tickdeck_gui.orders.sensor_orders import SensorOrders


class SensorMenus:
    """Makes menus that delete themselves when they are closed."""

    def __init__(
        self,
        desk: Desk,
        orders: SensorOrders,
        parent: QWidget,
        *,
        opened: Callable[[SensorId], None],
        tested: Callable[[SensorId], None],
    ) -> None:
        self._desk, self._orders, self._parent = desk, orders, parent
        self._opened, self._tested = opened, tested

    def for_sensors(self, chosen: Sequence[SensorId]) -> QMenu:
        """Return the menu for one sensor, or for several."""
        menu = self._menu()
        if len(chosen) == 1:
            self._add_doings(menu, chosen[0])
        on, off = tr("Switch on"), tr("Switch off")
        if len(chosen) > 1:
            on = tr("Switch on %Ln sensor(s)", "", len(chosen))
            off = tr("Switch off %Ln sensor(s)", "", len(chosen))
        menu.addAction(on, lambda: self._orders.switch(chosen, on=True))
        menu.addAction(off, lambda: self._orders.switch(chosen, on=False))
        if len(chosen) == 1:
            self._add_code(menu, self._desk.live.row(chosen[0]))
        else:
            menu.addSeparator()
            copying = menu.addAction(
                self._desk.theme.icon("copy"),
                tr("Copy %Ln name(s)", "of sensors", len(chosen)),
            )
            copying.triggered.connect(lambda: self._copy_names(chosen))
        return menu

    def for_location(
        self, header: LocationHeader, fold: Callable[[str], None]
    ) -> QMenu:
        """Return the menu of the line above a location's sensors."""
        menu, state = self._menu(), header.state
        theme = self._desk.theme
        if state is not None and state.spec.kind is not LocationKind.FOLDERS:
            self._add_error(menu, state)
            menu.addAction(
                theme.icon("refresh"),
                tr("Reload definitions"),
                lambda: self._desk.order(ReloadLocations(name=header.name)),
            )
            menu.addSeparator()
        words = tr("Show its sensors") if header.folded else tr("Hide its sensors")
        menu.addAction(words, lambda: fold(header.name))
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_doings(self, menu: QMenu, sensor_id: SensorId) -> None:
        theme = self._desk.theme
        menu.addAction(tr("Open"), lambda: self._opened(sensor_id))
        row = self._desk.live.row(sensor_id)
        if row is not None and row.state.is_orphan:
            # On its page one chooses who takes over.
            menu.addAction(tr("Take over…"), lambda: self._opened(sensor_id))
        can_work = row is None or not row.state.problem
        evaluating = menu.addAction(theme.icon("evaluate"), tr("Evaluate now"))
        evaluating.triggered.connect(lambda: self._orders.evaluate(sensor_id))
        testing = menu.addAction(theme.icon("test"), tr("Test…"))
        testing.triggered.connect(lambda: self._tested(sensor_id))
        for act in (evaluating, testing):
            act.setEnabled(can_work)
        menu.addSeparator()

    def _add_code(self, menu: QMenu, row: SensorRow | None) -> None:
        if row is None or row.spec.kind is SensorKind.FOLDER:
            return
        menu.addSeparator()
        resetting = menu.addAction(tr("Reset to the default in code"))
        resetting.setEnabled(row.state.can_reset)
        resetting.triggered.connect(lambda: self._orders.reset(row.state.id))
        place = self._place_of(row)
        if place is not None:
            menu.addAction(
                self._desk.theme.icon("code"),
                tr("Open in editor"),
                lambda: self._orders.open_source(*place),
            )

    def _place_of(self, row: SensorRow) -> tuple[str, int] | None:
        """Return where to look: at the error that keeps it away, or at its function."""
        if row.state.problem and not row.state.is_orphan:
            error = place_of_error(self._location(row.state.location))
            if error is not None:
                return error
        if row.spec.source_file:
            return row.spec.source_file, row.spec.source_line
        return None

    def _add_error(self, menu: QMenu, state: LocationState) -> None:
        place = place_of_error(state)
        if place is None and state.spec.kind is LocationKind.FILE:
            place = (state.spec.target, 1)
        if place is not None:
            menu.addAction(
                self._desk.theme.icon("code"),
                tr("Open in editor"),
                lambda: self._orders.open_source(*place),
            )
        error = state.error
        if error is not None:
            words = error.text or error.summary
            menu.addAction(
                self._desk.theme.icon("copy"),
                tr("Copy traceback"),
                lambda: QGuiApplication.clipboard().setText(words),
            )

    def _location(self, name: str) -> LocationState | None:
        states = self._desk.live.locations
        return next((one for one in states if one.spec.name == name), None)

    def _copy_names(self, chosen: Sequence[SensorId]) -> None:
        rows = (self._desk.live.row(one) for one in chosen)
        names = [row.spec.name for row in rows if row is not None]
        QGuiApplication.clipboard().setText("\n".join(names))
