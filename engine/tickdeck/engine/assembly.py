"""Builds each part of the engine once, and connects them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickdeck.engine.clock_watch import ClockWatch
from tickdeck.engine.file_wakes import FileWakes
from tickdeck.engine.housekeeping import Housekeeping
from tickdeck.engine.instance_desk import InstanceDesk
from tickdeck.engine.ledger import Ledger
from tickdeck.engine.live_settings import LiveSettings
from tickdeck.engine.location_desk import LocationDesk
from tickdeck.engine.obeying import Obeyer
from tickdeck.engine.pausing import Pause
from tickdeck.engine.run_desk import RunDesk
from tickdeck.engine.sensor_desk import SensorDesk
from tickdeck.engine.trials import Trials
from tickdeck.launching.pool import WorkerPool

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from tickdeck.clock import Clock
    from tickdeck.home import Home
    from tickdeck.storage.store import Store
    from tickdeck.values.events import Event
    from tickdeck.values.sensors import SensorSpec, SensorState
    from tickdeck.values.settings import EngineSettings


@dataclass(frozen=True)
class Parts:
    """The engine's parts, connected."""

    ledger: Ledger
    sensors: SensorDesk
    locations: LocationDesk
    runs: RunDesk
    wakes: FileWakes
    obeyer: Obeyer
    settings: LiveSettings
    pause: Pause
    housekeeping: Housekeeping
    clock_watch: ClockWatch


def assemble(
    loop: asyncio.AbstractEventLoop,
    store: Store,
    home: Home,
    clock: Clock,
    given_settings: EngineSettings | None,
    publish: Callable[[Event], None],
    make_pool: Callable[..., WorkerPool] = WorkerPool,
) -> Parts:
    """Return the parts of an engine that works in *loop* on an open *store*."""
    settings = LiveSettings(store, given_settings)
    ledger = Ledger(loop, store, clock, publish)
    pause = Pause(store, clock, publish)
    sensors = SensorDesk(loop, store, ledger, clock, settings, pause, publish)
    locations = LocationDesk(
        loop, store, sensors, clock, settings, home, publish, make_pool
    )
    runs = RunDesk(
        loop,
        store,
        ledger,
        clock,
        home,
        settings,
        pause,
        publish,
        locations.pool_for_runs,
        locations.steps_of,
    )
    housekeeping = Housekeeping(loop, store, home, clock, settings, publish)
    instance = InstanceDesk(store, ledger, runs, clock)
    locations.answer = instance.answer
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
        settings=settings,
        pause=pause,
        trials=Trials(loop, store, clock, settings, sensors),
        housekeeping=housekeeping,
        instance=instance,
    )

    def taken_up(name: str, found: list[tuple[SensorState, SensorSpec]]) -> None:
        wakes.take_up(name, found, store.rules())
        runs.pump()  # some may have waited for this location

    sensors.on_runs = lambda outcome: runs.add(outcome.runs)
    locations.on_taken_up = taken_up
    return Parts(
        ledger,
        sensors,
        locations,
        runs,
        wakes,
        obeyer,
        settings,
        pause,
        housekeeping,
        ClockWatch(loop, store, clock),
    )
