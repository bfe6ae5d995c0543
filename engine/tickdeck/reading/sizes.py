"""What takes how much room on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import peewee

from tickdeck.reading.rows import RecordKind, RecordSize

if TYPE_CHECKING:
    from pathlib import Path

    from tickdeck.home import Home

_TABLES = {
    RecordKind.TICKS: ("tick", "tick_item", "rollup"),
    RecordKind.TICK_LOGS: ("tick_log",),
    RecordKind.RUNS: ("run",),
    RecordKind.RUN_LOGS: ("run_event",),
    RecordKind.RUN_KEYS: ("run_key",),
}
"""The first table of each is the one whose rows are counted."""


def record_sizes(database: peewee.SqliteDatabase, home: Home) -> tuple[RecordSize, ...]:
    """Return how many records of each kind there are, and what room they take.

    The whole file is read for it: ask in the background.
    """
    pages = _bytes_by_table(database)
    found = []
    for kind, tables in _TABLES.items():
        ((count,),) = database.execute_sql(f"SELECT COUNT(*) FROM {tables[0]}")
        taken = None if pages is None else sum(pages.pop(one, 0) for one in tables)
        found.append(RecordSize(kind=kind, count=count, bytes=taken))
    if pages is not None:
        rest = sum(pages.values()) + _unused(database)
        found.append(RecordSize(kind=RecordKind.REST, bytes=rest))
    for kind, folder in (
        (RecordKind.OUTPUTS, home.outputs),
        (RecordKind.VALUES, home.storage),
        (RecordKind.BACKUPS, home.backups),
    ):
        files = [one for one in folder.rglob("*") if one.is_file()]
        taken = sum(map(_size, files))
        found.append(RecordSize(kind=kind, count=len(files), bytes=taken))
    return tuple(found)


def _bytes_by_table(database: peewee.SqliteDatabase) -> dict[str, int] | None:
    """Return the bytes of each table with its indexes; None where nobody counts."""
    try:
        rows = database.execute_sql(
            "SELECT COALESCE(s.tbl_name, d.name), SUM(d.pgsize) FROM dbstat d "
            "LEFT JOIN sqlite_master s ON s.name = d.name "
            "WHERE d.aggregate = TRUE GROUP BY 1"
        )
    except peewee.OperationalError:
        # SQLite can be built without this table.
        return None
    return {str(name): int(size) for name, size in rows}


def _unused(database: peewee.SqliteDatabase) -> int:
    """Return the bytes that deleted records have left, and compacting gives back."""
    ((pages,),) = database.execute_sql("PRAGMA freelist_count")
    ((size,),) = database.execute_sql("PRAGMA page_size")
    return int(pages) * int(size)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        # It was deleted meanwhile.
        return 0
