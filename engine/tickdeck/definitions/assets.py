"""Assets: things that runs make, by key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tickdeck.errors import DagsterInvalidDefinitionError, ParameterCheckError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tickdeck.definitions.hooks import HookDefinition
    from tickdeck.definitions.ops import OpDefinition
    from tickdeck.definitions.partitions import PartitionsDefinition


KIND_TAG_PREFIX = "dagster/kind/"


@dataclass(frozen=True, order=True, init=False)
class AssetKey:
    """The name of an asset: one word, or a path of words.

    Example:
        >>> AssetKey(["sales", "daily"]).to_user_string()
        'sales/daily'
    """

    parts: tuple[str, ...]
    """The words."""

    def __init__(self, path: str | Sequence[str]) -> None:
        parts = (path,) if isinstance(path, str) else tuple(path)
        if not parts or not all(isinstance(each, str) and each for each in parts):
            raise ParameterCheckError(f"An asset key is made of texts. Got {path!r}.")
        object.__setattr__(self, "parts", parts)

    @property
    def path(self) -> list[str]:
        """The words, as a list."""
        return list(self.parts)

    def to_user_string(self) -> str:
        """Return the words joined by slashes."""
        return "/".join(self.parts)

    @classmethod
    def from_user_string(cls, text: str) -> AssetKey:
        """Return the key of words joined by slashes."""
        return cls(text.split("/"))

    def to_python_identifier(self) -> str:
        """Return the words joined by two underscores: the name of its step."""
        return "__".join(self.parts).replace("-", "_").replace(".", "_")

    def with_prefix(self, prefix: str | Sequence[str]) -> AssetKey:
        """Return the key with further words before its own."""
        words = [prefix] if isinstance(prefix, str) else prefix
        return AssetKey([*words, *self.parts])

    def has_prefix(self, prefix: str | Sequence[str]) -> bool:
        """Tell whether the key begins with some words."""
        words = (prefix,) if isinstance(prefix, str) else tuple(prefix)
        return self.parts[: len(words)] == words

    def __repr__(self) -> str:
        return f"AssetKey({self.path!r})"


def as_key(value: Any) -> AssetKey:
    """Return the key that a text, a list, a key or an asset means."""
    match value:
        case AssetKey():
            return value
        case AssetsDefinition() | SourceAsset() | AssetSpec() | AssetDep():
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
    tags: Mapping[str, str] | None = None


@dataclass(frozen=True)
class AssetIn:
    """Says which asset a parameter receives.

    Args:
        key: The asset's key.
        key_prefix: Or words before the parameter's name.
        metadata: Told to the I/O manager.
        dagster_type: Accepted and not used.
    """

    key: Any = None
    key_prefix: Any = None
    metadata: Mapping[str, Any] | None = None
    dagster_type: Any = None


@dataclass(frozen=True)
class AssetOut:
    """Describes one of the assets that a `multi_asset` makes.

    Args:
        key: The asset's key; the output's name if omitted.
        key_prefix: Words before the name.
        is_required: Whether a run must make it.
        description: What it is.
        io_manager_key: Who keeps its value.
        group_name: For selections.
        metadata: Kept with it.
        dagster_type: Accepted and not used.
        code_version: Accepted and not used.
        tags: For selections.
        owners: For selections: e-mail addresses, or ``team:`` and a name.
        kinds: For selections: what it is made with.
    """

    key: Any = None
    key_prefix: Any = None
    is_required: bool = True
    description: str | None = None
    io_manager_key: str | None = None
    group_name: str | None = None
    metadata: Mapping[str, Any] | None = None
    dagster_type: Any = None
    code_version: str | None = None
    tags: Mapping[str, str] | None = None
    owners: Sequence[str] | None = None
    kinds: Collection[str] | None = None


@dataclass(frozen=True)
class AssetDep:
    """Names an asset that another is made from, without taking its value."""

    asset: Any
    metadata: Mapping[str, Any] | None = None

    @property
    def key(self) -> AssetKey:
        """The asset's key."""
        return as_key(self.asset)


