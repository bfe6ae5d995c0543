"""What ops are given to work with."""

from __future__ import annotations

import copy
import logging
from typing import TYPE_CHECKING, Any, Self

from tickdeck.definitions.config import plain
from tickdeck.definitions.config_checking import read_config
from tickdeck.definitions.config_models import dumped
from tickdeck.definitions.config_types import ABSENT
from tickdeck.definitions.evaluation_context import LOGGER_NAME
from tickdeck.definitions.inputs_outputs import OMITTED
from tickdeck.definitions.keywords import refuse_unknown
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
    from tickdeck.definitions.catalog import Definitions
    from tickdeck.definitions.jobs import JobDefinition
    from tickdeck.definitions.ops import OpDefinition


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
        op_def: OpDefinition | None = None,
        job_def: JobDefinition | None = None,
        run_config: Mapping[str, Any] | None = None,
        repository_def: Definitions | None = None,
    ) -> None:
        self.run_id = run_id
        self.job_name = job_name
        self.op_name = op_name
        self.config = config
        """The op's config as its type: what a parameter ``config`` is given."""
        self.op_config = dumped(config)
        """The op's config as plain data."""
        self._op_def = op_def
        self._job_def = job_def
        self._run_config = run_config
        self._repository_def = repository_def
        self.run_tags = dict(tags or {})
        self.resources = resources
        self.log = logger or logging.getLogger(LOGGER_NAME)
        self.instance = instance
        self.retry_number = retry_number
        self._assets = dict(assets or {})
        self._partitions_def = partitions_def
        self._record = record
        self._output_metadata: dict[str, dict[str, Any]] = {}

    def for_op(self, op: OpDefinition, config: Any = OMITTED) -> Self:
        """Return what an op sees of a context that was built for calling it.

        Args:
            op: The op.
            config: Its config, where the call gives it; the context's if omitted.

        Raises:
            DagsterInvalidConfigError: If the context's config does not fit the op.
        """
        made = copy.copy(self)
        made._op_def = op  # noqa: SLF001 - a copy of this one
        made.op_name = op.name
        if config is OMITTED:
            config = self.config
            if op.config_type is not None:
                given = ABSENT if config is None else plain(config)
                config = read_config(op.config_type, given, "op")
        made.config = config
        made.op_config = dumped(config)
        return made

    def _known(self, value: Any, name: str) -> Any:
        if value is None:
            raise DagsterInvariantViolationError(
                f"context.{name} is not there: this context was built for calling an "
                "op directly, or its job was not taken from a Definitions."
            )
        return value

    @property
    def op_def(self) -> OpDefinition:
        """The op that is executed."""
        op: OpDefinition = self._known(self._op_def, "op_def")
        return op

    @property
    def job_def(self) -> JobDefinition:
        """The job that is executed."""
        job: JobDefinition = self._known(self._job_def, "job_def")
        return job

    @property
    def run_config(self) -> Mapping[str, Any]:
        """The config of the run, as it was given."""
        config: Mapping[str, Any] = self._known(self._run_config, "run_config")
        return config

    @property
    def repository_def(self) -> Definitions:
        """What is defined beside the job."""
        found: Definitions = self._known(self._repository_def, "repository_def")
        return found

    def __enter__(self) -> Self:
        """Use the context's resources."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Tear down the resources that were used."""
        if isinstance(self.resources, Resources):
            self.resources.close()

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
            run_config=dict(self._run_config or {}),
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
    run_tags: Mapping[str, str] | None = None,
    resources_config: Mapping[str, Any] | None = None,
    config: Any = None,
    **others: Any,
) -> OpExecutionContext:
    """Return a context for calling an op in a test.

    In a ``with`` statement, the resources are torn down behind it.

    Args:
        resources: By key.
        op_config: What ``context.op_config`` is: checked, and with defaults, where an
            op is called with it.
        instance: What ``context.instance`` is.
        partition_key: What ``context.partition_key`` is.
        run_tags: Marks of the run.
        resources_config: For a resource's key, ``{"config": {…}}``.
        config: The same as *op_config*.
        others: ``event_loop`` is accepted and not used.
    """
    refuse_unknown("build_op_context", others, ("event_loop",))
    configs = {
        key: each.get("config", {}) for key, each in (resources_config or {}).items()
    }
    partition = {} if partition_key is None else {PARTITION_TAG: partition_key}
    return OpExecutionContext(
        run_id="EPHEMERAL",
        config=config if op_config is None else op_config,
        tags={**(run_tags or {}), **partition},
        resources=Resources(resources or {}, configs, instance=instance),
        instance=instance,
    )


def build_asset_context(
    resources: Mapping[str, Any] | None = None,
    asset_config: Any = None,
    instance: Any = None,
    partition_key: str | None = None,
    **others: Any,
) -> OpExecutionContext:
    """Return a context for calling an asset in a test.

    Args:
        resources: By key.
        asset_config: The asset's config.
        instance: What ``context.instance`` is.
        partition_key: What ``context.partition_key`` is.
        others: What `build_op_context` takes as well.
    """
    return build_op_context(resources, asset_config, instance, partition_key, **others)
