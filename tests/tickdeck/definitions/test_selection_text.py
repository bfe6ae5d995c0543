from __future__ import annotations

from typing import Any

import pytest

from tickdeck import AssetsDefinition, DagsterInvalidSubsetError, asset
from tickdeck.definitions.selection_text import selection_of


def made(name: str, *deps: str, **options: Any) -> AssetsDefinition:
    return asset(lambda: None, name=name, deps=list(deps), **options)


ASSETS = {
    each.key: each
    for each in (
        made("a", group_name="g", tags={"k": "v"}, owners=["team:x"]),
        made("b", "a", kinds={"python"}, tags={"bare": ""}),
        made("c", "b"),
        made("d", key_prefix=None),
    )
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("key:a", "a"),
        ("key:nobody", ""),
        ('key:"a"', "a"),
        ("key:*", "abcd"),
        ("+c", "bc"),
        ("++c", "abc"),
        ("*c", "abc"),
        ("a+", "ab"),
        ("+key:c", "abc"),
        ("1+key:c", "bc"),
        ("key:a+", "abc"),
        ("key:a+1", "ab"),
        ("2+c", "abc"),
        ("a*", "abc"),
        ("group:g", "a"),
        ("tag:k=v", "a"),
        ("tag:k", ""),
        ("tag:bare", "b"),
        ("owner:team:x", "a"),
        ('owner:"team:x"', "a"),
        ("kind:python", "b"),
        ("key:a or key:c", "ac"),
        ("a or b and c", "a"),
        ("(a or b) and b", "b"),
        ("not key:a", "bcd"),
        ("not a and not b", "cd"),
        ("* and not d", "abc"),
        ("(*)", "abcd"),
        ("roots(*)", "ad"),
        ("sinks(key:a+)", "c"),
        ("roots(not a)", "bd"),
    ],
)
def test_texts_select(text: str, expected: str) -> None:
    found = selection_of(text).resolve(ASSETS)

    assert "".join(sorted(each.to_user_string() for each in found)) == expected


@pytest.mark.parametrize(
    "text", ["", "(a", "a)", "a b", "or", "a or", "roots(a", "+", "shape:x", "not"]
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(DagsterInvalidSubsetError, match="no selection of assets"):
        selection_of(text)
