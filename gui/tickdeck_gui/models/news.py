"""What somebody who does not look at the window should hear of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tickdeck.values.runs import Run, RunStatus
from tickdeck_gui.formatting.sentences import first_line, tick_result
from tickdeck_gui.models.sensor_rows import Chip, needs_attention
from tickdeck_gui.translation import number, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.models.live import LiveState

_GATHERING_MILLISECONDS = 2_000
_MOST_NAMES = 4


@dataclass(frozen=True)
class News:
    """One message for all that happened within a moment."""

    title: str
    text: str
    sensor_id: SensorId | None = None
    """The one sensor that it is about."""
    run_id: str | None = None
    """The one run that it is about."""
    about_runs: bool = False
    """Whether it is about several runs and nothing else."""


class Newsroom(QObject):
    """Gathers sensors that begin to fail and runs that fail, and tells once."""

    reported = Signal(object)
    """A `News`."""

    def __init__(
        self,
        live: LiveState,
        parent: QObject | None = None,
        *,
        is_muted: Callable[[SensorId], bool] = lambda _sensor_id: False,
        gathering_milliseconds: int = _GATHERING_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self._is_muted = is_muted
        self._live = live
        self._failing = self._failing_now()
        self._sensors: set[SensorId] = set()
        self._runs: dict[str, Run] = {}
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(gathering_milliseconds)
        self._gathering.timeout.connect(self.report)
        live.sensors_changed.connect(self._on_sensors_changed)
        live.runs_changed.connect(self._on_runs_changed)
        live.reloaded.connect(self._on_reloaded)

    def report(self) -> None:
        """Tell now what was gathered, but for sensors that are well again."""
        rows = [self._live.row(one) for one in sorted(self._sensors)]
        failing = [row for row in rows if row is not None and needs_attention(row)]
        runs = list(self._runs.values())
        self._sensors.clear()
        self._runs.clear()
        if failing or runs:
            self.reported.emit(news_of(failing, runs))

    def _on_sensors_changed(self) -> None:
        failing = self._failing_now()
        new, self._failing = failing - self._failing, failing
        new = frozenset(one for one in new if not self._is_muted(one))
        if new:
            self._sensors |= new
            self._gather()

    def _on_runs_changed(self, runs: Sequence[Run]) -> None:
        failed = {
            run.run_id: run
            for run in runs
            if run.status is RunStatus.FAILURE
            and (run.sensor_id is None or not self._is_muted(run.sensor_id))
        }
        if failed:
            self._runs |= failed
            self._gather()

    def _on_reloaded(self) -> None:
        """Take what was read anew for known: it did not begin just now."""
        self._failing = self._failing_now()

    def _gather(self) -> None:
        # The first piece sets the time: a stream of failures must not delay the news.
        if not self._gathering.isActive():
            self._gathering.start()

    def _failing_now(self) -> frozenset[SensorId]:
        return self._live.members(Chip.ATTENTION)


def news_of(failing: Sequence[SensorRow], runs: Sequence[Run]) -> News:
    """Return one message about sensors that have begun to fail and failed runs."""
    if len(failing) == 1 and not runs:
        return _news_of_sensor(failing[0])
    if len(runs) == 1 and not failing:
        return _news_of_run(runs[0])
    parts, names = [], []
    if failing:
        parts.append(tr("%Ln sensor(s) have begun to fail", "", len(failing)))
        names.append(_listed([row.spec.name for row in failing]))
    if runs:
        parts.append(tr("%Ln run(s) failed", "", len(runs)))
        jobs = Counter(run.job_name for run in runs)
        names.append(_listed([f"{job} ({number(many)})" for job, many in jobs.items()]))
    return News(", ".join(parts), "\n".join(names), about_runs=not failing)


def _news_of_sensor(row: SensorRow) -> News:
    tick = row.last_tick
    text = row.state.problem or (tick_result(tick) if tick else "")
    title = tr("{name} has begun to fail").format(name=row.spec.name)
    return News(title, text, sensor_id=row.state.id)


def _news_of_run(run: Run) -> News:
    by_sensor = tr("Launched by {sensor}").format(sensor=run.sensor_name)
    by = by_sensor if run.sensor_name else tr("Launched by hand")
    text = first_line(run.error or "") or by
    title = tr("A run of {job} failed").format(job=run.job_name)
    return News(title, text, run_id=run.run_id)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    if more <= 0:
        return shown
    return tr("{names} and %Ln more", "", more).format(names=shown)
