"""Run requests resolved: is there such a partition, with which config and tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from tickdeck.definitions.instance import DagsterInstance
from tickdeck.definitions.partitions import DynamicPartitionsDefinition
from tickdeck.definitions.requests import AddDynamicPartitionsRequest, RunRequest
from tickdeck.definitions.runs import PARTITION_TAG
from tickdeck.errors import CheckError, DagsterInvariantViolationError
from tickdeck.values import queries

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, init=False)
class RefusedRequest(RunRequest):
    """A request that cannot become a run, and why."""

    error: Exception

    @classmethod
    def of(cls, request: RunRequest, error: Exception) -> Self:
        """Return *request*, refused for *error*."""
        fields = {name: getattr(request, name) for name in _FIELDS}
        made = cls(**fields)
        object.__setattr__(made, "error", error)
        return made


_FIELDS = tuple(RunRequest.__dataclass_fields__)


class _AfterChanges:
    """The instance as it is after a tick's changes of dynamic partitions."""

    def __init__(self, context: Any, changes: Sequence[Any]) -> None:
        self._context = context
        self._changes = changes

    def ask(self, query: queries.Query) -> Any:
        """Answer about dynamic partitions, the changes applied."""
        answer = self._context.instance.records.ask(query)
        if not isinstance(query, queries.FindDynamicPartitions):
            return answer
        keys = dict.fromkeys(answer)
        for change in self._changes:
            if change.partitions_def_name != query.definition:
                continue
            for key in change.partition_keys:
                if isinstance(change, AddDynamicPartitionsRequest):
                    keys[key] = None
                else:
                    keys.pop(key, None)
        return tuple(keys)


class PartitionResolver:
    """Resolves the partitions of one tick's requests."""

    def __init__(self, context: Any, changes: Sequence[Any] = ()) -> None:
        self._context = context
        self._store = DagsterInstance(_AfterChanges(context, changes))

    def resolve(self, request: RunRequest) -> RunRequest:
        """Return *request* with the tags and, if it has none, the config of its key.

        Raises:
            DagsterUnknownPartitionError: If there is no such partition.
            DagsterInvariantViolationError: If nobody knows the job's partitions.
            CheckError: If the job has no partitions, or a dynamic one is not there.
        """
        key = request.partition_key
        if key is None:
            return request
        catalog = self._context.catalog
        if catalog is None:
            raise DagsterInvariantViolationError(
                "A run request for a partition needs the definitions: give them to "
                "build_sensor_context(definitions=...)."
            )
        job = catalog.job(request.job_name)
        partitions = catalog.partitions_of(job, request.asset_selection)
        if partitions is None:
            raise CheckError(
                f"A run of the partition {key!r} was asked for, but the job {job.name} "
                "has no partitions."
            )
        store = None
        if isinstance(partitions, DynamicPartitionsDefinition):
            store = self._store
        partitions.validate_partition_key(
            key, self._context.now(), dynamic_partitions_store=store
        )
        config = request.run_config
        tags = {PARTITION_TAG: key}
        if job.partitioned_config is not None:
            tags |= job.partitioned_config.get_tags_for_partition_key(key)
            config = config or job.partitioned_config.get_run_config_for_partition_key(
                key
            )
        return request.replaced(run_config=config, tags={**tags, **request.tags})
