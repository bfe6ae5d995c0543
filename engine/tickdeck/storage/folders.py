"""Folders watched without code: their rules, and the files they have dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.storage.columns import from_json, json_text
from tickdeck.values.folders import FolderRule, KnownFile
from tickdeck.values.sensors import SensorId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import peewee


def rules(database: peewee.SqliteDatabase) -> dict[SensorId, FolderRule]:
    """Return the rule of each folder sensor."""
    rows = database.execute_sql("SELECT sensor, rule FROM folder_rule ORDER BY sensor")
    return {SensorId(row[0]): from_json(row[1], FolderRule) for row in rows}


def save_rule(
    database: peewee.SqliteDatabase, sensor_id: SensorId, rule: FolderRule
) -> None:
    """Keep a sensor's rule; what it knows of its files stays."""
    database.execute_sql(
        "INSERT INTO folder_rule (sensor, rule, generation) VALUES (?, ?, 0) "
        "ON CONFLICT (sensor) DO UPDATE SET rule = excluded.rule",
        (sensor_id, json_text(rule)),
    )


def generation(database: peewee.SqliteDatabase, sensor_id: SensorId) -> int:
    """Return how often the sensor's known files have changed."""
    row = database.execute_sql(
        "SELECT generation FROM folder_rule WHERE sensor = ?", (sensor_id,)
    ).fetchone()
    return 0 if row is None else int(row[0])


def known_files(
    database: peewee.SqliteDatabase, sensor_id: SensorId
) -> tuple[KnownFile, ...]:
    """Return the files that the sensor has dealt with."""
    rows = database.execute_sql(
        "SELECT path, modified_ns, size FROM known_file WHERE sensor = ?", (sensor_id,)
    )
    return tuple(KnownFile(*row) for row in rows)


def remember(
    database: peewee.SqliteDatabase,
    sensor_id: SensorId,
    settled: Sequence[KnownFile],
    forgotten: Iterable[str],
) -> None:
    """Change the known files, in the open transaction if any."""
    database.connection().executemany(
        "DELETE FROM known_file WHERE sensor = ? AND path = ?",
        [(sensor_id, path) for path in forgotten],
    )
    database.connection().executemany(
        "INSERT OR REPLACE INTO known_file (sensor, path, modified_ns, size) "
        "VALUES (?, ?, ?, ?)",
        [(sensor_id, each.path, each.modified_ns, each.size) for each in settled],
    )
    database.execute_sql(
        "UPDATE folder_rule SET generation = generation + 1 WHERE sensor = ?",
        (sensor_id,),
    )
