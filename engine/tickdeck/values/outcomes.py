"""What a tick comes to."""

from __future__ import annotations

import msgspec

from tickdeck.values.folders import KnownFile
from tickdeck.values.runs import Run, RunEvent
from tickdeck.values.sensors import SensorState
from tickdeck.values.ticks import LogLine, PartitionChange, Tick, TickItem


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """All that one tick changes; it is stored whole or not at all."""

    tick: Tick
    state: SensorState
    runs: tuple[Run, ...] = ()
    claims: tuple[tuple[str, str | None], ...] = ()
    """Run keys, each with the run that takes it."""
    items: tuple[TickItem, ...] = ()
    log: tuple[LogLine, ...] = ()
    partitions: tuple[PartitionChange, ...] = ()
    events: tuple[tuple[str | None, RunEvent], ...] = ()
    """What is written into the logs of runs, each with the run's id; asset events
    that the sensor reports belong to no run."""
    settled: tuple[KnownFile, ...] = ()
    forgotten: tuple[str, ...] = ()
