"""Everything that happened, in one row; and when nothing could happen."""

from __future__ import annotations

import heapq
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from tickdeck.reading.rows import FeedItem, FeedPhrase, FeedSource, Gap, GapKind
from tickdeck.storage import activity
from tickdeck.storage.columns import from_json
from tickdeck.storage.tables import from_micros, to_micros
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    import peewee

MOST_SEARCHED = 20_000
"""How many of each source are looked through for a text, the newest."""
_ENDED = tuple(each.value for each in RunStatus if each.is_finished)


def happened(
    database: peewee.SqliteDatabase,
    *,
    text: str = "",
    sources: tuple[FeedSource, ...] = tuple(FeedSource),
    before: Mapping[FeedSource, int] | None = None,
    limit: int = 100,
) -> tuple[FeedItem, ...]:
    """Return what happened, the newest first.

    Skips are left out: what did nothing is no news, and there are millions.

    Args:
        database: Where to read.
        text: Only what has this in its message, its sensor's or its job's name.
        sources: Only what is recorded there.
        before: For each source the number before which to begin, to go on.
        limit: At most so many.
    """
    streams = [
        _newest(database, source, text, (before or {}).get(source), limit)
        for source in sources
    ]
    merged = heapq.merge(*streams, key=lambda item: item.at, reverse=True)
    return tuple(islice(merged, limit))


def _newest(
    database: peewee.SqliteDatabase,
    source: FeedSource,
    text: str,
    before: int | None,
    limit: int,
) -> Iterator[FeedItem]:
    match source:
        case FeedSource.ACTIVITY:
            yield from _activities(database, text, before, limit)
        case FeedSource.RUN:
            yield from _runs(database, text, before, limit)
        case FeedSource.TICK:
            # Each status by itself is a stretch of an index; both at once are not.
            both = (
                _ticks(database, status, text, before, limit)
                for status in (TickStatus.SUCCESS, TickStatus.FAILURE)
            )
            yield from heapq.merge(*both, key=lambda item: item.at, reverse=True)


def _select(
    database: peewee.SqliteDatabase,
    inner: str,
    values: tuple[Any, ...],
    text: str,
    limit: int,
) -> Any:
    """Run *inner*, whose last two columns are a message and a name, as searched."""
    if not text:
        return database.execute_sql(f"{inner} LIMIT ?", (*values, limit))
    return database.execute_sql(
        f"SELECT * FROM ({inner} LIMIT {MOST_SEARCHED}) "
        "WHERE instr(lower(message), lower(?)) OR instr(lower(name), lower(?)) LIMIT ?",
        (*values, text, text, limit),
    )


def _activities(
    database: peewee.SqliteDatabase, text: str, before: int | None, limit: int
) -> Iterator[FeedItem]:
    rows = _select(
        database,
        "SELECT activity.id, at, kind, sensor, message, data, "
        "coalesce(sensor.name, '') AS name FROM activity "
        "LEFT JOIN sensor ON sensor.id = activity.sensor "
        "WHERE activity.id < coalesce(?, activity.id + 1) ORDER BY activity.id DESC",
        (before,),
        text,
        limit,
    )
    for number, at, kind, sensor, message, data, name in rows:
        yield FeedItem(
            source=FeedSource.ACTIVITY,
            number=number,
            at=from_micros(at),
            kind=kind,
            message=message,
            sensor_id=None if sensor is None else SensorId(sensor),
            sensor_name=name,
            data=_data(data),
        )


def _data(stored: str | None) -> dict[str, Any]:
    return {} if stored is None else from_json(stored, dict[str, Any])


def _ticks(
    database: peewee.SqliteDatabase,
    status: TickStatus,
    text: str,
    before: int | None,
    limit: int,
) -> Iterator[FeedItem]:
    rows = _select(
        database,
        "SELECT tick.id, started, tick.sensor, json_array_length(run_ids) AS runs, "
        "CASE WHEN error IS NULL THEN coalesce(json_extract(outcome, '$.acted'), '') "
        "ELSE coalesce(json_extract(error, '$.class_name'), '') || ': ' || "
        "coalesce(json_extract(error, '$.message'), '') END AS message, "
        "sensor.name AS name FROM tick JOIN sensor ON sensor.id = tick.sensor "
        "WHERE tick.status = ? AND tick.id < coalesce(?, tick.id + 1) "
        "ORDER BY tick.id DESC",
        (status, before),
        text,
        limit,
    )
    for number, at, sensor, runs, message, name in rows:
        asked = f"{runs} run{'s' * (runs != 1)} requested" if runs else ""
        phrase = FeedPhrase.RUNS_REQUESTED if runs else FeedPhrase.ACTED
        yield FeedItem(
            source=FeedSource.TICK,
            number=number,
            at=from_micros(at),
            kind=status.value,
            message=message or asked or "Acted",
            sensor_id=SensorId(sensor),
            sensor_name=name,
            phrase=None if message else phrase,
            run_count=runs,
        )


def _runs(
    database: peewee.SqliteDatabase, text: str, before: int | None, limit: int
) -> Iterator[FeedItem]:
    rows = _select(
        database,
        "SELECT id, coalesce(ended, started, created), status, run_id, sensor, "
        "coalesce(error, '') AS message, "
        "job_name || ' ' || coalesce(sensor_name, '') AS name, job_name, sensor_name "
        "FROM run WHERE id < coalesce(?, id + 1) ORDER BY id DESC",
        (before,),
        text,
        limit,
    )
    for number, at, status, run_id, sensor, error, _name, job, sensor_name in rows:
        yield FeedItem(
            source=FeedSource.RUN,
            number=number,
            at=from_micros(at),
            kind=status,
            message=f"{job}: {error}" if error else job,
            sensor_id=None if sensor is None else SensorId(sensor),
            sensor_name=sensor_name or "",
            run_id=run_id,
        )


