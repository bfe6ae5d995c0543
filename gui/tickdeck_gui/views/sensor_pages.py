"""The tabs of a sensor's page together: which is read when, and what they count."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from tickdeck_gui.formatting.times import clock_time, day_and_time
from tickdeck_gui.translation import tr
from tickdeck_gui.views.sensor_keys import KeyTab
from tickdeck_gui.views.sensor_log import LogTab
from tickdeck_gui.views.sensor_tabs import AboutTab, RunTab, Sight, SourceTab, TickTab
from tickdeck_gui.widgets.labels import button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.values.runs import Run
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk

_CLOSE = "\N{MULTIPLICATION SIGN}"
_RECOUNT_MILLISECONDS = 500


class Tab(IntEnum):
    """The tabs, from where one begins to read."""

    TICKS = 0
    RUNS = 1
    KEYS = 2
    LOGS = 3
    SOURCE = 4
    ABOUT = 5


_BY_TIME = (Tab.TICKS, Tab.RUNS, Tab.LOGS)
"""Those that a chosen stretch of time narrows."""


class SensorTabs(QTabWidget):
    """Ticks, runs, run keys, logs, source and facts of one sensor.

    The ticks are always read, another tab when it is opened.
    """

    run_opened = Signal(str)
    tick_requested = Signal(object)
    """The id of the tick that asked for a run; the ticks are shown."""
    brush_cleared = Signal()
    """No stretch of time is wanted any more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = desk.clock
        self._sight: Sight | None = None
        self.ticks = TickTab(desk)
        self.runs = RunTab(desk)
        self.keys = KeyTab(desk)
        self.logs = LogTab(desk)
        self.source = SourceTab(desk.theme)
        self.about = AboutTab()
        self.brush_chip = button("", "chip", tip=tr("Show all times again"))
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_RECOUNT_MILLISECONDS)
        self._readers: dict[int, Callable[[Sight], None]] = {
            Tab.RUNS: self.runs.read,
            Tab.KEYS: self.keys.read,
            Tab.LOGS: self.logs.read,
            Tab.SOURCE: self.source.read,
            Tab.ABOUT: self.about.read,
        }
        self._build()
        self._connect()

    def _build(self) -> None:
        name = tr("Ticks, runs and run keys of the sensor")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.setAccessibleName(name)
        self.tabBar().setAccessibleName(name)
        self.addTab(self.ticks, tr("Ticks"))
        self.addTab(self.runs, tr("Runs"))
        self.addTab(self.keys, tr("Run keys"))
        self.addTab(self.logs, tr("Logs"))
        self.addTab(self.source, tr("Source"))
        self.addTab(self.about, tr("About"))
        corner = QWidget()
        line = QHBoxLayout(corner)
        line.setContentsMargins(8, 0, 0, 6)
        line.addWidget(self.brush_chip)
        self.brush_chip.hide()
        self.setCornerWidget(corner)

    def _connect(self) -> None:
        self.currentChanged.connect(self._read_tab)
        self.brush_chip.clicked.connect(self.brush_cleared)
        self.ticks.everything_requested.connect(self.brush_cleared)
        self.runs.table.opened.connect(lambda run: self.run_opened.emit(run.run_id))
        self.runs.table.link_followed.connect(self._go_to_tick_of)
        self.keys.run_opened.connect(self.run_opened)
        for tab, counting in ((Tab.RUNS, self.runs), (Tab.KEYS, self.keys)):
            counting.counted.connect(
                lambda words, place=tab: self.setTabText(place, words)
            )
        self._recount.timeout.connect(self._count)

    def read(self, sight: Sight) -> None:
        """Show a sensor, all of its time or a stretch."""
        self._sight = sight
        self._describe_brush(sight)
        self.ticks.read(sight)
        self._count()
        self._read_tab()

    def absorb_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show ticks of the sensor that have just ended."""
        self.ticks.absorb(ticks)
        if self.currentIndex() == Tab.KEYS:
            self.keys.absorb_ticks(ticks)
        elif self.currentIndex() == Tab.LOGS:
            self.logs.absorb(ticks)
        self._count_soon()

    def absorb_runs(self, runs: Sequence[Run]) -> None:
        """Show what has become of runs of the sensor."""
        if self.currentIndex() == Tab.RUNS:
            self.runs.absorb(runs)
        elif self.currentIndex() == Tab.KEYS:
            self.keys.absorb_runs(runs)
        self._count_soon()

    def forget_run(self, run_id: str) -> None:
        """Show a run no longer that was deleted."""
        self.runs.forget(run_id)
        self._count_soon()

    def _read_tab(self) -> None:
        self._show_brush()
        reader = self._readers.get(self.currentIndex())
        if self._sight is not None and reader is not None:
            reader(self._sight)

    def _go_to_tick_of(self, run: Run) -> None:
        if run.tick_id is not None:
            self.setCurrentIndex(Tab.TICKS)
            self.tick_requested.emit(run.tick_id)

    def _count(self) -> None:
        if self._sight is not None:
            self.runs.count(self._sight)
            self.keys.count(self._sight)

    def _count_soon(self) -> None:
        """Count after a moment: many runs may change in a second."""
        if not self._recount.isActive():
            self._recount.start()

    def _describe_brush(self, sight: Sight) -> None:
        if sight.start is None or sight.end is None:
            return
        now = self._clock.now()
        ends = {
            "start": day_and_time(sight.start, now),
            "end": clock_time(sight.end),
        }
        stretch = tr("{start} to {end}").format(**ends)
        self.brush_chip.setText(f"{stretch}  {_CLOSE}")
        self.brush_chip.setAccessibleName(
            tr("Only {start} to {end}; show all times again").format(**ends)
        )

    def _show_brush(self) -> None:
        """Say which times are shown, on the tabs where they are not all."""
        narrowed = self._sight is not None and self._sight.is_brushed
        self.brush_chip.setVisible(narrowed and self.currentIndex() in _BY_TIME)
        # A corner is given its room only when it is put there.
        corner = self.cornerWidget()
        self.setCornerWidget(corner)
        corner.show()
