"""The line at the bottom: is the engine well, and how much does it do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import exact, since
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
        self._trouble = label("", "error")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self._sign)
        for part in (self.engine, self._sensors, self._ticks, self._runs):
            line.addWidget(part)
            line.addSpacing(14)
        line.addStretch(1)
        line.addWidget(self._trouble)
        live.engine_changed.connect(self.refresh)
        live.counts_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the numbers of this moment."""
        live, now = self._live, self._clock.now()
        self._sign.show_mark(_mark(live))
        if live.running_since is not None:
            self.engine.setText(
                tr("Engine running since {time}").format(
                    time=since(live.running_since, now)
                )
            )
            self.engine.setToolTip(exact(live.running_since))
        elif live.stopped_at is not None:
            self.engine.setText(
                tr("Engine stopped since {time}").format(
                    time=since(live.stopped_at, now)
                )
            )
        else:
            self.engine.setText(tr("Engine starting…"))
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
        self._trouble.setText(tr("Trouble") if live.trouble else "")
        self._trouble.setToolTip(live.trouble or "")


def _mark(live: LiveState) -> Mark:
    if live.trouble:
        return Mark.FAILURE
    return Mark.SUCCESS if live.running_since is not None else Mark.CANCELED
