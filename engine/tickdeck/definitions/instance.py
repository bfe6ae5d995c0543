"""The instance: everything that is remembered of runs, events and partitions."""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol, Self

from tickdeck.definitions.assets import AssetKey
from tickdeck.definitions.checks import expect
from tickdeck.definitions.events import (
    DagsterEvent,
    DagsterEventType,
    EventLogEntry,
    EventLogRecord,
    EventRecordsFilter,
)
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.present import present
from tickdeck.definitions.run_stats import DagsterRunStatsSnapshot
from tickdeck.definitions.runs import DagsterRun, RunRecord, RunsFilter
from tickdeck.errors import DagsterInvariantViolationError
from tickdeck.values import queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tickdeck.definitions.assets import AssetMaterialization

_WITHOUT_EFFECT = frozenset(
    {"set_dagster_home", "synchronous_run_launcher", "synchronous_run_coordinator"}
)
_MATERIALIZED = (DagsterEventType.ASSET_MATERIALIZATION.value,)


class Records(Protocol):
    """Answers queries: in memory for tests, by the engine for sensors and ops."""

    def ask(self, query: queries.Query) -> Any:
        """Return what `queries.ANSWERS` promises for *query*."""
        ...


class DagsterInstance:
    """What sensors and ops can look up, and change, beside their own state.

    ``context.instance`` is the engine's; `DagsterInstance.ephemeral` makes one for a
    test, which keeps everything in memory.
    """

    def __init__(self, records: Records, *, is_ephemeral: bool = False) -> None:
        self.records = records
        self.is_ephemeral = is_ephemeral

    @staticmethod
    def ephemeral(tempdir: str | None = None, settings: Any = None) -> DagsterInstance:
        """Return an instance that is empty and kept in memory.

        Args:
            tempdir: Accepted and not used.
            settings: Accepted and not used.
        """
        del tempdir, settings
        from tickdeck.definitions.ephemeral import EphemeralRecords

        return DagsterInstance(EphemeralRecords(), is_ephemeral=True)

    @staticmethod
    def local_temp(
        tempdir: str | None = None, overrides: Mapping[str, Any] | None = None
    ) -> DagsterInstance:
        """Return an instance that is empty and kept in memory, as `ephemeral` does.

        Args:
            tempdir: Accepted and not used.
            overrides: Accepted and not used.
        """
        del tempdir, overrides
        return DagsterInstance.ephemeral()

    @staticmethod
    def get() -> DagsterInstance:
        """Return the instance of the engine whose code this is.

        Raises:
            DagsterInvariantViolationError: Outside a sensor, an op and a test that
                uses `instance_for_test`.
        """
        instance = _current.get()
        if instance is None:
            raise DagsterInvariantViolationError(
                "There is no instance here. Sensors and ops have context.instance; a "
                "test makes one by DagsterInstance.ephemeral()."
            )
        return instance

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.dispose()

    def dispose(self) -> None:
        """Nothing has to be given back; here for code that calls it."""

    # --- runs ----------------------------------------------------------------------

    def get_runs(
        self,
        filters: RunsFilter | None = None,
        cursor: str | None = None,
        limit: int | None = None,
        ascending: bool = False,  # noqa: FBT001, FBT002 - the field's signature
    ) -> list[DagsterRun]:
        """Return runs, the last created first.

        Args:
            filters: Which runs.
            cursor: The id of a run; only those behind it come.
            limit: How many at most.
            ascending: Whether the first created comes first.
        """
        return [
            DagsterRun.of(each.run)
            for each in self._find_runs(filters, cursor, limit, ascending=ascending)
        ]

    def get_run_records(
        self,
        filters: RunsFilter | None = None,
        limit: int | None = None,
        order_by: str | None = None,
        ascending: bool = False,  # noqa: FBT001, FBT002 - the field's signature
        cursor: str | None = None,
    ) -> list[RunRecord]:
        """Return runs with the times at which they were created and moved on.

        Args:
            filters: Which runs.
            limit: How many at most.
            order_by: ``update_timestamp``, ``create_timestamp`` or None for the order
                of creation.
            ascending: Whether the first comes first.
            cursor: The id of a run; only those behind it come.
        """
        records = [
            RunRecord.of(each)
            for each in self._find_runs(
                filters, cursor, None if order_by else limit, ascending=ascending
            )
        ]
        if order_by is not None:
            records.sort(
                key=lambda each: getattr(each, order_by), reverse=not ascending
            )
            records = records[:limit]
        return records

    def _find_runs(
        self,
        filters: RunsFilter | None,
        cursor: str | None,
        limit: int | None,
        *,
        ascending: bool,
    ) -> tuple[queries.StoredRun, ...]:
        found: tuple[queries.StoredRun, ...] = self.records.ask(
            queries.FindRuns(
                where=(filters or RunsFilter()).where(),
                before_run_id=cursor,
                limit=limit,
                ascending=ascending,
            )
        )
        return found

    def get_run_by_id(self, run_id: str) -> DagsterRun | None:
        """Return one run, None if there is none."""
        runs = self.get_runs(RunsFilter(run_ids=[run_id]))
        return runs[0] if runs else None

    def get_run_record_by_id(self, run_id: str) -> RunRecord | None:
        """Return one run with its times, None if there is none."""
        records = self.get_run_records(RunsFilter(run_ids=[run_id]))
        return records[0] if records else None

    def has_run(self, run_id: str) -> bool:
        """Tell whether there is such a run."""
        return self.get_run_by_id(run_id) is not None

    def get_runs_count(self, filters: RunsFilter | None = None) -> int:
        """Return how many runs there are."""
        where = (filters or RunsFilter()).where()
        return int(self.records.ask(queries.CountRuns(where=where)))

    def delete_run(self, run_id: str) -> None:
        """Delete a finished run with its log, and free its run key."""
        self.records.ask(queries.DeleteRunRecord(run_id=run_id))

    def report_run_failed(
        self,
        dagster_run: DagsterRun,
        message: str | None = None,
        job_failure_data: Any = None,
    ) -> DagsterEvent:
        """End a run as a failure, its process included, and return the event.

        Args:
            dagster_run: The run.
            message: Why.
            job_failure_data: Accepted and not used.

        Raises:
            DagsterInvariantViolationError: If there is no such run.
            ValueError: If the engine's run has ended already.
        """
        del job_failure_data
        told = message or (
            "This run has been marked as failed from outside the execution context."
        )
        query = queries.ReportRunFailed(run_id=dagster_run.run_id, message=told)
        if not self.records.ask(query):
            raise DagsterInvariantViolationError(
                f"There is no run {dagster_run.run_id}."
            )
        return DagsterEvent(
            event_type_value=DagsterEventType.RUN_FAILURE.value,
            job_name=dagster_run.job_name,
            message=told,
            timestamp=present().timestamp(),
        )

    def get_run_stats(self, run_id: str) -> DagsterRunStatsSnapshot:
        """Return how many steps of a run succeeded and failed, and when it ran."""
        return DagsterRunStatsSnapshot.of(run_id, self.all_logs(run_id))

    def add_run_tags(self, run_id: str, new_tags: Mapping[str, str]) -> None:
        """Mark a run with more tags."""
        self.records.ask(queries.AddRunTags(run_id=run_id, tags=dict(new_tags)))

    # --- events --------------------------------------------------------------------

    def get_event_records(
        self,
        event_records_filter: EventRecordsFilter,
        limit: int | None = None,
        ascending: bool = False,  # noqa: FBT001, FBT002 - the field's signature
    ) -> list[EventLogRecord]:
        """Return events of all runs and of none, the newest first unless *ascending*.

        Raises:
            ParameterCheckError: If the filter is none.
        """
        wanted = expect(
            event_records_filter, EventRecordsFilter, "event_records_filter"
        )
        records = self._find_events(
            queries.FindEvents(
                types=(DagsterEventType(wanted.event_type).value,),
                asset_keys=_one_key(wanted.asset_key),
                partitions=tuple(wanted.asset_partitions or ()),
                after_id=wanted.after_cursor,
                before_id=wanted.before_cursor,
                event_ids=tuple(wanted.storage_ids or ()),
                ascending=ascending,
                limit=None if _has_time(wanted) else limit,
            )
        )
        after, before = wanted.after_timestamp, wanted.before_timestamp
        kept = [
            each
            for each in records
            if (after is None or each.timestamp > after)
            and (before is None or each.timestamp < before)
        ]
        return kept[:limit]

    def _find_events(self, query: queries.FindEvents) -> list[EventLogRecord]:
        return [EventLogRecord.of(each) for each in self.records.ask(query)]

    def fetch_materializations(
        self,
        records_filter: AssetKey | EventRecordsFilter,
        limit: int = 100,
        cursor: str | None = None,
        ascending: bool = False,  # noqa: FBT001, FBT002 - the field's signature
    ) -> EventRecordsResult:
        """Return materializations page by page, of an asset or of a filter.

        Args:
            records_filter: The asset's key, or a filter.
            limit: How many at most.
            cursor: What the page before gave.
            ascending: Whether the oldest comes first.
        """
        return self._page(
            DagsterEventType.ASSET_MATERIALIZATION,
            records_filter,
            limit,
            cursor,
            ascending=ascending,
        )

    def _page(
        self,
        kind: DagsterEventType,
        records_filter: AssetKey | EventRecordsFilter,
        limit: int,
        cursor: str | None,
        *,
        ascending: bool,
    ) -> EventRecordsResult:
        wanted = (
            records_filter
            if isinstance(records_filter, EventRecordsFilter)
            else EventRecordsFilter(kind, asset_key=records_filter)
        )
        position = None if not cursor else int(cursor)
        after = position if ascending else None
        before = None if ascending else position
        query = queries.FindEvents(
            types=(kind.value,),
            asset_keys=_one_key(wanted.asset_key),
            partitions=tuple(wanted.asset_partitions or ()),
            after_id=wanted.after_cursor if after is None else after,
            before_id=wanted.before_cursor if before is None else before,
            ascending=ascending,
            limit=limit + 1,
        )
        records = self._find_events(query)
        page = records[:limit]
        return EventRecordsResult(
            records=page,
            cursor=str(page[-1].storage_id) if page else (cursor or ""),
            has_more=len(records) > limit,
        )

    def fetch_observations(
        self,
        records_filter: AssetKey | EventRecordsFilter,
        limit: int = 100,
        cursor: str | None = None,
        ascending: bool = False,  # noqa: FBT001, FBT002 - the field's signature
    ) -> EventRecordsResult:
        """Return observations page by page, as `fetch_materializations` does."""
        return self._page(
            DagsterEventType.ASSET_OBSERVATION,
            records_filter,
            limit,
            cursor,
            ascending=ascending,
        )

    def get_asset_keys(
        self,
        prefix: Sequence[str] | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> list[AssetKey]:
        """Return the keys of all assets that were ever made or looked at, by name.

        Args:
            prefix: Only keys that begin with these words.
            limit: How many at most.
            cursor: A key's slash-joined text; only keys behind it come.
        """
        texts: tuple[str, ...] = self.records.ask(queries.FindAssetKeys())
        found = [
            key
            for text in texts
            if (cursor is None or text > cursor)
            and (key := AssetKey.from_user_string(text)).has_prefix(prefix or ())
        ]
        return found[:limit]

    def has_asset_key(self, asset_key: AssetKey) -> bool:
        """Tell whether an asset was ever made or looked at."""
        query = queries.FindEvents(asset_keys=_one_key(asset_key), limit=1)
        return bool(self.records.ask(query))

    def get_latest_materialization_event(
        self, asset_key: AssetKey
    ) -> EventLogEntry | None:
        """Return when an asset was last made, None if never."""
        records = self._find_events(
            queries.FindEvents(
                types=_MATERIALIZED,
                asset_keys=_one_key(asset_key),
                ascending=False,
                limit=1,
            )
        )
        return records[0].event_log_entry if records else None

    def get_latest_materialization_events(
        self, asset_keys: Sequence[AssetKey]
    ) -> dict[AssetKey, EventLogEntry | None]:
        """Return when each asset was last made."""
        return {key: self.get_latest_materialization_event(key) for key in asset_keys}

    def get_materialized_partitions(self, asset_key: AssetKey) -> set[str]:
        """Return the partitions of an asset that were ever made."""
        records = self._find_events(
            queries.FindEvents(types=_MATERIALIZED, asset_keys=_one_key(asset_key))
        )
        return {each.partition_key for each in records if each.partition_key}

    def all_logs(
        self,
        run_id: str,
        of_type: DagsterEventType | set[DagsterEventType] | None = None,
    ) -> list[EventLogEntry]:
        """Return everything that happened to a run, in order."""
        types = (
            ()
            if of_type is None
            else tuple(
                each.value
                for each in (of_type if isinstance(of_type, set) else {of_type})
            )
        )
        records = self._find_events(queries.FindEvents(run_id=run_id, types=types))
        return [each.event_log_entry for each in records]

    def step_failures(self, run_id: str) -> list[DagsterEvent]:
        """Return the failures of a run's steps, in order; not in Dagster."""
        entries = self.all_logs(run_id, DagsterEventType.STEP_FAILURE)
        return [each.get_dagster_event() for each in entries]

    def report_runless_asset_event(self, asset_event: AssetMaterialization) -> None:
        """Record that an asset was made or looked at outside any run."""
        from tickdeck.definitions.asset_events import asset_event_of

        self.records.ask(
            queries.ReportAssetEvent(event=asset_event_of(asset_event, present()))
        )

    # --- dynamic partitions --------------------------------------------------------

    def get_dynamic_partitions(self, partitions_def_name: str) -> Sequence[str]:
        """Return the keys of a definition, in the order in which they were added."""
        found = self.records.ask(
            queries.FindDynamicPartitions(definition=partitions_def_name)
        )
        return list(found)

    def has_dynamic_partition(
        self, partitions_def_name: str, partition_key: str
    ) -> bool:
        """Tell whether a definition has a key."""
        return partition_key in self.get_dynamic_partitions(partitions_def_name)

    def add_dynamic_partitions(
        self, partitions_def_name: str, partition_keys: Sequence[str]
    ) -> None:
        """Add keys to a definition; those that it has stay as they are."""
        if isinstance(partition_keys, str):
            partition_keys = [partition_keys]
        self.records.ask(
            queries.AddDynamicPartitions(
                definition=partitions_def_name, keys=tuple(partition_keys)
            )
        )

    def delete_dynamic_partition(
        self, partitions_def_name: str, partition_key: str
    ) -> None:
        """Delete a key of a definition, if it has it."""
        self.records.ask(
            queries.DeleteDynamicPartitions(
                definition=partitions_def_name, keys=(partition_key,)
            )
        )


class EventRecordsResult:
    """A page of event records, and where the next begins."""

    def __init__(
        self, *, records: Sequence[EventLogRecord], cursor: str, has_more: bool
    ) -> None:
        self.records = records
        self.cursor = cursor
        self.has_more = has_more


_current: ContextVar[DagsterInstance | None] = ContextVar("instance", default=None)


@contextlib.contextmanager
def being(instance: DagsterInstance | None) -> Iterator[None]:
    """Let `DagsterInstance.get` return *instance* inside the block."""
    token = _current.set(instance)
    try:
        yield
    finally:
        _current.reset(token)


@contextlib.contextmanager
def instance_for_test(
    overrides: Mapping[str, Any] | None = None,
    temp_dir: str | None = None,
    **further: Any,
) -> Iterator[DagsterInstance]:
    """Let `DagsterInstance.get` return an ephemeral instance inside the block.

    Args:
        overrides: Accepted and not used.
        temp_dir: Accepted and not used.
        further: Accepted and not used: set_dagster_home, synchronous_run_launcher,
            synchronous_run_coordinator.

    Raises:
        DagsterInvalidDefinitionError: If a keyword would be without effect.
    """
    del overrides, temp_dir
    refuse_unknown("instance_for_test", further, _WITHOUT_EFFECT)
    instance = DagsterInstance.ephemeral()
    with being(instance):
        yield instance


def _one_key(key: AssetKey | None) -> tuple[str, ...]:
    return () if key is None else (key.to_user_string(),)


def _has_time(wanted: EventRecordsFilter) -> bool:
    return wanted.after_timestamp is not None or wanted.before_timestamp is not None
