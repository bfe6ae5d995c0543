"""What one is notified of, and whether the engine goes on without the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSystemTrayIcon,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.news import NewsKind
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.facts import emptied
from tickdeck_gui.widgets.labels import button, card, label

if TYPE_CHECKING:
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.sensor_orders import SensorOrders

_INDENT = 22


class NotificationSettings(QFrame):
    """A card of the settings; call `read` when it comes into sight."""

    def __init__(
        self, desk: Desk, orders: SensorOrders, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self.all = QCheckBox(tr("Notify me when"))
        self.kinds = {kind: QCheckBox(words) for kind, words in _kind_words().items()}
        self.keeps_working = QCheckBox(tr("Keep working when the window is closed"))
        self.unmute_buttons: dict[SensorId, QPushButton] = {}
        self._about_closing = label("", "second", wraps=True)
        self._muted = QVBoxLayout()
        self._build()
        self._connect()
        self.read()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = card()
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(label(tr("Notifications"), "strong"))
        column.addWidget(self.all)
        kinds = QVBoxLayout()
        kinds.setSpacing(6)
        for box in self.kinds.values():
            line = QHBoxLayout()
            line.addSpacing(_INDENT)  # not a margin: those are not mirrored
            line.addWidget(box)
            line.addStretch(1)
            kinds.addLayout(line)
        column.addLayout(kinds)
        column.addLayout(self._muted)
        column.addSpacing(4)
        column.addWidget(self.keeps_working)
        column.addWidget(self._about_closing)

    def _connect(self) -> None:
        self.all.clicked.connect(self._keep)
        for box in self.kinds.values():
            box.clicked.connect(self._keep)
        self.keeps_working.clicked.connect(self._keep)

    def read(self) -> None:
        """Show what is chosen now."""
        preferences = self._desk.preferences
        self.all.setChecked(preferences.notifications)
        for kind, box in self.kinds.items():
            box.setChecked(preferences.notifies_of(kind))
            box.setEnabled(preferences.notifications)
        can_go_on = QSystemTrayIcon.isSystemTrayAvailable()
        self.keeps_working.setChecked(can_go_on and preferences.keeps_working)
        self.keeps_working.setEnabled(can_go_on)
        self._about_closing.setText(
            tr("Tickdeck is then in the system's tray; Quit in its menu ends it.")
            if can_go_on
            else tr(
                "This desktop has no system tray to come back from, so closing the "
                "window ends the engine. News are shown in the window."
            )
        )
        self._show_muted()

    def _keep(self) -> None:
        preferences = self._desk.preferences
        preferences.notifications = self.all.isChecked()
        for kind, box in self.kinds.items():
            preferences.notify_of(kind, wanted=box.isChecked())
        if self.keeps_working.isEnabled():
            preferences.keeps_working = self.keeps_working.isChecked()
        self.read()

    def _show_muted(self) -> None:
        emptied(self._muted)
        self.unmute_buttons.clear()
        for sensor_id in map(SensorId, self._desk.preferences.muted_sensors()):
            row = self._desk.live.row(sensor_id)
            if row is None:
                continue
            name = row.spec.name
            made = button(
                tr("Notify again"), name=tr("Notify of {name} again").format(name=name)
            )
            made.clicked.connect(lambda _, it=sensor_id: self._unmute(it))
            self.unmute_buttons[sensor_id] = made
            self._muted.addWidget(_muted_line(name, made))

    def _unmute(self, sensor_id: SensorId) -> None:
        self._orders.mute(sensor_id, muted=False, then=self.read)


def _muted_line(name: str, act: QPushButton) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.addSpacing(_INDENT)
    line.addWidget(label(tr("Not of {name}").format(name=name), "second"))
    line.addWidget(act)
    line.addStretch(1)
    return made


def _kind_words() -> dict[NewsKind, str]:
    return {
        NewsKind.SENSOR: tr("a sensor begins to fail"),
        NewsKind.RUN: tr("a run fails"),
        NewsKind.ENGINE: tr("the engine stops or is in trouble"),
        NewsKind.DEFINITIONS: tr("definitions can no longer be read"),
    }
