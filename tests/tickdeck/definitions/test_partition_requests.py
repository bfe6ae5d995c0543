from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    CheckError,
    DagsterInstance,
    DagsterInvariantViolationError,
    DagsterUnknownPartitionError,
    Definitions,
    DynamicPartitionsDefinition,
    JobDefinition,
    RunRequest,
    build_sensor_context,
    job,
    op,
    static_partitioned_config,
)
from tickdeck.definitions.partition_requests import (
    PartitionResolver,
    RefusedRequest,
)


@op
def work() -> None: ...


@static_partitioned_config(["a", "b"], tags_for_partition_key_fn=lambda k: {"key": k})
def by_letter(key: str) -> dict[str, Any]:
    return {"loggers": {"letter": {"key": key}}}


@job(config=by_letter)
def lettered() -> None:
    work()


@job
def whole() -> None:
    work()


def resolver(*jobs: JobDefinition, changes: Any = ()) -> PartitionResolver:
    context = build_sensor_context(
        definitions=Definitions(jobs=list(jobs)), instance=DagsterInstance.ephemeral()
    )
    return PartitionResolver(context, changes)


def test_a_partition_brings_its_config_and_tags() -> None:
    made = resolver(lettered).resolve(
        RunRequest(job_name="lettered", partition_key="a", tags={"mine": "1"})
    )

    assert made.tags == {"dagster/partition": "a", "key": "a", "mine": "1"}
    assert made.run_config == {"loggers": {"letter": {"key": "a"}}}


def test_a_config_that_is_given_stays() -> None:
    made = resolver(lettered).resolve(
        RunRequest(job_name="lettered", partition_key="a", run_config={"ops": {}})
    )

    assert made.run_config == {"ops": {}}


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(DagsterUnknownPartitionError):
        resolver(lettered).resolve(RunRequest(job_name="lettered", partition_key="z"))
    with pytest.raises(CheckError, match="no partitions"):
        resolver(whole).resolve(RunRequest(job_name="whole", partition_key="a"))
    with pytest.raises(DagsterInvariantViolationError, match="definitions"):
        PartitionResolver(build_sensor_context()).resolve(RunRequest(partition_key="a"))


def test_dynamic_keys_are_looked_up_after_the_ticks_changes() -> None:
    dynamic = DynamicPartitionsDefinition(name="d")
    changing = JobDefinition("changing", lettered.steps, partitions_def=dynamic)
    request = RunRequest(job_name="changing", partition_key="new")

    added = resolver(changing, changes=[dynamic.build_add_request(["new"])])

    assert added.resolve(request).tags == {"dagster/partition": "new"}
    with pytest.raises(CheckError, match="no key 'new'"):
        resolver(changing).resolve(request)


def test_a_refused_request_is_what_it_was_and_says_why() -> None:
    asked = RunRequest("k", tags={"a": "b"}, job_name="j", partition_key="z")
    error = CheckError("no z")

    refused = RefusedRequest.of(asked, error)

    assert isinstance(refused, RunRequest)
    assert (refused.run_key, refused.tags, refused.partition_key) == (
        "k",
        {"a": "b"},
        "z",
    )
    assert refused.error is error
