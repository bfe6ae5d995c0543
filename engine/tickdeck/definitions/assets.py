"""Assets: things that runs make, by key."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from tickdeck.definitions.checks import valid_name
from tickdeck.definitions.ops import OpDefinition, RetryPolicy
from tickdeck.errors import DagsterInvalidDefinitionError, ParameterCheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, order=True, init=False)
class AssetKey:
    """The name of an asset: one word, or a path of words.

    Example:
        >>> AssetKey(["sales", "daily"]).to_user_string()
        'sales/daily'
    """

    path: tuple[str, ...]

    def __init__(self, path: str | Sequence[str]) -> None:
        parts = (path,) if isinstance(path, str) else tuple(path)
        if not parts or not all(isinstance(each, str) and each for each in parts):
            raise ParameterCheckError(f"An asset key is made of texts. Got {path!r}.")
        object.__setattr__(self, "path", parts)

    def to_user_string(self) -> str:
        """Return the words joined by slashes."""
        return "/".join(self.path)

    @classmethod
    def from_user_string(cls, text: str) -> AssetKey:
        """Return the key of words joined by slashes."""
        return cls(text.split("/"))

    def to_python_identifier(self) -> str:
        """Return the words joined by two underscores: the name of its step."""
        return "__".join(self.path).replace("-", "_").replace(".", "_")

    def __repr__(self) -> str:
        return f"AssetKey({list(self.path)!r})"


def as_key(value: Any) -> AssetKey:
    """Return the key that a text, a list, a key or an asset means."""
    match value:
        case AssetKey():
            return value
        case AssetsDefinition():
            return value.key
        case str():
            return AssetKey.from_user_string(value)
        case list() | tuple():
            return AssetKey(value)
    raise ParameterCheckError(f"{value!r} names no asset.")


@dataclass(frozen=True)
class AssetMaterialization:
    """Says that an asset was made."""

    asset_key: Any
    description: str | None = None
    metadata: Mapping[str, Any] | None = None
    partition: str | None = None
    tags: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "asset_key", as_key(self.asset_key))


@dataclass(frozen=True)
class AssetObservation(AssetMaterialization):
    """Says that an asset was looked at."""


@dataclass(frozen=True)
class MaterializeResult:
    """What an asset's function returns to say that it was made, with metadata."""

    asset_key: Any = None
    metadata: Mapping[str, Any] | None = None
    value: Any = None


class AssetsDefinition:
    """One asset, the function that makes it, and what it is made from."""

    def __init__(
        self,
        op: OpDefinition,
        key: AssetKey,
        inputs: Mapping[str, AssetKey],
        deps: Sequence[AssetKey],
        group_name: str = "default",
    ) -> None:
        self.op = op
        self.key = key
        self.inputs = dict(inputs)
        self.deps = tuple(deps)
        self.group_name = group_name

    @property
    def description(self) -> str:
        """What it is."""
        return self.op.description

    @property
    def keys(self) -> set[AssetKey]:
        """Its key."""
        return {self.key}

    @property
    def upstream(self) -> tuple[AssetKey, ...]:
        """The keys that it is made from."""
        return tuple(dict.fromkeys([*self.inputs.values(), *self.deps]))

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call the function, as a test would."""
        return self.op(*arguments, **named)

    def __repr__(self) -> str:
        return f"AssetsDefinition({self.key.to_user_string()!r})"


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
    **_unused: Any,
) -> AssetsDefinition | Callable[[Callable[..., Any]], AssetsDefinition]:
    """Turn a function into an asset; usable bare or called.

    It is made from the assets that its parameters name, whose values it receives, and
    from those in *deps*.

    Args:
        compute_fn: The function, where the decorator is used bare.
        name: The last word of its key; the function's name if omitted.
        key: The whole key, instead of a name.
        key_prefix: Words before the name.
        deps: Assets that must be made first, whose values it does not take.
        ins: For a parameter, an object with another asset's key.
        group_name: For selections.
        description: What it is; the docstring if omitted.
        config_schema: Old-style config.
        required_resource_keys: Resources for ``context.resources``.
        retry_policy: What to do when it fails.
    """

    def define(function: Callable[..., Any]) -> AssetsDefinition:
        prefix = [key_prefix] if isinstance(key_prefix, str) else list(key_prefix or [])
        made_key = (
            AssetKey([*prefix, name or function.__name__])
            if key is None
            else as_key(key)
        )
        step = OpDefinition(
            function,
            name=valid_name(made_key.to_python_identifier()),
            description=description or inspect.getdoc(function) or "",
            config_schema=config_schema,
            required_resource_keys=required_resource_keys,
            retry_policy=retry_policy,
        )
        dependencies = [as_key(each) for each in deps or ()]
        by_name = {each.path[-1]: each for each in dependencies}
        inputs = {}
        for parameter in step.input_names:
            given = (ins or {}).get(parameter)
            explicit = getattr(given, "key", given)
            if explicit is not None:
                inputs[parameter] = as_key(explicit)
            else:
                inputs[parameter] = by_name.get(
                    parameter, AssetKey([*prefix, parameter])
                )
        return AssetsDefinition(
            step, made_key, inputs, dependencies, group_name or "default"
        )

    if compute_fn is not None and not callable(compute_fn):
        raise DagsterInvalidDefinitionError(f"{compute_fn!r} is no function.")
    return define if compute_fn is None else define(compute_fn)
