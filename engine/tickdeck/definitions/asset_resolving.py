"""Which asset is meant by a parameter, where prefixes are left away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tickdeck.definitions.assets import AssetKey, AssetsDefinition


def resolved(
    assets: Mapping[AssetKey, AssetsDefinition], sources: Collection[AssetKey]
) -> dict[AssetKey, AssetsDefinition]:
    """Return *assets*, made from the ones that are meant.

    An asset that is named and not there is the one of the same group whose key ends
    with the same word, if there is exactly one.

    Args:
        assets: By key.
        sources: The keys of what is only read.
    """
    made: dict[int, AssetsDefinition] = {}
    for definition in assets.values():
        if id(definition) in made:
            continue
        meant = {
            key: found
            for key in definition.upstream
            if key not in assets
            and key not in sources
            and (found := _alike(key, definition, assets)) is not None
        }
        made[id(definition)] = definition.renamed(meant) if meant else definition
    return {key: made[id(definition)] for key, definition in assets.items()}


def _alike(
    wanted: AssetKey,
    taker: AssetsDefinition,
    assets: Mapping[AssetKey, AssetsDefinition],
) -> AssetKey | None:
    groups = {taker.group_of(key) for key in taker.keys}
    found = [
        key
        for key, each in assets.items()
        if key.parts[-1] == wanted.parts[-1]
        and each.group_of(key) in groups
        and key not in taker.keys
    ]
    return found[0] if len(found) == 1 else None
