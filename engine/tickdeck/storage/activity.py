"""What happened that is neither a tick nor a run."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.storage.columns import json_text
from tickdeck.storage.tables import to_micros
from tickdeck.values.sensors import SensorId

if TYPE_CHECKING:
    from datetime import datetime

    import peewee

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
ENGINE_PAUSED = "engine_paused"
ENGINE_RESUMED = "engine_resumed"
GAP = "gap"
_SLEPT = re.compile(r"The machine slept, or its clock was set forward, by (\d+) s\.")


class GapCause(StrEnum):
    """Why the wall clock and the time that passed do not agree."""

    ASLEEP = "asleep"
    """The machine slept; or, where nobody can tell, its clock was set forward."""
    CLOCK = "clock"
    """The clock was set, forward or (negative seconds) back."""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened: what it was, a sentence, what that is made of."""

    kind: str
    message: str
    sensor_id: SensorId | None = None
    data: dict[str, Any] = {}


def gap_note(seconds: float, cause: GapCause, *, sure: bool = True) -> Note:
    """Return what is said of a clock that is ahead by *seconds*, or behind."""
    if seconds < 0:
        did = "had its clock set back,"
    elif cause is GapCause.CLOCK:
        did = "had its clock set forward,"
    else:
        did = "slept" if sure else "slept, or its clock was set forward,"
    whole = round(abs(seconds))
    return Note(
        kind=GAP,
        message=f"The machine {did} {'for' if did == 'slept' else 'by'} {whole} s.",
        data={"cause": cause.value, "seconds": round(seconds)},
    )


def gap_of(message: str, data: dict[str, Any]) -> tuple[GapCause, int]:
    """Return why and for how long nothing was evaluated; 0 s if the time came twice."""
    if "seconds" in data:
        return GapCause(data["cause"]), max(0, int(data["seconds"]))
    found = _SLEPT.fullmatch(message)  # written before there were data
    return GapCause.ASLEEP, int(found[1]) if found else 0


def note(database: peewee.SqliteDatabase, at: datetime, what: Note) -> None:
    """Write down one thing that happened."""
    database.execute_sql(
        "INSERT INTO activity (at, kind, sensor, message, data) VALUES (?, ?, ?, ?, ?)",
        (
            to_micros(at),
            what.kind,
            what.sensor_id,
            what.message,
            json_text(what.data) if what.data else None,
        ),
    )