@dataclass(frozen=True)
class AssetSpec:
    """Describes an asset: its key, what it is made from, its group.

    Args:
        key: The asset's key.
        deps: The assets that it is made from.
        description: What it is.
        group_name: For selections.
        metadata: Kept with it.
        skippable: Whether a run need not make it.
        code_version: Accepted and not used.
        tags: For selections.
        owners: For selections: e-mail addresses, or ``team:`` and a name.
        kinds: For selections: what it is made with.
        partitions_def: Its partitions.
    """

    key: Any
    deps: Sequence[Any] = ()
    description: str | None = None
    group_name: str | None = None
    metadata: Mapping[str, Any] | None = None
    skippable: bool = False
    code_version: str | None = None
    tags: Mapping[str, str] | None = None
    owners: Sequence[str] | None = None
    kinds: Collection[str] | None = None
    partitions_def: PartitionsDefinition | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", as_key(self.key))


@dataclass(frozen=True)
class SourceAsset:
    """An asset that something else makes; its value is only read.

    Args:
        key: The asset's key.
        description: What it is.
        group_name: For selections.
        io_manager_key: Who gives its value.
        partitions_def: Its partitions.
        metadata: Kept with it.
        io_manager_def: Or the I/O manager itself.
        resource_defs: Resources by key, for it alone.
        tags: Kept with it.

    Raises:
        DagsterInvalidDefinitionError: If its I/O manager is said in two ways.
    """

    key: Any
    description: str | None = None
    group_name: str | None = None
    io_manager_key: str | None = None
    partitions_def: PartitionsDefinition | None = None
    metadata: Mapping[str, Any] | None = None
    io_manager_def: Any = None
    resource_defs: Mapping[str, Any] | None = None
    tags: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", as_key(self.key))
        manager, resources = own_io_manager(
            self.key, self.io_manager_key, self.io_manager_def, self.resource_defs
        )
        object.__setattr__(self, "io_manager_key", manager)
        object.__setattr__(self, "resource_defs", resources)


def own_io_manager(
    key: AssetKey,
    io_manager_key: str | None,
    io_manager_def: Any,
    resource_defs: Mapping[str, Any] | None,
) -> tuple[str | None, dict[str, Any]]:
    """Return an asset's I/O manager, and its own resources, that one included.

    Raises:
        DagsterInvalidDefinitionError: If the I/O manager is said in two ways.
    """
    resources = dict(resource_defs or {})
    if io_manager_def is None:
        return io_manager_key, resources
    if io_manager_key is not None:
        raise DagsterInvalidDefinitionError(
            f"The asset {key.to_user_string()} has both io_manager_key and "
            "io_manager_def. Give one."
        )
    name = f"{key.to_python_identifier()}__io_manager"
    return name, {**resources, name: io_manager_def}


