"""A reader and an engine made of seeded values."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Future
from datetime import timedelta
from threading import Event as Flag
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.reading.orphans import heirs_of
from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import (
    Counts,
    FeedSource,
    FileEvents,
    Lag,
    Orphan,
    RecordKind,
    RecordSize,
    RunBucket,
    RunFilter,
    RunKeyRow,
    RunOutput,
    TickLog,
    TimelineBucket,
)
from tickdeck.values.folders import FolderRule, KnownFile
from tickdeck.values.runs import RunStatus
from tickdeck.values.settings import EngineSettings
from tickdeck.values.ticks import LogLine, TickStatus, WokenBy
from tickdeck_gui.models.run_query import fits
from tickdeck_gui.screenshots import chronicle, history, seed
from tickdeck_gui.screenshots.rollups import seeded_rollups, seeded_wakings
from tickdeck_gui.screenshots.roster import LINES, NOW
from tickdeck_gui.screenshots.run_story import (
    output_of,
    ribbon_of,
    seeded_run_events,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from tickdeck.reading.rows import (
        AssetEvent,
        AssetRow,
        FeedItem,
        Gap,
        SensorRow,
    )
    from tickdeck.values.commands import Command
    from tickdeck.values.events import Event
    from tickdeck.values.locations import LocationState
    from tickdeck.values.runs import Run, RunEvent
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick, TickId, TickItem


class SeededReader(Reader):
    """Answers from memory what a `Reader` answers from the database."""

    waits = False

    def __init__(
        self,
        sensors: tuple[SensorRow, ...] | None = None,
        locations: tuple[LocationState, ...] | None = None,
        runs: tuple[Run, ...] | None = None,
    ) -> None:
        self._sensors = seed.seeded_sensors() if sensors is None else sensors
        self._locations = seed.seeded_locations() if locations is None else locations
        self._runs = history.seeded_runs() if runs is None else runs
        self.newcomers: tuple[SensorRow, ...] = ()
        """Sensors that are in the code since a moment ago."""

    def close(self) -> None:
        """Do nothing: there is no connection."""

    def another(self) -> SeededReader:
        """Return this one: memory may be read from all threads."""
        return self

    def sensors(self) -> tuple[SensorRow, ...]:
        """Return the sensors."""
        return self._sensors

    def roster(self) -> tuple[SensorRow, ...]:
        """Return the sensors; with what they did, as that costs nothing here."""
        return self._sensors

    def with_history(self, row: SensorRow) -> SensorRow:
        """Return *row*, which is complete."""
        return msgspec.structs.replace(row, has_history=True)

    def last_runs(self) -> dict[SensorId, Run]:
        """Return the last runs of the sensors."""
        return {row.state.id: row.last_run for row in self._sensors if row.last_run}

    def orphans(self) -> tuple[Orphan, ...]:
        """Return the sensors whose code is gone, with those that may be they now."""
        rows = (*self._sensors, *self.newcomers)
        long_ago = NOW - timedelta(days=9)
        first = {row.state.id: long_ago for row in rows if row.state.last_tick_started}
        return tuple(
            Orphan(row=row, heirs=heirs_of(row, rows, first))
            for row in rows
            if row.state.is_orphan
        )

    def locations(self) -> tuple[LocationState, ...]:
        """Return the code locations."""
        return self._locations

    def folder_rules(self) -> dict[SensorId, FolderRule]:
        """Return the rules of the folder sensors."""
        return seed.seeded_rules()

    def problems(self) -> tuple[str, ...]:
        """Return nothing: memory is sound."""
        return ()

    def counts(self, *, failed_since: datetime) -> Counts:
        """Return the numbers of the runs."""
        del failed_since
        return Counts(
            queued=self.run_count(RunFilter(statuses=(RunStatus.QUEUED,))),
            in_progress=self.run_count(RunFilter(statuses=(RunStatus.STARTED,))),
            failed_since=self.run_count(RunFilter(statuses=(RunStatus.FAILURE,))),
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
        """Return ticks, the newest first."""
        if sensor_id is None or not self._sensors or sensor_id > len(LINES):
            return ()
        found = [
            tick
            for tick in history.seeded_ticks(sensor_id, unfold=unfold)
            if (not statuses or tick.status in statuses)
            and (before is None or tick.id < before)
            and (start is None or (tick.last_started or tick.started) >= start)
            and (end is None or tick.started <= end)
        ]
        return tuple(found[:limit])

    def tick(self, tick_id: TickId) -> Tick | None:
        """Return one tick."""
        ticks = history.seeded_ticks(tick_id // 1000)
        return next((one for one in ticks if one.id <= tick_id), None)

    def tick_log(self, tick_id: TickId) -> tuple[LogLine, ...]:
        """Return a line, and a second one for a tick that failed."""
        tick = self.tick(tick_id)
        at = NOW - timedelta(seconds=2) if tick is None else tick.started
        lines = [LogLine(at=at, level="INFO", message="scanning /mnt/bank/out")]
        if tick is not None and tick.status is TickStatus.FAILURE:
            lines.append(LogLine(at=at, level="ERROR", message="listdir failed"))
        return tuple(lines)

    def tick_items(self, tick_id: TickId) -> tuple[TickItem, ...]:
        """Return nothing."""
        del tick_id
        return ()

    def timeline(
        self, sensor_id: SensorId, start: datetime, end: datetime, *, buckets: int
    ) -> tuple[TimelineBucket, ...]:
        """Return counts made from the seeded ticks, and of the time before them."""
        step = (end - start) / buckets
        found = []
        ticks = self.ticks(sensor_id, start=start, end=end, limit=100_000)
        for number in range(buckets):
            begin = start + step * number
            inside = [one for one in ticks if begin <= one.started < begin + step]
            counts = {
                status: sum(one.count for one in inside if one.status is status)
                for status in TickStatus
            }
            if inside:
                found.append(
                    TimelineBucket(
                        start=begin,
                        seconds=step.total_seconds(),
                        skipped=counts[TickStatus.SKIPPED],
                        succeeded=counts[TickStatus.SUCCESS],
                        failed=counts[TickStatus.FAILURE],
                        runs=counts[TickStatus.SUCCESS],
                    )
                )
        until = found[0].start if found else end
        earlier = [
            bucket
            for bucket in seeded_rollups(start, end, buckets if self._sensors else 0)
            if bucket.start + timedelta(seconds=bucket.seconds) <= until
        ]
        return (*earlier, *found)

    def file_events(
        self, sensor_id: SensorId, start: datetime, end: datetime, *, buckets: int
    ) -> FileEvents:
        """Return those of the seeded ticks, and a few of each day before them."""
        del buckets
        ticks = self.ticks(sensor_id, start=start, end=end, limit=1000)
        woken = [one for one in ticks if one.woken_by is WokenBy.FILE_CHANGE]
        since = max(start, NOW - timedelta(days=18))
        earlier = seeded_wakings(since, end) if self._sensors else ()
        later = tuple(tick.started for tick in reversed(woken))
        return FileEvents(times=(*earlier, *later), since=since)

    def runs(
        self,
        where: RunFilter | None = None,
        *,
        after: Run | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[Run, ...]:
        """Return runs, the last created first."""
        fitting = self._fitting(where)
        if after is not None:
            ids = [run.run_id for run in fitting]
            offset = ids.index(after.run_id) + 1 if after.run_id in ids else len(ids)
        return tuple(fitting)[offset : offset + limit]

    def runs_within(
        self, sensor_id: SensorId, start: datetime, end: datetime, *, limit: int = 500
    ) -> tuple[Run, ...]:
        """Return a sensor's runs of a stretch of time."""
        own = self._fitting(RunFilter(sensor_id=sensor_id))
        return tuple(
            run
            for run in own
            if run.created <= end and (run.ended is None or run.ended >= start)
        )[:limit]

    def run_ribbon(
        self, start: datetime, end: datetime, *, buckets: int
    ) -> tuple[RunBucket, ...]:
        """Return how many runs there are in each stretch."""
        return ribbon_of(self._runs, start, end, buckets)

    def know_runs(self, runs: tuple[Run, ...]) -> None:
        """Answer with these runs from now on."""
        self._runs = runs

    def tick_logs(
        self, sensor_id: SensorId, *, before: TickId | None = None, limit: int = 50
    ) -> tuple[TickLog, ...]:
        """Return what ticks logged, the newest first."""
        return tuple(
            TickLog(
                tick_id=tick.id,
                started=tick.started,
                status=tick.status,
                lines=self.tick_log(tick.id),
            )
            for tick in self.ticks(sensor_id, before=before, limit=1000)
            if tick.has_log
        )[:limit]

    def run_count(self, where: RunFilter | None = None) -> int:
        """Return how many runs fit."""
        return len(self._fitting(where))

    def run_counts(self, where: RunFilter | None = None) -> dict[RunStatus, int]:
        """Return how many runs of each status fit."""
        return dict(Counter(run.status for run in self._fitting(where)))

    def _fitting(self, where: RunFilter | None) -> list[Run]:
        wanted = where or RunFilter()
        fitting = [run for run in self._runs if fits(run, wanted)]
        sensor_id = wanted.sensor_id
        if self._sensors and sensor_id is not None and sensor_id <= len(LINES):
            own = history.runs_of_ticks(sensor_id)
            fitting += [run for run in own if fits(run, wanted)]
            fitting.sort(key=lambda run: run.created, reverse=True)
        return fitting

    def run(self, run_id: str) -> Run | None:
        """Return one run."""
        return next((run for run in self._runs if run.run_id == run_id), None)

    def run_events(
        self, run_id: str, *, after: int = 0, limit: int = 10_000
    ) -> tuple[RunEvent, ...]:
        """Return the log of a run with three steps."""
        run = self.run(run_id)
        if run is None or after:
            return ()
        return seeded_run_events(run)[:limit]

    def run_output(
        self, run_id: str, *, offset: int = 0, limit: int = 1 << 20
    ) -> RunOutput:
        """Return what a process printed."""
        del limit
        run = self.run(run_id)
        text = "" if offset or run is None else output_of(run)
        return RunOutput(text=text, end=offset + len(text), is_all=True)

    def run_keys(
        self,
        sensor_id: SensorId,
        *,
        text: str = "",
        after: RunKeyRow | None = None,
        limit: int = 200,
    ) -> tuple[RunKeyRow, ...]:
        """Return the keys of the seeded runs."""
        del sensor_id
        if after is not None:
            return ()
        rows = [
            RunKeyRow(
                key=run.run_key,
                run_id=run.run_id,
                claimed=run.created,
                status=run.status,
            )
            for run in self._runs
            if run.run_key and text in run.run_key
        ]
        return tuple(rows[:limit])

    def happened(
        self,
        *,
        text: str = "",
        sources: tuple[FeedSource, ...] = tuple(FeedSource),
        before: Mapping[FeedSource, int] | None = None,
        limit: int = 100,
    ) -> tuple[FeedItem, ...]:
        """Return what happened, the newest first."""
        if not self._sensors:
            return ()
        found = [
            item
            for item in chronicle.seeded_feed(self._runs)
            if item.source in sources
            and text.lower() in f"{item.message} {item.sensor_name}".lower()
            and item.number < (before or {}).get(item.source, item.number + 1)
        ]
        return tuple(found[:limit])

    def gaps(self, start: datetime, end: datetime) -> tuple[Gap, ...]:
        """Return when the engine was off."""
        return tuple(
            gap
            for gap in chronicle.seeded_gaps()
            if gap.end >= start and gap.start <= end
        )

    def assets(self) -> tuple[AssetRow, ...]:
        """Return the assets."""
        return chronicle.seeded_assets() if self._sensors else ()

    def asset_events(
        self, key: str, *, before: int | None = None, limit: int = 100
    ) -> tuple[AssetEvent, ...]:
        """Return when an asset was made."""
        found = chronicle.seeded_asset_events(key)
        return tuple(e for e in found if before is None or e.id < before)[:limit]

    def known_files(self, sensor_id: SensorId) -> tuple[KnownFile, ...]:
        """Return one file that was dealt with."""
        del sensor_id
        return (KnownFile("/home/ada/Scans/scan_0411.tif", 1_763_000_000_000, 48_213),)

    def lag(self, row: SensorRow) -> Lag | None:
        """Return that one sensor is behind."""
        behind = row.spec.name == "any_failure"
        return Lag(events=3, since=NOW - timedelta(minutes=4)) if behind else None

    def paused_since(self) -> datetime | None:
        """Return None: nobody has paused the engine."""
        return None

    def settings(self) -> EngineSettings:
        """Return numbers that do not depend on the machine."""
        return EngineSettings(max_concurrent_runs=4)

    def record_sizes(self) -> tuple[RecordSize, ...]:
        """Return what a year of work takes."""
        return tuple(
            RecordSize(kind=kind, count=count, bytes=taken)
            for kind, count, taken in (
                (RecordKind.TICKS, 214_408, 48_300_000),
                (RecordKind.TICK_LOGS, 3_120, 2_100_000),
                (RecordKind.RUNS, 18_022, 21_400_000),
                (RecordKind.RUN_LOGS, 402_517, 131_000_000),
                (RecordKind.RUN_KEYS, 17_960, 3_700_000),
                (RecordKind.REST, None, 9_200_000),
                (RecordKind.OUTPUTS, 18_022, 40_800_000),
                (RecordKind.VALUES, 6_004, 512_000_000),
                (RecordKind.BACKUPS, 3, 420_000_000),
            )
        )

    def run_key_count(self, sensor_id: SensorId) -> int:
        """Return how many keys there are."""
        return len(self.run_keys(sensor_id))


class FakeEngine:
    """Takes every wish, keeps it, and answers what it was told to answer."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.answers: dict[type, Any] = {}
        """By class of command: a value, an exception to raise, or a function; a future
        is handed out as it is."""
        self.publish: Callable[[Event], None] | None = None
        self.refusal: Exception | None = None
        self._stop = Flag()

    def run(self, publish: Callable[[Event], None]) -> None:
        """Wait until asked to stop, or refuse to start."""
        if self.refusal is not None:
            raise self.refusal
        self.publish = publish
        self._stop.wait()
        self._stop.clear()

    def submit(self, command: Command) -> Future[Any]:
        """Keep *command* and answer it at once."""
        self.commands.append(command)
        answer = self.answers.get(type(command))
        if isinstance(answer, Future):
            return answer
        future: Future[Any] = Future()
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer(command) if callable(answer) else answer)
        return future

    def request_stop(self) -> None:
        """End `run`."""
        self._stop.set()
