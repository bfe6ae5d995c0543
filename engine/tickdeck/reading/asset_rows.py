"""Assets: what the code says of them, and when they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.reading.rows import AssetEvent, AssetRow
from tickdeck.storage.columns import from_json
from tickdeck.storage.tables import from_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import peewee

    from tickdeck.values.locations import LocationState

_MADE = ("ASSET_MATERIALIZATION", "ASSET_OBSERVATION")
_EVENT = (
    "SELECT run_event.id, run_event.at, type, run.run_id, run.job_name, partition, "
    "message, data, asset_key FROM run_event LEFT JOIN run ON run.id = run_event.run "
)


def all_assets(
    database: peewee.SqliteDatabase, locations: Iterable[LocationState]
) -> tuple[AssetRow, ...]:
    """Return every asset that code defines or that was ever reported, by key."""
    specs = {
        spec.key: (state.spec.name, spec)
        for state in locations
        for spec in state.assets
    }
    watched = _watchers(database)
    last = {key: _last(database, key) for key in _known_keys(database) | set(specs)}
    made = []
    for key in sorted(last):
        location, spec = specs.get(key, ("", None))
        waits_for = spec.waits_for if spec is not None else ()
        made.append(
            AssetRow(
                key=key,
                location=location,
                spec=spec,
                last=last[key],
                watched_by=tuple(sorted(watched.get(key, ()))),
                newer=tuple(
                    each for each in waits_for if _is_newer(last.get(each), last[key])
                ),
            )
        )
    return tuple(made)


def _is_newer(upstream: AssetEvent | None, own: AssetEvent | None) -> bool:
    return upstream is not None and (own is None or upstream.id > own.id)


def _watchers(database: peewee.SqliteDatabase) -> dict[str, list[str]]:
    """Return the names of the sensors that watch each asset.

    SQLite looks through the specs, most of which name no asset: to read ten thousand
    here takes as long as a screen may.
    """
    rows = database.execute_sql(
        "SELECT asset.value, sensor.name FROM sensor "
        "JOIN json_each(sensor.spec, '$.asset_keys') AS asset "
        "WHERE instr(sensor.spec, '\"asset_keys\":[]') = 0"
    )
    found: dict[str, list[str]] = {}
    for key, name in rows:
        found.setdefault(key, []).append(name)
    return found


def _known_keys(database: peewee.SqliteDatabase) -> set[str]:
    """Return the keys of all events: each by a step along the index, not by a scan."""
    rows = database.execute_sql(
        "WITH RECURSIVE each_key (key) AS ("
        "SELECT min(asset_key) FROM run_event WHERE asset_key > '' "
        "UNION ALL SELECT (SELECT min(asset_key) FROM run_event WHERE asset_key > key) "
        "FROM each_key WHERE key IS NOT NULL) "
        "SELECT key FROM each_key WHERE key IS NOT NULL"
    )
    return {row[0] for row in rows}


def _last(database: peewee.SqliteDatabase, key: str) -> AssetEvent | None:
    found = events(database, key, limit=1)
    return found[0] if found else None


def events(
    database: peewee.SqliteDatabase,
    key: str,
    *,
    before: int | None = None,
    limit: int = 100,
) -> tuple[AssetEvent, ...]:
    """Return what happened to one asset, the newest first."""
    rows = database.execute_sql(
        f"{_EVENT} WHERE asset_key = ? AND type IN (?, ?) "
        "AND run_event.id < coalesce(?, run_event.id + 1) "
        "ORDER BY run_event.id DESC LIMIT ?",
        (key, *_MADE, before, limit),
    )
    return tuple(_event_of(row) for row in rows)


def _event_of(row: Sequence[Any]) -> AssetEvent:
    return AssetEvent(
        id=row[0],
        at=from_micros(row[1]),
        kind=row[2],
        run_id=row[3],
        job_name=row[4],
        partition=row[5],
        message=row[6] or "",
        data=from_json(row[7], dict[str, Any]) if row[7] else {},
    )
