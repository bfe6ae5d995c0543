"""What somebody who does not look at the window should hear of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tickdeck.values.locations import LocationStatus
from tickdeck.values.runs import Run, RunStatus
from tickdeck_gui.formatting.sentences import first_line, tick_result
from tickdeck_gui.models.sensor_rows import Chip, needs_attention
from tickdeck_gui.translation import number, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.locations import LocationState
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.models.live import LiveState

_GATHERING_MILLISECONDS = 2_000
_MOST_NAMES = 4


class NewsKind(StrEnum):
    """What one can wish to hear of or not, by the names it is remembered under."""

    SENSOR = "sensor"
    RUN = "run"
    ENGINE = "engine"
    DEFINITIONS = "definitions"


@dataclass(frozen=True)
class News:
    """One message for all that happened within a moment."""

    title: str
    text: str
    kinds: frozenset[NewsKind] = frozenset()
    """What it is about."""
    sensor_id: SensorId | None = None
    """The one sensor that it is about."""
    run_id: str | None = None
    """The one run that it is about."""


class Newsroom(QObject):
    """Gathers what went wrong within a moment, and tells once.

    That are sensors that begin to fail, runs that fail, definitions that can no longer
    be read, and the engine when it ends or is kept from its work.
    """

    reported = Signal(object)
    """A `News`."""

    def __init__(
        self,
        live: LiveState,
        parent: QObject | None = None,
        *,
        is_muted: Callable[[SensorId], bool] = lambda _sensor_id: False,
        is_wanted: Callable[[NewsKind], bool] = lambda _kind: True,
        gathering_milliseconds: int = _GATHERING_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self._is_muted = is_muted
        self._is_wanted = is_wanted
        self._live = live
        self._failing = self._failing_now()
        self._broken: frozenset[str] = frozenset()
        self._broken = self._broken_now()
        self._engine = self._engine_now()
        self._sensors: set[SensorId] = set()
        self._runs: dict[str, Run] = {}
        self._locations: set[str] = set()
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(gathering_milliseconds)
        self._gathering.timeout.connect(self.report)
        live.sensors_changed.connect(self._on_sensors_changed)
        live.runs_changed.connect(self._on_runs_changed)
        live.locations_changed.connect(self._on_locations_changed)
        live.engine_changed.connect(self._on_engine_changed)
        live.reloaded.connect(self._on_reloaded)

    def report(self) -> None:
        """Tell now what was gathered, but for what is well again."""
        rows = [self._live.row(one) for one in sorted(self._sensors)]
        failing = [row for row in rows if row is not None and needs_attention(row)]
        broken = [
            state
            for state in self._live.locations
            if state.spec.name in self._locations and _is_broken(state)
        ]
        runs = list(self._runs.values())
        self._sensors.clear()
        self._runs.clear()
        self._locations.clear()
        if failing or runs or broken:
            self.reported.emit(news_of(failing, runs, broken))

    def close(self) -> None:
        """Tell nothing more: what happens now was asked for."""
        self._gathering.stop()
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature

    def _on_sensors_changed(self) -> None:
        failing = self._failing_now()
        new, self._failing = failing - self._failing, failing
        new = frozenset(one for one in new if not self._is_muted(one))
        if new and self._is_wanted(NewsKind.SENSOR):
            self._sensors |= new
            self._gather()

    def _on_runs_changed(self, runs: Sequence[Run]) -> None:
        failed = {
            run.run_id: run
            for run in runs
            if run.status is RunStatus.FAILURE
            and (run.sensor_id is None or not self._is_muted(run.sensor_id))
        }
        if failed and self._is_wanted(NewsKind.RUN):
            self._runs |= failed
            self._gather()

    def _on_locations_changed(self) -> None:
        broken = self._broken_now()
        new, self._broken = broken - self._broken, broken
        if new and self._is_wanted(NewsKind.DEFINITIONS):
            self._locations |= new
            self._gather()

    def _on_engine_changed(self) -> None:
        """Tell at once: the process itself may end next."""
        now = self._engine_now()
        new, self._engine = now is not None and now != self._engine, now
        if new and now is not None and self._is_wanted(NewsKind.ENGINE):
            self.reported.emit(News(*now, frozenset({NewsKind.ENGINE})))

    def _on_reloaded(self) -> None:
        """Take what was read anew for known: it did not begin just now."""
        self._failing = self._failing_now()

    def _gather(self) -> None:
        # The first piece sets the time: a stream of failures must not delay the news.
        if not self._gathering.isActive():
            self._gathering.start()

    def _failing_now(self) -> frozenset[SensorId]:
        return self._live.members(Chip.ATTENTION)

    def _broken_now(self) -> frozenset[str]:
        """Return the locations that are broken; reading one again mends nothing."""
        return frozenset(
            state.spec.name
            for state in self._live.locations
            if _is_broken(state)
            or (
                state.status is LocationStatus.LOADING
                and state.spec.name in self._broken
            )
        )

    def _engine_now(self) -> tuple[str, str] | None:
        """Return what is wrong with the engine, as a title and a reason."""
        live = self._live
        if live.stopped_at is not None:
            reason = live.ended_because or tr("No sensor is evaluated.")
            return tr("The engine has stopped"), reason
        if live.trouble:
            return tr("The engine is in trouble"), live.trouble
        return None


def news_of(
    failing: Sequence[SensorRow],
    runs: Sequence[Run],
    broken: Sequence[LocationState] = (),
) -> News:
    """Return one message about sensors and runs that fail, and broken definitions."""
    if len(failing) + len(runs) + len(broken) == 1:
        return _news_of_one(failing, runs, broken)
    parts, names = [], []
    kinds: set[NewsKind] = set()
    if broken:
        kinds.add(NewsKind.DEFINITIONS)
        parts.append(tr("%Ln code location(s) cannot be loaded", "", len(broken)))
        names.append(_listed([state.spec.name for state in broken]))
    if failing:
        kinds.add(NewsKind.SENSOR)
        parts.append(tr("%Ln sensor(s) have begun to fail", "", len(failing)))
        names.append(_listed([row.spec.name for row in failing]))
    if runs:
        kinds.add(NewsKind.RUN)
        parts.append(tr("%Ln run(s) failed", "", len(runs)))
        jobs = Counter(run.job_name for run in runs)
        names.append(_listed([f"{job} ({number(many)})" for job, many in jobs.items()]))
    return News(", ".join(parts), "\n".join(names), frozenset(kinds))


def _news_of_one(
    failing: Sequence[SensorRow], runs: Sequence[Run], broken: Sequence[LocationState]
) -> News:
    if failing:
        return _news_of_sensor(failing[0])
    return _news_of_run(runs[0]) if runs else _news_of_location(broken[0])


def _news_of_sensor(row: SensorRow) -> News:
    tick = row.last_tick
    text = row.state.problem or (tick_result(tick) if tick else "")
    title = tr("{name} has begun to fail").format(name=row.spec.name)
    return News(title, text, frozenset({NewsKind.SENSOR}), sensor_id=row.state.id)


def _news_of_run(run: Run) -> News:
    by_sensor = tr("Launched by {sensor}").format(sensor=run.sensor_name)
    by = by_sensor if run.sensor_name else tr("Launched by hand")
    text = first_line(run.error or "") or by
    title = tr("A run of {job} failed").format(job=run.job_name)
    return News(title, text, frozenset({NewsKind.RUN}), run_id=run.run_id)


def _news_of_location(state: LocationState) -> News:
    title = tr("{name} cannot be loaded").format(name=state.spec.name)
    text = state.error.summary if state.error else ""
    return News(title, text, frozenset({NewsKind.DEFINITIONS}))


def _is_broken(state: LocationState) -> bool:
    return state.status is LocationStatus.ERROR


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    if more <= 0:
        return shown
    return tr("{names} and %Ln more", "", more).format(names=shown)
