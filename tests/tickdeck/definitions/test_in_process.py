from __future__ import annotations

import enum
from typing import Any

import pytest

from tickdeck import (
    AssetObservation,
    AssetOut,
    Config,
    DagsterError,
    DagsterEventType,
    DagsterInvariantViolationError,
    DagsterUnknownPartitionError,
    JobDefinition,
    Output,
    RetryRequested,
    RunConfig,
    StaticPartitionsDefinition,
    graph,
    job,
    materialize,
    multi_asset,
    op,
)


@op
def one() -> int:
    return 1


@op
def bad() -> int:
    raise ValueError("no good")


def test_in_process_results() -> None:
    @job
    def fine() -> None:
        one()

    @job
    def broken() -> None:
        bad()

    good = fine.execute_in_process(tags={"a": 1})
    failed = broken.execute_in_process(raise_on_error=False)

    assert good.success
    assert good.get_job_success_event().event_type is DagsterEventType.RUN_SUCCESS
    assert good.dagster_run.tags == {"a": "1"}
    assert not failed.success
    assert failed.get_run_failure_event().event_type is DagsterEventType.RUN_FAILURE
    with pytest.raises(DagsterError):
        good.get_job_failure_event()
    with pytest.raises(ValueError, match="no good"):
        broken.execute_in_process()


def test_an_output_that_is_not_there_is_said() -> None:
    @job
    def fine() -> None:
        one()

    result = fine.execute_in_process()

    assert result.output_for_node("one") == 1
    assert [event.step_key for event in result.events_for_node("one")] == ["one"] * 3
    with pytest.raises(DagsterInvariantViolationError, match="gave no output b"):
        result.output_for_node("one", "b")


@op
def flaky(number: int) -> int:
    if number:
        raise RetryRequested(max_retries=1)
    return number


@op
def behind(number: int) -> int:
    return number


@op
def observing() -> Any:
    yield AssetObservation("seen")
    yield Output(3)


@graph
def inner() -> Any:
    return observing()


@job
def mixed() -> None:
    behind(flaky(one()))
    inner()


def test_what_happened_is_asked_by_step_and_by_kind() -> None:
    result = mixed.execute_in_process(raise_on_error=False)

    assert result.is_node_success("one")
    assert result.is_node_failed("flaky")
    assert result.is_node_skipped("behind")
    assert result.is_node_untouched("nothing")
    assert not result.is_node_success("flaky")
    assert result.get_failed_step_keys() == {"flaky"}
    assert [each.step_key for each in result.get_step_failure_events()] == ["flaky"]
    assert result.retry_attempts_for_node("flaky") == 1
    failure = result.failure_data_for_node("flaky")
    assert failure is not None
    assert failure.error is not None
    assert result.failure_data_for_node("one") is None
    assert {each.step_key for each in result.all_node_events} == {
        "one",
        "flaky",
        "behind",
        "inner.observing",
    }
    assert len(result.filter_events(lambda each: each.is_step_up_for_retry)) == 1
    assert len(result.get_asset_observation_events()) == 1
    assert result.get_asset_materialization_events() == []
    assert result.job_def is mixed


def test_a_graph_is_asked_like_a_step() -> None:
    result = mixed.execute_in_process(raise_on_error=False)

    assert result.is_node_success("inner")
    assert result.output_for_node("inner") == 3
    assert result.output_for_node("inner.observing") == 3
    assert len(result.events_for_node("inner")) == 4
    assert [
        each.asset_key.to_user_string()
        for each in result.asset_observations_for_node("inner")
    ] == ["seen"]
    with pytest.raises(DagsterInvariantViolationError, match="gave no output b"):
        result.output_for_node("inner", "b")
    with pytest.raises(DagsterInvariantViolationError, match="no step called nobody"):
        result.output_for_node("nobody")


def test_only_a_graph_has_an_output_value() -> None:
    assert inner.execute_in_process().output_value() == 3
    with pytest.raises(DagsterInvariantViolationError, match="use output_for_node"):
        mixed.execute_in_process(raise_on_error=False).output_value()


def test_an_assets_value_is_asked_by_its_key() -> None:
    @multi_asset(outs={"a": AssetOut(), "b": AssetOut()})
    def pair() -> tuple[int, int]:
        return 1, 2

    result = materialize([pair])

    assert result.asset_value("b") == 2
    with pytest.raises(DagsterInvariantViolationError, match="did not make"):
        result.asset_value("c")


def test_a_run_remembers_its_config_as_it_was_given() -> None:
    class Mode(enum.Enum):
        FAST = "f"

    class Given(Config):
        mode: Mode

    @op
    def configured_op(config: Given) -> str:
        return config.mode.name

    @job
    def made() -> None:
        configured_op()

    config = RunConfig(ops={"configured_op": Given(mode=Mode.FAST)})
    run = made.execute_in_process(config).dagster_run

    assert run.run_config["ops"] == {"configured_op": {"config": {"mode": "FAST"}}}
    assert made.execute_in_process(run.run_config).success


def test_a_partition_must_be_there() -> None:
    letters = JobDefinition("j", (), partitions_def=StaticPartitionsDefinition(["a"]))

    assert letters.execute_in_process(partition_key="a").success
    with pytest.raises(DagsterUnknownPartitionError):
        letters.execute_in_process(partition_key="b")
