"""The ledger of run keys. Its unique index is the promise of one run per key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.storage.columns import json_text
from tickdeck.storage.tables import to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    import peewee

    from tickdeck.values.sensors import SensorId


def used(
    database: peewee.SqliteDatabase, sensor_id: SensorId, keys: Sequence[str]
) -> dict[str, str | None]:
    """Return which of *keys* the sensor has used, and the run of each.

    One query for all: asking once for each of 1,000 keys takes seconds.
    """
    if not keys:
        return {}
    rows = database.execute_sql(
        "SELECT key, run_id FROM run_key WHERE sensor = ? "
        "AND key IN (SELECT value FROM json_each(?))",
        (sensor_id, json_text(keys)),
    )
    return dict(rows)


def claim(
    database: peewee.SqliteDatabase,
    sensor_id: SensorId,
    at: datetime,
    keys: Iterable[tuple[str, str | None]],
) -> None:
    """Claim (key, run id) pairs in the open transaction.

    Raises:
        peewee.IntegrityError: If a key is used already; then none is claimed.
    """
    database.connection().executemany(
        "INSERT INTO run_key (sensor, key, run_id, claimed) VALUES (?, ?, ?, ?)",
        [(sensor_id, key, run_id, to_micros(at)) for key, run_id in keys],
    )


def release(
    database: peewee.SqliteDatabase, sensor_id: SensorId, keys: Sequence[str]
) -> int:
    """Free keys, so that they may be requested again; return how many were used."""
    cursor = database.execute_sql(
        "DELETE FROM run_key WHERE sensor = ? "
        "AND key IN (SELECT value FROM json_each(?))",
        (sensor_id, json_text(keys)),
    )
    return int(cursor.rowcount)
