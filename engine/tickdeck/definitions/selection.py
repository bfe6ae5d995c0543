"""Choosing among assets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from tickdeck.definitions.assets import (
    KIND_TAG_PREFIX,
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    SourceAsset,
    as_key,
)
from tickdeck.errors import DagsterInvalidSubsetError

Assets = Mapping[AssetKey, AssetsDefinition]
_EVERYTHING = 1_000_000
_WORDS = {
    "all": "*",
    "pattern": "key:{}",
    "owner": "owner:{}",
    "roots": "roots({})",
    "sinks": "sinks({})",
    "upstream": "*{}",
    "downstream": "{}*",
}
_COMBINED: dict[str, Callable[[set[AssetKey], set[AssetKey]], set[AssetKey]]] = {
    "or": set.union,
    "and": set.intersection,
    "minus": set.difference,
}


@dataclass(frozen=True)
class AssetSelection:
    """A choice of assets, made of smaller ones by ``|``, ``&`` and ``-``."""

    operation: str
    values: tuple[Any, ...] = ()

    @staticmethod
    def all() -> AssetSelection:
        """Choose every asset."""
        return AssetSelection("all")

    @staticmethod
    def keys(*keys: Any) -> AssetSelection:
        """Choose assets by key."""
        return AssetSelection("keys", tuple(as_key(each) for each in keys))

    @staticmethod
    def assets(*assets: Any) -> AssetSelection:
        """Choose these assets."""
        keys: list[AssetKey] = []
        for each in assets:
            if isinstance(each, AssetsDefinition):
                keys += sorted(each.keys)
            else:
                keys.append(as_key(each))
        return AssetSelection("keys", tuple(keys))

    @staticmethod
    def groups(*names: str) -> AssetSelection:
        """Choose the assets of groups."""
        return AssetSelection("groups", names)

    @staticmethod
    def key_prefixes(*prefixes: str | Sequence[str]) -> AssetSelection:
        """Choose the assets whose keys begin with some words."""
        made = tuple((p,) if isinstance(p, str) else tuple(p) for p in prefixes)
        return AssetSelection("prefixes", made)

    @staticmethod
    def key_substring(text: str) -> AssetSelection:
        """Choose the assets whose slash-joined keys have a text in them."""
        return AssetSelection("pattern", (f"*{text}*",))

    @staticmethod
    def tag(key: str, value: str) -> AssetSelection:
        """Choose the assets with a tag of this value."""
        return AssetSelection("tag", (key, value))

    @staticmethod
    def tag_string(text: str) -> AssetSelection:
        """Choose the assets with a tag, written as ``key=value`` or ``key``."""
        key, _, value = text.partition("=")
        return AssetSelection.tag(key, value)

    @staticmethod
    def kind(kind: str) -> AssetSelection:
        """Choose the assets that are made with something."""
        return AssetSelection.tag(f"{KIND_TAG_PREFIX}{kind}", "")

    @staticmethod
    def owner(owner: str) -> AssetSelection:
        """Choose the assets of an owner."""
        return AssetSelection("owner", (owner,))

    @staticmethod
    def from_string(text: str) -> AssetSelection:
        """Read a selection, such as ``group:sales or +key:report``.

        A text is made of keys, ``key:`` with a pattern, ``group:``, ``tag:``,
        ``owner:`` and ``kind:``; of ``and``, ``or``, ``not``, ``roots()``, ``sinks()``
        and brackets; and of ``+`` or ``*`` before (upstream) or behind (downstream).

        Raises:
            DagsterInvalidSubsetError: If it cannot be read.
        """
        from tickdeck.definitions.selection_text import selection_of

        return selection_of(text)

    def roots(self) -> AssetSelection:
        """Choose those that are made from none of the others."""
        return AssetSelection("roots", (self,))

    def sinks(self) -> AssetSelection:
        """Choose those that none of the others is made from."""
        return AssetSelection("sinks", (self,))

    def upstream(
        self,
        depth: int | None = None,
        include_self: bool = True,  # noqa: FBT001, FBT002 - the field's signature
    ) -> AssetSelection:
        """Add what the chosen are made from, *depth* steps far."""
        far = _EVERYTHING if depth is None else depth
        return AssetSelection("upstream", (self, far, include_self))

    def downstream(
        self,
        depth: int | None = None,
        include_self: bool = True,  # noqa: FBT001, FBT002 - the field's signature
    ) -> AssetSelection:
        """Add what is made from the chosen, *depth* steps far."""
        far = _EVERYTHING if depth is None else depth
        return AssetSelection("downstream", (self, far, include_self))

    def __or__(self, other: AssetSelection) -> AssetSelection:
        return AssetSelection("or", (self, other))

    def __and__(self, other: AssetSelection) -> AssetSelection:
        return AssetSelection("and", (self, other))

    def __sub__(self, other: AssetSelection) -> AssetSelection:
        return AssetSelection("minus", (self, other))

    def resolve(self, assets: Assets) -> set[AssetKey]:
        """Return the keys that are chosen of *assets*.

        Raises:
            DagsterInvalidSubsetError: If a key is named that is not there.
        """
        match self.operation:
            case "all":
                return set(assets)
            case "keys":
                return _existing(set(self.values), assets)
            case "upstream" | "downstream":
                return self._spread(assets)
            case "roots" | "sinks":
                return self._edge(assets)
            case "or" | "and" | "minus":
                return self._combined(assets)
        return {key for key, each in assets.items() if self._takes(key, each)}

    def _takes(self, key: AssetKey, made: AssetsDefinition) -> bool:
        """Tell whether an asset is chosen for what it is by itself."""
        match self.operation:
            case "groups":
                return made.group_of(key) in self.values
            case "prefixes":
                return any(key.has_prefix(each) for each in self.values)
            case "pattern":
                return fnmatchcase(key.to_user_string(), self.values[0])
            case "tag":
                name, value = self.values
                return bool(made.tags_of(key).get(name) == value)
        return self.values[0] in made.owners_of(key)

    def _combined(self, assets: Assets) -> set[AssetKey]:
        left: set[AssetKey] = self.values[0].resolve(assets)
        right: set[AssetKey] = self.values[1].resolve(assets)
        return _COMBINED[self.operation](left, right)

    def _edge(self, assets: Assets) -> set[AssetKey]:
        """Return the chosen at the beginning of what they come to, or at its end."""
        inner: set[AssetKey] = self.values[0].resolve(assets)
        above = {key: inner & set(assets[key].upstream_of(key)) for key in inner}
        if self.operation == "roots":
            return {key for key in inner if not above[key] - {key}}
        return inner - {up for key in inner for up in above[key] - {key}}

    def _spread(self, assets: Assets) -> set[AssetKey]:
        """Follow what the chosen are made from, or what is made from them."""
        inner, depth, include_self = self.values
        neighbours: dict[AssetKey, set[AssetKey]] = {}
        for key, each in assets.items():
            for parent in each.upstream_of(key):
                if parent not in assets:
                    continue
                source, target = (
                    (key, parent) if self.operation == "upstream" else (parent, key)
                )
                neighbours.setdefault(source, set()).add(target)
        start: set[AssetKey] = inner.resolve(assets)
        reached, edge = set(start), set(start)
        while edge and depth > 0:
            edge = {each for key in edge for each in neighbours.get(key, ())} - reached
            reached |= edge
            depth -= 1
        return reached if include_self else reached - start

    def __str__(self) -> str:
        match self.operation:
            case "keys":
                return ", ".join(each.to_user_string() for each in self.values)
            case "groups":
                return ", ".join(f"group:{each}" for each in self.values)
            case "prefixes":
                return ", ".join(f"key:{'/'.join(each)}*" for each in self.values)
            case "tag":
                return self._tag_in_words()
            case "or" | "and" | "minus":
                return f" {self.operation} ".join(str(each) for each in self.values)
        return _WORDS[self.operation].format(*self.values)

    def _tag_in_words(self) -> str:
        key, value = self.values
        if key.startswith(KIND_TAG_PREFIX):
            return f"kind:{key.removeprefix(KIND_TAG_PREFIX)}"
        return f"tag:{key}={value}" if value else f"tag:{key}"


def as_selection(value: Any) -> AssetSelection:
    """Return the selection that a text, a list, assets or a selection mean.

    For what a text may be, see `AssetSelection.from_string`.

    Raises:
        DagsterInvalidSubsetError: If it means none.
    """
    match value:
        case AssetSelection():
            return value
        case str():
            return AssetSelection.from_string(value)
        case AssetsDefinition() | AssetKey() | SourceAsset() | AssetSpec():
            return AssetSelection.assets(value)
        case Sequence():
            made = [as_selection(each) for each in value]
            if not made:
                return AssetSelection("keys")
            chosen = made[0]
            for each in made[1:]:
                chosen |= each
            return chosen
    raise DagsterInvalidSubsetError(f"{value!r} selects no assets.")


def _existing(keys: set[AssetKey], assets: Assets) -> set[AssetKey]:
    unknown = sorted(key.to_user_string() for key in keys if key not in assets)
    if unknown:
        known = ", ".join(sorted(each.to_user_string() for each in assets)) or "none"
        raise DagsterInvalidSubsetError(
            f"No asset is called {', '.join(unknown)} (known: {known})."
        )
    return keys
