"""What commands act on: only ever what is in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.frame.screens import Screens


@dataclass(frozen=True)
class Targets:
    """What is chosen on the screen that is open."""

    sensors: tuple[SensorId, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def sensor(self) -> SensorId | None:
        """The one sensor that is chosen; None if there are more."""
        return self.sensors[0] if len(self.sensors) == 1 else None


def targets_of(screens: Screens) -> Targets:
    """Return what is chosen on the open screen: its own sensor or run, or a selection.

    What is selected on a screen behind it does not count.
    """
    shown = screens.stack.currentWidget()
    if shown is screens.sensors:
        return Targets(sensors=screens.sensors.selected())
    if shown is screens.folders:
        rows = screens.folders.table.selected()
        return Targets(sensors=tuple(row.state.id for row in rows))
    if shown is screens.runs:
        return Targets(runs=screens.runs.table.selected())
    if shown is screens.run:
        run_id = screens.run.run_id
        run = None if run_id is None else screens.desk.reader.run(run_id)
        return Targets(runs=() if run is None else (run,))
    sensor_id = screens.current_sensor
    if shown is screens.sensor and sensor_id is not None:
        table = screens.sensor.findChild(RecordTable, "sensor-runs")
        if table is None or not table.isVisible():
            return Targets((sensor_id,))
        return Targets((sensor_id,), table.selected())
    return Targets()


def in_words(targets: Targets, screens: Screens) -> tuple[str, str]:
    """Return the names of the sensors and of the runs that are chosen, or how many."""
    sensors = runs = ""
    if targets.sensor is not None:
        row = screens.desk.live.row(targets.sensor)
        sensors = row.spec.name if row else ""
    elif targets.sensors:
        sensors = tr("%Ln sensor(s)", "", len(targets.sensors))
    if len(targets.runs) == 1:
        runs = targets.runs[0].job_name
    elif targets.runs:
        runs = tr("%Ln run(s)", "", len(targets.runs))
    return sensors, runs
