"""What a tick comes to."""

from __future__ import annotations

import msgspec

from tickdeck.values.folders import KnownFile
from tickdeck.values.runs import Run
from tickdeck.values.sensors import SensorState
from tickdeck.values.ticks import LogLine, Tick, TickItem


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """All that one tick changes; it is stored whole or not at all."""

    tick: Tick
    state: SensorState
    runs: tuple[Run, ...] = ()
    claims: tuple[tuple[str, str | None], ...] = ()
    """Run keys, each with the run that takes it."""
    items: tuple[TickItem, ...] = ()
    log: tuple[LogLine, ...] = ()
    settled: tuple[KnownFile, ...] = ()
    forgotten: tuple[str, ...] = ()
