"""Loading the values of assets that a step is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import AssetKey, AssetsDefinition, SourceAsset
from tickdeck.definitions.io_managers import InputContext, OutputContext
from tickdeck.definitions.time_partitions import TimeWindowPartitionsDefinition
from tickdeck.errors import DagsterInvariantViolationError

if TYPE_CHECKING:
    from tickdeck.definitions.execution import Execution
    from tickdeck.definitions.partitions import PartitionsDefinition


class AssetInputs:
    """Loads what other runs, or other steps of this one, have kept.

    Args:
        run: The run.
        own: The partitions of the step that asks, None for none.
    """

    def __init__(self, run: Execution, own: PartitionsDefinition | None) -> None:
        self._run = run
        self._own = own

    def load(self, key: AssetKey) -> Any:
        """Return the value of an asset: of the run's partition, if it has any.

        Between different time windows, the values of all that overlap, by key.

        Raises:
            DagsterInvariantViolationError: If it was never kept.
        """
        partitions = self._partitions_of(key)
        if partitions is None or self._run.partition_key is None:
            return self._load(key, None)
        keys = self._upstream_keys(partitions, self._run.partition_key)
        if len(keys) == 1:
            return self._load(key, keys[0])
        return {each: self._load(key, each) for each in keys}

    def _definition(self, key: AssetKey) -> AssetsDefinition | SourceAsset | None:
        return self._run.assets.get(key) or self._run.sources.get(key)

    def _partitions_of(self, key: AssetKey) -> PartitionsDefinition | None:
        made = self._definition(key)
        return None if made is None else made.partitions_def

    def _upstream_keys(self, other: PartitionsDefinition, own_key: str) -> list[str]:
        own = self._own
        if isinstance(own, TimeWindowPartitionsDefinition) and isinstance(
            other, TimeWindowPartitionsDefinition
        ):
            window = own.time_window_for_partition_key(own_key)
            found = [
                each
                for each in other.get_partition_keys(self._run.now())
                if (stretch := other.time_window_for_partition_key(each)).start
                < window.end
                and stretch.end > window.start
            ]
            return found or [own_key]
        return [own_key]

    def _load(self, key: AssetKey, partition: str | None) -> Any:
        made = self._definition(key)
        step, output, manager = "", "result", None
        metadata: Any = None
        if isinstance(made, AssetsDefinition):
            step, output = made.op.name, made.output_of(key)
            manager = made.op.outs[output].io_manager_key
            metadata = made.op.outs[output].metadata
        elif isinstance(made, SourceAsset):
            manager, metadata = made.io_manager_key, made.metadata
        upstream = OutputContext(
            step, output, "", "", key, partition, dict(metadata or {})
        )
        context = InputContext(
            upstream,
            name=key.path[-1],
            resources=self._run.resources,
            log=self._run.logger,
        )
        try:
            return self._run.keeping.of(manager).load_input(context)
        except DagsterInvariantViolationError:
            raise
        except Exception as error:
            raise DagsterInvariantViolationError(
                f"The value of the asset {key.to_user_string()} could not be loaded."
            ) from error
