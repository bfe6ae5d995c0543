"""The top of a sensor's page: what it is, whether it is on, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from tickdeck.values.sensors import SensorStatus
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.sentences import cadence, shortened, targets
from tickdeck_gui.formatting.times import exact, since, until
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.flow import FlowLayout
from tickdeck_gui.widgets.labels import ElidedLabel, button, icon_button, label
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from tickdeck.reading.rows import Lag, SensorRow
    from tickdeck_gui.theme.theme import Theme

_CURSOR_LENGTH = 24
_MOST_TARGETS = 3
_TARGET_LENGTH = 30
_GAP = 16
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
    take_over_requested = Signal(object)
    """The id of the sensor whose memory is wanted; its code is gone."""
    panel_requested = Signal(bool)
    """Whether the details of a tick are wanted at the side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch(theme)
        self._path = button(tr("Sensors"), "link", name=tr("Back to all sensors"))
        self._place = QWidget()
        self._into = label("", "second")
        self._where = label("", "second")
        self._name = ElidedLabel("title")
        self._sign = MarkSign(theme, Mark.FAILURE)
        self._trouble = ElidedLabel("error-strong")
        self.cursor_button = button("", "link", tip=tr("View or change the cursor"))
        self.source_button = button("", "link", tip=tr("Open in editor"))
        self.test_button = button("", name=tr("Test…"), tip=tr("Test… (T)"))
        self.evaluate_button = button(
            "", name=tr("Evaluate now"), tip=tr("Evaluate now (E)")
        )
        self.more_button = icon_button(theme, "more", tr("More actions"))
        self.panel_button = icon_button(theme, "panel", tr("Details of the tick"))
        self.panel_button.setCheckable(True)
        theme.bind_icon(self.test_button, "test", "ink")
        theme.bind_icon(self.evaluate_button, "evaluate", "ink")
        self._cadence = label("", "second")
        self._lag = label("", "error-strong")
        self._lag.hide()
        self._next = label("", "second")
        self._starts = label(tr("Starts", "before the names of jobs"), "second")
        self._targets = [label("", "pill") for _ in range(_MOST_TARGETS)]
        self._more_targets = label("", "second")
        self._started = QWidget()
        self._evaluating = False
        self._due: datetime | None = None
        self._is_off = False
        self._build()
        self._build_menu()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        path = QHBoxLayout(self._place)
        path.setContentsMargins(0, 0, 0, 0)
        path.setSpacing(4)
        path.addWidget(self._path)
        path.addWidget(self._into)
        path.addSpacing(4)
        path.addWidget(self._where)
        path.addStretch(1)
        column.addWidget(self._place)
        title = QHBoxLayout()
        title.setSpacing(8)
        for part in (self.switch, self._name, self._sign, self._trouble):
            title.addWidget(part)
        title.addStretch(1)
        for act in (
            self.test_button,
            self.evaluate_button,
            self.more_button,
            self.panel_button,
        ):
            act.setIconSize(QSize(16, 16))
            title.addWidget(act)
        column.addLayout(title)
        column.addLayout(self._facts())

    def _facts(self) -> FlowLayout:
        """Return the line about the sensor, which breaks where it is too long."""
        about = FlowLayout(gap=_GAP, line_gap=2)
        started = QHBoxLayout(self._started)
        started.setContentsMargins(0, 0, 0, 0)
        started.setSpacing(6)
        for word in (self._starts, *self._targets, self._more_targets):
            started.addWidget(word)
        self.cursor_button.setFont(fixed_font(self.cursor_button.font()))
        parts: tuple[QWidget, ...] = (
            self._cadence,
            self._next,
            self._lag,
            self._started,
            self.cursor_button,
            self.source_button,
        )
        for part in parts:
            about.addWidget(part)
        return about

    def _build_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(tr("View or edit the cursor…"), self.cursor_requested.emit)
        self._reset = menu.addAction(tr("Reset to the default in code"))
        self._reset.triggered.connect(self.reset_requested)
        self._source = menu.addAction(tr("Open in editor"))
        self._source.triggered.connect(self.source_requested)
        self._taking_over = menu.addMenu(tr("Take over what another remembers"))
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
        self.panel_button.clicked.connect(self.panel_requested)

    def show_row(self, row: SensorRow, now: datetime, *, evaluating: bool) -> None:
        """Show what *row* says."""
        state, spec = row.state, row.spec
        self._into.setText(_INTO[self.layoutDirection()])
        self._where.setText(state.location)
        self._name.setText(spec.name)
        self._name.setToolTip(spec.description)
        self._evaluating = evaluating
        on = row.status is SensorStatus.RUNNING
        self.switch.show_state(on=on, of_what=spec.name)
        self._show_trouble(row, now)
        self._cadence.setText(cadence(spec))
        self._show_targets(targets(spec))
        self._show_cursor(state.cursor or "")
        self.evaluate_button.setEnabled(not evaluating and state.problem is None)
        self.test_button.setEnabled(state.problem is None)
        self._due = row.next_due if on and state.problem is None else None
        self._is_off = not on and state.problem is None
        self.show_next(now)
        self._reset.setEnabled(state.can_reset)
        self._show_source(spec.source_file, spec.source_line)
        self._show_acts()

    def show_next(self, now: datetime, held: str = "") -> None:
        """Show how long it is until the next tick; call it again as time goes by.

        *held* says why no tick of any sensor begins.
        """
        self._next.setToolTip("" if self._due is None else exact(self._due))
        if self._is_off:
            words = tr("Off: no next tick")
        elif self._evaluating or self._due is None:
            words = ""
        elif held:
            words = held
        else:
            words = tr("Next tick {when}").format(when=until(self._due, now))
        self._next.setText(words)
        self._next.setVisible(bool(words))

    def _show_targets(self, starts: tuple[str, ...]) -> None:
        shown = starts[:_MOST_TARGETS]
        rest = starts[_MOST_TARGETS:]
        padding = [""] * (_MOST_TARGETS - len(shown))
        for pill, text in zip(self._targets, (*shown, *padding), strict=True):
            pill.setText(shortened(text, _TARGET_LENGTH))
            pill.setToolTip(text)
            pill.setVisible(bool(text))
        self._more_targets.setText(tr("and %Ln more", "", len(rest)) if rest else "")
        self._more_targets.setToolTip(", ".join(rest))
        self._more_targets.setVisible(bool(rest))
        self._started.setVisible(bool(starts))

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

    def show_orphans(self, orphans: Sequence[SensorRow]) -> None:
        """Offer what each of *orphans* remembers: their code is gone."""
        self._taking_over.clear()
        self._taking_over.menuAction().setVisible(bool(orphans))
        for row in orphans:
            act = self._taking_over.addAction(
                tr("Take over from {name}…").format(name=row.spec.name)
            )
            act.triggered.connect(
                lambda _, one=row.state.id: self.take_over_requested.emit(one)
            )

    def show_path(self, *, shown: bool) -> None:
        """Show where the sensor stands, or leave the line out."""
        self._place.setVisible(shown)

    def show_panel(self, *, shown: bool) -> None:
        """Show whether the details of a tick are at the side."""
        self.panel_button.setChecked(shown)
        words = (
            tr("Hide the details of the tick")
            if shown
            else tr("Show the details of the tick")
        )
        self.panel_button.setAccessibleName(words)
        self.panel_button.setToolTip(words)

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
        self.source_button.setVisible(bool(file))
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
