from __future__ import annotations

from tickdeck import AssetKey, AssetMaterialization, DagsterInstance, Definitions, asset
from tickdeck.definitions.staleness import stale_assets


@asset
def raw() -> None: ...


@asset(deps=[raw])
def middle() -> None: ...


@asset(deps=[middle])
def end() -> None: ...


def test_assets_are_stale_when_missing_or_older_than_their_sources() -> None:
    instance = DagsterInstance.ephemeral()
    assets = Definitions(assets=[raw, middle, end]).catalog().assets
    keys = [AssetKey("raw"), AssetKey("middle"), AssetKey("end")]

    def stale() -> list[str]:
        return [key.path[0] for key in stale_assets(keys, assets, instance)]

    def make(name: str) -> None:
        instance.report_runless_asset_event(AssetMaterialization(name))

    seen = [stale()]
    for name in ("raw", "middle", "end", "raw"):
        make(name)
        seen.append(stale())

    assert seen == [
        ["raw", "middle", "end"],
        ["middle", "end"],
        ["end"],
        [],
        ["middle", "end"],
    ]
