from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tickdeck import (
    AssetSpec,
    DagsterInvalidDefinitionError,
    Definitions,
    SourceAsset,
    asset,
    load_assets_from_current_module,
    load_assets_from_modules,
    materialize,
)


@asset
def raw() -> int:
    return 20


@asset(key_prefix="deep")
def doubled(raw: int) -> int:
    return 2 * raw


@asset(deps=["outside"])
def noted() -> None: ...


outside = SourceAsset("outside", group_name="theirs")
described = AssetSpec("described")


def module(**names: Any) -> ModuleType:
    made = ModuleType("made")
    vars(made).update(names)
    return made


def keys(loaded: Any) -> list[str]:
    return [each.key.to_user_string() for each in loaded]


def test_the_assets_of_modules_each_once() -> None:
    one, two = module(raw=raw, again=raw, x=1), module(raw=raw, outside=outside)

    assert keys(load_assets_from_modules([one, two])) == ["raw", "outside"]
    assert keys(load_assets_from_current_module()) == [
        "raw",
        "deep/doubled",
        "noted",
        "outside",
    ]
    assert "described" in keys(load_assets_from_current_module(include_specs=True))


def test_a_prefix_is_put_before_what_is_made_here_and_what_takes_it_follows() -> None:
    here = module(raw=raw, noted=noted, outside=outside)
    taker = asset(lambda raw: raw + 1, ins={"raw": raw}, name="taker")
    vars(here)["taker"] = taker

    loaded = load_assets_from_modules(
        [here], key_prefix=["a", "b"], source_key_prefix="src"
    )

    assert keys(loaded) == ["a/b/raw", "a/b/noted", "src/outside", "a/b/taker"]
    catalog = Definitions(assets=loaded).catalog()
    upstream = {
        key.to_user_string(): [each.to_user_string() for each in made.upstream_of(key)]
        for key, made in catalog.assets.items()
    }
    assert upstream == {
        "a/b/raw": [],
        "a/b/noted": ["src/outside"],
        "a/b/taker": ["a/b/raw"],
    }
    result = materialize(loaded, selection="*a/b/taker")
    assert result.output_for_node("taker") == 21


def test_a_group_is_given_to_those_that_have_none() -> None:
    loaded = load_assets_from_modules(
        [module(raw=raw, outside=outside)], group_name="ours"
    )
    made, source = loaded

    assert made.group_of(made.key) == "ours"  # type: ignore[union-attr]  # it is raw
    assert source.group_name == "theirs"  # type: ignore[union-attr]  # it is outside
    other = module(a=asset(lambda: 1, name="a", group_name="theirs"))
    with pytest.raises(DagsterInvalidDefinitionError, match="conflicts with the group"):
        load_assets_from_modules([other], group_name="ours")
