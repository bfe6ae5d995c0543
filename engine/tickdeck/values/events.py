"""Things that happened in the engine, for whoever listens."""

from __future__ import annotations

from datetime import datetime

import msgspec

from tickdeck.values.locations import LocationState
from tickdeck.values.runs import Run, RunEvent
from tickdeck.values.sensors import SensorId, SensorSpec, SensorState
from tickdeck.values.ticks import Tick, TickId, WokenBy


class EngineStarted(msgspec.Struct, frozen=True, kw_only=True):
    """The engine has recovered and takes commands."""

    at: datetime
    recovered_runs: int = 0
    """Runs left over by an engine that was killed."""
    paused_since: datetime | None = None
    """Since when nothing is begun, if an operator paused it before."""


class EngineStopped(msgspec.Struct, frozen=True, kw_only=True):
    """The engine has ended cleanly."""

    at: datetime


class EngineTrouble(msgspec.Struct, frozen=True, kw_only=True):
    """Something keeps the engine from its work; it goes on trying."""

    at: datetime
    message: str | None
    """Sentences for the operator; None when the trouble is over."""


class EnginePaused(msgspec.Struct, frozen=True, kw_only=True):
    """An operator paused the engine, or let it go on."""

    at: datetime
    since: datetime | None
    """Since when it is paused; None when it goes on."""


class LocationChanged(msgspec.Struct, frozen=True, kw_only=True):
    """A code location was loaded, broke, or (with no state) was removed."""

    name: str
    state: LocationState | None


class SensorChanged(msgspec.Struct, frozen=True, kw_only=True):
    """A sensor is new, was edited, switched, or its cursor moved."""

    state: SensorState
    spec: SensorSpec | None
    """What its code says now; None where the code is gone."""
    next_due: datetime | None = None


class SensorRemoved(msgspec.Struct, frozen=True, kw_only=True):
    """A sensor and its history were deleted."""

    sensor_id: SensorId


class TickBegan(msgspec.Struct, frozen=True, kw_only=True):
    """A sensor's function is being called."""

    sensor_id: SensorId
    tick_id: TickId
    started: datetime
    woken_by: WokenBy


class TickEnded(msgspec.Struct, frozen=True, kw_only=True):
    """A tick is recorded."""

    tick: Tick
    state: SensorState
    next_due: datetime | None = None


class RunChanged(msgspec.Struct, frozen=True, kw_only=True):
    """A run was created or moved on."""

    run: Run


class RunDeleted(msgspec.Struct, frozen=True, kw_only=True):
    """A run is gone, and its key is free again."""

    run_id: str


class RunLogged(msgspec.Struct, frozen=True, kw_only=True):
    """A run's log grew."""

    run_id: str
    events: tuple[RunEvent, ...]


Event = (
    EngineStarted
    | EngineStopped
    | EngineTrouble
    | EnginePaused
    | LocationChanged
    | SensorChanged
    | SensorRemoved
    | TickBegan
    | TickEnded
    | RunChanged
    | RunDeleted
    | RunLogged
)
