from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    InitResourceContext,
    ResourceDefinition,
    build_init_resource_context,
    build_resources,
    job,
    make_values_resource,
    op,
    resource,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING: Any = object()


@op(required_resource_keys={"m"})
def using(context: Any) -> Any:
    return context.resources.m


@job
def using_job() -> None:
    using()


def used(made: Any, config: Any = NOTHING) -> Any:
    """Return what an op sees of a resource with a run's config."""
    run_config = {} if config is NOTHING else {"m": {"config": config}}
    result = using_job.execute_in_process(
        {"resources": run_config}, resources={"m": made}
    )
    return result.output_for_node("using")


def test_an_old_style_resource_with_config_and_clean_up() -> None:
    log = []

    @resource(config_schema={"n": int})
    def counted(context: InitResourceContext) -> Iterator[int]:
        yield context.resource_config["n"]
        log.append("cleaned")

    config = {"c": {"config": {"n": 3}}}
    with build_resources({"c": counted}, resource_config=config) as resources:
        assert resources.c == 3
        assert log == []
    assert log == ["cleaned"]


def test_a_bare_old_style_resource() -> None:
    @resource
    def plain() -> str:
        return "value"

    with build_resources(
        {"p": plain, "q": ResourceDefinition.hardcoded_resource(5)}
    ) as r:
        assert (r.p, r.q) == ("value", 5)


def test_ready_made_resources() -> None:
    assert used(ResourceDefinition.string_resource(), "hi") == "hi"
    assert used(ResourceDefinition.none_resource()) is None
    assert used(ResourceDefinition.mock_resource()).anything() is not None
    assert used(make_values_resource(a=int), {"a": 3}) == {"a": 3}
    assert used(make_values_resource(), {"z": 3}) == {"z": 3}
    with pytest.raises(DagsterInvalidConfigError, match="root:resources:m:config:a"):
        used(make_values_resource(a=int), {"a": "x"})
    with pytest.raises(DagsterInvalidConfigError, match='config entry "config"'):
        used(make_values_resource(a=int))


def test_an_old_style_resource_is_called_with_its_config_checked() -> None:
    @resource(config_schema={"bucket": str})
    def store(context: InitResourceContext) -> Any:
        return context.resource_config["bucket"], context.resources.other

    made = build_init_resource_context({"bucket": "x"}, {"other": 5})

    assert store(made) == ("x", 5)
    with pytest.raises(DagsterInvalidConfigError, match="root:config:bucket"):
        store(build_init_resource_context({"bucket": 3}))
    with pytest.raises(DagsterInvalidDefinitionError, match="other_keyword"):
        resource(other_keyword=1)
