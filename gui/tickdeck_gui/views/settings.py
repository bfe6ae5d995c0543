"""Code locations, appearance, editor, and where everything is."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

import tickdeck
from tickdeck.values.commands import ReloadLocations, RemoveLocation
from tickdeck.values.locations import LocationKind, LocationStatus
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.sentences import home_path
from tickdeck_gui.formatting.times import exact
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.translation import tr
from tickdeck_gui.views.engine_settings import (
    EngineSettingsView,
    HistoryView,
    titled_card,
)
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.screen import heading, screen_layout, scrolling

if TYPE_CHECKING:
    from pathlib import Path

    from tickdeck.values.locations import LocationState
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.sensor_orders import SensorOrders

_MARKS = {
    LocationStatus.LOADED: Mark.SUCCESS,
    LocationStatus.LOADING: Mark.RUNNING,
    LocationStatus.ERROR: Mark.FAILURE,
}


class SettingsView(QWidget):
    """Everything applies at once."""

    def __init__(
        self,
        desk: Desk,
        orders: SensorOrders,
        data_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self._data_folder = data_folder
        self._locations = QVBoxLayout()
        self.engine = EngineSettingsView(desk)
        self.history = HistoryView(desk, data_folder)
        self.editor = QLineEdit(desk.preferences.editor)
        self.appearances: dict[Appearance, QRadioButton] = {}
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(16)
        inside.addWidget(self._location_card())
        inside.addWidget(self._appearance_card())
        inside.addWidget(self._editor_card())
        inside.addWidget(self.engine)
        inside.addWidget(self.history)
        inside.addWidget(self._about_card())
        inside.addStretch(1)
        scroll = scrolling(content, tr("Settings"))
        column = screen_layout(self)
        column.addLayout(heading(tr("Settings"), None))
        column.addWidget(scroll, 1)
        desk.live.locations_changed.connect(self._on_locations_changed)

    def _on_locations_changed(self) -> None:
        if self.isVisible():
            self.read()

    def _location_card(self) -> QFrame:
        frame, column = titled_card(tr("Code locations"))
        column.addLayout(self._locations)
        acts = QHBoxLayout()
        opening = button(tr("Open definitions…"))
        opening.clicked.connect(
            self._desk.commands.action(Act.OPEN_DEFINITIONS).trigger
        )
        reload_act = self._desk.commands.action(Act.RELOAD)
        reloading = button(tr("Reload all"), tip=reload_act.shortcut().toString())
        reloading.clicked.connect(reload_act.trigger)
        acts.addWidget(opening)
        acts.addWidget(reloading)
        acts.addStretch(1)
        column.addLayout(acts)
        return frame

    def _appearance_card(self) -> QFrame:
        frame, column = titled_card(tr("Appearance"))
        group = QButtonGroup(self)
        line = QHBoxLayout()
        for appearance, text in (
            (Appearance.SYSTEM, tr("As the system")),
            (Appearance.LIGHT, tr("Light")),
            (Appearance.DARK, tr("Dark")),
        ):
            made = QRadioButton(text)
            made.setChecked(appearance is self._desk.theme.appearance)
            made.clicked.connect(lambda _, it=appearance: self._choose(it))
            self.appearances[appearance] = made
            group.addButton(made)
            line.addWidget(made)
        line.addStretch(1)
        column.addLayout(line)
        return frame

    def _editor_card(self) -> QFrame:
        frame, column = titled_card(tr("Editor"))
        self.editor.setAccessibleName(tr("Command that opens your editor"))
        self.editor.setPlaceholderText("code --goto {file}:{line}")
        self.editor.editingFinished.connect(self._keep_editor)
        column.addWidget(self.editor)
        column.addWidget(
            label(
                tr(
                    "{file} and {line} stand for the place to open. Left empty, a "
                    "well-known editor is looked for, then the system's default is "
                    "taken."
                ),
                "second",
                wraps=True,
            )
        )
        return frame

    def _about_card(self) -> QFrame:
        frame, column = titled_card(tr("About"))
        pairs = [
            ("Tickdeck", tickdeck.__version__),
            ("Python", platform.python_version()),
            ("Qt", PySide6.__version__),
            (tr("System"), platform.platform()),
            (tr("Data folder"), str(self._data_folder)),
        ]
        column.addWidget(facts(pairs))
        copying = button(tr("Copy diagnostics"))
        text = "\n".join(f"{name}: {value}" for name, value in pairs)
        copying.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        line = QHBoxLayout()
        line.addWidget(copying)
        line.addStretch(1)
        column.addLayout(line)
        return frame

    def read(self) -> None:
        """Show the code locations and the engine's numbers as they are."""
        settings = self._desk.reader.settings()
        self.engine.show_settings(settings)
        self.history.show_settings(settings)
        emptied(self._locations)
        shown = [
            state
            for state in self._desk.live.locations
            if state.spec.kind is not LocationKind.FOLDERS
        ]
        for state in shown:
            self._locations.addWidget(self._location(state))
        if not shown:
            self._locations.addWidget(label(tr("None is open yet."), "second"))

    def _location(self, state: LocationState) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 8)
        line = QHBoxLayout()
        name = state.spec.name
        line.addWidget(MarkSign(self._desk.theme, _MARKS[state.status]))
        line.addWidget(label(name, "strong"))
        where = label(home_path(state.spec.target), "second")
        where.setToolTip(_loaded_words(state))
        line.addWidget(where, 1)
        reloading = button(tr("Reload"), name=tr("Reload {name}").format(name=name))
        reloading.clicked.connect(lambda: self._desk.order(ReloadLocations(name=name)))
        closing = button(tr("Close…"), name=tr("Close {name}").format(name=name))
        closing.clicked.connect(lambda: self._close(state))
        line.addWidget(reloading)
        line.addWidget(closing)
        column.addLayout(line)
        if state.error is not None:
            box = ErrorBox(state.error)
            box.source_requested.connect(self._orders.open_source)
            column.addWidget(box)
        return made

    def _close(self, state: LocationState) -> None:
        name = state.spec.name
        confirm(
            self,
            tr("Close {name}?").format(name=name),
            tr(
                "%Ln sensor(s) stop being evaluated. Their state and history stay, and "
                "come back when you open it again.",
                "",
                state.sensor_count,
            ),
            tr("Close {name}").format(name=name),
            lambda: self._desk.order(RemoveLocation(name=name)),
        )

    def _choose(self, appearance: Appearance) -> None:
        self._desk.preferences.appearance = appearance
        self._desk.theme.choose(appearance)

    def _keep_editor(self) -> None:
        self._desk.preferences.editor = self.editor.text().strip()


def _loaded_words(state: LocationState) -> str:
    if state.loaded_at is None:
        return state.spec.target
    loaded = tr("loaded {time}").format(time=exact(state.loaded_at))
    return f"{state.spec.target}\n{loaded}"
