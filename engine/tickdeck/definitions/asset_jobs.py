"""Jobs that materialize a selection of assets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import valid_name
from tickdeck.definitions.composition import Handle, Step
from tickdeck.definitions.jobs import JobDefinition
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.partitions import (
    DynamicPartitionsDefinition,
    PartitionedConfig,
)
from tickdeck.definitions.requests import RunRequest
from tickdeck.definitions.runs import PARTITION_TAG
from tickdeck.definitions.selection import AssetSelection, as_selection
from tickdeck.errors import CheckError, DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from tickdeck.definitions.assets import AssetKey, AssetsDefinition
    from tickdeck.definitions.config import RunConfig
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.definitions.partitions import PartitionsDefinition


_WITHOUT_EFFECT = frozenset({"owners"})


@dataclass(frozen=True)
class OutsideAsset:
    """The value of an asset that is not made by the run that needs it."""

    key: AssetKey


@dataclass(frozen=True)
class UnresolvedAssetJob:
    """A job whose steps are known once all assets are."""

    name: str
    selection: AssetSelection
    config: Any = None
    description: str | None = None
    tags: Mapping[str, Any] = field(default_factory=dict)
    partitions_def: PartitionsDefinition | None = None
    options: Mapping[str, Any] = field(default_factory=dict)

    def resolve(self, assets: Mapping[AssetKey, AssetsDefinition]) -> JobDefinition:
        """Return the job that materializes what is selected of *assets*.

        Raises:
            DagsterInvalidSubsetError: If an asset is selected that is not there.
            DagsterInvalidDefinitionError: If the selected have different partitions.
        """
        keys = self.selection.resolve(assets)
        return JobDefinition(
            self.name,
            steps_for(keys, assets),
            description=self.description or "",
            tags=self.tags,
            config=self.config,
            assets_by_step=assets_by_step(keys, assets),
            assets=assets,
            partitions_def=self.partitions_def
            or (None if self._is_everything else common_partitions(keys, assets)),
            **self.options,
        )

    def run_request_for_partition(
        self,
        partition_key: str,
        run_key: str | None = None,
        tags: Mapping[str, Any] | None = None,
        asset_selection: Sequence[Any] | None = None,
        run_config: Mapping[str, Any] | None = None,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> RunRequest:
        """Return a request for a run of one partition.

        Args:
            partition_key: The partition.
            run_key: See `RunRequest`.
            tags: See `RunRequest`.
            asset_selection: See `RunRequest`.
            run_config: Instead of the partition's own.
            current_time: The time by which the partition must have come about.
            dynamic_partitions_store: Accepted and not used.

        Raises:
            CheckError: If the job was defined without partitions, or with dynamic ones,
                which a `RunRequest` with a partition_key is for.
            DagsterUnknownPartitionError: If there is no such partition.
        """
        del dynamic_partitions_store
        partitioned = (
            self.config if isinstance(self.config, PartitionedConfig) else None
        )
        partitions = self.partitions_def
        if partitions is None and partitioned is not None:
            partitions = partitioned.partitions_def
        if partitions is None:
            raise CheckError(
                f"The job {self.name} was defined without partitions. Give it "
                "partitions_def, or ask by RunRequest(partition_key=...)."
            )
        if isinstance(partitions, DynamicPartitionsDefinition):
            raise CheckError(
                f"The job {self.name} has dynamic partitions. Ask by "
                "RunRequest(partition_key=...)."
            )
        partitions.validate_partition_key(partition_key, current_time)
        marks = {PARTITION_TAG: partition_key}
        if partitioned is not None:
            marks |= partitioned.get_tags_for_partition_key(partition_key)
            run_config = run_config or partitioned.get_run_config_for_partition_key(
                partition_key
            )
        return RunRequest(
            run_key=run_key,
            tags={**(tags or {}), **marks},
            job_name=self.name,
            asset_selection=asset_selection,
            run_config=run_config,
            partition_key=partition_key,
        )

    @property
    def _is_everything(self) -> bool:
        # The job for all assets is for any of them: the run says which, and so whose
        # partitions are meant.
        return self.name.startswith("__")


def common_partitions(
    keys: Iterable[AssetKey], assets: Mapping[AssetKey, AssetsDefinition]
) -> PartitionsDefinition | None:
    """Return the partitions that the assets have, None if none has any.

    Raises:
        DagsterInvalidDefinitionError: If two have different ones.
    """
    found: dict[str, PartitionsDefinition] = {}
    for key in sorted(keys):
        made = assets.get(key)
        if made is not None and made.partitions_def is not None:
            found.setdefault(repr(made.partitions_def), made.partitions_def)
    if len(found) > 1:
        raise DagsterInvalidDefinitionError(
            f"The selected assets have different partitions: {', '.join(found)}. "
            "Select those that have the same."
        )
    return next(iter(found.values()), None)


def define_asset_job(
    name: str,
    selection: Any = None,
    config: RunConfig | PartitionedConfig | Mapping[str, Any] | None = None,
    description: str | None = None,
    tags: Mapping[str, Any] | None = None,
    metadata: Mapping[str, Any] | None = None,
    partitions_def: PartitionsDefinition | None = None,
    executor_def: Any = None,
    hooks: Any = None,
    op_retry_policy: Any = None,
    run_tags: Mapping[str, Any] | None = None,
    **further: Any,
) -> UnresolvedAssetJob:
    """Return a job that materializes assets.

    Args:
        name: How the job is called.
        selection: ``"*"`` or None for all assets, a text such as ``"+report*"``, a
            list, or an `AssetSelection`.
        config: The run config where a run is started without one, or a
            `PartitionedConfig`.
        description: What it does.
        tags: What every run of it is marked with.
        metadata: Kept on the job.
        partitions_def: Its partitions; the assets' if omitted.
        executor_def: Accepted and not used: runs execute in one process.
        hooks: Called when a step ended.
        op_retry_policy: What to do when an asset without a policy of its own fails.
        run_tags: What every run of it is marked with, instead of *tags*.
        further: Accepted and not used: owners.

    Raises:
        DagsterInvalidDefinitionError: If the name cannot be one, or a keyword would be
            without effect.
    """
    refuse_unknown("define_asset_job", further, _WITHOUT_EFFECT)
    return UnresolvedAssetJob(
        valid_name(name),
        AssetSelection.all() if selection is None else as_selection(selection),
        config,
        description,
        dict(tags or {}) if run_tags is None else dict(run_tags),
        partitions_def,
        {"hooks": hooks, "op_retry_policy": op_retry_policy, "metadata": metadata},
    )


def assets_by_step(
    keys: Iterable[AssetKey], assets: Mapping[AssetKey, AssetsDefinition]
) -> dict[str, dict[str, str]]:
    """Return, for each step and output, the slash-joined key of its asset."""
    made: dict[str, dict[str, str]] = {}
    for key in sorted(keys):
        definition = assets[key]
        chosen = {key} if definition.can_subset else definition.keys
        outputs = made.setdefault(definition.op.name, {})
        for output, each in definition.keys_by_output.items():
            if each in chosen:
                outputs[output] = each.to_user_string()
    return made


def steps_for(
    keys: Iterable[AssetKey], assets: Mapping[AssetKey, AssetsDefinition]
) -> list[Step]:
    """Return a step for each key; what is not among them comes from outside."""
    chosen = {each for key in keys for each in assets[key].keys}
    steps: dict[str, Step] = {}
    for key in assets:
        made = assets[key]
        if key not in chosen or made.op.name in steps:
            continue
        inputs: dict[str, Any] = {
            parameter: (
                Handle(assets[source].op.name, assets[source].output_of(source))
                if source in chosen
                else OutsideAsset(source)
            )
            for parameter, source in made.inputs.items()
        }
        after = tuple(
            dict.fromkeys(
                assets[each].op.name
                for each in made.deps
                if each in chosen and each not in made.keys
            )
        )
        steps[made.op.name] = Step(made.op.name, made.op, inputs, after, made.hooks)
    return list(steps.values())
