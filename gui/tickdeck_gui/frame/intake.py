"""How folders and definitions come in: by drop, dialog or example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from tickdeck.values.commands import AddLocation, ReloadLocations
from tickdeck.values.locations import LocationKind, LocationSpec, LocationStatus
from tickdeck_gui.dialogs.definitions import DefinitionsDialog
from tickdeck_gui.dialogs.watch_folder import WatchFolderDialog
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_overlay import Drop, DropKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from tickdeck.values.folders import FolderRule
    from tickdeck.values.locations import LocationState
    from tickdeck.values.sensors import SensorId, SensorState
    from tickdeck_gui.desk import Desk


class Intake(QObject):
    """Opens sheets over the window and hands to the engine what comes of them."""

    sensor_made = Signal(object)
    """The id of the sensor."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def take(self, drop: Drop) -> None:
        """Do what a drop asks for, and say what of it was left out."""
        match drop.kind:
            case DropKind.WATCH:
                self._open_files(drop.files)
                self.watch(drop.paths)
            case DropKind.OPEN:
                self._open_files(drop.paths)
            case DropKind.REFUSE:
                self._desk.notices.complain(drop.words)
        if drop.refusal:
            self._desk.notices.complain(drop.refusal)

    def watch(
        self,
        folders: Sequence[str] = (),
        *,
        rule: FolderRule | None = None,
        replaces: SensorId | None = None,
    ) -> WatchFolderDialog:
        """Open the sheet, empty or to change *rule*; returns at once."""
        dialog = WatchFolderDialog(
            self._desk, folders, rule=rule, replaces=replaces, parent=self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._on_saved)
        dialog.open()
        return dialog

    def ask_for_definitions(
        self, spec: LocationSpec | None = None
    ) -> DefinitionsDialog:
        """Let the operator choose definitions, or how those of *spec* are opened."""
        dialog = DefinitionsDialog(self._desk.live.locations, self._window, spec=spec)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self.open_location)
        dialog.open()
        return dialog

    def _open_files(self, files: Sequence[str]) -> None:
        for file in files:
            self.open_file(file)

    def open_file(self, file: str) -> None:
        """Open a Python file as a code location."""
        path = Path(file)
        self.open_location(
            LocationSpec(
                name=path.name,
                kind=LocationKind.FILE,
                target=str(path),
                working_directory=str(path.parent),
            )
        )

    def open_location(self, spec: LocationSpec) -> None:
        """Open a code location, and say what was found in it."""
        self._desk.order(AddLocation(spec=spec), self._tell_of)

    def reload(self) -> None:
        """Read all definitions again."""

        def told(states: tuple[LocationState, ...]) -> None:
            broken = [one for one in states if one.status is LocationStatus.ERROR]
            if broken:
                self._tell_of(broken[0])
            else:
                reloaded = tr("%Ln code location(s) reloaded", "", len(states))
                self._desk.notices.tell(reloaded)

        self._desk.order(ReloadLocations(), told)

    def _tell_of(self, state: LocationState) -> None:
        name = state.spec.name
        if state.status is LocationStatus.ERROR:
            pattern = (
                tr("{name} cannot be loaded at line {line}: {error}")
                if state.error_line
                else tr("{name} cannot be loaded: {error}")
            )
            error = state.error.summary if state.error else tr("unknown error")
            self._desk.notices.complain(
                pattern.format(name=name, line=state.error_line, error=error)
            )
        else:
            opened = tr("{name} opened: %Ln sensor(s)", "", state.sensor_count)
            self._desk.notices.tell(opened.format(name=name))

    def _on_saved(self, state: SensorState) -> None:
        self._desk.notices.tell(tr("{name} is watched").format(name=state.name))
        self.sensor_made.emit(state.id)
