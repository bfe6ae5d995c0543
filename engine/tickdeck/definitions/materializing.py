"""Materializing assets here and now, as tests do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.definitions.asset_jobs import UnresolvedAssetJob, common_partitions
from tickdeck.definitions.assets import AssetKey
from tickdeck.definitions.catalog import Definitions
from tickdeck.definitions.checks import tags_as_text
from tickdeck.definitions.in_process import execute_in_process
from tickdeck.definitions.selection import AssetSelection, as_selection
from tickdeck.errors import CheckError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.in_process import ExecuteInProcessResult
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.definitions.jobs import JobDefinition


def materialize(
    assets: Sequence[Any],
    run_config: Any = None,
    instance: DagsterInstance | None = None,
    resources: Mapping[str, Any] | None = None,
    partition_key: str | None = None,
    raise_on_error: bool = True,  # noqa: FBT001, FBT002 - the field's signature
    tags: Mapping[str, Any] | None = None,
    selection: Any = None,
) -> ExecuteInProcessResult:
    """Make assets here and now, as tests do.

    Values are kept in memory, by the instance: another call with it finds them.

    Args:
        assets: The assets, and those whose values they take.
        run_config: The config of the run.
        instance: Where the run is remembered; a new ephemeral one if omitted.
        resources: By key.
        partition_key: Which partition, if the assets have any.
        raise_on_error: Whether a failing asset's exception is raised here.
        tags: Marks of the run.
        selection: Which of the assets; all if omitted.

    Raises:
        CheckError: If there is a partition_key and the assets have no partitions, or a
            dynamic one is not there.
        DagsterInvalidConfigError: If the config does not fit.
        DagsterUnknownPartitionError: If there is no such partition.
    """
    definitions = Definitions(assets=assets, resources=resources)
    catalog = definitions.catalog()
    chosen = AssetSelection.all() if selection is None else as_selection(selection)
    job = UnresolvedAssetJob("__ephemeral_asset_job__", chosen).resolve(catalog.assets)
    if partition_key is not None:
        _expect_partition(catalog, job, partition_key, instance)
    return execute_in_process(
        job,
        run_config=run_config,
        instance=instance,
        raise_on_error=raise_on_error,
        tags=tags_as_text(tags),
        partition_key=partition_key,
        resources=resources,
        run_id=None,
        catalog=catalog,
        asset_keys=job.asset_keys,
    )


def _expect_partition(
    catalog: Catalog, job: JobDefinition, key: str, instance: DagsterInstance | None
) -> None:
    keys = [AssetKey.from_user_string(each) for each in job.asset_keys]
    partitions = common_partitions(keys, catalog.assets)
    if partitions is None:
        raise CheckError(
            f"The partition {key!r} was asked for, but the assets have no partitions."
        )
    partitions.validate_partition_key(key, dynamic_partitions_store=instance)


materialize_to_memory = materialize
"""The same as `materialize`, which keeps values in memory anyway."""
