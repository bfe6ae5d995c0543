"""The frame around the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.dialogs.outcomes import OutcomesDialog
from tickdeck_gui.dialogs.trial import SensorTestDialog
from tickdeck_gui.frame.bindings import bind_commands
from tickdeck_gui.frame.command_state import CommandState
from tickdeck_gui.frame.intake import Intake
from tickdeck_gui.frame.screens import Screens
from tickdeck_gui.frame.targets import Targets, targets_of
from tickdeck_gui.models.news import NewsKind
from tickdeck_gui.orders.run_orders import RunOrders
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.right_of_way import RightOfWay
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_overlay import DropOverlay, dropped_paths, understood
from tickdeck_gui.widgets.engine_bar import EngineBar
from tickdeck_gui.widgets.engine_sign import EngineSign
from tickdeck_gui.widgets.notice_bar import NoticeBar
from tickdeck_gui.widgets.rail import Rail
from tickdeck_gui.widgets.status_strip import StatusStrip
from tickdeck_gui.widgets.toast import Toasts

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

GEOMETRY = "window"
"""The name under which the window's place is remembered."""
_SECOND = 1000
_MINUTE = 60 * _SECOND
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
    start_requested = Signal()
    """The operator wants the engine, which has ended, to work again."""

    def __init__(self, desk: Desk, data_folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("Tickdeck")
        self.setMinimumSize(900, 560)
        self.setAcceptDrops(True)
        self._desk = desk
        self.right_of_way = RightOfWay()
        self.sensor_orders = SensorOrders(desk)
        self.run_orders = RunOrders(desk)
        self.screens = Screens(
            desk, self.sensor_orders, self.run_orders, data_folder, self
        )
        self.intake = Intake(desk, self)
        self.rail = Rail(desk.theme)
        self.status = StatusStrip(desk.live, desk.theme, desk.clock)
        acts = (Act.PAUSE, Act.RESUME, Act.START_ENGINE, Act.SHOW_SETTINGS)
        actions = [desk.commands.action(act) for act in acts]
        self.engine_sign = EngineSign(desk.live, desk.theme, desk.clock, actions)
        self.notice_bar = EngineBar(desk.live, desk.theme, desk.clock, desk.commands)
        self.fault_bar = NoticeBar(desk.theme)
        whole = self._build()
        self.toasts = Toasts(whole)
        self.overlay = DropOverlay(desk.theme, whole)
        self._save = QTimer(self)
        self._minute = QTimer(self)
        self._second = QTimer(self)
        self._restore()
        self.command_state = CommandState(self.screens, self)
        self._connect()
        bind_commands(self, desk)

    def _build(self) -> QWidget:
        commands = self._desk.commands
        for act, icon in _RAIL:
            self.rail.add_screen(commands.action(act), icon)
        self.rail.add_stretch()
        self.rail.add_sign(self.engine_sign)
        self.rail.add_screen(commands.action(Act.SHOW_SETTINGS), "settings")
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.notice_bar)
        middle.addWidget(self.fault_bar)
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
        notices.announced.connect(self.toasts.show_notice)
        notices.progress_ended.connect(self.toasts.end_progress)
        notices.undo_stack.undone.connect(self.toasts.take_away)
        notices.outcomes_requested.connect(self._show_outcomes)
        live.counts_changed.connect(self._show_badges)
        live.sensors_changed.connect(self._show_badges)
        live.reloaded.connect(self._show_badges)
        screens.moved.connect(self._on_moved)
        screens.sensors.test_requested.connect(self.test)
        screens.sensor.test_requested.connect(self.test)
        screens.folders.edit_requested.connect(
            lambda sensor_id, rule: self.intake.watch(rule=rule, replaces=sensor_id)
        )
        self.intake.sensor_made.connect(self._open_when_known)
        screens.settings.change_requested.connect(self.intake.ask_for_definitions)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self.status.refresh)
        self._second.start()
        # A kill then loses a minute of looks at most, and no place.
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self.save_state)
        self._minute.start()
        self._save.setSingleShot(True)
        self._save.setInterval(_SECOND)
        self._save.timeout.connect(self.save_state)
        self.rail.show_current(screens.place.screen)
        self._show_badges()

    @property
    def targets(self) -> Targets:
        """What commands act on: what is chosen on the screen that is open."""
        return targets_of(self.screens)

    def _on_moved(self, act: Act) -> None:
        self.rail.show_current(act)
        self._show_badges()
        self._save.start()

    def test(self, sensor_id: SensorId, tick: Tick | None = None) -> None:
        """Open the test dialog; with *tick*, to evaluate as that one did."""
        row = self._desk.live.row(sensor_id)
        if row is None:
            return
        dialog = SensorTestDialog(
            self._desk, self.sensor_orders, row, tick=tick, parent=self
        )
        dialog.run_opened.connect(self.screens.open_run)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def edit_cursor(self, sensor_id: SensorId) -> None:
        """Show the whole cursor of a sensor, to change or clear it."""
        row = self._desk.live.row(sensor_id)
        if row is not None:
            dialog = CursorDialog(self._desk, self.sensor_orders, row.state, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def open_source(self, sensor_id: SensorId) -> None:
        """Open a sensor's function in the editor."""
        row = self._desk.live.row(sensor_id)
        if row is not None and row.spec.source_file:
            self.sensor_orders.open_source(row.spec.source_file, row.spec.source_line)

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

    def event(self, event: QEvent) -> bool:
        """Tell when a frame is painted."""
        if event.type() != QEvent.Type.UpdateRequest:
            return bool(super().event(event))
        with self.right_of_way.painting():
            return bool(super().event(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask; the answer may be to go on without a window."""
        event.ignore()
        self.close_requested.emit()

    def save_state(self) -> None:
        """Remember it, on the disk."""
        if self.isVisible():
            self.keep_state()
        self._desk.preferences.save()

    def keep_state(self) -> None:
        """Remember where the window is and what it shows."""
        preferences = self._desk.preferences
        preferences.keep_state(GEOMETRY, self.saveGeometry())
        self.screens.keep_looks()

    def _restore(self) -> None:
        geometry = self._desk.preferences.state(GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1440, 900)
        self.screens.go_to(self._desk.preferences.place)

    def go_back(self) -> None:
        """Clear the filter that is being typed, or else go where one came from."""
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit) and focused.text():
            focused.clear()
        else:
            self.screens.back()

    def focus_filter(self) -> None:
        """Go to the filter box of the screen, if it has one."""
        for box in self.screens.filter_boxes()[:1]:
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
        elif news.kinds == {NewsKind.RUN}:
            self.screens.show(Act.SHOW_RUNS)
        elif news.kinds == {NewsKind.DEFINITIONS}:
            self.screens.show(Act.SHOW_SETTINGS)
        elif NewsKind.ENGINE not in news.kinds:
            self.screens.show(Act.SHOW_SENSORS)

    def tell(self, news: News) -> None:
        """Show *news* in the window, where no other place has them."""
        words = f"{news.title}: {news.text}" if news.text else news.title
        self._desk.notices.complain(
            words.replace("\n", ", "), tr("Show"), lambda: self.open_news(news)
        )

    def complain(self, sentence: str) -> None:
        """Say that something could not be done."""
        self._desk.notices.complain(sentence)

    def show_fault(self, sentence: str, details: str) -> None:
        """Say that the window itself has made a mistake."""
        self.fault_bar.say(
            sentence,
            (
                tr("Copy details"),
                lambda: QGuiApplication.clipboard().setText(details),
            ),
            (tr("Close"), self.fault_bar.clear),
        )

    def _show_outcomes(self, sentence: str, outcomes: tuple[Outcome, ...]) -> None:
        dialog = OutcomesDialog(sentence, outcomes, self._desk.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_badges(self) -> None:
        live, screens = self._desk.live, self.screens
        if self.isActiveWindow():
            # What happens before somebody's eyes is seen.
            shown = screens.stack.currentWidget()
            if shown is screens.sensors:
                live.look_at_sensors()
            elif shown is screens.runs:
                live.look_at_runs()
        begun = live.begun_to_fail
        meaning = tr("%Ln began to fail since you looked", "", begun)
        self.rail.show_badge(Act.SHOW_SENSORS, begun, meaning)
        failed = live.counts.failed_since
        meaning = tr("%Ln failed since you looked", "", failed)
        self.rail.show_badge(Act.SHOW_RUNS, failed, meaning)
