from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    Config,
    ConfigMapping,
    ConfigurableResource,
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
    RunConfig,
    config_mapping,
    configured,
    graph,
    job,
    op,
    resource,
    validate_run_config,
)


@op(config_schema={"a": int, "b": int})
def sized(context: Any) -> Any:
    return context.op_config


class Simple(Config):
    name: str = "zzzz"


@config_mapping(config_schema={"name": str})
def by_schema(given: Any) -> Any:
    return {"ops": {"sized": {"config": {"a": 1, "b": len(given["name"])}}}}


@config_mapping
def by_annotation(given: Simple) -> Any:
    return RunConfig(ops={"sized": {"config": {"a": 1, "b": len(given.name)}}})


@config_mapping
def by_nothing(given: Any) -> Any:
    return {"ops": {"sized": {"config": {"a": 1, "b": given.get("b", 0)}}}}


@pytest.mark.parametrize(
    ("mapping", "config", "b"),
    [
        (by_schema, {"name": "abc"}, 3),
        (by_annotation, {"name": "abc"}, 3),
        (by_annotation, None, 4),
        (by_nothing, {"b": 7}, 7),
        (by_nothing, None, 0),
    ],
)
def test_a_jobs_config_is_made_of_a_simpler_one(
    mapping: Any, config: Any, b: int
) -> None:
    @job(config=mapping)
    def made() -> None:
        sized()

    assert made.execute_in_process(config).output_for_node("sized")["b"] == b
    assert validate_run_config(made, config)["ops"]["sized"]["config"]["b"] == b


def test_the_simpler_config_is_checked() -> None:
    @job(config=by_schema)
    def made() -> None:
        sized()

    with pytest.raises(DagsterInvalidConfigError, match="root:name"):
        made.execute_in_process({"name": 3})
    with pytest.raises(DagsterInvalidConfigError, match='config entry "name"'):
        made.execute_in_process()


def test_a_graphs_config_is_made_of_a_simpler_one() -> None:
    @graph(
        config=ConfigMapping(
            lambda given: {"sized": {"config": {"a": given["q"], "b": 1}}}, {"q": int}
        )
    )
    def mapped() -> Any:
        return sized()

    @graph(config={"sized": {"config": {"a": 5, "b": 5}}})
    def fixed() -> Any:
        return sized()

    @job
    def outer() -> None:
        mapped()
        fixed()

    result = outer.execute_in_process({"ops": {"mapped": {"config": {"q": 4}}}})

    assert result.output_for_node("mapped") == {"a": 4, "b": 1}
    assert result.output_for_node("fixed") == {"a": 5, "b": 5}
    assert mapped.execute_in_process({"q": 6}).output_value() == {"a": 6, "b": 1}
    with pytest.raises(DagsterInvalidConfigError, match="root:ops:mapped:config:q"):
        outer.execute_in_process({"ops": {"mapped": {"config": {"q": "x"}}}})
    with pytest.raises(
        DagsterInvalidConfigError, match='unexpected config entry "ops"'
    ):
        outer.execute_in_process({"ops": {"fixed": {"ops": {}}}})


def test_ops_are_configured_by_a_config_or_a_function() -> None:
    whole = configured(sized, name="whole")({"a": 1, "b": 2})

    @configured(sized, {"x": int})
    def partly(given: Any) -> Any:
        return {"a": given["x"], "b": 2}

    @job
    def made() -> None:
        whole()
        partly()
        sized.configured({"a": 8, "b": 9}, name="third")()

    result = made.execute_in_process({"ops": {"partly": {"config": {"x": 5}}}})

    assert result.output_for_node("whole") == {"a": 1, "b": 2}
    assert result.output_for_node("partly") == {"a": 5, "b": 2}
    assert result.output_for_node("third") == {"a": 8, "b": 9}


def test_what_configures_an_op_must_fit_it() -> None:
    @job
    def made() -> None:
        configured(sized, name="half")({"a": 1})()

    with pytest.raises(DagsterInvalidConfigError, match=r'"b" .* \(op \'half\'\)'):
        made.execute_in_process()
    with pytest.raises(DagsterInvalidDefinitionError, match="needs a name"):
        configured(sized)({"a": 1, "b": 2})
    with pytest.raises(ParameterCheckError, match="cannot be configured"):
        configured(5)


def test_resources_are_configured_alike() -> None:
    class Bucket(ConfigurableResource):
        name: str

    @resource(config_schema={"bucket": str})
    def store(context: Any) -> Any:
        return context.resource_config["bucket"]

    @configured(store, {"prefix": str})
    def prefixed(given: Any) -> Any:
        return {"bucket": given["prefix"] + "-d"}

    @configured(Bucket)
    def made_bucket(_given: Any) -> Any:
        return {"name": "n"}

    @op(required_resource_keys={"a", "b", "c"})
    def using(context: Any) -> Any:
        found = context.resources
        return found.a, found.b, found.c.name

    @job(
        resource_defs={
            "a": store.configured({"bucket": "x"}),
            "b": prefixed,
            "c": made_bucket,
        }
    )
    def made() -> None:
        using()

    result = made.execute_in_process({"resources": {"b": {"config": {"prefix": "p"}}}})

    assert result.output_for_node("using") == ("x", "p-d", "n")
    with pytest.raises(DagsterInvalidConfigError, match="root:resources:b"):
        made.execute_in_process()