_OFF = "Tickdeck was not at work."
_PAUSED = "Tickdeck was paused."


def gaps(
    database: peewee.SqliteDatabase, start: datetime, end: datetime
) -> tuple[Gap, ...]:
    """Return when nothing was evaluated within a stretch of time, and why.

    Of an engine that was killed nobody wrote down the end: its last tick tells. A
    pause that has not ended goes on to *end*.
    """
    since, begins_paused = _before(database, to_micros(start))
    rows = database.execute_sql(
        "SELECT at, kind, message, data FROM activity WHERE kind IN (?, ?, ?, ?, ?) "
        "AND at < ? AND at >= ? ORDER BY id",
        (
            activity.ENGINE_STARTED,
            activity.ENGINE_STOPPED,
            activity.ENGINE_PAUSED,
            activity.ENGINE_RESUMED,
            activity.GAP,
            # A gap that began in sight may have ended after it.
            to_micros(end + timedelta(days=366)),
            since,
        ),
    )
    reading = _Gaps(database, paused=since if begins_paused else None)
    for at, kind, message, data in rows:
        reading.take(at, kind, message, _data(data))
    return tuple(
        gap
        for gap in reading.until(to_micros(end))
        # Of an engine that was killed before its first tick nothing is known.
        if gap.start < gap.end and gap.end >= start and gap.start <= end
    )


def _before(database: peewee.SqliteDatabase, start: int) -> tuple[int, bool]:
    """Return when the engine last began before *start*, and whether it was paused."""
    (began,) = database.execute_sql(
        "SELECT coalesce(max(at), 0) FROM activity WHERE kind = ? AND at < ?",
        (activity.ENGINE_STARTED, start),
    ).fetchone()
    switched = database.execute_sql(
        "SELECT kind FROM activity WHERE kind IN (?, ?) AND at < ? "
        "ORDER BY id DESC LIMIT 1",
        (activity.ENGINE_PAUSED, activity.ENGINE_RESUMED, began),
    ).fetchone()
    return began, switched is not None and switched[0] == activity.ENGINE_PAUSED


class _Gaps:
    """Puts together what is written down of starts, stops and pauses, in order."""

    def __init__(self, database: peewee.SqliteDatabase, paused: int | None) -> None:
        self._database = database
        self._found: list[Gap] = []
        self._stopped: int | None = None
        self._begun = False
        self._paused = paused
        """Since when it is paused, as far as it was at work since."""

    def take(self, at: int, kind: str, message: str, data: dict[str, Any]) -> None:
        """Take the next thing that was written down."""
        match kind:
            case activity.ENGINE_STOPPED:
                self._stopped = at
            case activity.ENGINE_STARTED:
                self._start(at)
            case activity.ENGINE_PAUSED:
                self._paused = at
            case activity.ENGINE_RESUMED:
                self._end_pause(at if self._stopped is None else self._stopped)
                self._paused = None
            case _:
                cause, seconds = activity.gap_of(message, data)
                if seconds:
                    start = at - seconds * 1_000_000
                    self._add(GapKind(cause.value), start, at, message)

    def _start(self, at: int) -> None:
        if self._begun or self._stopped is not None:
            since = (
                _last_sign(self._database, at)
                if self._stopped is None
                else self._stopped
            )
            self._end_pause(since)
            self._add(GapKind.STOPPED, since, at, _OFF)
        if self._paused is not None:
            self._paused = max(self._paused, at)
        self._stopped, self._begun = None, True

    def _end_pause(self, at: int) -> None:
        if self._paused is not None and self._paused < at:
            self._add(GapKind.PAUSED, self._paused, at, _PAUSED)

    def _add(self, kind: GapKind, start: int, end: int, reason: str) -> None:
        self._found.append(
            Gap(
                start=from_micros(start),
                end=from_micros(end),
                reason=reason,
                kind=kind,
            )
        )

    def until(self, end: int) -> list[Gap]:
        """Return what was found; a pause that goes on ends at *end*."""
        self._end_pause(end if self._stopped is None else min(end, self._stopped))
        self._paused = None
        return self._found


def _last_sign(database: peewee.SqliteDatabase, before: int) -> int:
    """Return when an engine that was killed before an instant recorded last."""
    row = database.execute_sql(
        "SELECT max(coalesce(last_started, started)) FROM "
        "(SELECT started, last_started FROM tick WHERE id <= ? AND started < ? "
        "ORDER BY id DESC LIMIT 100)",
        (_last_tick(database, before), before),
    ).fetchone()
    return int(row[0]) if row and row[0] is not None else before


def _last_tick(database: peewee.SqliteDatabase, before: int) -> int:
    """Return the id of the last tick that began before an instant; 0 for none.

    Ids count up with time, so twenty looks find it among a million.
    """
    (high,) = database.execute_sql("SELECT coalesce(max(id), 0) FROM tick").fetchone()
    low = 0
    while low < high:
        middle = (low + high + 1) // 2
        row = database.execute_sql(
            "SELECT id, started FROM tick WHERE id >= ? ORDER BY id LIMIT 1", (middle,)
        ).fetchone()
        if row is not None and row[1] < before:
            low = row[0]
        else:
            high = middle - 1
    return low
