"""What a multi-asset sensor is given: the new materializations of several assets."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import AssetKey, as_key
from tickdeck.definitions.contexts import SensorEvaluationContext
from tickdeck.definitions.evaluation_context import catalog_and_resources
from tickdeck.definitions.events import EventLogRecord
from tickdeck.definitions.multi_asset_cursor import (
    AssetPosition,
    name_of,
    read_cursor,
    write_cursor,
)
from tickdeck.definitions.selection import AssetSelection
from tickdeck.errors import (
    CheckError,
    DagsterInvalidInvocationError,
    DagsterInvariantViolationError,
)
from tickdeck.values import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tickdeck.definitions.assets import AssetsDefinition
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.instance import DagsterInstance

_MATERIALIZED = ("ASSET_MATERIALIZATION",)


class MultiAssetSensorEvaluationContext(SensorEvaluationContext):
    """The new materializations of the monitored assets, and how to consume them.

    An event is new as long as it was not consumed by `advance_cursor` or
    `advance_all_cursors`.
    """

    def __init__(
        self,
        *,
        monitored_assets: Sequence[AssetKey] | AssetSelection,
        **parts: Any,
    ) -> None:
        super().__init__(**parts)
        self._monitored_assets = monitored_assets
        self._positions = read_cursor(self._cursor)
        self._advanced = dict(self._positions)
        self.cursor_advanced = False
        """Whether anything was consumed."""
        self._initial: dict[AssetKey, int] = {}

    def _parts(self, resources: Mapping[str, Any]) -> dict[str, Any]:
        return super()._parts(resources) | {"monitored_assets": self._monitored_assets}

    # --- the assets ----------------------------------------------------------------

    @property
    def asset_keys(self) -> Sequence[AssetKey]:
        """The monitored assets."""
        if isinstance(self._monitored_assets, AssetSelection):
            known = {} if self.catalog is None else self.catalog.assets
            return sorted(self._monitored_assets.resolve(known))
        return list(self._monitored_assets)

    @property
    def assets_defs_by_key(self) -> Mapping[AssetKey, AssetsDefinition | None]:
        """The definition of each monitored asset; None where it is not defined here."""
        known = {} if self.catalog is None else self.catalog.assets
        return {key: known.get(key) for key in self.asset_keys}

    def _monitored(self, asset_key: AssetKey) -> AssetKey:
        if asset_key not in self.asset_keys:
            raise DagsterInvalidInvocationError(
                f"The asset {asset_key.to_user_string()} is not monitored by this "
                "sensor."
            )
        return asset_key

    # --- what is new ---------------------------------------------------------------

    def _events(self, key: AssetKey, **where: Any) -> list[EventLogRecord]:
        query = queries.FindEvents(
            types=_MATERIALIZED, asset_keys=(key.to_user_string(),), **where
        )
        return [EventLogRecord.of(each) for each in self.instance.records.ask(query)]

    def _position(self, key: AssetKey) -> AssetPosition:
        return self._positions.get(name_of(key), AssetPosition())

    def latest_materialization_records_by_key(
        self, asset_keys: Sequence[AssetKey] | None = None
    ) -> Mapping[AssetKey, EventLogRecord | None]:
        """Return the newest materialization of each asset, None where none is new.

        Args:
            asset_keys: Only these; all that are monitored if omitted.
        """
        found: dict[AssetKey, EventLogRecord | None] = {}
        for key in self.asset_keys if asset_keys is None else asset_keys:
            records = self._events(
                self._monitored(key),
                after_id=self._position(key).event_id,
                ascending=False,
                limit=1,
            )
            found[key] = records[0] if records else None
        return found

    def materialization_records_for_key(
        self, asset_key: AssetKey, limit: int | None = None
    ) -> Sequence[EventLogRecord]:
        """Return the new materializations of an asset, the oldest first."""
        return self._events(
            self._monitored(asset_key),
            after_id=self._position(asset_key).event_id,
            limit=limit,
        )

    def latest_materialization_records_by_partition(
        self,
        asset_key: AssetKey,
        after_cursor_partition: bool | None = False,  # noqa: FBT001, FBT002 - the field's own
    ) -> Mapping[str, EventLogRecord]:
        """Return the newest materialization of each partition, in order of occurrence.

        Those that were passed over and not consumed come as well.

        Args:
            asset_key: The asset.
            after_cursor_partition: Whether only partitions behind the last consumed
                one come.
        """
        key = self._monitored(asset_key)
        latest: OrderedDict[str, EventLogRecord] = OrderedDict()
        for record in [
            *self.get_trailing_unconsumed_events(key),
            *self.materialization_records_for_key(key),
        ]:
            partition = record.partition_key
            if partition is None:
                continue
            latest.pop(partition, None)
            latest[partition] = record
        last = self._position(key).partition
        if after_cursor_partition and last is not None:
            keys = self._partition_keys(key) or sorted({*latest, last})
            behind = keys[keys.index(last) + 1 :] if last in keys else keys
            return OrderedDict((k, v) for k, v in latest.items() if k in behind)
        return latest

    def latest_materialization_records_by_partition_and_asset(
        self,
    ) -> Mapping[str, Mapping[AssetKey, EventLogRecord]]:
        """Return, for each partition, the newest materialization of each asset."""
        found: dict[str, dict[AssetKey, EventLogRecord]] = {}
        for key in self.asset_keys:
            by_partition = self.latest_materialization_records_by_partition(key)
            for partition, record in by_partition.items():
                found.setdefault(partition, {})[key] = record
        return found

    def get_trailing_unconsumed_events(
        self, asset_key: AssetKey
    ) -> Sequence[EventLogRecord]:
        """Return the events that were passed over and not consumed."""
        ids = tuple(self._position(self._monitored(asset_key)).unconsumed.values())
        return self._events(asset_key, event_ids=ids) if ids else []

    def get_cursor_partition(self, asset_key: AssetKey) -> str | None:
        """Return the partition of the last consumed event."""
        return self._position(self._monitored(asset_key)).partition

    def _partition_keys(self, key: AssetKey) -> list[str]:
        definition = self.assets_defs_by_key.get(key)
        partitions = None if definition is None else definition.partitions_def
        if partitions is None:
            return []
        return partitions.get_partition_keys(
            self.now(), dynamic_partitions_store=self._instance
        )

    def all_partitions_materialized(
        self, asset_key: AssetKey, partitions: Sequence[str] | None = None
    ) -> bool:
        """Tell whether each partition was ever made, whatever was consumed.

        Args:
            asset_key: The asset.
            partitions: Which; all of the asset's if omitted.

        Raises:
            DagsterInvalidInvocationError: If *partitions* is empty.
        """
        key = self._monitored(asset_key)
        if partitions is not None and not partitions:
            raise DagsterInvalidInvocationError(
                "all_partitions_materialized was asked about no partition at all."
            )
        wanted = self._partition_keys(key) if partitions is None else partitions
        made = self.instance.get_materialized_partitions(key)
        return made.issuperset(wanted)

    def get_downstream_partition_keys(
        self, partition_key: str, from_asset_key: AssetKey, to_asset_key: AssetKey
    ) -> Sequence[str]:
        """Return the partitions of an asset that are made from another's.

        Equal keys belong together; between different time windows, those that overlap.

        Raises:
            DagsterInvalidInvocationError: If an asset is not known or has no
                partitions.
        """
        from tickdeck.definitions.partition_mapping import downstream_keys

        known = {} if self.catalog is None else self.catalog.assets
        return downstream_keys(
            partition_key,
            known.get(from_asset_key),
            known.get(to_asset_key),
            self.now(),
            self._instance,
        )

    # --- consuming -----------------------------------------------------------------

    def advance_cursor(
        self,
        materialization_records_by_key: Mapping[AssetKey, EventLogRecord | None],
    ) -> None:
        """Consume events: for each asset the given one; None for nothing.

        Events of other partitions before a given one are passed over: they stay new as
        trailing unconsumed events.
        """
        for key, record in materialization_records_by_key.items():
            if record is None:
                continue
            position = self._advanced.get(name_of(key), AssetPosition())
            self._advanced[name_of(key)] = self._after(key, position, record)
        self._store_advanced()

    def advance_all_cursors(self) -> None:
        """Consume everything that is new."""
        latest = self.latest_materialization_records_by_key()
        for key, record in latest.items():
            position = self._position(key)
            if record is not None:
                position = AssetPosition(record.partition_key, record.storage_id)
            elif not position.unconsumed:
                continue
            else:
                position = AssetPosition(position.partition, position.event_id)
            self._advanced[name_of(key)] = position
        self._store_advanced()

    def _after(
        self, key: AssetKey, position: AssetPosition, record: EventLogRecord
    ) -> AssetPosition:
        unconsumed = dict(position.unconsumed)
        if record.partition_key is not None:
            waiting = unconsumed.get(record.partition_key)
            if waiting is not None and waiting <= record.storage_id:
                del unconsumed[record.partition_key]
        if position.event_id is not None and record.storage_id <= position.event_id:
            return AssetPosition(position.partition, position.event_id, unconsumed)
        if record.partition_key is not None:
            passed = self._events(
                key, after_id=position.event_id, before_id=record.storage_id
            )
            for each in passed:
                if each.partition_key not in (None, record.partition_key):
                    unconsumed[str(each.partition_key)] = each.storage_id
        return AssetPosition(record.partition_key, record.storage_id, unconsumed)

    def _store_advanced(self) -> None:
        self.cursor_advanced = True
        self._cursor = write_cursor(self._advanced)

    def update_cursor(self, cursor: str | None) -> None:
        """Refuse a cursor: what was consumed is remembered by itself.

        Raises:
            DagsterInvariantViolationError: Always.
        """
        raise DagsterInvariantViolationError(
            "A multi-asset sensor's cursor is moved by advance_cursor and "
            "advance_all_cursors."
        )


def monitored_of(given: Any) -> Sequence[AssetKey] | AssetSelection:
    """Return the assets that an author wants to be monitored.

    Raises:
        CheckError: If it is neither a list of keys nor a selection.
    """
    if isinstance(given, AssetSelection):
        return given
    if not isinstance(given, list | tuple) or not all(
        isinstance(each, AssetKey) for each in given
    ):
        raise CheckError(
            "monitored_assets takes a list of AssetKeys or an AssetSelection. Got "
            f"{given!r}."
        )
    return [as_key(each) for each in given]


def build_multi_asset_sensor_context(
    *,
    monitored_assets: Any,
    repository_def: Any = None,
    definitions: Any = None,
    instance: DagsterInstance | None = None,
    cursor: str | None = None,
    cursor_from_latest_materializations: bool = False,
    resources: Mapping[str, Any] | None = None,
    last_sensor_start_time: float | None = None,
) -> MultiAssetSensorEvaluationContext:
    """Return a context for calling a multi-asset sensor in a test.

    Args:
        monitored_assets: Keys, or an `AssetSelection` of the definitions.
        repository_def: Definitions, instead of *definitions*.
        definitions: Where assets are looked up.
        instance: Where materializations are looked up.
        cursor: What the sensor remembers.
        cursor_from_latest_materializations: Whether all that is there counts as
            consumed.
        resources: By key; before those of the definitions.
        last_sensor_start_time: Seconds since 1970.

    Raises:
        DagsterInvalidInvocationError: If there is no instance, or the cursor comes in
            two ways.
        CheckError: If *monitored_assets* is neither keys nor a selection.
    """
    if instance is None:
        raise DagsterInvalidInvocationError(
            "A multi-asset sensor looks materializations up: pass "
            "instance=DagsterInstance.ephemeral()."
        )
    if cursor is not None and cursor_from_latest_materializations:
        raise DagsterInvalidInvocationError(
            "Give a cursor or cursor_from_latest_materializations, not both."
        )
    catalog: Catalog | None
    catalog, merged = catalog_and_resources(definitions, repository_def, resources)
    context = MultiAssetSensorEvaluationContext(
        monitored_assets=monitored_of(monitored_assets),
        cursor=cursor,
        instance=instance,
        catalog=catalog,
        resources=merged,
        last_sensor_start_time=last_sensor_start_time,
    )
    if not cursor_from_latest_materializations:
        return context
    context.advance_all_cursors()
    return MultiAssetSensorEvaluationContext(
        **(context._parts({}) | {"cursor": context.cursor})  # noqa: SLF001 - our own
    )
