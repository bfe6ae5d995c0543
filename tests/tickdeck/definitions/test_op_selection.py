from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    AssetKey,
    DagsterInvalidConfigError,
    DagsterInvalidSubsetError,
    Definitions,
    ParameterCheckError,
    asset,
    define_asset_job,
    graph,
    job,
    op,
)


class Thing:
    pass


@op
def first() -> int:
    return 1


@op
def second(number: Any) -> int:
    return int(number) + 1


@op
def third(number: int) -> int:
    return number + 1


@op(config_schema={"n": int})
def picky(context: Any, number: int) -> int:
    return int(context.op_config["n"]) + number


@op
def thing() -> Thing:
    return Thing()


@op
def using(given: Thing) -> None:
    del given


@graph
def both() -> Any:
    return second(first())


@job
def chain() -> None:
    picky(third(second(first())))


@job
def nested() -> None:
    third(both())


@job
def things() -> None:
    using(thing())


def executed(selected: Any, made: Any = chain, config: Any = None) -> list[str]:
    result = made.execute_in_process(config, op_selection=selected)
    return [each.step_key for each in result.get_step_success_events()]


PICKY = {"ops": {"picky": {"config": {"n": 1}}}}


@pytest.mark.parametrize(
    ("selected", "steps"),
    [
        (["first"], ["first"]),
        (["*second"], ["first", "second"]),
        (["+second"], ["first", "second"]),
        (["first+"], ["first", "second"]),
        (["++third"], ["first", "second", "third"]),
        (["first*"], ["first", "second", "third", "picky"]),
        (["first", "second"], ["first", "second"]),
        ([], ["first", "second", "third", "picky"]),
    ],
)
def test_a_selection_names_steps_and_what_is_around_them(
    selected: list[str], steps: list[str]
) -> None:
    assert executed(selected, config=PICKY) == steps


def test_a_graph_is_selected_whole_or_in_part() -> None:
    assert executed(["both"], nested) == ["both.first", "both.second"]
    assert executed(["both.first"], nested) == ["both.first"]
    assert executed(["*third"], nested) == ["both.first", "both.second", "third"]


def test_the_config_of_what_is_left_out_is_not_needed() -> None:
    assert executed(["first"]) == ["first"]


def test_a_run_config_gives_what_comes_from_a_step_that_is_left_out() -> None:
    config = {"ops": {"third": {"inputs": {"number": 5}}}}

    result = chain.execute_in_process(config, op_selection=["third"])

    assert result.output_for_node("third") == 6
    with pytest.raises(DagsterInvalidConfigError, match='config entry "number"'):
        executed(["third"])
    with pytest.raises(DagsterInvalidSubsetError, match="a run config cannot give it"):
        executed(["using"], things)


def test_a_selection_of_nothing_is_refused() -> None:
    with pytest.raises(DagsterInvalidSubsetError, match="there are: first, second"):
        executed(["nothing"])
    with pytest.raises(ParameterCheckError, match="is not a list of texts"):
        executed("first")


def test_an_asset_job_makes_only_the_assets_that_are_selected() -> None:
    @asset
    def one() -> int:
        return 1

    @asset
    def two(one: int) -> int:
        return one + 1

    definitions = Definitions(assets=[one, two], jobs=[define_asset_job("all_of_it")])

    result = definitions.get_job_def("all_of_it").execute_in_process(
        asset_selection=[AssetKey("one")]
    )

    assert [each.step_key for each in result.get_step_success_events()] == ["one"]
