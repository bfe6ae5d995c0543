"""What sensors did last: their bars, their last tick, their last run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.reading.rows import SensorRow, TickBar
from tickdeck.storage import runs, sensors, ticks
from tickdeck.storage.tables import from_micros
from tickdeck.values.ticks import TickId, TickStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import peewee

    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick

BARS = 60
_BAR_COLUMNS = (
    "id, status, started, ended, interrupted, folded, "
    "CASE run_ids WHEN '[]' THEN 0 ELSE json_array_length(run_ids) END"
)


def roster(database: peewee.SqliteDatabase) -> tuple[SensorRow, ...]:
    """Return every sensor, by location and name, without what it did."""
    return tuple(
        SensorRow(state=state, spec=spec)
        for state, spec in sensors.with_specs(database)
    )


def with_history(database: peewee.SqliteDatabase, row: SensorRow) -> SensorRow:
    """Return *row* with its bars, its last tick and its last run."""
    return msgspec.structs.replace(
        row,
        bars=bars(database, row.state.id),
        last_tick=_last_tick(database, row.state.id, row.state.name),
        last_run=_last_run(database, row.state.id),
        has_history=True,
    )


def bars(
    database: peewee.SqliteDatabase, sensor_id: SensorId, limit: int = BARS
) -> tuple[TickBar, ...]:
    """Return a sensor's last ticks, oldest first, folded ones singly."""
    found: list[TickBar] = []
    for row in database.execute_sql(
        f"SELECT {_BAR_COLUMNS} FROM tick WHERE sensor = ? ORDER BY id DESC LIMIT ?",
        (sensor_id, limit),
    ):
        found.extend(reversed([*_bars_of(row)]))
        if len(found) >= limit:
            break
    return tuple(reversed(found[:limit]))


def _bars_of(row: Sequence[Any]) -> Iterator[TickBar]:
    tick_id, status, started, ended, interrupted, folded, run_count = row
    status, interrupted = TickStatus(status), bool(interrupted)
    took = max((ended or started) - started, 0) / 1e6
    yield TickBar(
        TickId(tick_id), from_micros(started), took, status, run_count, interrupted
    )
    for distance, offset_micros, took in ticks.unpacked(folded):
        at = from_micros(started + offset_micros)
        yield TickBar(TickId(tick_id + distance), at, took, status, 0, interrupted)


def _last_tick(
    database: peewee.SqliteDatabase, sensor_id: SensorId, name: str
) -> Tick | None:
    row = database.execute_sql(
        f"SELECT {ticks.COLUMNS} FROM tick WHERE sensor = ? ORDER BY id DESC LIMIT 1",
        (sensor_id,),
    ).fetchone()
    if row is None:
        return None
    *_earlier, last = ticks.unfold(row, name)
    return last


def _last_run(database: peewee.SqliteDatabase, sensor_id: SensorId) -> Run | None:
    row = database.execute_sql(
        f"SELECT {runs.COLUMNS} FROM run WHERE sensor = ? ORDER BY id DESC LIMIT 1",
        (sensor_id,),
    ).fetchone()
    return None if row is None else runs.run_of(row)


def last_runs(database: peewee.SqliteDatabase) -> dict[SensorId, Run]:
    """Return the last run of each sensor that has one."""
    rows = database.execute_sql(
        f"SELECT {runs.COLUMNS} FROM run WHERE id IN "
        "(SELECT (SELECT max(run.id) FROM run WHERE run.sensor = sensor.id) "
        "FROM sensor)",
    )
    found = [runs.run_of(row) for row in rows]
    return {run.sensor_id: run for run in found if run.sensor_id is not None}
