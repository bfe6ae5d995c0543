"""The frame around the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.bindings import bind_commands
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.outcomes import OutcomesDialog
from tickdeck_gui.dialogs.trial import SensorTestDialog
from tickdeck_gui.intake import Intake
from tickdeck_gui.models.sensor_rows import Chip
from tickdeck_gui.run_orders import RunOrders
from tickdeck_gui.screens import Screens
from tickdeck_gui.sensor_orders import SensorOrders
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_overlay import DropOverlay, dropped_paths, understood
from tickdeck_gui.widgets.notice_bar import NoticeBar
from tickdeck_gui.widgets.rail import Rail
from tickdeck_gui.widgets.status_strip import StatusStrip
from tickdeck_gui.widgets.toast import Toast

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
    )

    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.news import News
    from tickdeck_gui.models.notices import Outcome

_GEOMETRY = "window"
_SECOND = 1000
_RAIL = (
    (Act.SHOW_SENSORS, "sensors"),
    (Act.SHOW_RUNS, "runs"),
    (Act.SHOW_ASSETS, "asset"),
    (Act.SHOW_FOLDERS, "folder"),
    (Act.SHOW_ACTIVITY, "clock"),
)


class MainWindow(QMainWindow):
    """Rail, screen, status; takes drops and keys."""

    close_requested = Signal()
    """The operator has closed the window; whoever knows decides what that means."""
    quit_requested = Signal()

    def __init__(self, desk: Desk, data_folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("Tickdeck")
        self.setMinimumSize(900, 560)
        self.setAcceptDrops(True)
        self._desk = desk
        self.sensor_orders = SensorOrders(desk)
        self.screens = Screens(
            desk, self.sensor_orders, RunOrders(desk), data_folder, self
        )
        self.intake = Intake(desk, self)
        self.rail = Rail(desk.theme)
        self.status = StatusStrip(desk.live, desk.theme, desk.clock)
        self.notice_bar = NoticeBar(desk.theme)
        whole = self._build()
        self.toast = Toast(whole)
        self.overlay = DropOverlay(desk.theme, whole)
        self._connect()
        bind_commands(self, desk)
        self._restore()

    def _build(self) -> QWidget:
        commands = self._desk.commands
        for act, icon in _RAIL:
            self.rail.add_screen(commands.action(act), icon)
        self.rail.add_stretch()
        self.rail.add_screen(commands.action(Act.SHOW_SETTINGS), "settings")
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.notice_bar)
        middle.addWidget(self.screens.stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(middle, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        for action in commands.everywhere():
            self.addAction(action)
        return whole

    def _connect(self) -> None:
        live, screens = self._desk.live, self.screens
        notices = self._desk.notices
        notices.announced.connect(self.toast.show_notice)
        notices.progress_ended.connect(self.toast.end_progress)
        notices.outcomes_requested.connect(self._show_outcomes)
        live.engine_changed.connect(self._show_trouble)
        live.counts_changed.connect(self._show_badges)
        live.sensors_changed.connect(self._show_badges)
        live.reloaded.connect(self._show_badges)
        screens.moved.connect(self.rail.show_current)
        screens.sensors.test_requested.connect(self.test)
        screens.sensor.test_requested.connect(self.test)
        screens.folders.edit_requested.connect(
            lambda sensor_id, rule: self.intake.watch(rule=rule, replaces=sensor_id)
        )
        self.intake.sensor_made.connect(self._open_when_known)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self.status.refresh)
        self._second.start()
        self._show_badges()

    def chosen_sensors(self) -> tuple[SensorId, ...]:
        """Return what keys act on: the open sensor, or those selected in the list."""
        open_one = self.screens.current_sensor
        return self.screens.sensors.selected() if open_one is None else (open_one,)

    def test(self, sensor_id: SensorId, tick: Tick | None = None) -> None:
        """Open the test dialog, with the cursor that *tick* began with."""
        row = self._desk.live.row(sensor_id)
        if row is None:
            return
        cursor = tick.cursor_before if tick else None
        dialog = SensorTestDialog(
            self._desk, self.sensor_orders, row, cursor=cursor, parent=self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what a drop would do."""
        paths = dropped_paths(event.mimeData())
        if paths:
            self.overlay.show_drop(understood(paths))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say nothing more."""
        del event
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Do what was said, or say why not."""
        self.overlay.hide()
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.intake.take(understood(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask; the answer may be to go on without a window."""
        event.ignore()
        self.close_requested.emit()

    def keep_state(self) -> None:
        """Remember where the window is and what it shows."""
        preferences = self._desk.preferences
        preferences.keep_state(_GEOMETRY, self.saveGeometry())
        preferences.open_sensor = self.screens.current_sensor
        self.screens.keep_looks()

    def _restore(self) -> None:
        geometry = self._desk.preferences.state(_GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1440, 900)
        self.screens.show(Act.SHOW_SENSORS)
        sensor_id = self._desk.preferences.open_sensor
        for row in self._desk.live.rows:
            if row.state.id == sensor_id:
                self.screens.open_sensor(row.state.id)

    def go_back(self) -> None:
        """Clear the filter that is being typed, or else go where one came from."""
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit) and focused.text():
            focused.clear()
        else:
            self.screens.back()

    def focus_filter(self) -> None:
        """Go to the filter box of the screen, if it has one."""
        screen: QWidget = self.screens.stack
        box = next(
            (one for one in screen.findChildren(QLineEdit) if one.isVisible()), None
        )
        if box is not None:
            box.setFocus()
            box.selectAll()

    def _open_when_known(self, sensor_id: SensorId) -> None:
        if self._desk.live.row(sensor_id) is not None:
            self.screens.open_sensor(sensor_id)

    def open_news(self, news: News) -> None:
        """Go to what *news* is about."""
        if news.run_id is not None:
            self.screens.open_run(news.run_id)
        elif news.sensor_id is not None:
            self.screens.open_sensor(news.sensor_id)
        else:
            self.screens.show(Act.SHOW_RUNS if news.about_runs else Act.SHOW_SENSORS)

    def _show_outcomes(self, sentence: str, outcomes: tuple[Outcome, ...]) -> None:
        dialog = OutcomesDialog(sentence, outcomes, self._desk.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_trouble(self) -> None:
        trouble = self._desk.live.trouble
        if trouble:
            self.notice_bar.say(trouble)
        else:
            self.notice_bar.clear()

    def _show_badges(self) -> None:
        live = self._desk.live
        troubled = live.many(Chip.ATTENTION)
        meaning = tr("%Ln need attention", "", troubled)
        self.rail.show_badge(Act.SHOW_SENSORS, troubled, meaning)
        failed = live.counts.failed_since
        meaning = tr("%Ln failed since you looked", "", failed)
        self.rail.show_badge(Act.SHOW_RUNS, failed, meaning)
