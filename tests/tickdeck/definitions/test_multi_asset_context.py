from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    AssetKey,
    AssetMaterialization,
    AssetSelection,
    CheckError,
    DagsterInstance,
    DagsterInvalidInvocationError,
    DagsterInvariantViolationError,
    Definitions,
    MultiAssetSensorEvaluationContext,
    StaticPartitionsDefinition,
    asset,
    build_multi_asset_sensor_context,
)

A, B = AssetKey("a"), AssetKey("b")
DAYS = StaticPartitionsDefinition(["1", "2", "3"])


@asset(partitions_def=DAYS)
def a() -> None: ...


@asset(partitions_def=DAYS)
def b() -> None: ...


def instance_with(*made: tuple[AssetKey, str | None]) -> DagsterInstance:
    instance = DagsterInstance.ephemeral()
    for key, partition in made:
        instance.report_runless_asset_event(
            AssetMaterialization(key, partition=partition)
        )
    return instance


def context(
    instance: DagsterInstance, **options: Any
) -> MultiAssetSensorEvaluationContext:
    return build_multi_asset_sensor_context(
        monitored_assets=[A, B],
        instance=instance,
        definitions=Definitions(assets=[a, b]),
        **options,
    )


def test_what_is_new_by_key() -> None:
    made = context(instance_with((A, None), (A, None)))

    latest = made.latest_materialization_records_by_key()

    newest = latest[A]
    assert newest is not None
    assert (newest.storage_id, latest[B]) == (2, None)
    assert len(made.materialization_records_for_key(A)) == 2
    assert len(made.materialization_records_for_key(A, limit=1)) == 1
    assert set(made.asset_keys) == {A, B}
    assert made.assets_defs_by_key[A] is a


def test_what_is_new_by_partition() -> None:
    made = context(instance_with((A, "1"), (B, "1"), (A, "2"), (A, "1")))

    by_partition = made.latest_materialization_records_by_partition(A)
    together = made.latest_materialization_records_by_partition_and_asset()

    assert [(k, r.storage_id) for k, r in by_partition.items()] == [("2", 3), ("1", 4)]
    assert set(together["1"]) == {A, B}
    assert set(together["2"]) == {A}


def test_consuming_one_leaves_those_that_were_passed_over() -> None:
    instance = instance_with((A, "1"), (A, "2"), (A, "3"))
    made = context(instance)
    records = made.latest_materialization_records_by_partition(A)

    made.advance_cursor({A: records["2"], B: None})
    later = context(instance, cursor=made.cursor)

    assert made.cursor_advanced
    assert later.get_cursor_partition(A) == "2"
    assert [e.partition_key for e in later.get_trailing_unconsumed_events(A)] == ["1"]
    assert list(later.latest_materialization_records_by_partition(A)) == ["1", "3"]
    assert list(
        later.latest_materialization_records_by_partition(
            A, after_cursor_partition=True
        )
    ) == ["3"]
    later.advance_cursor({A: later.get_trailing_unconsumed_events(A)[0]})
    assert (
        context(instance, cursor=later.cursor).get_trailing_unconsumed_events(A) == []
    )


def test_everything_can_be_consumed() -> None:
    instance = instance_with((A, "1"), (A, "2"))

    made = context(instance, cursor_from_latest_materializations=True)

    assert not any(made.latest_materialization_records_by_key().values())
    assert not made.cursor_advanced


def test_all_partitions() -> None:
    made = context(instance_with((A, "1"), (A, "2")))

    assert made.all_partitions_materialized(A, ["1", "2"])
    assert not made.all_partitions_materialized(A)
    assert made.get_downstream_partition_keys("2", A, B) == ["2"]
    with pytest.raises(DagsterInvalidInvocationError, match="no partition at all"):
        made.all_partitions_materialized(A, [])


def test_what_is_not_the_sensors_is_refused() -> None:
    made = context(instance_with())

    with pytest.raises(DagsterInvalidInvocationError, match="not monitored"):
        made.materialization_records_for_key(AssetKey("c"))
    with pytest.raises(DagsterInvariantViolationError, match="advance_cursor"):
        made.update_cursor("x")
    with pytest.raises(DagsterInvalidInvocationError, match="ephemeral"):
        build_multi_asset_sensor_context(monitored_assets=[A])
    with pytest.raises(DagsterInvalidInvocationError, match="not both"):
        context(instance_with(), cursor="{}", cursor_from_latest_materializations=True)
    with pytest.raises(CheckError, match="monitored_assets"):
        build_multi_asset_sensor_context(monitored_assets="a", instance=instance_with())


def test_a_selection_is_looked_up_in_the_definitions() -> None:
    made = build_multi_asset_sensor_context(
        monitored_assets=AssetSelection.all(),
        instance=instance_with(),
        definitions=Definitions(assets=[a, b]),
    )

    assert made.asset_keys == [A, B]
