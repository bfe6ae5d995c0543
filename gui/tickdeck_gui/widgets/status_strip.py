"""The line at the bottom: is the engine well, and how much does it do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tickdeck_gui.formatting.engine import engine_lines, engine_mark, engine_words
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import duration, exact
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.labels import label
from tickdeck_gui.widgets.mark_sign import MarkSign

if TYPE_CHECKING:
    from tickdeck.clock import Clock
    from tickdeck_gui.models.live import LiveState
    from tickdeck_gui.theme.theme import Theme

_HEIGHT = 28


class StatusStrip(QFrame):
    """Shows a `LiveState` in numbers; `refresh` it now and then."""

    def __init__(
        self,
        live: LiveState,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._clock = clock
        self.setProperty("role", "status")
        self.setFixedHeight(_HEIGHT)
        self._sign = MarkSign(theme, Mark.SKIPPED)
        self.engine = label("", "caption")
        self._sensors = label("", "caption")
        self._ticks = label("", "caption")
        self._runs = label("", "caption")
        self.delay = label("", "caption")
        self.delay.setToolTip(tr("How late a tick began, after it was due"))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self._sign)
        for part in (self.engine, self._sensors, self._ticks, self._runs):
            line.addWidget(part)
            line.addSpacing(14)
        line.addStretch(1)
        line.addWidget(self.delay)
        live.engine_changed.connect(self.refresh)
        live.counts_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the numbers of this moment."""
        live = self._live
        self._sign.show_mark(engine_mark(live))
        self._show_engine()
        sensors = tr("{on} of %Ln sensor(s) on", "", len(live.rows))
        self._sensors.setText(sensors.format(on=number(live.sensors_on())))
        ticks = live.ticks_per_minute()
        self._ticks.setText(tr("%Ln tick(s) a minute", "", ticks))
        counts = live.counts
        self._runs.setText(
            tr("{running} running, {queued} queued").format(
                running=number(counts.in_progress), queued=number(counts.queued)
            )
        )
        self._show_end()

    def _show_engine(self) -> None:
        live = self._live
        self.engine.setText(" ".join(engine_lines(live, self._clock.now())).strip())
        _, at = engine_words(live)
        known = exact(at) if at is not None else ""
        self.engine.setToolTip(live.ended_because or live.trouble or known)

    def _show_end(self) -> None:
        delay = self._live.largest_delay()
        self.delay.setVisible(delay is not None and self._live.stopped_at is None)
        if delay is not None:
            words = tr("Largest delay in the last hour: {duration}")
            self.delay.setText(words.format(duration=duration(delay)))
