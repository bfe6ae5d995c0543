"""Which assets are out of date: never made, or older than what they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tickdeck.definitions.assets import AssetKey, AssetsDefinition
    from tickdeck.definitions.instance import DagsterInstance


def stale_assets(
    keys: Iterable[AssetKey],
    assets: Mapping[AssetKey, AssetsDefinition],
    instance: DagsterInstance,
) -> list[AssetKey]:
    """Return those of *keys* that are missing, or older than one of their sources.

    What is made from a stale one is stale as well.
    """
    made: dict[AssetKey, int | None] = {}
    stale: dict[AssetKey, bool] = {}

    def last_made(key: AssetKey) -> int | None:
        if key not in made:
            found = instance.records.ask(
                queries.FindEvents(
                    types=("ASSET_MATERIALIZATION",),
                    asset_keys=(key.to_user_string(),),
                    ascending=False,
                    limit=1,
                )
            )
            made[key] = found[0].event.id if found else None
        return made[key]

    def is_stale(key: AssetKey) -> bool:
        if key not in stale:
            stale[key] = False  # an asset may be made from itself
            own = last_made(key)
            sources = assets[key].upstream_of(key) if key in assets else ()
            stale[key] = own is None or any(
                (last_made(each) or 0) > own or (each in assets and is_stale(each))
                for each in sources
            )
        return stale[key]

    return [key for key in keys if is_stale(key)]
