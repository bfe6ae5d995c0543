"""Deleting what is older than the operator wants to keep."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tickdeck.storage.tables import to_micros
from tickdeck.values.runs import RunStatus
from tickdeck.values.ticks import TickStatus

if TYPE_CHECKING:
    from datetime import datetime

    import peewee

    from tickdeck.values.settings import Retention

CHUNK = 2_000
"""Records deleted in one go: a purge must not hold up ticks."""


def purge(
    database: peewee.SqliteDatabase, keep: Retention, now: datetime
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Delete up to `CHUNK` records of each kind that are too old.

    A folded row goes when the last of its ticks is too old. Run keys stay: what was
    executed once is not executed again because its record is gone.

    Returns:
        How many records were deleted, the ids of the runs among them, and those of
        the runs of which only the logs were.
    """
    count = 0
    with database.atomic("IMMEDIATE"):
        for status, days in (
            (TickStatus.SKIPPED, keep.skipped_days),
            (TickStatus.SUCCESS, keep.success_days),
            (TickStatus.FAILURE, keep.failure_days),
        ):
            if days > 0:
                count += _purge_ticks(database, status, now - timedelta(days=days))
        if keep.tick_log_days > 0:
            limit = now - timedelta(days=keep.tick_log_days)
            count += _purge_tick_logs(database, limit)
        gone: tuple[str, ...] = ()
        if keep.run_days > 0:
            gone = _purge_runs(database, now - timedelta(days=keep.run_days))
            count += len(gone)
        silenced: tuple[str, ...] = ()
        if keep.run_log_days > 0:
            limit = now - timedelta(days=keep.run_log_days)
            silenced, deleted = _purge_run_logs(database, limit)
            count += deleted
    return count, gone, silenced


def _purge_ticks(
    database: peewee.SqliteDatabase, status: TickStatus, limit: datetime
) -> int:
    # The order of ids is the order of time: the walk ends at the first that stays.
    rows = database.execute_sql(
        "SELECT id, coalesce(last_started, started) FROM tick WHERE status = ? "
        "ORDER BY id LIMIT ?",
        (status, CHUNK),
    ).fetchall()
    too_old = [(row[0],) for row in rows if row[1] < to_micros(limit)]
    connection = database.connection()
    for table, column in (("tick_log", "tick"), ("tick_item", "tick"), ("tick", "id")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", too_old)
    return len(too_old)


def _purge_tick_logs(database: peewee.SqliteDatabase, limit: datetime) -> int:
    cursor = database.execute_sql(
        "DELETE FROM tick_log WHERE tick IN (SELECT tick_log.tick FROM tick_log "
        "JOIN tick ON tick.id = tick_log.tick WHERE tick.started < ? LIMIT ?)",
        (to_micros(limit), CHUNK),
    )
    return int(cursor.rowcount)


def _purge_runs(database: peewee.SqliteDatabase, limit: datetime) -> tuple[str, ...]:
    finished = [each for each in RunStatus if each.is_finished]
    rows = database.execute_sql(
        "SELECT id, run_id FROM run WHERE created < ? AND ended < ? "
        "AND status IN (?, ?, ?) ORDER BY created LIMIT ?",
        (to_micros(limit), to_micros(limit), *finished, CHUNK),
    ).fetchall()
    # The newest materialization of an asset is what sensors and people look for.
    connection = database.connection()
    connection.executemany(
        "DELETE FROM run_event WHERE run = ? AND asset_key IS NULL",
        [(row[0],) for row in rows],
    )
    connection.executemany(
        "UPDATE run_event SET run = NULL WHERE run = ?", [(row[0],) for row in rows]
    )
    connection.executemany("DELETE FROM run WHERE id = ?", [(row[0],) for row in rows])
    return tuple(row[1] for row in rows)


def _purge_run_logs(
    database: peewee.SqliteDatabase, limit: datetime
) -> tuple[tuple[str, ...], int]:
    rows = database.execute_sql(
        "SELECT run.id, run.run_id FROM run WHERE run.ended < ? AND EXISTS "
        "(SELECT 1 FROM run_event WHERE run_event.run = run.id AND type = 'LOG') "
        "ORDER BY run.id LIMIT ?",
        (to_micros(limit), CHUNK),
    ).fetchall()
    deleted = 0
    for number, _run_id in rows:
        cursor = database.execute_sql(
            "DELETE FROM run_event WHERE run = ? AND type = 'LOG'", (number,)
        )
        deleted += int(cursor.rowcount)
    return tuple(row[1] for row in rows), deleted
