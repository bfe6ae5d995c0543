from __future__ import annotations

import pytest

from tickdeck import (
    CheckError,
    DagsterInvalidDefinitionError,
    DagsterUnknownPartitionError,
    JobDefinition,
    ParameterCheckError,
    RunConfig,
    StaticPartitionsDefinition,
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
