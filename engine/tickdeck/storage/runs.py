"""Runs and their event logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.storage.columns import (
    from_json,
    from_json_or_none,
    instant_or_none,
    json_or_none,
    json_text,
    micros_or_none,
    strings,
)
from tickdeck.storage.tables import from_micros, to_micros
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    import peewee

COLUMNS = (
    "run_id, location, job_name, status, created, started, ended, run_config, tags, "
    "run_key, sensor, sensor_name, tick, partition_key, asset_keys, parent_run_id, "
    "root_run_id, interrupted, error, step_keys"
)
_PLACES = ", ".join("?" * len(COLUMNS.split(",")))
ENGINE_EVENTS = (
    RunEventType.RUN_ENQUEUED,
    RunEventType.RUN_STARTING,
    RunEventType.ENGINE_EVENT,
    RunEventType.RUN_CANCELING,
    RunEventType.RUN_CANCELED,
)
"""What the engine says of a run; all else a worker says, and journals first."""

EVENT_COLUMNS = (
    "id, at, type, level, step_key, message, error, asset_key, data, partition"
)


def run_of(row: Sequence[Any]) -> Run:
    """Return the value of a row of `COLUMNS`."""
    return Run(
        run_id=row[0],
        location=row[1],
        job_name=row[2],
        status=RunStatus(row[3]),
        created=from_micros(row[4]),
        started=instant_or_none(row[5]),
        ended=instant_or_none(row[6]),
        run_config=from_json(row[7], dict[str, Any]),
        tags=from_json(row[8], dict[str, str]),
        run_key=row[9],
        sensor_id=None if row[10] is None else SensorId(row[10]),
        sensor_name=row[11],
        tick_id=None if row[12] is None else TickId(row[12]),
        partition_key=row[13],
        asset_keys=strings(row[14]),
        parent_run_id=row[15],
        root_run_id=row[16],
        interrupted=bool(row[17]),
        error=row[18],
        step_keys=strings(row[19]),
    )


def event_of(row: Sequence[Any]) -> RunEvent:
    """Return the value of a row of `EVENT_COLUMNS`."""
    return RunEvent(
        id=row[0],
        at=from_micros(row[1]),
        type=RunEventType(row[2]),
        level=row[3],
        step_key=row[4],
        message=row[5],
        error=from_json_or_none(row[6], ErrorInfo),
        asset_key=row[7],
        data=from_json_or_none(row[8], dict[str, Any]),
        partition=row[9],
    )


def insert(database: peewee.SqliteDatabase, runs: Iterable[Run]) -> None:
    """Store new runs in the open transaction."""
    database.connection().executemany(
        f"INSERT INTO run ({COLUMNS}, updated) VALUES ({_PLACES}, ?)",
        [
            (
                run.run_id,
                run.location,
                run.job_name,
                run.status,
                to_micros(run.created),
                micros_or_none(run.started),
                micros_or_none(run.ended),
                json_text(run.run_config),
                json_text(run.tags),
                run.run_key,
                run.sensor_id,
                run.sensor_name,
                run.tick_id,
                run.partition_key,
                json_text(run.asset_keys),
                run.parent_run_id,
                run.root_run_id,
                run.interrupted,
                run.error,
                json_text(run.step_keys),
                to_micros(run.created),
            )
            for run in runs
        ],
    )


def save(database: peewee.SqliteDatabase, runs: Iterable[Run], at: datetime) -> None:
    """Store how far runs have come by *at*, in the open transaction if any."""
    updated = to_micros(at)
    database.connection().executemany(
        "UPDATE run SET status = ?, started = ?, ended = ?, interrupted = ?, "
        "error = ?, updated = ? WHERE run_id = ?",
        [
            (
                run.status,
                micros_or_none(run.started),
                micros_or_none(run.ended),
                run.interrupted,
                run.error,
                updated,
                run.run_id,
            )
            for run in runs
        ],
    )


def append_events(
    database: peewee.SqliteDatabase, events: Iterable[tuple[str | None, RunEvent]]
) -> None:
    """Store (run id, event) pairs in their order, in the open transaction if any.

    An event without a run is one of an asset that something else has made.
    """
    database.connection().executemany(
        "INSERT INTO run_event (run, at, type, level, step_key, message, error, "
        "asset_key, data, partition) VALUES ((SELECT id FROM run WHERE run_id = ?), "
        "?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                run_id,
                to_micros(event.at),
                event.type,
                event.level,
                event.step_key,
                event.message,
                json_or_none(event.error),
                event.asset_key,
                json_or_none(event.data),
                event.partition,
            )
            for run_id, event in events
        ],
    )


def get(database: peewee.SqliteDatabase, run_id: str) -> Run | None:
    """Return one run."""
    row = database.execute_sql(
        f"SELECT {COLUMNS} FROM run WHERE run_id = ?", (run_id,)
    ).fetchone()
    return None if row is None else run_of(row)


def unfinished(database: peewee.SqliteDatabase) -> list[Run]:
    """Return the runs to which something is still to happen, the oldest first."""
    rows = database.execute_sql(
        f"SELECT {COLUMNS} FROM run WHERE status IN (?, ?, ?, ?, ?) ORDER BY id",
        tuple(status for status in RunStatus if not status.is_finished),
    )
    return [run_of(row) for row in rows]


def worker_event_count(database: peewee.SqliteDatabase, run_id: str) -> int:
    """Return how many stored events came from the run's journal.

    The engine's own events are not in the journal; it only tells of the queue.
    """
    row = database.execute_sql(
        "SELECT count(*) FROM run_event WHERE type NOT IN (?, ?, ?, ?, ?) "
        "AND run = (SELECT id FROM run WHERE run_id = ?)",
        (*ENGINE_EVENTS, run_id),
    ).fetchone()
    return int(row[0])


def delete(database: peewee.SqliteDatabase, run_id: str) -> None:
    """Delete a run with its events, and free its key."""
    with database.atomic("IMMEDIATE"):
        database.execute_sql(
            "DELETE FROM run_event WHERE run = (SELECT id FROM run WHERE run_id = ?)",
            (run_id,),
        )
        database.execute_sql("DELETE FROM run_key WHERE run_id = ?", (run_id,))
        database.execute_sql("DELETE FROM run WHERE run_id = ?", (run_id,))


def add_tags(
    database: peewee.SqliteDatabase, run_id: str, tags: dict[str, str]
) -> bool:
    """Mark a run with more tags; return whether there is such a run."""
    cursor = database.execute_sql(
        "UPDATE run SET tags = json_patch(tags, ?) WHERE run_id = ?",
        (json_text(tags), run_id),
    )
    return bool(cursor.rowcount)


def children(database: peewee.SqliteDatabase, root_run_id: str) -> list[Run]:
    """Return the runs that try *root_run_id* again, the first first."""
    rows = database.execute_sql(
        f"SELECT {COLUMNS} FROM run WHERE root_run_id = ? ORDER BY id", (root_run_id,)
    )
    return [run_of(row) for row in rows.fetchall()]


def succeeded_steps(database: peewee.SqliteDatabase, run_id: str) -> tuple[str, ...]:
    """Return the steps of a run that succeeded, in the order of their ends."""
    rows = database.execute_sql(
        "SELECT step_key FROM run_event WHERE type = ? AND step_key IS NOT NULL "
        "AND run = (SELECT id FROM run WHERE run_id = ?) ORDER BY id",
        (RunEventType.STEP_SUCCESS, run_id),
    )
    return tuple(dict.fromkeys(row[0] for row in rows))
