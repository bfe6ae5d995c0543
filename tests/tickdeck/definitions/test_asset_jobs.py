from __future__ import annotations

import pytest

from tickdeck import (
    AssetKey,
    DagsterInvalidDefinitionError,
    Definitions,
    asset,
    define_asset_job,
)
from tickdeck.definitions.asset_jobs import OutsideAsset, steps_for


@asset
def raw() -> int:
    return 20


@asset
def doubled(raw: int) -> int:
    return raw * 2


@asset(deps=[doubled])
def noted() -> None: ...


def test_a_job_of_all_assets_makes_them_in_order() -> None:
    definitions = Definitions(
        assets=[noted, doubled, raw], jobs=[define_asset_job("all_of_them", "*")]
    )
    made = definitions.get_job_def("all_of_them")

    result = made.execute_in_process()

    assert [step.key for step in made.steps] == ["raw", "doubled", "noted"]
    assert result.output_for_node("doubled") == 40
    assert [e.asset_key.to_user_string() for e in result.all_events if e.asset_key] == [
        "raw",
        "doubled",
        "noted",
    ]


def test_what_is_not_selected_comes_from_outside() -> None:
    assets = {each.key: each for each in (raw, doubled)}

    [step] = steps_for([AssetKey("doubled")], assets)

    assert step.inputs == {"raw": OutsideAsset(AssetKey("raw"))}


def test_names_are_checked() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        define_asset_job("bad-name")
