"""Builds each part of the engine once, and connects them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickdeck.engine.file_wakes import FileWakes
from tickdeck.engine.ledger import Ledger
from tickdeck.engine.location_desk import LocationDesk
from tickdeck.engine.obeying import Obeyer
from tickdeck.engine.run_desk import RunDesk
from tickdeck.engine.sensor_desk import SensorDesk

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from tickdeck.clock import Clock
    from tickdeck.engine.settings import EngineSettings
    from tickdeck.home import Home
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event
    from tickdeck.values.sensors import SensorSpec, SensorState


@dataclass(frozen=True)
class Parts:
    """The engine's parts, connected."""

    ledger: Ledger
    sensors: SensorDesk
    locations: LocationDesk
    runs: RunDesk
    wakes: FileWakes
    obeyer: Obeyer


def assemble(
    loop: asyncio.AbstractEventLoop,
    store: Store,
    home: Home,
    clock: Clock,
    settings: EngineSettings,
    publish: Callable[[Event], None],
) -> Parts:
    """Return the parts of an engine that works in *loop* on an open *store*."""
    ledger = Ledger(loop, store, clock, publish)
    sensors = SensorDesk(loop, store, ledger, clock, settings, publish)
    locations = LocationDesk(loop, store, sensors, clock, settings, publish)
    runs = RunDesk(
        loop, store, ledger, clock, home, settings, publish, locations.pool_for_runs
    )
    wakes = FileWakes(loop, sensors.wake)
    obeyer = Obeyer(
        loop,
        store,
        ledger,
        clock,
        home,
        sensors=sensors,
        runs=runs,
        locations=locations,
        memory_limit_bytes=settings.evaluation_memory_bytes,
    )

    def taken_up(name: str, found: list[tuple[SensorState, SensorSpec]]) -> None:
        wakes.take_up(name, found, store.rules())
        runs.pump()  # some may have waited for this location

    sensors.on_runs = lambda outcome: runs.add(outcome.runs)
    locations.on_taken_up = taken_up
    return Parts(ledger, sensors, locations, runs, wakes, obeyer)
