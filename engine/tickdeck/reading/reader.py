"""The one door to the database for those who only look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.home import Home
from tickdeck.reading import (
    asset_rows,
    feeds,
    histories,
    lags,
    orphans,
    run_rows,
    sizes,
    wakings,
)
from tickdeck.reading.filters import run_conditions
from tickdeck.reading.rows import (
    Counts,
    FeedSource,
    RunFilter,
    RunKeyRow,
    TickLog,
    TimelineBucket,
)
from tickdeck.storage import folders, locations, runs, ticks
from tickdeck.storage.columns import from_json
from tickdeck.storage.database import errors_in_words, open_for_reading
from tickdeck.storage.recording import ROLLUP_SECONDS
from tickdeck.storage.tables import from_micros, to_micros
from tickdeck.values.runs import RunStatus
from tickdeck.values.settings import (
    PAUSED_KEY,
    SETTINGS_KEY,
    paused_since,
    settings_of,
)
from tickdeck.values.ticks import (
    ItemDecision,
    LogLine,
    Tick,
    TickId,
    TickItem,
    TickStatus,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from tickdeck.reading.rows import (
        AssetEvent,
        AssetRow,
        FeedItem,
        FileEvents,
        Gap,
        Lag,
        Orphan,
        RecordSize,
        RunBucket,
        RunOutput,
        SensorRow,
    )
    from tickdeck.values.folders import FolderRule, KnownFile
    from tickdeck.values.locations import LocationState
    from tickdeck.values.runs import Run, RunEvent
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.settings import EngineSettings


class Reader:
    """Answers questions from a connection of its own that cannot write.

    Use it in the thread that made it. Every call sees all that was committed before.

    Raises:
        DatabaseError: If there is no database yet or it cannot be read, in words.
    """

    waits = True
    """Whether an answer may take long; False for one that has all in memory."""

    def __init__(self, database_file: Path) -> None:
        self._home = Home(database_file.parent)
        self._database = open_for_reading(database_file)

    def close(self) -> None:
        """Give the connection back."""
        self._database.close()

    def another(self) -> Reader:
        """Return a reader of the same database; call this in the thread that uses it.

        Raises:
            DatabaseError: If it cannot be read any more, in words.
        """
        return Reader(self._home.database)

    def sensors(self) -> tuple[SensorRow, ...]:
        """Return every sensor with what it did last, by location and name."""
        return tuple(self.with_history(row) for row in self.roster())

    def roster(self) -> tuple[SensorRow, ...]:
        """Return every sensor without what it did: quick, also for ten thousand."""
        with errors_in_words(self._home.database):
            return histories.roster(self._database)

    def with_history(self, row: SensorRow) -> SensorRow:
        """Return *row* with its bars, its last tick and its last run."""
        with errors_in_words(self._home.database):
            return histories.with_history(self._database, row)

    def last_runs(self) -> dict[SensorId, Run]:
        """Return the last run of each sensor that has one."""
        with errors_in_words(self._home.database):
            return histories.last_runs(self._database)

    def orphans(self) -> tuple[Orphan, ...]:
        """Return the sensors whose code is gone, with those that may be they now."""
        with errors_in_words(self._home.database):
            return orphans.orphans(self._database, histories.roster(self._database))

    def locations(self) -> tuple[LocationState, ...]:
        """Return the code locations, the folders' first."""
        with errors_in_words(self._home.database):
            return tuple(locations.states(self._database))

    def folder_rules(self) -> dict[SensorId, FolderRule]:
        """Return the rule of each folder sensor."""
        with errors_in_words(self._home.database):
            return folders.rules(self._database)

    def known_files(self, sensor_id: SensorId) -> tuple[KnownFile, ...]:
        """Return the files that a folder sensor has dealt with."""
        with errors_in_words(self._home.database):
            return folders.known_files(self._database, sensor_id)

    def counts(self, *, failed_since: datetime) -> Counts:
        """Return the numbers on the frame."""
        by_status = dict(
            self._rows(
                "SELECT status, count(*) FROM run WHERE status IN (?, ?, ?, ?, ?) "
                "GROUP BY status",
                tuple(each for each in RunStatus if not each.is_finished),
            )
        )
        failed = self._row(
            "SELECT count(*) FROM run WHERE status = ? AND ended >= ?",
            (RunStatus.FAILURE, to_micros(failed_since)),
        )
        assert failed is not None
        return Counts(
            queued=sum(
                by_status.get(each, 0)
                for each in (RunStatus.NOT_STARTED, RunStatus.QUEUED)
            ),
            in_progress=sum(
                by_status.get(each, 0) for each in RunStatus if each.is_in_progress
            ),
            failed_since=failed[0],
        )

    def ticks(
        self,
        sensor_id: SensorId | None = None,
        *,
        statuses: Sequence[TickStatus] = (),
        before: TickId | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
        limit: int = 100,
        unfold: bool = False,
    ) -> tuple[Tick, ...]:
        """Return ticks, newest first; folded ones as one with its `count`.

        With *unfold*, each folded skip comes by itself.
        """
        conditions: list[str] = []
        values: list[Any] = []
        if sensor_id is not None and start is not None:
            since, known = ticks.first_id_in(sensor_id, start, end)
            conditions.append(f"tick.id >= {since}")
            values += known
        for condition, value in (
            ("tick.sensor = ?", sensor_id),
            ("tick.id < ?", before),
            (
                "coalesce(tick.last_started, tick.started) >= ?",
                start and to_micros(start),
            ),
            # The plus keeps SQLite from sorting by it all that began before.
            ("+tick.started < ?", end and to_micros(end)),
        ):
            if value is not None:
                conditions.append(condition)
                values.append(value)
        if statuses:
            conditions.append(f"tick.status IN ({', '.join('?' * len(statuses))})")
            values += statuses
        where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
        columns = ", ".join(f"tick.{each}" for each in ticks.COLUMNS.split(", "))
        rows = self._rows(
            f"SELECT {columns}, sensor.name FROM tick "
            f"JOIN sensor ON sensor.id = tick.sensor {where}"
            "ORDER BY tick.id DESC LIMIT ?",
            (*values, limit),
        )
        if not unfold:
            return tuple(ticks.tick_of(row, row[-1]) for row in rows)
        every = [tick for row in rows for tick in ticks.unfold(row, row[-1])]
        every.sort(key=lambda tick: tick.id, reverse=True)
        return tuple(every[:limit])

    def tick(self, tick_id: TickId) -> Tick | None:
        """Return one tick, also one that is folded into another's row."""
        rows = self._rows(
            f"SELECT {ticks.COLUMNS} FROM tick WHERE last_id >= ? AND id <= ? "
            "ORDER BY last_id LIMIT 1000",
            (tick_id, tick_id),
        )
        for row in rows:
            for tick in ticks.unfold(row, self._sensor_name(row[2])):
                if tick.id == tick_id:
                    return tick
        return None

    def _sensor_name(self, sensor_id: int) -> str:
        row = self._row("SELECT name FROM sensor WHERE id = ?", (sensor_id,))
        return "" if row is None else str(row[0])

    def tick_log(self, tick_id: TickId) -> tuple[LogLine, ...]:
        """Return what a tick logged and printed."""
        row = self._row("SELECT lines FROM tick_log WHERE tick = ?", (tick_id,))
        return () if row is None else from_json(row[0], tuple[LogLine, ...])

    def tick_logs(
        self, sensor_id: SensorId, *, before: TickId | None = None, limit: int = 50
    ) -> tuple[TickLog, ...]:
        """Return what a sensor's last ticks logged and printed, the newest first."""
        rows = self._rows(
            "SELECT tick.id, started, status, lines FROM tick "
            "JOIN tick_log ON tick_log.tick = tick.id WHERE sensor = ? AND has_log = 1 "
            "AND tick.id < coalesce(?, tick.id + 1) ORDER BY tick.id DESC LIMIT ?",
            (sensor_id, before, limit),
        )
        return tuple(
            TickLog(
                tick_id=TickId(row[0]),
                started=from_micros(row[1]),
                status=TickStatus(row[2]),
                lines=from_json(row[3], tuple[LogLine, ...]),
            )
            for row in rows
        )

    def tick_items(self, tick_id: TickId) -> tuple[TickItem, ...]:
        """Return what a folder's tick decided about each changed file."""
        rows = self._rows(
            "SELECT item, decision, detail FROM tick_item WHERE tick = ? "
            "ORDER BY position",
            (tick_id,),
        )
        return tuple(
            TickItem(item=row[0], decision=ItemDecision(row[1]), detail=row[2])
            for row in rows
        )

    def timeline(
        self, sensor_id: SensorId, start: datetime, end: datetime, *, buckets: int
    ) -> tuple[TimelineBucket, ...]:
        """Return counts for about *buckets* equal stretches, from rollups.

        Empty stretches are left out. The stretches are whole multiples of a minute,
        an hour or a day; finer detail is in `ticks`.
        """
        wanted = (end - start).total_seconds() / max(buckets, 1)
        unit = max(
            (each for each in ROLLUP_SECONDS if each <= wanted),
            default=ROLLUP_SECONDS[0],
        )
        length = unit * max(1, round(wanted / unit))
        rows = self._rows(
            "SELECT start - start % ? AS bucket, sum(skipped), sum(succeeded), "
            "sum(failed), sum(runs) FROM rollup WHERE sensor = ? AND seconds = ? "
            "AND start >= ? AND start < ? GROUP BY bucket ORDER BY bucket",
            (
                length,
                sensor_id,
                unit,
                int(start.timestamp()) // unit * unit,
                int(end.timestamp()),
            ),
        )
        return tuple(
            TimelineBucket(
                start=from_micros(row[0] * 1_000_000),
                seconds=float(length),
                skipped=row[1],
                succeeded=row[2],
                failed=row[3],
                runs=row[4],
            )
            for row in rows
        )

    def file_events(
        self, sensor_id: SensorId, start: datetime, end: datetime, *, buckets: int
    ) -> FileEvents:
        """Return when files woke a sensor: the first in each of equal stretches."""
        with errors_in_words(self._home.database):
            return wakings.file_events(
                self._database, sensor_id, start, end, buckets=buckets
            )

    def runs(
        self,
        where: RunFilter | None = None,
        *,
        after: Run | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[Run, ...]:
        """Return runs, the last created first; with *after*, those that follow it."""
        with errors_in_words(self._home.database):
            return run_rows.narrowed(
                self._database,
                where or RunFilter(),
                after=after,
                limit=limit,
                offset=offset,
            )

    def runs_within(
        self, sensor_id: SensorId, start: datetime, end: datetime, *, limit: int = 500
    ) -> tuple[Run, ...]:
        """Return a sensor's runs that were queued or at work in a stretch of time."""
        with errors_in_words(self._home.database):
            return run_rows.within(self._database, sensor_id, start, end, limit=limit)

    def run_ribbon(
        self, start: datetime, end: datetime, *, buckets: int
    ) -> tuple[RunBucket, ...]:
        """Return how many runs were created in each of *buckets* equal stretches."""
        with errors_in_words(self._home.database):
            return run_rows.ribbon(self._database, start, end, buckets=buckets)

    def run_count(self, where: RunFilter | None = None) -> int:
        """Return how many runs there are."""
        condition, values = run_conditions(where or RunFilter())
        row = self._row(f"SELECT count(*) FROM run {condition}", values)
        return 0 if row is None else int(row[0])

    def run_counts(self, where: RunFilter | None = None) -> dict[RunStatus, int]:
        """Return how many runs there are of each status that any of them has."""
        condition, values = run_conditions(where or RunFilter())
        rows = self._rows(
            f"SELECT status, count(*) FROM run {condition}GROUP BY status", values
        )
        return {RunStatus(status): many for status, many in rows}

    def run(self, run_id: str) -> Run | None:
        """Return one run."""
        return runs.get(self._database, run_id)

    def run_events(
        self, run_id: str, *, after: int = 0, limit: int = 10_000
    ) -> tuple[RunEvent, ...]:
        """Return the run's structured log, in order."""
        rows = self._rows(
            f"SELECT {runs.EVENT_COLUMNS} FROM run_event WHERE id > ? AND run = "
            "(SELECT id FROM run WHERE run_id = ?) ORDER BY id LIMIT ?",
            (after, run_id, limit),
        )
        return tuple(runs.event_of(row) for row in rows)

    def run_output(
        self, run_id: str, *, offset: int = 0, limit: int = 1 << 20
    ) -> RunOutput:
        """Return what the run's process printed, from byte *offset*."""
        return run_rows.output(self._home.output(run_id), offset=offset, limit=limit)

    def run_keys(
        self,
        sensor_id: SensorId,
        *,
        text: str = "",
        after: RunKeyRow | None = None,
        limit: int = 200,
    ) -> tuple[RunKeyRow, ...]:
        """Return the run keys that a sensor has used, the newest first.

        With *after*, those that follow it.
        """
        with errors_in_words(self._home.database):
            return run_rows.keys(
                self._database, sensor_id, text=text, after=after, limit=limit
            )

    def run_key_count(self, sensor_id: SensorId) -> int:
        """Return how many run keys a sensor has used."""
        row = self._row("SELECT count(*) FROM run_key WHERE sensor = ?", (sensor_id,))
        return 0 if row is None else int(row[0])

    def happened(
        self,
        *,
        text: str = "",
        sources: tuple[FeedSource, ...] = tuple(FeedSource),
        before: Mapping[FeedSource, int] | None = None,
        limit: int = 100,
    ) -> tuple[FeedItem, ...]:
        """Return what happened, the newest first; see `feeds.happened`."""
        with errors_in_words(self._home.database):
            return feeds.happened(
                self._database, text=text, sources=sources, before=before, limit=limit
            )

    def gaps(self, start: datetime, end: datetime) -> tuple[Gap, ...]:
        """Return when nothing was evaluated, and why; see `feeds.gaps`."""
        with errors_in_words(self._home.database):
            return feeds.gaps(self._database, start, end)

    def assets(self) -> tuple[AssetRow, ...]:
        """Return every asset that code defines or that was ever reported, by key."""
        with errors_in_words(self._home.database):
            return asset_rows.all_assets(self._database, self.locations())

    def asset_events(
        self, key: str, *, before: int | None = None, limit: int = 100
    ) -> tuple[AssetEvent, ...]:
        """Return when an asset was made or seen, the newest first."""
        with errors_in_words(self._home.database):
            return asset_rows.events(self._database, key, before=before, limit=limit)

    def lag(self, row: SensorRow) -> Lag | None:
        """Return what a sensor that reacts has not looked at yet."""
        with errors_in_words(self._home.database):
            return lags.lag_of(self._database, row)

    def settings(self) -> EngineSettings:
        """Return the engine's numbers as they are remembered."""
        row = self._row("SELECT value FROM setting WHERE key = ?", (SETTINGS_KEY,))
        return settings_of({} if row is None else from_json(row[0], object))

    def paused_since(self) -> datetime | None:
        """Return since when nothing is begun; None if the engine is not paused."""
        row = self._row("SELECT value FROM setting WHERE key = ?", (PAUSED_KEY,))
        return paused_since(None if row is None else from_json(row[0], object))

    def record_sizes(self) -> tuple[RecordSize, ...]:
        """Return what takes how much room; this reads the whole file."""
        with errors_in_words(self._home.database):
            return sizes.record_sizes(self._database, self._home)

    def problems(self) -> tuple[str, ...]:
        """Return what is damaged in the file; nothing if it is sound."""
        rows = self._rows("PRAGMA quick_check(10)")
        return tuple(row[0] for row in rows if row[0] != "ok")

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with errors_in_words(self._home.database):
            return list(self._database.execute_sql(sql, tuple(values)).fetchall())

    def _row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        rows = self._rows(sql, values)
        return rows[0] if rows else None
