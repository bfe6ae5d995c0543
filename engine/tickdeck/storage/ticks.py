"""Ticks as rows, and the packing of folded skips."""

from __future__ import annotations

import struct
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec

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
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import (
    LogLine,
    PartitionChange,
    Reaction,
    RequestOutcome,
    Tick,
    TickId,
    TickItem,
    TickStatus,
    WokenBy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    import peewee

COLUMNS = (
    "id, last_id, sensor, status, started, ended, scheduled, woken_by, skip_reason, "
    "error, cursor_before, cursor, run_ids, run_keys, origin_run_ids, requests, "
    "interrupted, count, last_started, has_log, folded, outcome"
)
_FOREVER = 2**63 - 1
"""Microseconds: later than anything."""
_PLACES = ", ".join("?" * len(COLUMNS.split(",")))

# A folded skip: its id as distance from the row's, milliseconds from the row's start,
# tenths of milliseconds that it took; twelve bytes instead of a row of two hundred.
_MOMENT = struct.Struct("!III")
_U32 = 2**32 - 1
MAX_FOLD = 500


def pack_moment(first: Tick, folded: Tick) -> bytes:
    """Return a folded skip as twelve bytes, relative to the *first* of its row."""
    ended = folded.ended or folded.started
    offset_ms = (folded.started - first.started) // timedelta(milliseconds=1)
    took = (ended - folded.started) // timedelta(microseconds=100)
    return _MOMENT.pack(
        folded.id - first.id, min(max(offset_ms, 0), _U32), min(max(took, 0), _U32)
    )


def unpacked(folded: bytes | None) -> Iterator[tuple[int, int, float]]:
    """Yield what is packed of each folded skip.

    Its distance from its row's id, its microseconds after the row's start, and the
    seconds that it took.
    """
    for distance, offset_ms, took in _MOMENT.iter_unpack(folded or b""):
        yield distance, offset_ms * 1000, took / 10_000


class Rest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What few ticks have; one column, which most rows leave empty."""

    reactions: tuple[Reaction, ...] = ()
    partitions: tuple[PartitionChange, ...] = ()
    acted: str | None = None
    skip_data: dict[str, Any] | None = None


_NO_REST = Rest()


def _rest_of(tick: Tick) -> str | None:
    if not (tick.reactions or tick.partitions or tick.acted or tick.skip_data):
        return None
    return json_text(
        Rest(
            reactions=tick.reactions,
            partitions=tick.partitions,
            acted=tick.acted,
            skip_data=tick.skip_data,
        )
    )


def row_of(tick: Tick) -> tuple[Any, ...]:
    """Return a tick as `COLUMNS`."""
    return (
        tick.id,
        tick.id,
        tick.sensor_id,
        tick.status,
        to_micros(tick.started),
        micros_or_none(tick.ended),
        micros_or_none(tick.scheduled),
        tick.woken_by,
        tick.skip_reason,
        json_or_none(tick.error),
        tick.cursor_before,
        tick.cursor,
        json_text(tick.run_ids),
        json_text(tick.run_keys),
        json_text(tick.origin_run_ids),
        json_text(tick.requests),
        tick.interrupted,
        1,
        None,
        tick.has_log,
        None,
        _rest_of(tick),
    )


def tick_of(row: Sequence[Any], sensor_name: str) -> Tick:
    """Return the value of a row of `COLUMNS`."""
    rest = _NO_REST if row[21] is None else from_json(row[21], Rest)
    return Tick(
        id=TickId(row[0]),
        sensor_id=SensorId(row[2]),
        sensor_name=sensor_name,
        status=TickStatus(row[3]),
        started=from_micros(row[4]),
        ended=instant_or_none(row[5]),
        scheduled=instant_or_none(row[6]),
        woken_by=WokenBy(row[7]),
        skip_reason=row[8],
        error=from_json_or_none(row[9], ErrorInfo),
        cursor_before=row[10],
        cursor=row[11],
        run_ids=strings(row[12]),
        run_keys=strings(row[13]),
        origin_run_ids=strings(row[14]),
        requests=()
        if row[15] == "[]"
        else from_json(row[15], tuple[RequestOutcome, ...]),
        interrupted=bool(row[16]),
        count=row[17],
        last_started=instant_or_none(row[18]),
        has_log=bool(row[19]),
        reactions=rest.reactions,
        partitions=rest.partitions,
        acted=rest.acted,
        skip_data=rest.skip_data,
    )


def unfold(row: Sequence[Any], sensor_name: str) -> Iterator[Tick]:
    """Yield each tick that a row of `COLUMNS` stands for, oldest first."""
    first = msgspec.structs.replace(
        tick_of(row, sensor_name), count=1, last_started=None
    )
    yield first
    for distance, offset_micros, took in unpacked(row[20]):
        started = first.started + timedelta(microseconds=offset_micros)
        yield msgspec.structs.replace(
            first,
            id=TickId(first.id + distance),
            started=started,
            ended=started + timedelta(seconds=took),
            scheduled=None,
        )


def first_id_in(
    sensor_id: SensorId, start: datetime, end: datetime | None
) -> tuple[str, list[int]]:
    """Return a query for the least id of a sensor's ticks in a stretch of time.

    It is that of the row before where there is one: a fold may reach into the stretch.
    Where there is neither, it is NULL, and no tick fits.
    Without it, the newest ticks are looked at first, and all of them if what is asked
    for is old.
    """
    begin = to_micros(start)
    close = to_micros(end) if end else _FOREVER
    query = (
        "(SELECT min(id) FROM ("
        "SELECT id FROM tick WHERE sensor = ? AND started >= ? AND started < ? "
        "UNION ALL SELECT * FROM (SELECT id FROM tick "
        "WHERE sensor = ? AND started < ? ORDER BY started DESC LIMIT 1)))"
    )
    return query, [sensor_id, begin, close, sensor_id, begin]


def insert(database: peewee.SqliteDatabase, ticks: Iterable[Tick]) -> None:
    """Store ticks; one that was stored when it was opened is replaced."""
    database.connection().executemany(
        f"INSERT OR REPLACE INTO tick ({COLUMNS}) VALUES ({_PLACES})",
        [row_of(tick) for tick in ticks],
    )


def insert_log(
    database: peewee.SqliteDatabase, tick_id: TickId, lines: Sequence[LogLine]
) -> None:
    """Store what a tick logged and printed."""
    database.execute_sql(
        "INSERT OR REPLACE INTO tick_log (tick, lines) VALUES (?, ?)",
        (tick_id, json_text(lines)),
    )


def insert_items(
    database: peewee.SqliteDatabase, tick_id: TickId, items: Sequence[TickItem]
) -> None:
    """Store what a tick decided about each file that had changed."""
    database.connection().executemany(
        "INSERT OR REPLACE INTO tick_item (tick, position, item, decision, detail) "
        "VALUES (?, ?, ?, ?, ?)",
        [
            (tick_id, position, each.item, each.decision, each.detail)
            for position, each in enumerate(items)
        ],
    )


def next_id(database: peewee.SqliteDatabase) -> TickId:
    """Return an id above all that stored ticks have."""
    row = database.execute_sql("SELECT max(last_id) FROM tick").fetchone()
    return TickId((row[0] or 0) + 1)


def close_interrupted(database: peewee.SqliteDatabase, at: datetime) -> int:
    """End the ticks that an engine left open when it was killed; return how many.

    They count as skipped: the sensor's state is that of its last finished tick.
    """
    cursor = database.execute_sql(
        "UPDATE tick SET status = ?, ended = max(started, ?), interrupted = 1, "
        "skip_reason = ? WHERE status = ?",
        (
            TickStatus.SKIPPED,
            to_micros(at),
            "Interrupted: Tickdeck ended while this tick was being evaluated.",
            TickStatus.STARTED,
        ),
    )
    return int(cursor.rowcount)
