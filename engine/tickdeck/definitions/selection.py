"""Choosing among assets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tickdeck.definitions.assets import AssetKey, AssetsDefinition, as_key
from tickdeck.errors import DagsterInvalidSubsetError

Assets = Mapping[AssetKey, AssetsDefinition]
_CLAUSE = re.compile(r"^(?P<up>\*|\++)?(?P<key>[^*+]+)(?P<down>\*|\++)?$")
_EVERYTHING = 1_000_000
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
    def assets(*assets: AssetsDefinition) -> AssetSelection:
        """Choose these assets."""
        return AssetSelection(
            "keys", tuple(key for each in assets for key in sorted(each.keys))
        )

    @staticmethod
    def groups(*names: str) -> AssetSelection:
        """Choose the assets of groups."""
        return AssetSelection("groups", names)

    def upstream(
        self, depth: int | None = None, *, include_self: bool = True
    ) -> AssetSelection:
        """Add what the chosen are made from, *depth* steps far."""
        return AssetSelection("upstream", (self, depth or _EVERYTHING, include_self))

    def downstream(
        self, depth: int | None = None, *, include_self: bool = True
    ) -> AssetSelection:
        """Add what is made from the chosen, *depth* steps far."""
        return AssetSelection("downstream", (self, depth or _EVERYTHING, include_self))

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
            case "groups":
                return {
                    key
                    for key, each in assets.items()
                    if each.group_of(key) in self.values
                }
            case "upstream" | "downstream":
                return self._spread(assets)
        left: set[AssetKey] = self.values[0].resolve(assets)
        right: set[AssetKey] = self.values[1].resolve(assets)
        return _COMBINED[self.operation](left, right)

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
            case "all":
                return "*"
            case "keys":
                return ", ".join(each.to_user_string() for each in self.values)
            case "groups":
                return ", ".join(f"group:{each}" for each in self.values)
            case "upstream":
                return f"*{self.values[0]}"
            case "downstream":
                return f"{self.values[0]}*"
        return f" {self.operation} ".join(str(each) for each in self.values)


def as_selection(value: Any) -> AssetSelection:
    """Return the selection that a text, a list, assets or a selection mean.

    A text is ``"*"``, a key, or a key with ``+`` or ``*`` before (upstream) or behind
    it (downstream).

    Raises:
        DagsterInvalidSubsetError: If it means none.
    """
    match value:
        case AssetSelection():
            return value
        case str():
            return _of_text(value)
        case AssetsDefinition() | AssetKey():
            return (
                AssetSelection.keys(value)
                if isinstance(value, AssetKey)
                else AssetSelection.assets(value)
            )
        case Sequence():
            made = [as_selection(each) for each in value]
            if not made:
                return AssetSelection("keys")
            chosen = made[0]
            for each in made[1:]:
                chosen |= each
            return chosen
    raise DagsterInvalidSubsetError(f"{value!r} selects no assets.")


def _of_text(text: str) -> AssetSelection:
    if text.strip() == "*":
        return AssetSelection.all()
    match = _CLAUSE.match(text.strip())
    if match is None:
        raise DagsterInvalidSubsetError(f"{text!r} is no selection of assets.")
    chosen = AssetSelection.keys(match["key"])
    result = chosen
    if match["up"]:
        result = chosen.upstream(None if match["up"] == "*" else len(match["up"]))
    if match["down"]:
        depth = None if match["down"] == "*" else len(match["down"])
        result |= chosen.downstream(depth)
    return result


def _existing(keys: set[AssetKey], assets: Assets) -> set[AssetKey]:
    unknown = sorted(key.to_user_string() for key in keys if key not in assets)
    if unknown:
        known = ", ".join(sorted(each.to_user_string() for each in assets)) or "none"
        raise DagsterInvalidSubsetError(
            f"No asset is called {', '.join(unknown)} (known: {known})."
        )
    return keys
