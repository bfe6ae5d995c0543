from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    AssetExecutionContext,
    AssetKey,
    DagsterInvariantViolationError,
    DailyPartitionsDefinition,
    asset,
    build_op_context,
    materialize,
)


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
