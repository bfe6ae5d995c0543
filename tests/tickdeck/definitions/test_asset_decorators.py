from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck import (
    AssetExecutionContext,
    AssetIn,
    AssetKey,
    AssetOut,
    AssetSelection,
    AssetSpec,
    DagsterInvalidDefinitionError,
    MaterializeResult,
    asset,
    materialize,
    multi_asset,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@multi_asset(outs={"left": AssetOut(), "right": AssetOut(key_prefix="sides")})
def sides() -> tuple[int, int]:
    return 1, 2


@asset
def summed(left: int) -> int:
    return left + 10


def test_one_step_makes_several_assets() -> None:
    result = materialize([sides, summed])

    made = [each.asset_key for each in result.all_events if each.asset_key]
    assert made == [AssetKey("left"), AssetKey(["sides", "right"]), AssetKey("summed")]
    assert result.output_for_node("summed") == 11


def test_some_of_several_assets_can_be_made() -> None:
    @multi_asset(
        specs=[AssetSpec("a", skippable=True), AssetSpec("b", skippable=True)],
        can_subset=True,
    )
    def chosen(context: AssetExecutionContext) -> Iterator[MaterializeResult]:
        for key in sorted(context.selected_asset_keys):
            yield MaterializeResult(asset_key=key)

    result = materialize([chosen], selection=AssetSelection.keys("b"))

    made = [each.asset_key for each in result.all_events if each.asset_key]
    assert made == [AssetKey("b")]


def test_an_input_may_come_from_an_asset_of_another_name() -> None:
    @asset(key=["raw", "numbers"])
    def numbers() -> list[int]:
        return [1, 2]

    @asset(ins={"given": AssetIn(key_prefix="raw", key="ignored")})
    def given_one(given: int) -> int:
        return given

    @asset(ins={"given": AssetIn(["raw", "numbers"])})
    def total(given: list[int]) -> int:
        return sum(given)

    assert given_one.upstream == (AssetKey(["raw", "given"]),)
    assert materialize([numbers, total]).output_for_node("total") == 3


def test_outs_or_specs() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="outs, or else specs"):
        multi_asset()(lambda: None)
