"""The decorators that turn functions into assets."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, overload

from tickdeck.definitions.assets import (
    AssetKey,
    AssetOut,
    AssetsDefinition,
    AssetSpec,
    as_key,
    own_io_manager,
)
from tickdeck.definitions.checks import valid_name, valid_owners
from tickdeck.definitions.inputs_outputs import Out
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.ops import OpDefinition
from tickdeck.errors import DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from tickdeck.definitions.hooks import HookDefinition
    from tickdeck.definitions.partitions import PartitionsDefinition
    from tickdeck.definitions.retry_policies import RetryPolicy

_WITHOUT_EFFECT = frozenset({"code_version", "compute_kind", "op_tags"})
"""What says more of an asset, and changes no run."""


@overload
def asset(compute_fn: Callable[..., Any], **options: Any) -> AssetsDefinition: ...
@overload
def asset(
    compute_fn: None = None, **options: Any
) -> Callable[[Callable[..., Any]], AssetsDefinition]: ...
def asset(
    compute_fn: Callable[..., Any] | None = None,
    *,
    name: str | None = None,
    key: Any = None,
    key_prefix: str | Sequence[str] | None = None,
    deps: Sequence[Any] | None = None,
    ins: Mapping[str, Any] | None = None,
    group_name: str | None = None,
    description: str | None = None,
    config_schema: Any = None,
    required_resource_keys: set[str] | None = None,
    retry_policy: RetryPolicy | None = None,
    partitions_def: PartitionsDefinition | None = None,
    io_manager_key: str | None = None,
    metadata: Mapping[str, Any] | None = None,
    io_manager_def: Any = None,
    resource_defs: Mapping[str, Any] | None = None,
    output_required: bool = True,
    dagster_type: Any = None,
    hooks: Iterable[HookDefinition] | None = None,
    tags: Mapping[str, str] | None = None,
    owners: Sequence[str] | None = None,
    kinds: Collection[str] | None = None,
    non_argument_deps: Collection[Any] | None = None,
    **further: Any,
) -> AssetsDefinition | Callable[[Callable[..., Any]], AssetsDefinition]:
    """Turn a function into an asset; usable bare or called.

    It is made from the assets that its parameters name, whose values it receives, and
    from those in *deps*. What it returns is kept, for whoever is made from it.

    Args:
        compute_fn: The function, where the decorator is used bare.
        name: The last word of its key; the function's name if omitted.
        key: The whole key, instead of a name.
        key_prefix: Words before the name.
        deps: Assets that must be made first, whose values it does not take.
        ins: For a parameter, an `AssetIn` or another asset's key.
        group_name: For selections.
        description: What it is; the docstring if omitted.
        config_schema: Old-style config.
        required_resource_keys: Resources for ``context.resources``.
        retry_policy: What to do when it fails.
        partitions_def: Its partitions.
        io_manager_key: Who keeps its value, a resource's key.
        metadata: Kept with it.
        io_manager_def: Or the I/O manager itself.
        resource_defs: Resources by key, for it alone.
        output_required: Whether its function must give a value.
        dagster_type: The type of its value.
        hooks: Called when its step ended.
        tags: For selections.
        owners: For selections: e-mail addresses, or ``team:`` and a name.
        kinds: For selections: what it is made with, such as ``{"python"}``.
        non_argument_deps: The old name of *deps*.
        further: Accepted and not used: code_version, compute_kind, op_tags.

    Raises:
        DagsterInvalidDefinitionError: If its I/O manager is said in two ways, an owner
            cannot be one, or a keyword would be without effect.

    Example:
        >>> from tickdeck import materialize
        >>> @asset
        ... def numbers():
        ...     return [1, 2, 3]
        >>> @asset
        ... def total(numbers):
        ...     return sum(numbers)
        >>> materialize([numbers, total]).output_for_node("total")
        6
    """

    def define(function: Callable[..., Any]) -> AssetsDefinition:
        prefix = _words(key_prefix)
        made_key = (
            AssetKey([*prefix, name or function.__name__])
            if key is None
            else as_key(key)
        )
        manager, resources = own_io_manager(
            made_key, io_manager_key, io_manager_def, resource_defs
        )
        step = OpDefinition(
            function,
            name=valid_name(made_key.to_python_identifier()),
            description=description or inspect.getdoc(function) or "",
            out=Out(
                dagster_type,
                is_required=output_required,
                io_manager_key=manager,
                metadata=metadata,
            ),
            config_schema=config_schema,
            required_resource_keys=required_resource_keys,
            retry_policy=retry_policy,
        )
        dependencies = [as_key(each) for each in (*(deps or ()), *earlier)]
        spec = AssetSpec(
            made_key,
            description=description,
            group_name=group_name,
            metadata=metadata,
            tags=tags,
            owners=valid_owners(owners, f"asset {made_key.to_user_string()}"),
            kinds=kinds,
        )
        return AssetsDefinition(
            step,
            {"result": made_key},
            _inputs_of(step, ins, dependencies),
            dependencies,
            group_names={made_key: group_name or "default"},
            partitions_def=partitions_def,
            specs={made_key: spec},
            resource_defs=resources,
            hooks=hooks,
        )

    refuse_unknown("@asset", further, _WITHOUT_EFFECT)
    earlier = non_argument_deps or ()

    if compute_fn is not None and not callable(compute_fn):
        raise DagsterInvalidDefinitionError(f"{compute_fn!r} is no function.")
    return define if compute_fn is None else define(compute_fn)


def multi_asset(
    *,
    outs: Mapping[str, AssetOut] | None = None,
    specs: Sequence[AssetSpec] | None = None,
    name: str | None = None,
    ins: Mapping[str, Any] | None = None,
    deps: Sequence[Any] | None = None,
    group_name: str | None = None,
    description: str | None = None,
    config_schema: Any = None,
    required_resource_keys: set[str] | None = None,
    retry_policy: RetryPolicy | None = None,
    partitions_def: PartitionsDefinition | None = None,
    can_subset: bool = False,
    resource_defs: Mapping[str, Any] | None = None,
    internal_asset_deps: Mapping[str, Collection[Any]] | None = None,
    hooks: Iterable[HookDefinition] | None = None,
    **further: Any,
) -> Callable[[Callable[..., Any]], AssetsDefinition]:
    """Turn a function into several assets that one step makes.

    It returns a tuple of their values in the order of *outs*, or yields an `Output` or
    a `MaterializeResult` for each.

    Args:
        outs: For each output, the asset that it is.
        specs: Or the assets, where no values are kept.
        name: How the step is called; the function's name if omitted.
        ins: For a parameter, an `AssetIn` or another asset's key.
        deps: Assets that must be made first, whose values it does not take.
        group_name: For selections.
        description: What it does; the docstring if omitted.
        config_schema: Old-style config.
        required_resource_keys: Resources for ``context.resources``.
        retry_policy: What to do when it fails.
        partitions_def: The partitions of all of them.
        can_subset: Whether a run may make only some of them; the function then looks
            at ``context.selected_output_names``.
        resource_defs: Resources by key, for it alone.
        internal_asset_deps: For an output, the assets that it is made from, where not
            each of them is made from all.
        hooks: Called when its step ended.
        further: Accepted and not used: code_version, compute_kind, op_tags.

    Raises:
        DagsterInvalidDefinitionError: If there are neither outputs nor specs, or both,
            or a keyword would be without effect.
    """
    refuse_unknown("@multi_asset", further, _WITHOUT_EFFECT)
    if bool(outs) == bool(specs):
        raise DagsterInvalidDefinitionError(
            "A multi_asset has outs, or else specs, and at least one of them."
        )

    def define(function: Callable[..., Any]) -> AssetsDefinition:
        described = (
            {_output_name(each): each for each in specs}
            if specs
            else {
                out: _spec_of(out, each, (internal_asset_deps or {}).get(out, ()))
                for out, each in (outs or {}).items()
            }
        )
        step = OpDefinition(
            function,
            name=name,
            description=description,
            out={
                out: Out(
                    outs[out].dagster_type if outs else None,
                    is_required=not spec.skippable and not can_subset,
                    io_manager_key=outs[out].io_manager_key if outs else None,
                )
                for out, spec in described.items()
            },
            config_schema=config_schema,
            required_resource_keys=required_resource_keys,
            retry_policy=retry_policy,
        )
        dependencies = [
            *(as_key(each) for each in deps or ()),
            *(as_key(each) for spec in described.values() for each in spec.deps),
        ]
        return AssetsDefinition(
            step,
            {out: spec.key for out, spec in described.items()},
            _inputs_of(step, ins, dependencies),
            dependencies,
            group_names={
                spec.key: spec.group_name or group_name or "default"
                for spec in described.values()
            },
            partitions_def=partitions_def
            or next((each.partitions_def for each in specs or ()), None),
            specs={spec.key: spec for spec in described.values()},
            can_subset=can_subset,
            resource_defs=resource_defs,
            hooks=hooks,
        )

    return define


def _spec_of(output: str, out: AssetOut, deps: Collection[Any]) -> AssetSpec:
    key = AssetKey([*_words(out.key_prefix), output]) if out.key is None else out.key
    return AssetSpec(
        key,
        deps=sorted(as_key(each) for each in deps),
        description=out.description,
        group_name=out.group_name,
        metadata=out.metadata,
        skippable=not out.is_required,
        tags=out.tags,
        owners=valid_owners(out.owners, f"asset {as_key(key).to_user_string()}"),
        kinds=out.kinds,
    )


def _output_name(spec: AssetSpec) -> str:
    return as_key(spec.key).to_python_identifier()


def _words(prefix: str | Sequence[str] | None) -> list[str]:
    return [prefix] if isinstance(prefix, str) else list(prefix or [])


def _inputs_of(
    step: OpDefinition,
    ins: Mapping[str, Any] | None,
    dependencies: Sequence[AssetKey],
) -> dict[str, AssetKey]:
    """Return the asset that each parameter of a step receives."""
    by_name = {each.parts[-1]: each for each in dependencies}
    inputs = {}
    for parameter in step.input_names:
        given = (ins or {}).get(parameter)
        explicit = getattr(given, "key", given)
        words = _words(getattr(given, "key_prefix", None))
        if words:
            inputs[parameter] = AssetKey([*words, parameter])
        elif explicit is not None:
            inputs[parameter] = as_key(explicit)
        else:
            inputs[parameter] = by_name.get(parameter, AssetKey(parameter))
    return inputs
