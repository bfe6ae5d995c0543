from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    CheckError,
    DagsterInstance,
    DagsterInvalidDefinitionError,
    DagsterUnknownPartitionError,
    DynamicPartitionsDefinition,
    ParameterCheckError,
    PartitionedConfig,
    RunConfig,
    StaticPartitionsDefinition,
    dynamic_partitioned_config,
    static_partitioned_config,
)


def test_static_keys() -> None:
    static = StaticPartitionsDefinition(["a", "b"])

    assert static.get_partition_keys() == ["a", "b"]
    assert (static.get_first_partition_key(), static.get_last_partition_key()) == (
        "a",
        "b",
    )
    assert static.has_partition_key("a")
    with pytest.raises(DagsterUnknownPartitionError, match="`c`"):
        static.validate_partition_key("c")
    with pytest.raises(DagsterInvalidDefinitionError, match="more than once"):
        StaticPartitionsDefinition(["a", "a"])
    with pytest.raises(ParameterCheckError):
        StaticPartitionsDefinition([1])  # type: ignore[list-item]  # the point


def test_dynamic_keys_are_an_instances() -> None:
    dynamic = DynamicPartitionsDefinition(name="d")
    instance = DagsterInstance.ephemeral()
    instance.add_dynamic_partitions("d", ["x"])

    assert dynamic.get_partition_keys(dynamic_partitions_store=instance) == ["x"]
    assert dynamic.build_add_request(["y"]).partition_keys == ["y"]
    assert dynamic.build_delete_request(["y"]).partitions_def_name == "d"
    with pytest.raises(CheckError, match="kept by an instance"):
        dynamic.get_partition_keys()
    with pytest.raises(CheckError, match="no key 'z'"):
        dynamic.validate_partition_key("z", dynamic_partitions_store=instance)


def test_keys_of_a_function() -> None:
    listed = DynamicPartitionsDefinition(lambda _now: ["a"])

    assert listed.get_partition_keys() == ["a"]
    with pytest.raises(DagsterInvalidDefinitionError, match="name instead"):
        listed.build_add_request(["b"])
    with pytest.raises(DagsterInvalidDefinitionError, match="or else"):
        DynamicPartitionsDefinition()


def test_config_for_each_key() -> None:
    @dynamic_partitioned_config(lambda _now: ["a"])
    def by_key(key: str) -> dict[str, Any]:
        return {"ops": {key: {}}}

    @static_partitioned_config(["a"])
    def typed(_key: str) -> Any:
        return RunConfig(ops={"a": {"x": 1}})

    assert by_key("z") == {"ops": {"z": {}}}
    assert by_key.get_partition_keys() == ["a"]
    assert by_key.get_run_config_for_partition_key("a") == {"ops": {"a": {}}}
    assert by_key.get_tags_for_partition_key("a") == {}
    assert "ops" in typed.get_run_config_for_partition_key("a")
    with pytest.raises(CheckError, match="decorator"):
        PartitionedConfig(StaticPartitionsDefinition(["a"]))("a")
