"""What a `RunFilter` means in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.storage.tables import to_micros

if TYPE_CHECKING:
    from tickdeck.reading.rows import RunFilter

_TEXT_COLUMNS = ("run_id", "job_name", "sensor_name", "run_key")


def run_conditions(where: RunFilter) -> tuple[str, tuple[Any, ...]]:
    """Return a ``WHERE`` clause, or nothing, and the values for its places."""
    conditions: list[str] = []
    values: list[Any] = []
    if where.statuses:
        conditions.append(f"status IN ({', '.join('?' * len(where.statuses))})")
        values += where.statuses
    for condition, value in (
        ("sensor = ?", where.sensor_id),
        ("tick = ?", where.tick_id),
        ("job_name = ?", where.job_name),
        ("location = ?", where.location),
        ("parent_run_id = ?", where.parent_run_id),
        ("created >= ?", where.start and to_micros(where.start)),
        ("created < ?", where.end and to_micros(where.end)),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    if where.tag:
        key, equals, value = where.tag.partition("=")
        conditions.append(
            "EXISTS (SELECT 1 FROM json_each(tags) WHERE json_each.key = ?"
            + (" AND json_each.value = ?)" if equals else ")")
        )
        values += [key, value] if equals else [key]
    if where.run_key:
        conditions.append("instr(lower(coalesce(run_key, '')), lower(?))")
        values.append(where.run_key)
    if where.text:
        anywhere = " OR ".join(
            f"instr(lower(coalesce({column}, '')), lower(?))"
            for column in _TEXT_COLUMNS
        )
        conditions.append(f"({anywhere})")
        values += [where.text] * len(_TEXT_COLUMNS)
    return (f"WHERE {' AND '.join(conditions)} " if conditions else ""), tuple(values)
