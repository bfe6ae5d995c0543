from __future__ import annotations

from typing import Any

import pytest

from tickdeck import AssetKey, AssetSelection, DagsterInvalidSubsetError, asset
from tickdeck.definitions.selection import as_selection


@asset(group_name="g")
def a() -> int:
    return 1


@asset(group_name="g")
def b(a: int) -> int:
    return a


@asset
def c(b: int) -> int:
    return b


ASSETS = {each.key: each for each in (a, b, c)}


def chosen(selection: Any) -> str:
    keys = as_selection(selection).resolve(ASSETS)
    return "".join(sorted(key.to_user_string() for key in keys))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("*", "abc"),
        ("b", "b"),
        ("+b", "ab"),
        ("*c", "abc"),
        ("+c", "bc"),
        ("a+", "ab"),
        ("a*", "abc"),
        ("+b+", "abc"),
        (["a", "c"], "ac"),
        ([], ""),
        (a, "a"),
        (AssetKey("b"), "b"),
        (AssetSelection.all() - AssetSelection.keys("a"), "bc"),
        (AssetSelection.groups("g") & AssetSelection.keys("b"), "b"),
        (AssetSelection.assets(a) | AssetSelection.assets(c), "ac"),
        (AssetSelection.keys("c").upstream(include_self=False), "ab"),
        (AssetSelection.keys("a").downstream(1), "ab"),
    ],
    ids=str,
)
def test_selections(selection: Any, expected: str) -> None:
    assert chosen(selection) == expected


@pytest.mark.parametrize("selection", ["d", "a b ** c", 5])
def test_what_selects_nothing_is_refused(selection: Any) -> None:
    with pytest.raises(DagsterInvalidSubsetError):
        chosen(selection)
