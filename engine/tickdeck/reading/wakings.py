"""When files woke a sensor, for stretches too long to look at each tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.reading.rows import FileEvents
from tickdeck.storage.tables import from_micros, to_micros
from tickdeck.values.ticks import WokenBy

if TYPE_CHECKING:
    from datetime import datetime

    import peewee

    from tickdeck.values.sensors import SensorId

MOST_ROWS = 20_000
"""How many are looked at, the newest: nothing counts file events in advance."""
_BY_FILE = f"woken_by = '{WokenBy.FILE_CHANGE}'"
"""In so many words: SQLite knows the index that has only these by its condition."""


def file_events(
    database: peewee.SqliteDatabase,
    sensor_id: SensorId,
    start: datetime,
    end: datetime,
    *,
    buckets: int,
) -> FileEvents:
    """Return the first file event in each of *buckets* equal stretches."""
    begin, close = to_micros(start), to_micros(end)
    length = max((close - begin) // max(buckets, 1), 1)
    rows = database.execute_sql(
        f"WITH newest AS (SELECT started FROM tick WHERE {_BY_FILE} AND sensor = ? "
        "AND started >= ? AND started < ? ORDER BY started DESC LIMIT ?) "
        "SELECT min(started), 1 FROM newest GROUP BY (started - ?) / ? UNION ALL "
        "SELECT min(started), 0 FROM newest HAVING count(*) = ? ORDER BY 1",
        (sensor_id, begin, close, MOST_ROWS, begin, length, MOST_ROWS),
    ).fetchall()
    since = next((at for at, is_event in rows if not is_event), begin)
    return FileEvents(
        times=tuple(from_micros(at) for at, is_event in rows if is_event),
        since=from_micros(since),
    )
