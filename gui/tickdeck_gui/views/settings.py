"""Code locations, looks, notifications, the engine's numbers, history, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.translation import tr
from tickdeck_gui.views.about_settings import AboutView
from tickdeck_gui.views.engine_settings import EngineSettingsView, titled_card
from tickdeck_gui.views.history_settings import HistoryView
from tickdeck_gui.views.language_choice import LanguageChoice
from tickdeck_gui.views.location_settings import LocationSettings
from tickdeck_gui.views.notification_settings import NotificationSettings
from tickdeck_gui.widgets.labels import label
from tickdeck_gui.widgets.screen import heading, screen_layout, scrolling

if TYPE_CHECKING:
    from pathlib import Path

    from tickdeck.values.settings import EngineSettings
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.sensor_orders import SensorOrders

_WIDEST = 1040
"""Pixels; lines that are longer are hard to follow."""


class SettingsView(QWidget):
    """Everything applies at once."""

    change_requested = Signal(object)
    """The `LocationSpec` that is to be opened with another Python or folder."""

    def __init__(
        self,
        desk: Desk,
        orders: SensorOrders,
        data_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.locations = LocationSettings(desk, orders)
        self.engine = EngineSettingsView(desk)
        self.history = HistoryView(desk, data_folder)
        self.about = AboutView(desk, data_folder)
        self.editor = QLineEdit(desk.preferences.editor)
        self.appearances: dict[Appearance, QRadioButton] = {}
        self.language = LanguageChoice(desk)
        self.notifications = NotificationSettings(desk, orders)
        column = screen_layout(self)
        column.addLayout(heading(tr("Settings"), None))
        column.addWidget(scrolling(self._content(), tr("Settings")), 1)
        self.locations.change_requested.connect(self.change_requested)
        # What one card changes is what the other begins with.
        self.engine.changed.connect(self.history.show_settings)
        self.history.changed.connect(self.engine.show_settings)
        desk.live.locations_changed.connect(self._on_locations_changed)
        desk.theme.changed.connect(self._show_appearance)

    def _content(self) -> QWidget:
        cards = QWidget()
        cards.setMaximumWidth(_WIDEST)
        inside = QVBoxLayout(cards)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(16)
        for each in (
            self.locations,
            self._appearance_card(),
            self._editor_card(),
            self.notifications,
            self.engine,
            self.history,
            self.about,
        ):
            inside.addWidget(each)
        inside.addStretch(1)
        content = QWidget()
        line = QHBoxLayout(content)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(cards, 1)
        # Without room to give, a stretch would halve the cards.
        line.addStretch(0)
        return content

    def _on_locations_changed(self) -> None:
        if self.isVisible():
            self.locations.read()

    def _appearance_card(self) -> QFrame:
        frame, column = titled_card(tr("Appearance"))
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(16)
        for appearance, text in (
            (Appearance.SYSTEM, tr("As the system")),
            (Appearance.LIGHT, tr("Light")),
            (Appearance.DARK, tr("Dark")),
        ):
            made = QRadioButton(text)
            made.clicked.connect(lambda _, it=appearance: self._choose(it))
            self.appearances[appearance] = made
            group.addButton(made)
            line.addWidget(made)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.language)
        self._show_appearance()
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

    def read(self) -> None:
        """Show everything as it is."""
        settings: EngineSettings = self._desk.reader.settings()
        self.engine.show_settings(settings)
        self.history.show_settings(settings)
        self.history.measure()
        self.notifications.read()
        self.language.read()
        self.locations.read()
        self.about.look()
        self._show_appearance()

    def _show_appearance(self) -> None:
        self.appearances[self._desk.theme.appearance].setChecked(True)

    def _choose(self, appearance: Appearance) -> None:
        self._desk.preferences.appearance = appearance
        self._desk.theme.choose(appearance)

    def _keep_editor(self) -> None:
        self._desk.preferences.editor = self.editor.text().strip()
