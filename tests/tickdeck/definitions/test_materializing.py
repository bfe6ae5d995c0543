from __future__ import annotations

import pytest

from tickdeck import (
    CheckError,
    DagsterInstance,
    DagsterUnknownPartitionError,
    DynamicPartitionsDefinition,
    StaticPartitionsDefinition,
    asset,
    materialize,
)


@asset
def raw() -> int:
    return 20


@asset
def doubled(raw: int) -> int:
    return 2 * raw


def test_values_last_as_long_as_the_instance() -> None:
    instance = DagsterInstance.ephemeral()
    materialize([raw], instance=instance)

    result = materialize([raw, doubled], instance=instance, selection="doubled")

    assert result.asset_value("doubled") == 40
    assert [each.job_name for each in instance.get_runs()] == [
        "__ephemeral_asset_job__",
        "__ephemeral_asset_job__",
    ]


def test_a_failure_is_raised_or_told() -> None:
    @asset
    def broken() -> None:
        raise ValueError("no good")

    with pytest.raises(ValueError, match="no good"):
        materialize([broken])
    assert not materialize([broken], raise_on_error=False).success


def test_a_partition_must_be_there() -> None:
    letters = asset(
        name="letters", partitions_def=StaticPartitionsDefinition(["a", "b"])
    )(lambda: 1)
    dynamic = asset(
        name="dynamic", partitions_def=DynamicPartitionsDefinition(name="d")
    )(lambda: 1)
    instance = DagsterInstance.ephemeral()
    instance.add_dynamic_partitions("d", ["x"])

    assert materialize([letters], partition_key="b").success
    assert materialize([dynamic], partition_key="x", instance=instance).success
    with pytest.raises(DagsterUnknownPartitionError):
        materialize([letters], partition_key="c")
    with pytest.raises(CheckError):
        materialize([dynamic], partition_key="y", instance=instance)
    with pytest.raises(CheckError, match="have no partitions"):
        materialize([raw], partition_key="a")
