from __future__ import annotations

from typing import Any

from tickdeck import AssetKey, AssetsDefinition, SourceAsset, asset
from tickdeck.definitions.asset_resolving import resolved


def made(name: str, prefix: str | None, takes: str = "", **options: Any) -> Any:
    return asset(
        name=name, key_prefix=prefix, deps=[takes] if takes else [], **options
    )(lambda: None)


def upstream(
    *assets: AssetsDefinition, sources: tuple[SourceAsset, ...] = ()
) -> list[str]:
    every = {each.key: each for each in assets}
    found = resolved(every, {each.key for each in sources})[assets[0].key].upstream
    return [each.to_user_string() for each in found]


def test_a_prefix_may_be_left_away_within_a_group() -> None:
    clean, raw = made("clean", "sales", "raw"), made("raw", "sales")

    assert upstream(clean, raw) == ["sales/raw"]
    assert upstream(made("clean", "other", "raw"), raw) == ["sales/raw"]
    assert upstream(made("clean", None, "raw", group_name="g"), raw) == ["raw"]


def test_what_is_there_is_meant_and_what_is_not_clear_is_left() -> None:
    clean, raw = made("clean", "sales", "raw"), made("raw", "sales")

    assert upstream(clean, raw, made("raw", None)) == ["raw"]
    assert upstream(clean, raw, sources=(SourceAsset("raw"),)) == ["raw"]
    assert upstream(clean, raw, made("raw", "other")) == ["raw"]
    assert upstream(made("raw", "sales", "raw")) == ["raw"]


def test_a_parameter_finds_its_value_without_a_prefix() -> None:
    @asset(key_prefix="sales")
    def raw() -> int:
        return 20

    @asset(key_prefix="sales")
    def clean(raw: int) -> int:
        return raw + 1

    [found] = {
        key: each
        for key, each in resolved({raw.key: raw, clean.key: clean}, set()).items()
        if key == clean.key
    }.values()

    assert found.inputs == {"raw": AssetKey(["sales", "raw"])}
