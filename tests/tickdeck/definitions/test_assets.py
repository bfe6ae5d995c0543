from __future__ import annotations

import pytest

from tickdeck import (
    AssetKey,
    AssetMaterialization,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
    SourceAsset,
    asset,
)
from tickdeck.definitions.assets import as_key


def test_keys_are_words_or_paths() -> None:
    assert AssetKey("a").path == ["a"]
    assert AssetKey(["a", "b"]).parts == ("a", "b")
    assert AssetKey(["a", "b"]).to_user_string() == "a/b"
    assert AssetKey.from_user_string("a/b") == AssetKey(["a", "b"])
    assert repr(AssetKey("a")) == "AssetKey(['a'])"


@pytest.mark.parametrize("path", [[], "", [1]])
def test_keys_have_words(path: object) -> None:
    with pytest.raises(ParameterCheckError):
        AssetKey(path)  # type: ignore[arg-type]


def test_an_asset_is_made_from_its_parameters_and_deps() -> None:
    @asset
    def raw() -> int:
        return 1

    @asset
    def other() -> None: ...

    @asset(key_prefix="sales", deps=[other], group_name="g")
    def clean(raw: int) -> int:
        """Cleaner."""
        return raw + 1

    assert clean.key.to_user_string() == "sales/clean"
    assert clean.upstream == (AssetKey("raw"), AssetKey("other"))
    assert clean.description == "Cleaner."
    assert clean.group_of(clean.key) == "g"
    assert clean(1) == 2


def test_a_key_has_a_prefix_or_gets_one() -> None:
    key = AssetKey(["a", "b"]).with_prefix("x")

    assert key == AssetKey(["x", "a", "b"])
    assert key.has_prefix("x")
    assert key.has_prefix(["x", "a"])
    assert not key.has_prefix(["a"])
    assert hash(key) == hash(AssetKey(key.path))


def test_an_asset_under_other_keys_is_still_what_it_was() -> None:
    @asset(group_name="g", tags={"k": "v"}, kinds={"python"}, owners=["team:x"])
    def made(raw: int) -> int:
        return raw

    raw, key = AssetKey("raw"), AssetKey("made")
    other = made.renamed({key: AssetKey("new"), raw: AssetKey("source")})

    assert (other.key, other.upstream) == (AssetKey("new"), (AssetKey("source"),))
    assert other.group_of(other.key) == "g"
    assert other.tags_of(other.key) == {"k": "v", "dagster/kind/python": ""}
    assert other.owners_of(other.key) == ("team:x",)
    assert (made.tags_of(raw), made.owners_of(raw)) == ({}, ())
    assert made.renamed({}, "h").group_of(key) == "h"
    assert other(3) == 3


def test_an_io_manager_is_said_in_one_way() -> None:
    manager = object()
    source = SourceAsset("s", io_manager_def=manager)

    assert source.io_manager_key == "s__io_manager"
    assert source.resource_defs == {"s__io_manager": manager}
    with pytest.raises(DagsterInvalidDefinitionError, match="Give one"):
        SourceAsset("s", io_manager_def=manager, io_manager_key="k")


def test_what_names_an_asset() -> None:
    @asset
    def raw() -> None: ...

    assert {as_key(each) for each in ("raw", ["raw"], AssetKey("raw"), raw)} == {
        AssetKey("raw")
    }
    assert AssetMaterialization("raw").asset_key == AssetKey("raw")
    with pytest.raises(ParameterCheckError):
        as_key(5)
