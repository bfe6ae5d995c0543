from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    AssetExecutionContext,
    AssetIn,
    AssetKey,
    AssetOut,
    AssetSelection,
    AssetSpec,
    DagsterInvalidDefinitionError,
    DagsterInvalidInvocationError,
    Definitions,
    IOManager,
    MaterializeResult,
    SourceAsset,
    asset,
    materialize,
    multi_asset,
    resource,
    success_hook,
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


class Kept(IOManager):
    """Keeps values in itself."""

    def __init__(self, **values: Any) -> None:
        self.values = values

    def handle_output(self, context: Any, obj: Any) -> None:
        self.values[context.asset_key.to_user_string()] = obj

    def load_input(self, context: Any) -> Any:
        return self.values[context.asset_key.to_user_string()]


def test_an_asset_may_have_an_io_manager_of_its_own() -> None:
    manager = Kept(outside=3)
    outside = SourceAsset("outside", io_manager_def=manager)

    @asset(io_manager_def=manager)
    def kept(outside: int) -> int:
        return outside + 1

    @asset
    def taken(kept: int) -> int:
        return kept + 1

    assets = [outside, kept, taken]
    assert materialize(assets).output_for_node("taken") == 5
    assert manager.values == {"outside": 3, "kept": 4}
    manager.values["kept"] = 10
    assert materialize(assets, selection="taken").output_for_node("taken") == 11
    assert Definitions(assets=assets).load_asset_value("kept") == 10
    with pytest.raises(DagsterInvalidDefinitionError, match="Give one"):
        asset(io_manager_def=manager, io_manager_key="k")(lambda: 1)


def test_an_asset_may_have_resources_of_its_own() -> None:
    @resource
    def five() -> int:
        return 5

    @asset(resource_defs={"number": five}, required_resource_keys={"number"})
    def numbered(context: AssetExecutionContext) -> int:
        return int(context.resources.number)

    @multi_asset(
        outs={"x": AssetOut()},
        resource_defs={"other": five},
        required_resource_keys={"other"},
    )
    def several(context: AssetExecutionContext) -> int:
        return int(context.resources.other) + 1

    result = materialize([numbered, several])

    assert result.output_for_node("numbered") == 5
    assert result.output_for_node("several", "x") == 6
    assert materialize([numbered], resources={"number": five}).success
    with pytest.raises(DagsterInvalidInvocationError, match="conflicting resource"):
        materialize([numbered], resources={"number": 6})


def test_what_is_said_of_an_asset_is_kept() -> None:
    @asset(tags={"a": "b"}, owners=["team:x", "a@b.com"], kinds={"python"})
    def told() -> int:
        return 1

    @multi_asset(
        outs={
            "x": AssetOut(tags={"t": "1"}),
            "y": AssetOut(owners=["team:y"]),
        },
        internal_asset_deps={"x": {AssetKey("told")}, "y": {AssetKey("x")}},
    )
    def inner(told: int) -> tuple[int, int]:
        return told, told

    x, y = AssetKey("x"), AssetKey("y")
    assert told.tags_of(told.key) == {"a": "b", "dagster/kind/python": ""}
    assert told.owners_of(told.key) == ("team:x", "a@b.com")
    assert (inner.tags_of(x), inner.owners_of(y)) == ({"t": "1"}, ("team:y",))
    assert (inner.upstream_of(x), inner.upstream_of(y)) == ((told.key,), (x,))
    with pytest.raises(DagsterInvalidDefinitionError, match="Invalid owner 'nobody'"):
        asset(name="a", owners=["nobody"])(lambda: 1)


def test_hooks_older_words_and_an_output_that_need_not_be() -> None:
    ended: list[str] = []

    @success_hook
    def tell(context: Any) -> None:
        ended.append(context.op.name)

    @asset(hooks={tell}, output_required=False)
    def perhaps() -> Iterator[Any]:
        yield from ()

    @asset(non_argument_deps={"perhaps"})
    def after() -> int:
        return 1

    assert after.upstream == (perhaps.key,)
    result = materialize([perhaps])
    assert result.success
    assert ended == ["perhaps"]
    assert [each for each in result.all_events if each.asset_key] == []
