from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    Config,
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    DagsterInvalidInvocationError,
    Definitions,
    GraphOut,
    RunRequest,
    graph,
    job,
    op,
    sensor,
)


class Factor(Config):
    factor: int = 2


@op
def one() -> int:
    return 1


@op
def times(number: int, config: Factor) -> int:
    return number * config.factor


@graph
def product() -> Any:
    """Multiplies."""
    return times(one())


def test_a_graph_becomes_a_job() -> None:
    made = product.to_job("made", tags={"a": "b"})

    assert (made.name, made.tags, made.description) == (
        "made",
        {"a": "b"},
        "Multiplies.",
    )
    assert made.execute_in_process().output_for_node("times") == 2


def test_a_graph_inside_a_job_has_steps_and_config_of_its_own() -> None:
    @job
    def outer() -> None:
        times.alias("last")(product())
        product()
        product.alias("other")()

    keys = [step.key for step in outer.steps]
    config = {
        "ops": {
            "product": {"ops": {"times": {"config": {"factor": 5}}}},
            "last": {"config": {"factor": 3}},
        }
    }
    result = outer.execute_in_process(config)

    assert set(keys) == {
        "product.one",
        "product.times",
        "last",
        "product_2.one",
        "product_2.times",
        "other.one",
        "other.times",
    }
    assert result.output_for_node("last") == 15
    with pytest.raises(DagsterInvalidConfigError, match="root:ops:product:ops"):
        outer.execute_in_process({"ops": {"product": {"ops": {"nothing": {}}}}})


def test_a_graph_is_no_function() -> None:
    with pytest.raises(DagsterInvalidInvocationError, match="execute_in_process"):
        product()
    assert product.execute_in_process().success


def test_graphs_are_among_the_jobs_and_targets() -> None:
    @sensor(job=product)
    def asking() -> RunRequest:
        return RunRequest()

    definitions = Definitions(sensors=[asking], jobs=[graph(one.compute_fn, name="g")])

    assert set(definitions.catalog().jobs) == {"product", "g"}


@op
def doubled(number: int) -> int:
    return 2 * number


@graph(out={"a": GraphOut(), "b": GraphOut()})
def pair() -> Any:
    return {"a": one(), "b": doubled(one.alias("two")())}


@graph
def taking(number: int) -> Any:
    return doubled(number)


def test_a_graph_has_outputs_by_name() -> None:
    @job
    def outer() -> None:
        _a, b = pair()
        doubled.alias("last")(b)

    result = outer.execute_in_process()

    assert result.output_for_node("pair", "b") == 2
    assert result.output_for_node("last") == 4
    assert pair.execute_in_process().output_value("b") == 2


def test_a_graph_returns_what_it_declares() -> None:
    @graph(out={"a": GraphOut(), "b": GraphOut()})
    def wrong() -> Any:
        return one()

    with pytest.raises(DagsterInvalidDefinitionError, match="the outputs a, b"):
        wrong.to_job()


def test_a_graphs_inputs_are_given_in_python_or_in_the_run_config() -> None:
    made = taking.to_job(input_values={"number": 4})
    open_job = taking.to_job()

    assert taking.execute_in_process(input_values={"number": 3}).output_value() == 6
    assert made.execute_in_process().output_value() == 8
    config = {"inputs": {"number": {"value": 6}}}
    assert open_job.execute_in_process(config).output_value() == 12
    with pytest.raises(DagsterInvalidConfigError, match='entry "inputs" at path root'):
        open_job.execute_in_process()
    with pytest.raises(DagsterInvalidDefinitionError, match="it has: number"):
        taking.to_job(input_values={"wrong": 1})


def test_keywords_without_effect_are_refused() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="input_defs"):
        graph(input_defs=[])(one.compute_fn)
