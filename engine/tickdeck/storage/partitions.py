"""Dynamic partitions: keys that sensors and ops add and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.storage.columns import json_text
from tickdeck.storage.tables import to_micros

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import peewee


def keys_of(database: peewee.SqliteDatabase, definition: str) -> tuple[str, ...]:
    """Return the keys of *definition*, in the order in which they were added."""
    rows = database.execute_sql(
        "SELECT key FROM dynamic_partition WHERE definition = ? ORDER BY id",
        (definition,),
    )
    return tuple(row[0] for row in rows)


def add(
    database: peewee.SqliteDatabase, definition: str, keys: Sequence[str], at: datetime
) -> int:
    """Add keys, in the open transaction if any; return how many are new."""
    before = database.connection().total_changes
    database.connection().executemany(
        "INSERT OR IGNORE INTO dynamic_partition (definition, key, added) "
        "VALUES (?, ?, ?)",
        [(definition, key, to_micros(at)) for key in keys],
    )
    return int(database.connection().total_changes - before)


def delete(
    database: peewee.SqliteDatabase, definition: str, keys: Sequence[str]
) -> int:
    """Delete keys, in the open transaction if any; return how many there were."""
    cursor = database.execute_sql(
        "DELETE FROM dynamic_partition WHERE definition = ? "
        "AND key IN (SELECT value FROM json_each(?))",
        (definition, json_text(keys)),
    )
    return int(cursor.rowcount)
