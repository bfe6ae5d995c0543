"""What an instance remembers for a test: kept in memory, gone with it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.definitions.io_managers import MemoryIOManager
from tickdeck.definitions.present import present
from tickdeck.values import queries
from tickdeck.values.queries import StoredEvent, StoredRun
from tickdeck.values.runs import RunEvent, RunEventType, after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from tickdeck.values.runs import Run


class EphemeralRecords:
    """Runs, events and partitions in memory; answers like the engine's database."""

    def __init__(self) -> None:
        self._guard = threading.RLock()
        self._runs: list[StoredRun] = []
        self._events: list[StoredEvent] = []
        self._partitions: dict[str, dict[str, None]] = {}
        self._last_event = 0
        self.memory = MemoryIOManager()
        """The values of assets that were made on this instance."""

    # --- what tests record ---------------------------------------------------------

    def add_run(self, run: Run) -> None:
        """Remember a run, or how far one that is known has come."""
        with self._guard:
            for number, stored in enumerate(self._runs):
                if stored.run.run_id == run.run_id:
                    self._runs[number] = StoredRun(id=stored.id, run=run)
                    return
            self._runs.append(StoredRun(id=len(self._runs) + 1, run=run))

    def add_event(self, run: Run | None, event: RunEvent) -> int:
        """Remember what happened to a run, or to none; return its storage id."""
        with self._guard:
            self._last_event += 1
            self._events.append(
                StoredEvent(
                    event=msgspec.structs.replace(event, id=self._last_event),
                    run_id=None if run is None else run.run_id,
                    job_name=None if run is None else run.job_name,
                )
            )
            return self._last_event

    # --- what code asks ------------------------------------------------------------

    def ask(self, query: queries.Query) -> Any:
        """Return what `queries.ANSWERS` promises for *query*."""
        answers: dict[type[Any], Callable[[Any], Any]] = {
            queries.FindRuns: self._find_runs,
            queries.CountRuns: lambda asked: len(self._runs_where(asked.where)),
            queries.FindEvents: self._find_events,
            queries.FindAssetKeys: lambda _asked: tuple(
                sorted({e.event.asset_key for e in self._events if e.event.asset_key})
            ),
            queries.ReportRunFailed: self._fail_run,
            queries.FindDynamicPartitions: lambda asked: tuple(
                self._partitions.get(asked.definition, ())
            ),
            queries.AddDynamicPartitions: self._add_partitions,
            queries.DeleteDynamicPartitions: self._delete_partitions,
            queries.ReportAssetEvent: lambda asked: self.add_event(None, asked.event),
            queries.DeleteRunRecord: self._delete_run,
            queries.AddRunTags: self._add_tags,
        }
        with self._guard:
            return answers[type(query)](query)

    def _find_runs(self, query: queries.FindRuns) -> tuple[StoredRun, ...]:
        found = self._runs_where(query.where)
        if not query.ascending:
            found.reverse()
        if query.before_run_id is not None:
            ids = [each.run.run_id for each in found]
            if query.before_run_id in ids:
                found = found[ids.index(query.before_run_id) + 1 :]
        return tuple(found[: query.limit])

    def _runs_where(self, where: queries.RunsWhere) -> list[StoredRun]:
        return [each for each in self._runs if _matches(each.run, where)]

    def _find_events(self, query: queries.FindEvents) -> tuple[StoredEvent, ...]:
        found = [each for each in self._events if _fits(each, query)]
        if not query.ascending:
            found.reverse()
        return tuple(found[: query.limit])

    def _add_partitions(self, query: queries.AddDynamicPartitions) -> int:
        keys = self._partitions.setdefault(query.definition, {})
        before = len(keys)
        keys.update(dict.fromkeys(query.keys))
        return len(keys) - before

    def _delete_partitions(self, query: queries.DeleteDynamicPartitions) -> int:
        keys = self._partitions.setdefault(query.definition, {})
        return sum(keys.pop(key, self) is None for key in query.keys)

    def _delete_run(self, query: queries.DeleteRunRecord) -> bool:
        before = len(self._runs)
        self._runs = [each for each in self._runs if each.run.run_id != query.run_id]
        self._events = [each for each in self._events if each.run_id != query.run_id]
        return len(self._runs) < before

    def _fail_run(self, query: queries.ReportRunFailed) -> bool:
        for stored in self._runs:
            if stored.run.run_id == query.run_id:
                event = RunEvent(
                    at=present(),
                    type=RunEventType.RUN_FAILURE,
                    level="ERROR",
                    message=query.message,
                )
                self.add_event(stored.run, event)
                self.add_run(after(stored.run, event))
                return True
        return False

    def _add_tags(self, query: queries.AddRunTags) -> bool:
        for stored in self._runs:
            if stored.run.run_id == query.run_id:
                tags = {**stored.run.tags, **query.tags}
                self.add_run(msgspec.structs.replace(stored.run, tags=tags))
                return True
        return False


def _matches(run: Run, where: queries.RunsWhere) -> bool:
    if where.run_ids is not None and run.run_id not in where.run_ids:
        return False
    if where.job_name is not None and run.job_name != where.job_name:
        return False
    if where.statuses and run.status.value not in where.statuses:
        return False
    if any(run.tags.get(key) not in values for key, values in where.tags.items()):
        return False
    updated = run.ended or run.started or run.created
    return _within(run.created, where.created_after, where.created_before) and _within(
        updated, where.updated_after, where.updated_before
    )


def _within(instant: datetime, after: datetime | None, before: datetime | None) -> bool:
    return (after is None or instant > after) and (before is None or instant < before)


def _fits(stored: StoredEvent, query: queries.FindEvents) -> bool:
    event = stored.event
    return (
        _among(event.type.value, query.types)
        and _among(event.asset_key, query.asset_keys)
        and _among(event.partition, query.partitions)
        and _among(event.id, query.event_ids)
        and (query.run_id is None or stored.run_id == query.run_id)
        and (query.after_id is None or event.id > query.after_id)
        and (query.before_id is None or event.id < query.before_id)
    )


def _among(value: Any, wanted: Iterable[Any]) -> bool:
    wanted = tuple(wanted)
    return not wanted or value in wanted
