"""The columns of the sensors' table, and what they are sorted by. Pure."""

from __future__ import annotations

import math
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from tickdeck.values.sensors import SensorStatus
from tickdeck_gui.formatting.sentences import targets
from tickdeck_gui.translation import QT_TR_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tickdeck.reading.rows import SensorRow


class SensorColumn(IntEnum):
    """The columns, from the left."""

    SWITCH = 0
    NAME = 1
    TARGETS = 2
    BARS = 3
    LAST_TICK = 4
    NEXT = 5
    LAST_RUN = 6


TITLES: dict[SensorColumn, str] = {
    SensorColumn.SWITCH: "",
    SensorColumn.NAME: QT_TR_NOOP("Sensor"),
    SensorColumn.TARGETS: QT_TR_NOOP("Starts"),
    SensorColumn.BARS: QT_TR_NOOP("Last 60 ticks"),
    SensorColumn.LAST_TICK: QT_TR_NOOP("Last tick"),
    SensorColumn.NEXT: QT_TR_NOOP("Next"),
    SensorColumn.LAST_RUN: QT_TR_NOOP("Last run"),
}
"""To be translated where they are shown."""


def _is_off(row: SensorRow) -> bool:
    return row.status is not SensorStatus.RUNNING


def _name(row: SensorRow) -> str:
    return row.spec.name.casefold()


def _targets(row: SensorRow) -> str:
    return ", ".join(targets(row.spec)).casefold()


def _most_failures(row: SensorRow) -> int:
    return -row.state.consecutive_failures


def _latest_tick(row: SensorRow) -> float:
    return _latest(row.state.last_tick_started)


def _next_due(row: SensorRow) -> float:
    if _is_off(row) or row.next_due is None:
        return math.inf
    return row.next_due.timestamp()


def _latest_run(row: SensorRow) -> float:
    run = row.last_run
    return _latest(None if run is None else run.ended or run.started or run.created)


def _latest(at: datetime | None) -> float:
    return math.inf if at is None else -at.timestamp()


SORT_KEYS: dict[SensorColumn, Callable[[SensorRow], Any]] = {
    SensorColumn.SWITCH: _is_off,
    SensorColumn.NAME: _name,
    SensorColumn.TARGETS: _targets,
    SensorColumn.BARS: _most_failures,
    SensorColumn.LAST_TICK: _latest_tick,
    SensorColumn.NEXT: _next_due,
    SensorColumn.LAST_RUN: _latest_run,
}
"""At a first click on a title, what matters most comes first."""
