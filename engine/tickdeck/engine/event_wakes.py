"""Which sensors react to what happens to runs and assets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.runs import STATUS_EVENTS, RunEventType
from tickdeck.values.sensors import SensorKind
from tickdeck.values.ticks import WokenBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickdeck.values.runs import RunEvent
    from tickdeck.values.sensors import SensorId, SensorSpec

WAKERS = {
    SensorKind.RUN_STATUS: WokenBy.RUN_STATUS,
    SensorKind.ASSET: WokenBy.ASSET,
    SensorKind.MULTI_ASSET: WokenBy.ASSET,
}
"""What makes a sensor of a kind due, where it is not its interval."""


class EventWakes:
    """For each kind of event, the sensors that it makes due."""

    def __init__(self) -> None:
        self._by_status: dict[RunEventType, set[SensorId]] = {}
        self._by_asset: dict[str, set[SensorId]] = {}
        self._specs: dict[SensorId, SensorSpec] = {}

    def take_up(self, sensor_id: SensorId, spec: SensorSpec) -> None:
        """Wake a sensor by what its code says now."""
        self.forget(sensor_id)
        self._specs[sensor_id] = spec
        for sensors in self._places(spec):
            sensors.add(sensor_id)

    def forget(self, sensor_id: SensorId) -> None:
        """Wake a sensor no more."""
        spec = self._specs.pop(sensor_id, None)
        if spec is not None:
            for sensors in self._places(spec):
                sensors.discard(sensor_id)

    def _places(self, spec: SensorSpec) -> Iterator[set[SensorId]]:
        if spec.run_status in STATUS_EVENTS:
            yield self._by_status.setdefault(STATUS_EVENTS[spec.run_status], set())
        for key in spec.asset_keys:
            yield self._by_asset.setdefault(key, set())

    def woken_by(
        self, events: Iterable[RunEvent]
    ) -> Iterator[tuple[SensorId, WokenBy]]:
        """Yield the sensors that these events make due, each once, and by what."""
        by_status: set[SensorId] = set()
        by_asset: set[SensorId] = set()
        for event in events:
            by_status |= self._by_status.get(event.type, _NONE)
            if event.type is RunEventType.ASSET_MATERIALIZATION and event.asset_key:
                by_asset |= self._by_asset.get(event.asset_key, _NONE)
        for sensor_id in sorted(by_status):
            yield sensor_id, WokenBy.RUN_STATUS
        for sensor_id in sorted(by_asset - by_status):
            yield sensor_id, WokenBy.ASSET


_NONE: frozenset[SensorId] = frozenset()
