"""The timeline in its frame: what is in sight, and how far to look."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import day_and_time, since
from tickdeck_gui.translation import QT_TR_NOOP, tr
from tickdeck_gui.widgets.labels import ElidedLabel, chip, label
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.timeline import Timeline
from tickdeck_gui.widgets.timeline_bars import totals_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from tickdeck.clock import Clock
    from tickdeck_gui.models.timeline import TimelineModel
    from tickdeck_gui.theme.theme import Theme

FIT = timedelta(hours=3)
_ROOMY = 560
_TO = "\N{EN DASH}"
_LONG = timedelta(hours=1)
"""From here on, seconds do not matter."""
_RANGES: tuple[tuple[str, timedelta], ...] = (
    (QT_TR_NOOP("5 min"), timedelta(minutes=5)),
    (QT_TR_NOOP("3 h"), FIT),
    (QT_TR_NOOP("24 h"), timedelta(hours=24)),
    (QT_TR_NOOP("30 d"), timedelta(days=30)),
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
        self._title = label("", "strong")
        self._left_out: list[QWidget] = []
        """What is not shown where there is little room."""
        self._totals = ElidedLabel("second")
        self._ranges: dict[timedelta, QPushButton] = {}
        self.live_button = chip(tr("Live"))
        self.live_button.setToolTip(tr("Follow the present (L)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.addLayout(self._head())
        column.addWidget(self.timeline)
        column.addLayout(self._legend(theme))
        model.changed.connect(self._describe)
        model.window_changed.connect(self._describe)
        self._describe()

    def follow(self, span: timedelta | None = None) -> None:
        """Let the timeline end with the present."""
        self._model.follow(span)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._title)
        line.addWidget(self._totals, 1)
        for name, span in _RANGES:
            made = chip(tr(name))
            spoken = tr("Show the last {span}").format(span=tr(name))
            made.setAccessibleName(spoken)
            made.clicked.connect(lambda _, it=span: self.follow(it))
            self._ranges[span] = made
            self._left_out.append(made)
            line.addWidget(made)
        line.addSpacing(8)
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
            self._left_out += [sign, named]
            line.addWidget(sign)
            line.addWidget(named)
            line.addSpacing(8)
        line.addStretch(1)
        words = tr("Wheel zooms, drag pans, Shift and drag choose, ← → tick to tick")
        keys = ElidedLabel("caption")
        keys.setText(words)
        about = tr(
            "From above: ticks (the higher, the longer), the runs they asked for, "
            "and a dot for each file event. Hatched: Tickdeck was not at work, "
            "or the machine asleep."
        )
        keys.setToolTip(f"{words}.\n{about}")
        line.addWidget(keys)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the legend and the ranges out where there is little room."""
        super().resizeEvent(event)
        for part in self._left_out:
            part.setVisible(self.width() >= _ROOMY)

    def _on_live_clicked(self) -> None:
        if self._model.live:
            self._model.look_at(self._model.start, self._model.end)
        else:
            self.follow()

    def _describe(self) -> None:
        model = self._model
        now = self._clock.now()
        name = since if model.span >= _LONG else day_and_time
        begin = name(model.start, now)
        end = tr("now") if model.live else name(model.end, now)
        self._title.setText(f"{begin} {_TO} {end}")
        self._totals.setText(totals_words(self.timeline.totals()))
        self.live_button.setChecked(model.live)
        for span, made in self._ranges.items():
            made.setChecked(model.live and model.span == span)
