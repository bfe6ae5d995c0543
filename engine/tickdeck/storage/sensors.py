"""Sensors: their identity, what their code says, their state between ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.storage.columns import (
    from_json,
    instant_or_none,
    json_text,
    micros_or_none,
)
from tickdeck.values.sensors import (
    NO_LONGER_DEFINED,
    SensorId,
    SensorSpec,
    SensorState,
    StoredStatus,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import peewee

STATE_COLUMNS = (
    "id, location, repository, name, stored_status, cursor, cursor_version, "
    "last_run_key, last_tick_started, last_sensor_start, consecutive_failures, "
    "failing_since, problem"
)


def state_of(row: Sequence[Any]) -> SensorState:
    """Return the value of a row of `STATE_COLUMNS`."""
    return SensorState(
        id=SensorId(row[0]),
        location=row[1],
        repository=row[2],
        name=row[3],
        stored_status=None if row[4] is None else StoredStatus(row[4]),
        cursor=row[5],
        cursor_version=row[6],
        last_run_key=row[7],
        last_tick_started=instant_or_none(row[8]),
        last_sensor_start=instant_or_none(row[9]),
        consecutive_failures=row[10],
        failing_since=instant_or_none(row[11]),
        problem=row[12],
    )


def take_up(
    database: peewee.SqliteDatabase,
    location: str,
    repository: str,
    specs: Iterable[SensorSpec],
) -> list[tuple[SensorState, SensorSpec]]:
    """Remember what *location* defines now, and return its sensors' states.

    A sensor is the same one as long as location, repository and name are. One that is
    no longer defined keeps its row and history, with a problem that says so.
    """
    current = {spec.name: spec for spec in specs}
    with database.atomic("IMMEDIATE"):
        database.connection().executemany(
            "INSERT INTO sensor (location, repository, name, spec, cursor_version, "
            "consecutive_failures) VALUES (?, ?, ?, ?, 0, 0) "
            "ON CONFLICT (location, repository, name) "
            "DO UPDATE SET spec = excluded.spec, problem = NULL",
            [
                (location, repository, spec.name, json_text(spec))
                for spec in current.values()
            ],
        )
        known, gone = [], []
        for state in states(database, location):
            if state.repository == repository and state.name in current:
                known.append(state)
            else:
                gone.append((NO_LONGER_DEFINED, state.id))
        database.connection().executemany(
            "UPDATE sensor SET problem = ? WHERE id = ?", gone
        )
    return [(state, current[state.name]) for state in known]


def add(
    database: peewee.SqliteDatabase, location: str, repository: str, spec: SensorSpec
) -> SensorState:
    """Remember one sensor, without a word on its location's others."""
    database.connection().execute(
        "INSERT INTO sensor (location, repository, name, spec, cursor_version, "
        "consecutive_failures) VALUES (?, ?, ?, ?, 0, 0) "
        "ON CONFLICT (location, repository, name) DO UPDATE SET spec = excluded.spec",
        (location, repository, spec.name, json_text(spec)),
    )
    row = database.execute_sql(
        f"SELECT {STATE_COLUMNS} FROM sensor "
        "WHERE location = ? AND repository = ? AND name = ?",
        (location, repository, spec.name),
    ).fetchone()
    return state_of(row)


def states(
    database: peewee.SqliteDatabase, location: str | None = None
) -> list[SensorState]:
    """Return the states of a location's sensors, or of all, by name."""
    where = "" if location is None else "WHERE location = ? "
    rows = database.execute_sql(
        f"SELECT {STATE_COLUMNS} FROM sensor {where}ORDER BY location, name, id",
        () if location is None else (location,),
    )
    return [state_of(row) for row in rows]


def with_specs(
    database: peewee.SqliteDatabase, location: str | None = None
) -> list[tuple[SensorState, SensorSpec]]:
    """Return each sensor with what its code said when it was last read."""
    where = "" if location is None else "WHERE location = ? "
    rows = database.execute_sql(
        f"SELECT {STATE_COLUMNS}, spec FROM sensor {where}ORDER BY location, name, id",
        () if location is None else (location,),
    )
    return [(state_of(row), from_json(row[-1], SensorSpec)) for row in rows]


def save(database: peewee.SqliteDatabase, state: SensorState) -> None:
    """Store what is remembered of one sensor."""
    save_many(database, [state])


def save_many(database: peewee.SqliteDatabase, changed: Iterable[SensorState]) -> None:
    """Store what is remembered of several sensors, in the open transaction if any.

    Tuples through the connection: a tick is committed hundreds of times a second, and
    a model instance costs ten times as much.
    """
    database.connection().executemany(
        "UPDATE sensor SET stored_status = ?, cursor = ?, cursor_version = ?, "
        "last_run_key = ?, last_tick_started = ?, last_sensor_start = ?, "
        "consecutive_failures = ?, failing_since = ?, problem = ? WHERE id = ?",
        [
            (
                state.stored_status,
                state.cursor,
                state.cursor_version,
                state.last_run_key,
                micros_or_none(state.last_tick_started),
                micros_or_none(state.last_sensor_start),
                state.consecutive_failures,
                micros_or_none(state.failing_since),
                state.problem,
                state.id,
            )
            for state in changed
        ],
    )


def set_problem(
    database: peewee.SqliteDatabase, location: str, problem: str | None
) -> None:
    """Say of all sensors of a location why they cannot be evaluated."""
    database.execute_sql(
        "UPDATE sensor SET problem = ? WHERE location = ?", (problem, location)
    )


def delete(database: peewee.SqliteDatabase, sensor_id: SensorId) -> None:
    """Delete a sensor with its ticks, rollups, run keys and rule; its runs stay."""
    with database.atomic("IMMEDIATE"):
        for table in ("tick_log", "tick_item"):
            database.execute_sql(
                f"DELETE FROM {table} WHERE tick IN "
                "(SELECT id FROM tick WHERE sensor = ?)",
                (sensor_id,),
            )
        for table in ("tick", "rollup", "run_key", "folder_rule", "known_file"):
            database.execute_sql(f"DELETE FROM {table} WHERE sensor = ?", (sensor_id,))
        database.execute_sql("DELETE FROM sensor WHERE id = ?", (sensor_id,))


def move_state(
    database: peewee.SqliteDatabase, source: SensorId, target: SensorId
) -> None:
    """Give all that *source* remembers to *target*, and forget *source*.

    What *target* remembered by itself stays where the two do not contradict each
    other: its ticks and run keys; its switch and cursor give way.
    """
    with database.atomic("IMMEDIATE"):
        database.execute_sql(
            "UPDATE sensor SET (stored_status, cursor, last_run_key, "
            "last_tick_started, last_sensor_start, consecutive_failures, "
            "failing_since) = (SELECT stored_status, cursor, last_run_key, "
            "last_tick_started, last_sensor_start, consecutive_failures, "
            "failing_since FROM sensor WHERE id = ?), "
            "cursor_version = cursor_version + 1 WHERE id = ?",
            (source, target),
        )
        for table in ("run_key", "known_file", "rollup"):
            database.execute_sql(
                f"UPDATE OR IGNORE {table} SET sensor = ? WHERE sensor = ?",
                (target, source),
            )
        for table in ("tick", "run", "activity"):
            database.execute_sql(
                f"UPDATE {table} SET sensor = ? WHERE sensor = ?", (target, source)
            )
        delete(database, source)