class AssetsDefinition:
    """One asset or several, the function that makes them, and what from.

    Args:
        op: The step.
        keys_by_output: For each output of the step, the asset that it is.
        inputs: For each parameter, the asset whose value it receives.
        deps: Assets that must be made first.
        group_names: For each asset, its group.
        partitions_def: The partitions, the same for all of them.
        specs: For each asset, what is said of it.
        can_subset: Whether a run may make only some of them.
        resource_defs: Resources by key, for its step alone.
        hooks: Called when its step ended.
    """

    def __init__(
        self,
        op: OpDefinition,
        keys_by_output: Mapping[str, AssetKey],
        inputs: Mapping[str, AssetKey],
        deps: Sequence[AssetKey],
        *,
        group_names: Mapping[AssetKey, str] | None = None,
        partitions_def: PartitionsDefinition | None = None,
        specs: Mapping[AssetKey, AssetSpec] | None = None,
        can_subset: bool = False,
        resource_defs: Mapping[str, Any] | None = None,
        hooks: Iterable[HookDefinition] | None = None,
    ) -> None:
        self.op = op
        self.keys_by_output = dict(keys_by_output)
        self.inputs = dict(inputs)
        self.deps = tuple(deps)
        self._group_names = dict(group_names or {})
        self.partitions_def = partitions_def
        """The partitions, None for none."""
        self.specs = dict(specs or {})
        self.can_subset = can_subset
        """Whether a run may make only some of the assets."""
        self.resource_defs = dict(resource_defs or {})
        """Resources by key, for its step alone."""
        self.hooks = frozenset(hooks or ())
        """Called when its step ended."""

    @property
    def key(self) -> AssetKey:
        """The key of the one asset.

        Raises:
            DagsterInvalidDefinitionError: If there are several.
        """
        if len(self.keys_by_output) != 1:
            raise DagsterInvalidDefinitionError(
                f"{self.op.name} makes {len(self.keys_by_output)} assets. Use keys."
            )
        return next(iter(self.keys_by_output.values()))

    @property
    def keys(self) -> set[AssetKey]:
        """The keys of all that it makes."""
        return set(self.keys_by_output.values())

    @property
    def description(self) -> str:
        """What it is."""
        return self.op.description

    def description_of(self, key: AssetKey) -> str:
        """Return what one of the assets is."""
        spec = self.specs.get(key)
        return (spec.description if spec else None) or self.description

    def group_of(self, key: AssetKey) -> str:
        """Return the group of one of the assets."""
        return self._group_names.get(key, "default")

    def tags_of(self, key: AssetKey) -> dict[str, str]:
        """Return the tags of one of the assets, its kinds included."""
        spec = self.specs.get(key)
        if spec is None:
            return {}
        kinds = {f"{KIND_TAG_PREFIX}{each}": "" for each in spec.kinds or ()}
        return {**(spec.tags or {}), **kinds}

    def owners_of(self, key: AssetKey) -> tuple[str, ...]:
        """Return the owners of one of the assets."""
        spec = self.specs.get(key)
        return () if spec is None else tuple(spec.owners or ())

    def renamed(
        self, keys: Mapping[AssetKey, AssetKey], group_name: str | None = None
    ) -> AssetsDefinition:
        """Return a copy whose own and upstream *keys* are others.

        Args:
            keys: For a key, the one in its place.
            group_name: The group of all its assets; their own if omitted.
        """

        def new(key: AssetKey) -> AssetKey:
            return keys.get(key, key)

        return AssetsDefinition(
            self.op,
            {output: new(key) for output, key in self.keys_by_output.items()},
            {parameter: new(key) for parameter, key in self.inputs.items()},
            [new(key) for key in self.deps],
            group_names={
                new(key): group_name or self.group_of(key) for key in self.keys
            },
            partitions_def=self.partitions_def,
            specs={
                new(key): replace(
                    spec, key=new(key), deps=[new(as_key(each)) for each in spec.deps]
                )
                for key, spec in self.specs.items()
            },
            can_subset=self.can_subset,
            resource_defs=self.resource_defs,
            hooks=self.hooks,
        )

    def output_of(self, key: AssetKey) -> str:
        """Return the output that one of the assets is."""
        return next(name for name, each in self.keys_by_output.items() if each == key)

    @property
    def upstream(self) -> tuple[AssetKey, ...]:
        """The keys that it is made from."""
        found = dict.fromkeys([*self.inputs.values(), *self.deps])
        return tuple(each for each in found if each not in self.keys)

    def upstream_of(self, key: AssetKey) -> tuple[AssetKey, ...]:
        """Return the keys that one of the assets is made from."""
        spec = self.specs.get(key)
        if spec is not None and spec.deps:
            return tuple(as_key(each) for each in spec.deps)
        return self.upstream

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call the function, as a test would."""
        return self.op(*arguments, **named)

    def __repr__(self) -> str:
        names = ", ".join(sorted(each.to_user_string() for each in self.keys))
        return f"AssetsDefinition({names!r})"
