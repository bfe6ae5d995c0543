"""Sensors whose code is gone, and which sensors may be they under a new name."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tickdeck.reading.rows import Orphan
from tickdeck.storage.tables import from_micros
from tickdeck.values.locations import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    import peewee

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.sensors import SensorId


def orphans(
    database: peewee.SqliteDatabase, rows: Sequence[SensorRow]
) -> tuple[Orphan, ...]:
    """Return the orphans among *rows* that remember something, with their heirs."""
    places = {row.state.location for row in rows if _remembers(row)}
    first_ticks = {
        row.state.id: _first_tick(database, row.state.id)
        for row in rows
        if row.state.location in places and row.state.last_tick_started is not None
    }
    return tuple(
        Orphan(row=row, heirs=heirs_of(row, rows, first_ticks))
        for row in rows
        if _remembers(row)
    )


def heirs_of(
    orphan: SensorRow,
    rows: Sequence[SensorRow],
    first_ticks: Mapping[SensorId, datetime | None],
) -> tuple[SensorRow, ...]:
    """Return which of *rows* could take over from *orphan*, the likeliest first.

    Sensors of the same location and kind that are defined and did not tick beside it.
    Those without a history of their own come first, then those with the most similar
    names.

    Args:
        orphan: A sensor whose code is gone.
        rows: All sensors.
        first_ticks: When each began to tick, as far as that is recorded.
    """

    def may_be(row: SensorRow) -> bool:
        last, first = orphan.state.last_tick_started, first_ticks.get(row.state.id)
        return (
            row.state.location == orphan.state.location
            and row.spec.kind is orphan.spec.kind
            and not row.state.is_orphan
            and (first is None or last is None or first > last)
        )

    def order(row: SensorRow) -> tuple[bool, float, str]:
        has_history = (
            row.state.last_tick_started is not None or row.state.cursor is not None
        )
        alike = SequenceMatcher(None, orphan.state.name, row.state.name).ratio()
        return has_history, -alike, row.state.name

    return tuple(sorted(filter(may_be, rows), key=order))


def _remembers(row: SensorRow) -> bool:
    """Tell whether a sensor's code is gone and there is something to give away.

    A folder's sensor is deleted with its rule, so it is never an orphan.
    """
    state = row.state
    return (
        state.is_orphan
        and state.location != FOLDERS
        and (state.last_tick_started is not None or state.cursor is not None)
    )


def _first_tick(
    database: peewee.SqliteDatabase, sensor_id: SensorId
) -> datetime | None:
    row = database.execute_sql(
        "SELECT started FROM tick WHERE sensor = ? ORDER BY id LIMIT 1", (sensor_id,)
    ).fetchone()
    return None if row is None else from_micros(row[0])
