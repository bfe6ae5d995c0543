"""Jobs that materialize a selection of assets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import valid_name
from tickdeck.definitions.composition import Handle, Step
from tickdeck.definitions.jobs import JobDefinition
from tickdeck.definitions.selection import AssetSelection, as_selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tickdeck.definitions.assets import AssetKey, AssetsDefinition
    from tickdeck.definitions.config import RunConfig


@dataclass(frozen=True)
class OutsideAsset:
    """The value of an asset that is not made by the run that needs it."""

    key: AssetKey


@dataclass(frozen=True)
class UnresolvedAssetJob:
    """A job whose steps are known once all assets are."""

    name: str
    selection: AssetSelection
    config: RunConfig | Mapping[str, Any] | None = None
    description: str | None = None
    tags: Mapping[str, Any] = field(default_factory=dict)

    def resolve(self, assets: Mapping[AssetKey, AssetsDefinition]) -> JobDefinition:
        """Return the job that materializes what is selected of *assets*.

        Raises:
            DagsterInvalidSubsetError: If an asset is selected that is not there.
        """
        keys = self.selection.resolve(assets)
        return JobDefinition(
            self.name,
            steps_for(keys, assets),
            description=self.description or "",
            tags=self.tags,
            config=self.config,
            asset_keys={
                assets[key].op.name: key.to_user_string() for key in sorted(keys)
            },
        )


def define_asset_job(
    name: str,
    selection: Any = None,
    config: RunConfig | Mapping[str, Any] | None = None,
    description: str | None = None,
    tags: Mapping[str, Any] | None = None,
    **_unused: Any,
) -> UnresolvedAssetJob:
    """Return a job that materializes assets.

    Args:
        name: How the job is called.
        selection: ``"*"`` or None for all assets, a text such as ``"+report*"``, a
            list, or an `AssetSelection`.
        config: The run config where a run is started without one.
        description: What it does.
        tags: What every run of it is marked with.

    Raises:
        DagsterInvalidDefinitionError: If the name cannot be one.
    """
    return UnresolvedAssetJob(
        valid_name(name),
        AssetSelection.all() if selection is None else as_selection(selection),
        config,
        description,
        dict(tags or {}),
    )


def steps_for(
    keys: Iterable[AssetKey], assets: Mapping[AssetKey, AssetsDefinition]
) -> list[Step]:
    """Return a step for each key; what is not among them comes from outside."""
    chosen = set(keys)
    steps = []
    for key in assets:
        if key not in chosen:
            continue
        made = assets[key]
        inputs: dict[str, Any] = {
            parameter: (
                Handle(assets[source].op.name, "result")
                if source in chosen
                else OutsideAsset(source)
            )
            for parameter, source in made.inputs.items()
        }
        after = tuple(assets[each].op.name for each in made.deps if each in chosen)
        steps.append(Step(made.op.name, made.op, inputs, after))
    return steps
