"""The timeline in its frame: what is in sight, and how far to look."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import day, day_and_time, since
from tickdeck_gui.translation import QT_TR_NOOP, tr
from tickdeck_gui.widgets.labels import ElidedLabel, chip, label, set_role
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.time_scale import LONGEST
from tickdeck_gui.widgets.timeline import Timeline
from tickdeck_gui.widgets.timeline_bars import totals_words

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from tickdeck.clock import Clock
    from tickdeck_gui.models.timeline import TimelineModel
    from tickdeck_gui.theme.theme import Theme

_TO = "\N{EN DASH}"
_HOURS = timedelta(hours=1)
"""From here on, seconds do not matter."""
_DAYS = timedelta(days=7)
"""From here on, hours do not matter."""
_PATIENCE_MILLISECONDS = 300
_SIDE = 14
_SPACE = 8
_LEAST_TITLE = 110
_RANGES: tuple[tuple[str, timedelta], ...] = (
    (QT_TR_NOOP("5 min"), timedelta(minutes=5)),
    (QT_TR_NOOP("3 h"), timedelta(hours=3)),
    (QT_TR_NOOP("24 h"), timedelta(hours=24)),
    (QT_TR_NOOP("30 d"), timedelta(days=30)),
    (QT_TR_NOOP("1 y"), LONGEST),
)


class TimelineCard(QFrame):
    """Range buttons above, the timeline, a legend below."""

    def __init__(
        self,
        model: TimelineModel,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._clock = clock
        self.setProperty("role", "card")
        self.timeline = Timeline(model, theme, clock)
        self._title = ElidedLabel("strong")
        self._marks: list[QWidget] = []
        self._keys = ElidedLabel("caption")
        self._totals = ElidedLabel("second")
        self._ranges: dict[timedelta, QPushButton] = {}
        self.live_button = chip(tr("Live"))
        self.live_button.setToolTip(tr("Follow the present (L)"))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._on_patience_over)
        self._is_slow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 8)
        column.addLayout(self._head())
        column.addWidget(self.timeline)
        column.addLayout(self._legend(theme))
        model.changed.connect(self._describe)
        model.window_changed.connect(self._describe)
        self._describe()

    def follow(self, span: timedelta | None = None) -> None:
        """Let the timeline end with the present."""
        self._model.follow(span)

    def fit(self) -> None:
        """Show all ticks that there are."""
        self._model.fit()

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(_SPACE)
        line.addWidget(self._title)
        line.addWidget(self._totals, 1)
        for name, span in _RANGES:
            made = chip(tr(name))
            spoken = tr("Show the last {span}").format(span=tr(name))
            made.setAccessibleName(spoken)
            made.clicked.connect(lambda _, it=span: self.follow(it))
            self._ranges[span] = made
            line.addWidget(made)
        line.addSpacing(_SPACE)
        line.addWidget(self.live_button)
        self.live_button.clicked.connect(self._on_live_clicked)
        return line

    def _legend(self, theme: Theme) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        for mark, words in (
            (Mark.SUCCESS, tr("requested runs")),
            (Mark.SKIPPED, tr("skipped")),
            (Mark.FAILURE, tr("failed")),
            (Mark.INTERRUPTED, tr("interrupted")),
        ):
            named = label(words, "caption")
            sign = MarkSign(theme, mark)
            self._marks += [sign, named]
            line.addWidget(sign)
            line.addWidget(named)
            line.addSpacing(_SPACE)
        line.addStretch(1)
        words = tr("Wheel zooms, drag pans, Shift and drag choose, ← → tick to tick")
        self._keys.setText(words)
        about = tr(
            "From above: ticks (the higher, the longer), the runs they asked for, "
            "and a dot for each file event. Hatched: Tickdeck was not at work, "
            "or the machine asleep. Dotted: the next tick. 0 shows all ticks."
        )
        self._keys.setToolTip(f"{words}.\n{about}")
        line.addWidget(self._keys)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the ranges or the legend out where they have no room."""
        super().resizeEvent(event)
        room = self.width() - 2 * _SIDE
        head = _LEAST_TITLE + self.live_button.sizeHint().width() + 6 * _SPACE
        ranges = list(self._ranges.values())
        head += sum(one.sizeHint().width() + _SPACE for one in ranges)
        for made in ranges:
            made.setVisible(head <= room)
        # With a little to spare, so that they go before they keep the card wide.
        legend = self._keys.minimumSizeHint().width() + 4 * _SPACE
        for one in self._marks:
            legend += max(one.sizeHint().width(), one.minimumWidth()) + 2 * _SPACE
        for part in self._marks:
            part.setVisible(legend <= room)

    def _on_live_clicked(self) -> None:
        if self._model.live:
            self._model.look_at(self._model.start, self._model.end)
        else:
            self.follow()

    def _describe(self) -> None:
        model = self._model
        now = self._clock.now()
        begin = self._named(model.start, now)
        end = tr("now") if model.live else self._named(model.end, now)
        self._title.setText(f"{begin} {_TO} {end}")
        self._totals.setText(self._numbers())
        self._totals.setToolTip(model.problem)
        set_role(self._totals, "error" if model.problem else "second")
        self.live_button.setChecked(model.live)
        for span, made in self._ranges.items():
            made.setChecked(model.live and model.span == span)

    def _named(self, at: datetime, now: datetime) -> str:
        if self._model.span >= _DAYS:
            return day(at, now)
        return since(at, now) if self._model.span >= _HOURS else day_and_time(at, now)

    def _numbers(self) -> str:
        """Return what there is, or why there is nothing to be seen."""
        if self._model.problem:
            return self._model.problem
        if self._model.is_read:
            self._patience.stop()
            self._is_slow = False
            return totals_words(self.timeline.totals())
        if self._is_slow:
            return tr("Reading…")
        if not self._patience.isActive():
            self._patience.start()
        return ""

    def _on_patience_over(self) -> None:
        self._is_slow = True
        self._describe()
