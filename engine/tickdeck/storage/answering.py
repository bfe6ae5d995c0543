"""Answers to what the code of sensors and ops asks of the instance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.storage import partitions, runs
from tickdeck.storage.columns import json_text
from tickdeck.storage.tables import from_micros, to_micros
from tickdeck.values import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import peewee

_RUN_COLUMNS = ", ".join(f"run.{each}" for each in runs.COLUMNS.split(", "))
_EVENT_COLUMNS = ", ".join(
    f"run_event.{each}" for each in runs.EVENT_COLUMNS.split(", ")
)
_ALL = -1  # SQLite's own word for no limit


class _Conditions:
    """Parts of a ``WHERE`` clause, and the values for its places."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.values: list[Any] = []

    def add(self, part: str, *values: Any) -> None:
        self.parts.append(part)
        self.values += values

    def among(self, column: str, values: Sequence[Any]) -> None:
        self.add(f"{column} IN (SELECT value FROM json_each(?))", json_text(values))

    def clause(self) -> str:
        return f"WHERE {' AND '.join(self.parts)} " if self.parts else ""


def answer(  # noqa: C901 - one line for each query
    database: peewee.SqliteDatabase, query: queries.Query, now: datetime
) -> Any:
    """Return what `queries.ANSWERS` promises for *query*."""
    match query:
        case queries.FindRuns():
            return find_runs(database, query)
        case queries.CountRuns():
            return count_runs(database, query.where)
        case queries.FindEvents():
            return find_events(database, query)
        case queries.FindAssetKeys():
            return _asset_keys(database)
        case queries.FindDynamicPartitions():
            return partitions.keys_of(database, query.definition)
        case queries.AddDynamicPartitions():
            with database.atomic("IMMEDIATE"):
                return partitions.add(database, query.definition, query.keys, now)
        case queries.DeleteDynamicPartitions():
            with database.atomic("IMMEDIATE"):
                return partitions.delete(database, query.definition, query.keys)
        case queries.ReportAssetEvent():
            with database.atomic("IMMEDIATE"):
                runs.append_events(database, [(None, query.event)])
                row = database.execute_sql("SELECT last_insert_rowid()").fetchone()
                return int(row[0])
        case queries.AddRunTags():
            return runs.add_tags(database, query.run_id, query.tags)
    raise ValueError(f"{type(query).__name__} is not answered by the database alone.")


def _asset_keys(database: peewee.SqliteDatabase) -> tuple[str, ...]:
    rows = database.execute_sql(
        "SELECT DISTINCT asset_key FROM run_event "
        "WHERE asset_key IS NOT NULL ORDER BY asset_key"
    )
    return tuple(row[0] for row in rows.fetchall())


def find_runs(
    database: peewee.SqliteDatabase, query: queries.FindRuns
) -> tuple[queries.StoredRun, ...]:
    """Return runs, the last created first unless ascending."""
    where = _runs_where(query.where)
    if query.before_run_id is not None:
        sign = ">" if query.ascending else "<"
        where.add(
            f"run.id {sign} (SELECT id FROM run WHERE run_id = ?)", query.before_run_id
        )
    order = "ASC" if query.ascending else "DESC"
    rows = database.execute_sql(
        f"SELECT {_RUN_COLUMNS}, run.updated, run.id FROM run {where.clause()}"
        f"ORDER BY run.id {order} LIMIT ?",
        (*where.values, _ALL if query.limit is None else query.limit),
    )
    return tuple(
        queries.StoredRun(
            id=row[-1], run=runs.run_of(row), updated=from_micros(row[-2])
        )
        for row in rows.fetchall()
    )


def count_runs(database: peewee.SqliteDatabase, where: queries.RunsWhere) -> int:
    """Return how many runs there are."""
    conditions = _runs_where(where)
    row = database.execute_sql(
        f"SELECT count(*) FROM run {conditions.clause()}", tuple(conditions.values)
    ).fetchone()
    return int(row[0])


def _runs_where(where: queries.RunsWhere) -> _Conditions:
    found = _Conditions()
    if where.run_ids is not None:
        found.among("run.run_id", where.run_ids)
    if where.job_name is not None:
        found.add("run.job_name = ?", where.job_name)
    if where.statuses:
        found.among("run.status", where.statuses)
    for key, values in where.tags.items():
        found.add(
            "EXISTS (SELECT 1 FROM json_each(run.tags) AS tag WHERE tag.key = ? "
            "AND tag.value IN (SELECT value FROM json_each(?)))",
            key,
            json_text(values),
        )
    for part, instant in (
        ("run.created > ?", where.created_after),
        ("run.created < ?", where.created_before),
        ("run.updated > ?", where.updated_after),
        ("run.updated < ?", where.updated_before),
    ):
        if instant is not None:
            found.add(part, to_micros(instant))
    return found


def find_events(
    database: peewee.SqliteDatabase, query: queries.FindEvents
) -> tuple[queries.StoredEvent, ...]:
    """Return events of runs and of none, by their storage ids."""
    where = _events_where(query)
    order = "ASC" if query.ascending else "DESC"
    rows = database.execute_sql(
        f"SELECT {_EVENT_COLUMNS}, run.run_id, run.job_name FROM run_event "
        f"LEFT JOIN run ON run.id = run_event.run {where.clause()}"
        f"ORDER BY run_event.id {order} LIMIT ?",
        (*where.values, _ALL if query.limit is None else query.limit),
    )
    return tuple(
        queries.StoredEvent(event=runs.event_of(row), run_id=row[-2], job_name=row[-1])
        for row in rows.fetchall()
    )


def _events_where(query: queries.FindEvents) -> _Conditions:
    found = _Conditions()
    for column, values in (
        ("run_event.type", query.types),
        ("run_event.asset_key", query.asset_keys),
        ("run_event.partition", query.partitions),
        ("run_event.id", query.event_ids),
    ):
        if len(values) == 1:  # so that an index on (column, id) gives the order
            found.add(f"{column} = ?", values[0])
        elif values:
            found.among(column, values)
    if query.run_id is not None:
        found.add("run_event.run = (SELECT id FROM run WHERE run_id = ?)", query.run_id)
    if query.after_id is not None:
        found.add("run_event.id > ?", query.after_id)
    if query.before_id is not None:
        found.add("run_event.id < ?", query.before_id)
    return found
