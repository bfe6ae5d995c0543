"""Giving assets resources of their own."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from tickdeck.definitions.assets import AssetsDefinition, SourceAsset
from tickdeck.definitions.old_style_resources import ResourceDefinition
from tickdeck.errors import DagsterInvalidDefinitionError, ParameterCheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")


def with_resources(
    definitions: Iterable[T],
    resource_defs: Mapping[str, Any],
    resource_config_by_key: Mapping[str, Any] | None = None,
) -> list[T]:
    """Return assets with resources that are theirs alone.

    Args:
        definitions: Assets, also those that are only read.
        resource_defs: Resources by key.
        resource_config_by_key: For a key, ``{"config": {…}}``.

    Raises:
        DagsterInvalidDefinitionError: If an asset has a resource of a key already.
        ParameterCheckError: If something is no asset, or there is config for what
            cannot be configured.
    """
    provided = dict(resource_defs)
    for key, entry in (resource_config_by_key or {}).items():
        definition = provided.get(key)
        if not isinstance(definition, ResourceDefinition):
            raise ParameterCheckError(
                f"resource_config_by_key has config for {key!r}, which is no resource "
                "that can be configured."
            )
        provided[key] = definition.configured(entry.get("config", {}))
    return [_with(each, provided) for each in definitions]


def _with(definition: T, provided: Mapping[str, Any]) -> T:
    if not isinstance(definition, AssetsDefinition | SourceAsset):
        raise ParameterCheckError(f"with_resources takes assets. Got {definition!r}.")
    own = dict(definition.resource_defs or {})
    wanted = _keys_of(definition)
    taken = sorted(key for key in wanted & set(own) if key in provided)
    if taken:
        raise DagsterInvalidDefinitionError(
            f"{definition!r} has the resources {', '.join(taken)} already."
        )
    merged = {**own, **{key: each for key, each in provided.items() if key in wanted}}
    if isinstance(definition, SourceAsset):
        return replace(definition, resource_defs=merged)
    made = copy.copy(definition)
    made.resource_defs = merged
    return made


def _keys_of(definition: AssetsDefinition | SourceAsset) -> set[str]:
    """Return the resources that an asset asks for, and who keeps its value."""
    if isinstance(definition, SourceAsset):
        return {definition.io_manager_key or "io_manager"}
    managers = {each.io_manager_key for each in definition.op.outs.values()}
    return definition.op.required_resource_keys | {
        key for key in managers if key is not None
    }
