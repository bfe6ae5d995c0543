from __future__ import annotations

import pytest

from tickdeck import AssetKey, AssetMaterialization, ParameterCheckError, asset
from tickdeck.definitions.assets import as_key


def test_keys_are_words_or_paths() -> None:
    assert AssetKey("a").path == ("a",)
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
    assert clean.upstream == (AssetKey(["sales", "raw"]), AssetKey("other"))
    assert clean.description == "Cleaner."
    assert clean.group_of(clean.key) == "g"
    assert clean(1) == 2


def test_what_names_an_asset() -> None:
    @asset
    def raw() -> None: ...

    assert {as_key(each) for each in ("raw", ["raw"], AssetKey("raw"), raw)} == {
        AssetKey("raw")
    }
    assert AssetMaterialization("raw").asset_key == AssetKey("raw")
    with pytest.raises(ParameterCheckError):
        as_key(5)
