"""Runs by whatever narrows them, by their time, and what they printed."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from tickdeck.reading.filters import run_conditions
from tickdeck.reading.rows import RunBucket, RunKeyRow, RunOutput
from tickdeck.storage import runs
from tickdeck.storage.tables import from_micros, to_micros
from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import peewee

    from tickdeck.reading.rows import RunFilter
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId

_MICROS = 1_000_000
_ONE_BEFORE = (
    # The place of a run in the order of creation; should it be deleted meanwhile, that
    # of the last one created before it, so that a list goes on where it was.
    "coalesce((SELECT id FROM run WHERE run_id = ?), "
    "(SELECT id + 1 FROM run WHERE created <= ? ORDER BY created DESC LIMIT 1), 0)"
)


def narrowed(
    database: peewee.SqliteDatabase,
    where: RunFilter,
    *,
    after: Run | None,
    limit: int,
    offset: int,
) -> tuple[Run, ...]:
    """Return runs, the last created first; with *after*, those that follow it."""
    condition, values = run_conditions(where)
    if after is not None:
        condition += f"{'AND' if condition else 'WHERE'} id < {_ONE_BEFORE} "
        values += (after.run_id, to_micros(after.created))
    rows = database.execute_sql(
        f"SELECT {runs.COLUMNS} FROM run {condition}ORDER BY id DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return tuple(runs.run_of(row) for row in rows)


def within(
    database: peewee.SqliteDatabase,
    sensor_id: SensorId,
    start: datetime,
    end: datetime,
    *,
    limit: int,
) -> tuple[Run, ...]:
    """Return a sensor's runs that were queued or at work in a stretch of time.

    The newest come first. Those that began before it are found among the *limit* last
    created until then: there is no index of how long runs took.
    """
    begin, close = to_micros(start), to_micros(end)
    created_within = database.execute_sql(
        f"SELECT {runs.COLUMNS} FROM run WHERE sensor = ? AND created >= ? "
        "AND created <= ? AND id BETWEEN "
        "(SELECT id FROM run WHERE created >= ? ORDER BY created LIMIT 1) AND "
        "(SELECT id FROM run WHERE created <= ? ORDER BY created DESC LIMIT 1) "
        "ORDER BY id DESC LIMIT ?",
        (sensor_id, begin, close, begin, close, limit),
    )
    found = [runs.run_of(row) for row in created_within]
    created_before = database.execute_sql(
        f"SELECT {runs.COLUMNS} FROM (SELECT * FROM run WHERE sensor = ? AND id <= "
        "(SELECT id FROM run WHERE created < ? ORDER BY created DESC LIMIT 1) "
        "ORDER BY id DESC LIMIT ?) WHERE created < ? AND coalesce(ended, ?) >= ?",
        (sensor_id, begin, limit, begin, begin, begin),
    )
    found += [runs.run_of(row) for row in created_before]
    return tuple(found[:limit])


def ribbon(
    database: peewee.SqliteDatabase, start: datetime, end: datetime, *, buckets: int
) -> tuple[RunBucket, ...]:
    """Return how many runs were created in each of *buckets* equal stretches.

    Empty stretches are left out.
    """
    begin, close = to_micros(start), to_micros(end)
    length = max((close - begin) // max(buckets, 1), 1)
    rows = database.execute_sql(
        "SELECT (created - ?) / ? AS bucket, sum(status = ?), sum(status = ?), "
        "sum(status = ?), count(*) FROM run WHERE created >= ? AND created < ? "
        "GROUP BY bucket ORDER BY bucket",
        (
            begin,
            length,
            RunStatus.SUCCESS,
            RunStatus.FAILURE,
            RunStatus.CANCELED,
            begin,
            close,
        ),
    )
    return tuple(
        RunBucket(
            start=from_micros(begin + bucket * length),
            seconds=length / _MICROS,
            succeeded=succeeded,
            failed=failed,
            canceled=canceled,
            unfinished=many - succeeded - failed - canceled,
        )
        for bucket, succeeded, failed, canceled, many in rows
    )


def output(file: Path, *, offset: int, limit: int) -> RunOutput:
    """Return what a run's process printed from byte *offset*, at most *limit* bytes.

    A letter of several bytes is never cut in two: its bytes come with the next piece.
    """
    try:
        with file.open("rb") as printed:
            printed.seek(offset)
            piece = printed.read(limit)
            is_all = len(piece) < limit or not printed.read(1)
    except FileNotFoundError:
        return RunOutput(text="", end=offset, is_all=True)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    text = decoder.decode(piece)
    pending = len(decoder.getstate()[0])
    return RunOutput(text=text, end=offset + len(piece) - pending, is_all=is_all)


def keys(
    database: peewee.SqliteDatabase,
    sensor_id: SensorId,
    *,
    text: str,
    after: RunKeyRow | None,
    limit: int,
) -> tuple[RunKeyRow, ...]:
    """Return the run keys that a sensor has used, the newest first.

    With *after*, those that follow it.
    """
    condition = "run_key.sensor = ? "
    values: list[Any] = [sensor_id]
    if text:
        condition += "AND instr(lower(key), lower(?)) "
        values.append(text)
    if after is not None:
        condition += "AND (claimed, key) < (?, ?) "
        values += [to_micros(after.claimed), after.key]
    rows = database.execute_sql(
        "SELECT key, run_key.run_id, claimed, run.status FROM run_key "
        f"LEFT JOIN run ON run.run_id = run_key.run_id WHERE {condition}"
        "ORDER BY claimed DESC, key DESC LIMIT ?",
        (*values, limit),
    )
    return tuple(
        RunKeyRow(
            key=row[0],
            run_id=row[1],
            claimed=from_micros(row[2]),
            status=None if row[3] is None else RunStatus(row[3]),
        )
        for row in rows
    )
