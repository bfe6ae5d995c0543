"""Code locations, each with the last version of its definitions that worked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.storage.columns import (
    from_json_or_none,
    instant_or_none,
    json_or_none,
    micros_or_none,
)
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.locations import (
    DefinitionsSnapshot,
    LocationKind,
    LocationSpec,
    LocationState,
    LocationStatus,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import peewee

_COLUMNS = (
    "name, kind, target, interpreter, working_directory, status, error, error_line, "
    "snapshot, loaded_at"
)


def save(
    database: peewee.SqliteDatabase,
    state: LocationState,
    snapshot: DefinitionsSnapshot | None,
    *,
    pinned: bool | None = None,
) -> None:
    """Remember a location; without a *snapshot* or *pinned*, the stored ones stay."""
    spec = state.spec
    database.execute_sql(
        "INSERT INTO code_location (name, kind, target, interpreter, "
        "working_directory, pinned, status, error, error_line, snapshot, loaded_at) "
        "VALUES (?, ?, ?, ?, ?, coalesce(?, 0), ?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, "
        "target = excluded.target, interpreter = excluded.interpreter, "
        "working_directory = excluded.working_directory, "
        "pinned = coalesce(?, pinned), status = excluded.status, "
        "error = excluded.error, error_line = excluded.error_line, "
        "snapshot = coalesce(excluded.snapshot, snapshot), "
        "loaded_at = coalesce(excluded.loaded_at, loaded_at)",
        (
            spec.name,
            spec.kind,
            spec.target,
            spec.interpreter,
            spec.working_directory,
            pinned,
            state.status,
            json_or_none(state.error),
            state.error_line,
            json_or_none(snapshot),
            micros_or_none(state.loaded_at),
            pinned,
        ),
    )


def pinned(database: peewee.SqliteDatabase) -> list[LocationSpec]:
    """Return the locations that are opened at each start."""
    rows = database.execute_sql(
        f"SELECT {_COLUMNS} FROM code_location WHERE pinned ORDER BY name"
    )
    return [_spec_of(row) for row in rows]


def last_good(
    database: peewee.SqliteDatabase, name: str
) -> tuple[LocationSpec, DefinitionsSnapshot] | None:
    """Return the last version that worked, and where it was read from."""
    row = database.execute_sql(
        f"SELECT {_COLUMNS} FROM code_location WHERE name = ? AND snapshot IS NOT NULL",
        (name,),
    ).fetchone()
    if row is None:
        return None
    snapshot = from_json_or_none(row[8], DefinitionsSnapshot)
    assert snapshot is not None
    return _spec_of(row), snapshot


def states(database: peewee.SqliteDatabase) -> list[LocationState]:
    """Return every remembered location as it stood, the folders' first."""
    rows = database.execute_sql(
        f"SELECT {_COLUMNS} FROM code_location ORDER BY kind != 'FOLDERS', name"
    )
    return [_state_of(row) for row in rows]


def unpin(database: peewee.SqliteDatabase, name: str) -> bool:
    """Open the location no more at each start; return whether it was known."""
    cursor = database.execute_sql(
        "UPDATE code_location SET pinned = 0 WHERE name = ?", (name,)
    )
    return bool(cursor.rowcount)


def _spec_of(row: Sequence[Any]) -> LocationSpec:
    return LocationSpec(
        name=row[0],
        kind=LocationKind(row[1]),
        target=row[2],
        interpreter=row[3],
        working_directory=row[4],
    )


def _state_of(row: Sequence[Any]) -> LocationState:
    snapshot = from_json_or_none(row[8], DefinitionsSnapshot) or DefinitionsSnapshot()
    return LocationState(
        spec=_spec_of(row),
        status=LocationStatus(row[5]),
        error=from_json_or_none(row[6], ErrorInfo),
        error_line=row[7],
        loaded_at=instant_or_none(row[9]),
        jobs=snapshot.jobs,
        assets=snapshot.assets,
        sensor_count=len(snapshot.sensors),
    )
