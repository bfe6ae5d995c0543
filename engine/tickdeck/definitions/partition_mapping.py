"""Which partitions of an asset are made from another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.definitions.time_partitions import TimeWindowPartitionsDefinition
from tickdeck.errors import DagsterInvalidInvocationError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tickdeck.definitions.assets import AssetsDefinition
    from tickdeck.definitions.instance import DagsterInstance


def downstream_keys(
    partition_key: str,
    source: AssetsDefinition | None,
    target: AssetsDefinition | None,
    now: datetime,
    instance: DagsterInstance | None,
) -> Sequence[str]:
    """Return the keys of *target* that are made from one of *source*.

    Equal keys belong together; between different time windows, those that overlap; and
    where only the source has partitions, nothing does.

    Raises:
        DagsterInvalidInvocationError: If an asset is not known or has no partitions.
        DagsterUnknownPartitionError: If the source has no such partition.
    """
    if source is None or source.partitions_def is None:
        raise DagsterInvalidInvocationError(
            "The asset to go from is not defined here, or has no partitions."
        )
    if target is None or target.partitions_def is None:
        raise DagsterInvalidInvocationError(
            "The asset to go to is not defined here, or has no partitions."
        )
    before, after = source.partitions_def, target.partitions_def
    keys = after.get_partition_keys(now, dynamic_partitions_store=instance)
    if isinstance(before, TimeWindowPartitionsDefinition) and isinstance(
        after, TimeWindowPartitionsDefinition
    ):
        window = before.time_window_for_partition_key(partition_key)
        return [
            key
            for key in keys
            if (other := after.time_window_for_partition_key(key)).start < window.end
            and other.end > window.start
        ]
    before.validate_partition_key(partition_key, now, dynamic_partitions_store=instance)
    return [key for key in keys if key == partition_key]
