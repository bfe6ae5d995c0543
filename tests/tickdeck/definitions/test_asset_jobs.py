from __future__ import annotations

import pytest

from tickdeck import (
    AssetKey,
    CheckError,
    DagsterInvalidDefinitionError,
    DagsterUnknownPartitionError,
    Definitions,
    DynamicPartitionsDefinition,
    PartitionedConfig,
    StaticPartitionsDefinition,
    asset,
    define_asset_job,
)
from tickdeck.definitions.asset_jobs import OutsideAsset, steps_for


@asset
def raw() -> int:
    return 20


@asset
def doubled(raw: int) -> int:
    return raw * 2


@asset(deps=[doubled])
def noted() -> None: ...


def test_a_job_of_all_assets_makes_them_in_order() -> None:
    definitions = Definitions(
        assets=[noted, doubled, raw], jobs=[define_asset_job("all_of_them", "*")]
    )
    made = definitions.get_job_def("all_of_them")

    result = made.execute_in_process()

    assert [step.key for step in made.steps] == ["raw", "doubled", "noted"]
    assert result.output_for_node("doubled") == 40
    assert [e.asset_key.to_user_string() for e in result.all_events if e.asset_key] == [
        "raw",
        "doubled",
        "noted",
    ]


def test_what_is_not_selected_comes_from_outside() -> None:
    assets = {each.key: each for each in (raw, doubled)}

    [step] = steps_for([AssetKey("doubled")], assets)

    assert step.inputs == {"raw": OutsideAsset(AssetKey("raw"))}


def test_names_are_checked() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        define_asset_job("bad-name")


def test_a_job_of_assets_asks_for_a_run_of_one_partition() -> None:
    letters = StaticPartitionsDefinition(["a", "b"])
    job = define_asset_job("j", partitions_def=letters)

    request = job.run_request_for_partition("a", run_key="k", tags={"t": 1})

    assert (request.run_key, request.job_name) == ("k", "j")
    assert (request.partition_key, request.run_config) == ("a", {})
    assert request.tags == {"t": "1", "dagster/partition": "a"}
    with pytest.raises(DagsterUnknownPartitionError):
        job.run_request_for_partition("c")
    with pytest.raises(CheckError, match="without partitions"):
        define_asset_job("j").run_request_for_partition("a")
    dynamic = define_asset_job(
        "j", partitions_def=DynamicPartitionsDefinition(name="d")
    )
    with pytest.raises(CheckError, match="dynamic partitions"):
        dynamic.run_request_for_partition("a")


def test_a_partition_brings_its_config_and_tags() -> None:
    config = PartitionedConfig(
        StaticPartitionsDefinition(["a"]),
        lambda key: {"ops": {"x": {"config": key}}},
        lambda key: {"letter": key},
    )

    request = define_asset_job("j", config=config).run_request_for_partition("a")

    assert request.run_config == {"ops": {"x": {"config": "a"}}}
    assert request.tags == {"letter": "a", "dagster/partition": "a"}


def test_tags_of_runs_may_be_said_apart() -> None:
    job = define_asset_job("j", tags={"a": "1"}, run_tags={"b": "2"}, metadata={"m": 3})
    made = Definitions(assets=[raw], jobs=[job]).get_job_def("j")

    assert (made.tags, made.metadata) == ({"b": "2"}, {"m": 3})
