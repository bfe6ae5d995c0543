from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    CheckError,
    DagsterInvalidDefinitionError,
    DagsterUnknownPartitionError,
    Definitions,
    JobDefinition,
    ParameterCheckError,
    RunConfig,
    StaticPartitionsDefinition,
    asset,
    define_asset_job,
    job,
    op,
    validate_run_config,
)
from tickdeck.definitions.composition import Handle, Step


@op
def nothing() -> None: ...


def test_a_job_is_named_described_and_tagged() -> None:
    @job(tags={"n": 1})
    def documented() -> None:
        """Does nothing."""
        nothing()

    assert documented.name == "documented"
    assert documented.description == "Does nothing."
    assert documented.tags == {"n": "1"}
    assert [step.key for step in documented.steps] == ["nothing"]


def test_names_are_checked() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        job(name="bad-name")(lambda: None)


def test_steps_that_wait_for_each_other_are_refused() -> None:
    steps = [
        Step("a", nothing, {"x": Handle("b", "result")}),
        Step("b", nothing, {"x": Handle("a", "result")}),
    ]

    with pytest.raises(DagsterInvalidDefinitionError, match="a, b"):
        JobDefinition("j", steps)


def test_steps_come_after_those_they_wait_for() -> None:
    steps = [Step("a", nothing, {"x": Handle("b", "result")}), Step("b", nothing, {})]

    assert [step.key for step in JobDefinition("j", steps).steps] == ["b", "a"]


def test_a_job_brings_its_own_config(file_job: JobDefinition) -> None:
    config = RunConfig(ops={"process_file": {"config": {"filename": "own"}}})
    own = JobDefinition("own", file_job.steps, config=config)

    assert validate_run_config(own)["ops"]["process_file"]["config"] == {
        "filename": "own"
    }


def test_only_jobs_have_run_configs() -> None:
    with pytest.raises(ParameterCheckError):
        validate_run_config("no job")


def test_a_request_for_a_partition_carries_its_tag(file_job: JobDefinition) -> None:
    monthly = JobDefinition(
        "log_file_job",
        file_job.steps,
        partitions_def=StaticPartitionsDefinition(["2026-01", "2026-02"]),
    )

    request = monthly.run_request_for_partition("2026-01", run_key="k")

    assert request.tags == {"dagster/partition": "2026-01"}
    assert (request.partition_key, request.job_name) == ("2026-01", "log_file_job")
    with pytest.raises(DagsterUnknownPartitionError, match="2026-03"):
        monthly.run_request_for_partition("2026-03")
    with pytest.raises(CheckError, match="no partitions"):
        file_job.run_request_for_partition("2026-01")


@op(required_resource_keys={"key"})
def needy(context: Any) -> Any:
    return context.resources.key


@job
def needy_job() -> None:
    needy()


@job(resource_defs={"key": "own"})
def provided_job() -> None:
    needy()


def test_a_job_of_definitions_has_their_resources() -> None:
    definitions = Definitions(
        jobs=[needy_job, provided_job], resources={"key": "shared"}
    )

    def value(name: str, **options: Any) -> Any:
        result = definitions.get_job_def(name).execute_in_process(**options)
        return result.output_for_node("needy")

    assert value("needy_job") == "shared"
    assert value("provided_job") == "own"
    assert value("provided_job", resources={"key": "given"}) == "given"
    assert definitions.get_job_def("needy_job").resource_defs == {"key": "shared"}
    assert needy_job.resource_defs == {}


def test_an_asset_job_of_definitions_has_their_resources() -> None:
    @asset(required_resource_keys={"key"})
    def needing(context: Any) -> Any:
        return context.resources.key

    made = Definitions(
        assets=[needing], jobs=[define_asset_job("all_of_it")], resources={"key": 3}
    ).get_job_def("all_of_it")

    assert made.execute_in_process().output_for_node("needing") == 3


def test_definitions_refuse_a_job_whose_resource_is_missing() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="'key' required by op"):
        Definitions(jobs=[needy_job]).catalog()
    assert Definitions(jobs=[provided_job]).get_job_def("provided_job")


def test_keywords_without_effect_are_refused() -> None:
    @job(executor_def=None, logger_defs={}, owners=["a"], run_tags={"c": "d"})
    def accepted() -> None: ...

    assert accepted.tags == {"c": "d"}
    with pytest.raises(DagsterInvalidDefinitionError, match="@job does not take pool"):
        job(pool="p")
    with pytest.raises(TypeError, match="concurrency"):
        accepted.execute_in_process(concurrency=2)  # type: ignore[call-arg] # the point


def test_a_jobs_body_may_have_inputs() -> None:
    @op
    def showing(given: int) -> int:
        return given

    @job(input_values={"x": 3})
    def made(x: int) -> None:
        showing(x)

    assert made.execute_in_process().output_for_node("showing") == 3
    result = made.execute_in_process(input_values={"x": 4})
    assert result.output_for_node("showing") == 4
    with pytest.raises(DagsterInvalidDefinitionError, match="it has: x"):
        made.execute_in_process(input_values={"y": 4})
