"""What ops are given to work with."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.evaluation_context import LOGGER_NAME
from tickdeck.definitions.resources import Resources
from tickdeck.definitions.runs import PARTITION_TAG, DagsterRun, DagsterRunStatus
from tickdeck.definitions.time_partitions import (
    TimeWindow,
    TimeWindowPartitionsDefinition,
)
from tickdeck.errors import DagsterInvariantViolationError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tickdeck.definitions.assets import AssetKey, AssetMaterialization


class OpExecutionContext:
    """What an op's function is given."""

    def __init__(
        self,
        *,
        run_id: str = "",
        job_name: str = "",
        op_name: str = "",
        config: Any = None,
        tags: Mapping[str, str] | None = None,
        resources: Any = None,
        logger: logging.Logger | None = None,
        instance: Any = None,
        assets: Mapping[str, AssetKey] | None = None,
        record: Callable[[AssetMaterialization], None] | None = None,
        retry_number: int = 0,
        partitions_def: Any = None,
    ) -> None:
        self.run_id = run_id
        self.job_name = job_name
        self.op_name = op_name
        self.op_config = (
            config.model_dump() if hasattr(config, "model_dump") else config
        )
        """The op's config as a dict."""
        self.run_tags = dict(tags or {})
        self.resources = resources
        self.log = logger or logging.getLogger(LOGGER_NAME)
        self.instance = instance
        self.retry_number = retry_number
        self._assets = dict(assets or {})
        self._partitions_def = partitions_def
        self._record = record
        self._output_metadata: dict[str, dict[str, Any]] = {}

    @property
    def asset_key(self) -> AssetKey:
        """The asset that this step makes.

        Raises:
            DagsterInvariantViolationError: If it makes none, or several.
        """
        if len(self._assets) != 1:
            number = "several assets" if self._assets else "no asset"
            raise DagsterInvariantViolationError(f"{self.op_name} makes {number}.")
        return next(iter(self._assets.values()))

    def asset_key_for_output(self, output_name: str = "result") -> AssetKey:
        """Return the asset that one of the step's outputs is.

        Raises:
            DagsterInvariantViolationError: If it is none.
        """
        if output_name not in self._assets:
            raise DagsterInvariantViolationError(
                f"The output {output_name} of {self.op_name} is no asset."
            )
        return self._assets[output_name]

    @property
    def selected_output_names(self) -> set[str]:
        """The outputs whose assets the run is to make."""
        return set(self._assets)

    @property
    def selected_asset_keys(self) -> set[AssetKey]:
        """The assets that the run is to make."""
        return set(self._assets.values())

    @property
    def run(self) -> DagsterRun:
        """The run, as it is being executed."""
        return DagsterRun(
            job_name=self.job_name,
            run_id=self.run_id,
            tags=self.run_tags,
            status=DagsterRunStatus.STARTED,
        )

    dagster_run = run

    @property
    def has_partition_key(self) -> bool:
        """Whether the run is for one partition."""
        return PARTITION_TAG in self.run_tags

    @property
    def partition_key(self) -> str:
        """The partition that the run is for.

        Raises:
            DagsterInvariantViolationError: If it is for none.
        """
        if not self.has_partition_key:
            raise DagsterInvariantViolationError("This run is not for a partition.")
        return self.run_tags[PARTITION_TAG]

    @property
    def partition_time_window(self) -> TimeWindow:
        """The stretch of time of the partition.

        Raises:
            DagsterInvariantViolationError: If the run is for none, or for one that is
                no stretch of time.
        """
        if not isinstance(self._partitions_def, TimeWindowPartitionsDefinition):
            raise DagsterInvariantViolationError(
                "This run is not for a partition of time windows."
            )
        return self._partitions_def.time_window_for_partition_key(self.partition_key)

    @property
    def asset_partition_key_for_output(self) -> Callable[..., str]:
        """Return the partition of an output's asset when called with its name."""
        return lambda _output_name="result": self.partition_key

    def has_tag(self, key: str) -> bool:
        """Tell whether the run has a tag."""
        return key in self.run_tags

    def get_tag(self, key: str) -> str | None:
        """Return a tag of the run."""
        return self.run_tags.get(key)

    def add_output_metadata(
        self,
        metadata: Mapping[str, Any],
        output_name: str | None = None,
        **_unused: Any,
    ) -> None:
        """Keep *metadata* with what the step makes, or with one of its outputs."""
        self._output_metadata.setdefault(output_name or "", {}).update(metadata)

    def output_metadata_of(self, output_name: str) -> dict[str, Any]:
        """Return what `add_output_metadata` was given for an output. Not in Dagster."""
        every = self._output_metadata.get("", {})
        return {**every, **self._output_metadata.get(output_name, {})}

    def log_event(self, event: AssetMaterialization) -> None:
        """Record that an asset was made or looked at."""
        if self._record is not None:
            self._record(event)


AssetExecutionContext = OpExecutionContext
"""What an asset's function is given; the same as an op's."""


def build_op_context(
    resources: Mapping[str, Any] | None = None,
    op_config: Any = None,
    instance: Any = None,
    partition_key: str | None = None,
    **_unused: Any,
) -> OpExecutionContext:
    """Return a context for calling an op in a test.

    Args:
        resources: By key.
        op_config: What ``context.op_config`` is.
        instance: What ``context.instance`` is.
        partition_key: What ``context.partition_key`` is.
    """
    return OpExecutionContext(
        run_id="EPHEMERAL",
        config=op_config,
        tags={} if partition_key is None else {PARTITION_TAG: partition_key},
        resources=Resources(resources or {}),
        instance=instance,
    )


build_asset_context = build_op_context
"""Return a context for calling an asset in a test."""
