"""The top of a sensor's page: what it is, whether it is on, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from tickdeck.values.sensors import SensorStatus
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.sentences import cadence, shortened, targets
from tickdeck_gui.formatting.times import exact, since
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import ElidedLabel, button, icon_button, label
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.record_table import fixed_font
from tickdeck_gui.widgets.switch import Switch

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from tickdeck.reading.rows import Lag, SensorRow
    from tickdeck_gui.theme.theme import Theme

_CURSOR_LENGTH = 24
_MOST_TARGETS = 4
_WIDTH_FOR_NAMES = 640
_INTO = {
    Qt.LayoutDirection.LeftToRight: "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
    Qt.LayoutDirection.RightToLeft: "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
}
"""What points from a place to what is in it, to where one reads on."""


class SensorHeader(QWidget):
    """Shows a `SensorRow`; everything that is pressed goes out as a signal."""

    back_requested = Signal()
    toggle_requested = Signal(bool)
    evaluate_requested = Signal()
    test_requested = Signal()
    cursor_requested = Signal()
    reset_requested = Signal()
    source_requested = Signal()
    mute_requested = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch(theme)
        self._path = button(tr("Sensors"), "link", name=tr("Back to all sensors"))
        self._into = label("", "second")
        self._where = label("", "second")
        self._name = ElidedLabel("title")
        self._sign = MarkSign(theme, Mark.FAILURE)
        self._trouble = ElidedLabel("error-strong")
        self._facts = QHBoxLayout()
        self.cursor_button = button("", "link", tip=tr("View or change the cursor"))
        self.source_button = button("", "link", tip=tr("Open in editor"))
        self.test_button = button("", name=tr("Test…"), tip=tr("Test… (T)"))
        self.evaluate_button = button(
            "", name=tr("Evaluate now"), tip=tr("Evaluate now (E)")
        )
        self.more_button = icon_button(theme, "more", tr("More actions"))
        theme.bind_icon(self.test_button, "test", "ink")
        theme.bind_icon(self.evaluate_button, "evaluate", "ink")
        self._cadence = label("", "second")
        self._lag = label("", "error-strong")
        self._lag.hide()
        self._targets = [label("", "pill") for _ in range(_MOST_TARGETS)]
        self._evaluating = False
        self._build()
        self._build_menu()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        path = QHBoxLayout()
        path.setSpacing(4)
        path.addWidget(self._path)
        path.addWidget(self._into)
        path.addSpacing(4)
        path.addWidget(self._where)
        path.addStretch(1)
        column.addLayout(path)
        title = QHBoxLayout()
        title.setSpacing(8)
        for part in (self.switch, self._name, self._sign, self._trouble):
            title.addWidget(part)
        title.addStretch(1)
        for act in (self.test_button, self.evaluate_button, self.more_button):
            act.setIconSize(QSize(16, 16))
            title.addWidget(act)
        column.addLayout(title)
        about = self._facts
        about.setSpacing(8)
        about.addWidget(self._cadence)
        about.addWidget(self._lag)
        about.addSpacing(8)
        for pill in self._targets:
            about.addWidget(pill)
        about.addSpacing(8)
        self.cursor_button.setFont(fixed_font(self.cursor_button.font()))
        about.addWidget(self.cursor_button)
        about.addWidget(self.source_button)
        about.addStretch(1)
        column.addLayout(about)

    def _build_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(tr("View or edit the cursor…"), self.cursor_requested.emit)
        self._reset = menu.addAction(tr("Reset to the default in code"))
        self._reset.triggered.connect(self.reset_requested)
        self._source = menu.addAction(tr("Open in editor"))
        self._source.triggered.connect(self.source_requested)
        self._mute = menu.addAction(tr("Notify when it fails"))
        self._mute.setCheckable(True)
        self._mute.triggered.connect(lambda on: self.mute_requested.emit(not on))
        self.more_button.clicked.connect(
            lambda: menu.popup(below(self.more_button, menu.sizeHint().width()))
        )

    def _connect(self) -> None:
        self._path.clicked.connect(self.back_requested)
        self.switch.toggle_requested.connect(self.toggle_requested)
        self.evaluate_button.clicked.connect(self.evaluate_requested)
        self.test_button.clicked.connect(self.test_requested)
        self.cursor_button.clicked.connect(self.cursor_requested)
        self.source_button.clicked.connect(self.source_requested)

    def show_row(self, row: SensorRow, now: datetime, *, evaluating: bool) -> None:
        """Show what *row* says."""
        state, spec = row.state, row.spec
        self._into.setText(_INTO[self.layoutDirection()])
        self._where.setText(state.location)
        self._name.setText(spec.name)
        self._name.setToolTip(spec.description)
        on = row.status is SensorStatus.RUNNING
        self.switch.show_state(on=on, of_what=spec.name)
        self._show_trouble(row, now)
        self._cadence.setText(cadence(spec))
        starts = targets(spec)
        for pill, text in zip(self._targets, (*starts, *[""] * 4), strict=False):
            pill.setText(text)
        self._show_cursor(state.cursor or "")
        self.evaluate_button.setEnabled(not evaluating and state.problem is None)
        self._evaluating = evaluating
        self.test_button.setEnabled(state.problem is None)
        self._reset.setEnabled(state.can_reset)
        self._show_source(spec.source_file, spec.source_line)
        self._show_acts()

    def _show_cursor(self, cursor: str) -> None:
        if not cursor:
            self.cursor_button.setText(tr("Cursor none"))
            spoken = tr("Cursor: none. View or change it")
        else:
            short = shortened(cursor, _CURSOR_LENGTH)
            self.cursor_button.setText(tr("Cursor {cursor}").format(cursor=short))
            words = tr("Cursor: {cursor}. View or change it")
            spoken = words.format(cursor=short)
        self.cursor_button.setAccessibleName(spoken)

    def show_lag(self, lag: Lag | None, now: datetime) -> None:
        """Show how far a sensor that reacts is behind."""
        self._lag.setVisible(lag is not None)
        if lag is not None:
            words = tr("%Ln event(s) waiting since {time}", "", lag.events)
            self._lag.setText(words.format(time=since(lag.since, now)))
            self._lag.setToolTip(
                tr("It has not looked yet at what happened since then")
            )

    def show_muted(self, *, muted: bool) -> None:
        """Show whether somebody wants to be notified."""
        self._mute.setChecked(not muted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the names of the buttons out where the sensor's own needs the room."""
        super().resizeEvent(event)
        self._show_acts()

    def _show_acts(self) -> None:
        roomy = self.width() >= _WIDTH_FOR_NAMES
        verb = tr("Evaluating…") if self._evaluating else tr("Evaluate now")
        self.evaluate_button.setText(f" {verb}" if roomy else "")
        self.test_button.setText(f" {tr('Test…')}" if roomy else "")
        # What is left out stands under About, and in the menu.
        for pill in self._targets:
            pill.setVisible(roomy and bool(pill.text()))
        self.source_button.setVisible(roomy and bool(self.source_button.text()))

    def _show_trouble(self, row: SensorRow, now: datetime) -> None:
        state = row.state
        words = state.problem or ""
        if not words and state.failing_since is not None:
            time = since(state.failing_since, now)
            words = tr("Failing since {time}").format(time=time)
            self._trouble.setToolTip(exact(state.failing_since))
        self._trouble.setText(words)
        self._sign.setVisible(bool(words))
        self._trouble.setVisible(bool(words))

    def _show_source(self, file: str, line: int) -> None:
        self._source.setEnabled(bool(file))
        name = file.replace("\\", "/").rpartition("/")[2]
        self.source_button.setText(f"{name}:{line}" if file else "")
        spoken = tr("Open {file} at line {line} in editor")
        self.source_button.setAccessibleName(spoken.format(file=name, line=line))


def below(button: QWidget, width: int) -> QPoint:
    """Return where a menu of *width* begins under *button*, at the edge they share."""
    corner = button.rect().bottomLeft()
    if button.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        corner.setX(button.rect().right() + 1 - width)
    return button.mapToGlobal(corner)
