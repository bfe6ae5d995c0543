from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    AssetExecutionContext,
    AssetKey,
    Config,
    ConfigurableResource,
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    DailyPartitionsDefinition,
    InitResourceContext,
    asset,
    build_asset_context,
    build_op_context,
    materialize,
    resource,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_context_knows_its_partition() -> None:
    days = DailyPartitionsDefinition("2026-01-01")
    seen: list[Any] = []

    @asset(partitions_def=days)
    def daily(context: AssetExecutionContext) -> None:
        seen.append((context.partition_key, context.has_partition_key))
        seen.append(context.partition_time_window.end.day)
        seen.append(context.asset_partition_key_for_output("result"))
        seen.append((context.asset_key, context.asset_key_for_output()))
        seen.append(context.run.tags["dagster/partition"])

    materialize([daily], partition_key="2026-01-02")

    key = AssetKey("daily")
    assert seen == [("2026-01-02", True), 3, "2026-01-02", (key, key), "2026-01-02"]


def test_what_a_step_has_not_is_said() -> None:
    context = build_op_context()

    with pytest.raises(DagsterInvariantViolationError, match="no asset"):
        _ = context.asset_key
    with pytest.raises(DagsterInvariantViolationError, match="is no asset"):
        context.asset_key_for_output("x")
    with pytest.raises(DagsterInvariantViolationError, match="not for a partition"):
        _ = context.partition_key
    with pytest.raises(DagsterInvariantViolationError, match="time windows"):
        _ = context.partition_time_window


def test_metadata_is_kept_for_all_outputs_or_one() -> None:
    context = build_op_context(resources={"a": 1}, op_config={"b": 2})

    context.add_output_metadata({"all": 1})
    context.add_output_metadata({"one": 2}, output_name="x")

    assert context.output_metadata_of("x") == {"all": 1, "one": 2}
    assert context.output_metadata_of("y") == {"all": 1}
    assert (context.resources.a, context.op_config) == (1, {"b": 2})


def test_a_context_for_a_partition() -> None:
    context = build_op_context(partition_key="x")

    assert (context.partition_key, context.has_tag("dagster/partition")) == ("x", True)
    assert context.get_tag("none") is None
    assert context.selected_output_names == set()
    assert context.selected_asset_keys == set()


def test_a_context_for_a_direct_call_has_no_run() -> None:
    context = build_op_context(run_tags={"a": "b"})

    for name in ("op_def", "job_def", "run_config", "repository_def"):
        with pytest.raises(DagsterInvariantViolationError, match=name):
            getattr(context, name)
    assert context.get_tag("a") == "b"


def test_resources_of_a_context_are_torn_down_behind_it() -> None:
    log: list[str] = []

    @resource(config_schema={"n": int})
    def counted(context: InitResourceContext) -> Iterator[int]:
        yield context.resource_config["n"]
        log.append("cleaned")

    with build_op_context(
        resources={"c": counted}, resources_config={"c": {"config": {"n": 3}}}
    ) as context:
        assert context.resources.c == 3
        assert log == []
    assert log == ["cleaned"]


def test_an_asset_is_called_with_resources_and_config() -> None:
    class Api(ConfigurableResource):
        url: str

    class Given(Config):
        n: int

    @asset
    def made(config: Given, r: Api) -> Any:
        return config.n, r.url

    context = build_asset_context(resources={"r": Api(url="u")}, asset_config={"n": 2})

    assert made(context) == (2, "u")
    with pytest.raises(DagsterInvalidDefinitionError, match="mapping_key"):
        build_asset_context(mapping_key="x")
