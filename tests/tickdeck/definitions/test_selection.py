from __future__ import annotations

from typing import Any

import pytest

from tickdeck import AssetKey, AssetSelection, DagsterInvalidSubsetError, asset
from tickdeck.definitions.selection import as_selection


@asset(group_name="g")
def a() -> int:
    return 1


@asset(group_name="g", tags={"k": "v"}, owners=["team:x"], kinds={"python"})
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
        (AssetSelection.keys("a").downstream(0), "a"),
        (AssetSelection.keys("a").upstream(None, False), ""),
        (AssetSelection.all().roots(), "a"),
        (AssetSelection.all().sinks(), "c"),
        (AssetSelection.keys("b", "c").roots(), "b"),
        (AssetSelection.keys("a", "c").sinks(), "ac"),
        (AssetSelection.tag("k", "v"), "b"),
        (AssetSelection.tag("k", "w"), ""),
        (AssetSelection.tag_string("k=v"), "b"),
        (AssetSelection.owner("team:x"), "b"),
        (AssetSelection.kind("python"), "b"),
        (AssetSelection.key_prefixes("a", ["c"]), "ac"),
        (AssetSelection.key_substring("b"), "b"),
        (AssetSelection.from_string("key:a or c"), "ac"),
        ("key:a", "a"),
    ],
    ids=str,
)
def test_selections(selection: Any, expected: str) -> None:
    assert chosen(selection) == expected


@pytest.mark.parametrize("selection", ["d", "a b ** c", 5])
def test_what_selects_nothing_is_refused(selection: Any) -> None:
    with pytest.raises(DagsterInvalidSubsetError):
        chosen(selection)


def test_a_selection_reads_as_it_is_written() -> None:
    every = [
        AssetSelection.tag("k", "v"),
        AssetSelection.tag("k", ""),
        AssetSelection.kind("python"),
        AssetSelection.owner("team:x"),
        AssetSelection.all().roots(),
        AssetSelection.keys("a").sinks(),
        AssetSelection.key_prefixes(["a", "b"]),
        AssetSelection.key_substring("x"),
    ]

    assert [str(each) for each in every] == [
        "tag:k=v",
        "tag:k",
        "kind:python",
        "owner:team:x",
        "roots(*)",
        "sinks(a)",
        "key:a/b*",
        "key:*x*",
    ]
