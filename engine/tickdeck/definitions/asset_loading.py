"""Collecting the assets of modules."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import (
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    SourceAsset,
)
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.errors import DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

Loaded = AssetsDefinition | SourceAsset | AssetSpec


def load_assets_from_modules(
    modules: Iterable[ModuleType],
    group_name: str | None = None,
    key_prefix: str | Sequence[str] | None = None,
    *,
    source_key_prefix: str | Sequence[str] | None = None,
    include_specs: bool = False,
    **further: Any,
) -> list[Loaded]:
    """Return all assets among the modules' globals, each once.

    Args:
        modules: The modules.
        group_name: The group of those that have none.
        key_prefix: Words before the keys of those that are made here.
        source_key_prefix: Words before the keys of those that are only read.
        include_specs: Whether `AssetSpec`s count as well.
        further: Nothing else is accepted.

    Raises:
        DagsterInvalidDefinitionError: If an asset has another group already, or a
            keyword would be without effect.
    """
    refuse_unknown("load_assets_from_modules", further)
    values = [value for module in modules for value in vars(module).values()]
    return _loaded(
        values,
        group_name,
        key_prefix,
        source_key_prefix,
        include_specs=include_specs,
    )


def load_assets_from_current_module(
    group_name: str | None = None,
    key_prefix: str | Sequence[str] | None = None,
    *,
    source_key_prefix: str | Sequence[str] | None = None,
    include_specs: bool = False,
    **further: Any,
) -> list[Loaded]:
    """Return all assets among the globals of the module that calls this.

    Args:
        group_name: The group of those that have none.
        key_prefix: Words before the keys of those that are made here.
        source_key_prefix: Words before the keys of those that are only read.
        include_specs: Whether `AssetSpec`s count as well.
        further: Nothing else is accepted.

    Raises:
        DagsterInvalidDefinitionError: If an asset has another group already, or a
            keyword would be without effect.
    """
    refuse_unknown("load_assets_from_current_module", further)
    frame = inspect.currentframe()
    names = frame.f_back.f_globals if frame and frame.f_back else {}
    return _loaded(
        names.values(),
        group_name,
        key_prefix,
        source_key_prefix,
        include_specs=include_specs,
    )


def _loaded(
    values: Iterable[Any],
    group_name: str | None,
    key_prefix: str | Sequence[str] | None,
    source_key_prefix: str | Sequence[str] | None,
    *,
    include_specs: bool,
) -> list[Loaded]:
    kinds = (
        (AssetsDefinition, SourceAsset, AssetSpec)
        if include_specs
        else (AssetsDefinition, SourceAsset)
    )
    found: list[Loaded] = list(
        {id(value): value for value in values if isinstance(value, kinds)}.values()
    )
    keys = _new_keys(found, key_prefix, source_key_prefix)
    made: list[Loaded] = []
    for each in found:
        if isinstance(each, AssetsDefinition):
            _refuse_another_group(each, group_name)
            made.append(each.renamed(keys, group_name))
        else:
            group = each.group_name or group_name
            made.append(replace(each, key=keys[each.key], group_name=group))
    return made


def _new_keys(
    found: Iterable[Loaded],
    key_prefix: str | Sequence[str] | None,
    source_key_prefix: str | Sequence[str] | None,
) -> dict[AssetKey, AssetKey]:
    made: dict[AssetKey, AssetKey] = {}
    for each in found:
        if isinstance(each, SourceAsset):
            made[each.key] = each.key.with_prefix(source_key_prefix or ())
            continue
        keys = each.keys if isinstance(each, AssetsDefinition) else {each.key}
        made |= {key: key.with_prefix(key_prefix or ()) for key in keys}
    return made


def _refuse_another_group(made: AssetsDefinition, group_name: str | None) -> None:
    for key in sorted(made.keys):
        group = made.group_of(key)
        if group_name is not None and group not in ("default", group_name):
            raise DagsterInvalidDefinitionError(
                f"The asset {key.to_user_string()} has the group {group}, which "
                f"conflicts with the group {group_name} that its module is loaded with."
            )
