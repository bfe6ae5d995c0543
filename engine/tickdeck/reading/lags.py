"""How far a sensor that reacts is behind what has happened."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from tickdeck.reading.rows import Lag
from tickdeck.storage.tables import from_micros
from tickdeck.values.runs import STATUS_EVENTS
from tickdeck.values.sensors import SensorKind

if TYPE_CHECKING:
    import peewee

    from tickdeck.reading.rows import SensorRow

MOST_COUNTED = 1000


class _Position(msgspec.Struct, frozen=True):
    """The part of a run status sensor's cursor that counts."""

    record_id: int


def lag_of(database: peewee.SqliteDatabase, row: SensorRow) -> Lag | None:
    """Return what a sensor has not looked at yet; None where it is up to date.

    A sensor that was never evaluated begins with what happens then: it is not behind.
    """
    cursor, spec = row.state.cursor, row.spec
    if not cursor:
        return None
    after: int | None = None
    match spec.kind:
        case SensorKind.RUN_STATUS:
            condition, value = "type = ?", STATUS_EVENTS.get(spec.run_status or "", "")
            with contextlib.suppress(msgspec.MsgspecError):
                after = msgspec.json.decode(cursor, type=_Position).record_id
        case SensorKind.ASSET:
            condition, value = "asset_key = ?", "".join(spec.asset_keys[:1])
            after = int(cursor) if cursor.isdigit() else None
        case _:
            return None
    if after is None:
        return None
    events, since = database.execute_sql(
        f"SELECT count(*), min(at) FROM (SELECT at FROM run_event WHERE {condition} "
        "AND id > ? ORDER BY id LIMIT ?)",
        (value, after, MOST_COUNTED),
    ).fetchone()
    return Lag(events=events, since=from_micros(since)) if events else None
