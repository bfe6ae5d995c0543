"""What happened that is neither a tick nor a run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tickdeck.storage.tables import to_micros

if TYPE_CHECKING:
    from datetime import datetime

    import peewee

    from tickdeck.values.sensors import SensorId

ENGINE_STARTED = "engine_started"
ENGINE_STOPPED = "engine_stopped"
SENSOR_STARTED = "sensor_started"
SENSOR_STOPPED = "sensor_stopped"
SENSOR_RESET = "sensor_reset"
CURSOR_SET = "cursor_set"
LOCATION_BROKEN = "location_broken"
LOCATION_LOADED = "location_loaded"
KEYS_RELEASED = "keys_released"
STATE_MOVED = "state_moved"
SETTINGS_CHANGED = "settings_changed"
HISTORY_PURGED = "history_purged"
GAP = "gap"
_SLEPT = re.compile(r"The machine slept, or its clock was set forward, by (\d+) s\.")


def gap_message(seconds: float) -> str:
    """Return the sentence about a clock that is ahead by *seconds*, or behind."""
    did = (
        "slept, or its clock was set forward"
        if seconds > 0
        else ("had its clock set back")
    )
    return f"The machine {did}, by {abs(seconds):.0f} s."


def slept_seconds(message: str) -> int:
    """Return how long the machine slept, by the sentence of `gap_message`; or 0."""
    found = _SLEPT.fullmatch(message)
    return int(found[1]) if found else 0


def note(
    database: peewee.SqliteDatabase,
    at: datetime,
    kind: str,
    message: str,
    sensor_id: SensorId | None = None,
) -> None:
    """Write down one thing that happened."""
    database.execute_sql(
        "INSERT INTO activity (at, kind, sensor, message) VALUES (?, ?, ?, ?)",
        (to_micros(at), kind, sensor_id, message),
    )
