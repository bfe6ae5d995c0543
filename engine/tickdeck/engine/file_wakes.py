"""From a change on the disk to a sensor that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.sensors import SensorId, SensorKind, SensorSpec, SensorState
from tickdeck.values.ticks import WokenBy
from tickdeck.watching import Watcher

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterable
