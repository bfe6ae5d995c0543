from __future__ import annotations

import pytest

from tickdeck.definitions.checks import (
    expect,
    expect_int,
    expect_optional,
    expect_sequence,
    tags_as_text,
    valid_name,
    valid_owners,
)
from tickdeck.errors import DagsterInvalidDefinitionError, ParameterCheckError


def test_what_fits_comes_back() -> None:
    assert expect("a", str, "name") == "a"
    assert expect_optional(None, str, "name") is None
    assert expect_int(3, "count") == 3
    assert expect_sequence(("a", "b"), str, "names") == ["a", "b"]
    assert expect_sequence(None, str, "names") == []


def test_what_does_not_fit_is_named_with_its_type() -> None:
    with pytest.raises(ParameterCheckError, match=r'"name" is not a str. Got 5'):
        expect(5, str, "name")
    with pytest.raises(ParameterCheckError, match="str or int"):
        expect(None, (str, int), "name")


def test_true_is_no_number() -> None:
    with pytest.raises(ParameterCheckError):
        expect_int(True, "count")


def test_a_text_is_no_sequence_of_texts() -> None:
    with pytest.raises(ParameterCheckError, match="not a sequence"):
        expect_sequence("abc", str, "names")


@pytest.mark.parametrize("name", ["a", "A_1", "_x", "0"])
def test_good_names(name: str) -> None:
    assert valid_name(name) == name


@pytest.mark.parametrize("name", ["a.b", "é", "None", "context", "output"])
def test_bad_names(name: str) -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match=name):
        valid_name(name)


def test_reserved_tag_prefixes_are_accepted() -> None:
    assert tags_as_text({"dagster/priority": 3}) == {"dagster/priority": "3"}


def test_tag_keys_are_texts() -> None:
    with pytest.raises(ParameterCheckError):
        tags_as_text({1: "a"})  # type: ignore[dict-item]


def test_an_owner_is_an_address_or_a_team() -> None:
    assert valid_owners(None, "x") == ()
    assert valid_owners(["a.b@c.org", "team:x"], "x") == ("a.b@c.org", "team:x")
    for wrong in ("nobody", "team:", "a@b", "a@b.c", "a b@c.org"):
        with pytest.raises(DagsterInvalidDefinitionError, match="for sensor s"):
            valid_owners([wrong], "sensor s")
