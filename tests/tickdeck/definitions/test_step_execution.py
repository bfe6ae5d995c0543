from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    AssetMaterialization,
    DagsterInvariantViolationError,
    Definitions,
    Failure,
    In,
    InputContext,
    IOManager,
    MetadataValue,
    Nothing,
    OpExecutionContext,
    Out,
    Output,
    OutputContext,
    RetryPolicy,
    RetryRequested,
    asset,
    job,
    materialize,
    op,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


def kinds(result: Any) -> list[str]:
    return [each.event_type.name for each in result.all_events if each.step_key]


def test_a_retry_that_was_asked_for() -> None:
    tries: list[int] = []

    @op
    def flaky(context: OpExecutionContext) -> str:
        tries.append(context.retry_number)
        if len(tries) < 3:
            raise RetryRequested(max_retries=2)
        return "done"

    @job
    def trying() -> None:
        flaky()

    result = trying.execute_in_process()

    assert (tries, result.output_for_node("flaky")) == ([0, 1, 2], "done")
    assert kinds(result).count("STEP_UP_FOR_RETRY") == 2


def test_a_retry_is_asked_for_too_often() -> None:
    @op
    def hopeless() -> None:
        raise RetryRequested(max_retries=1)

    @job
    def trying() -> None:
        hopeless()

    result = trying.execute_in_process(raise_on_error=False)

    assert (result.success, kinds(result).count("STEP_START")) == (False, 2)


def test_a_failure_may_forbid_retries() -> None:
    calls: list[int] = []

    @op(retry_policy=RetryPolicy(max_retries=5))
    def final() -> None:
        calls.append(1)
        raise Failure("No use.", allow_retries=False)

    @job
    def trying() -> None:
        final()

    with pytest.raises(Failure, match="No use"):
        trying.execute_in_process()
    assert len(calls) == 1


def test_async_ops_are_awaited() -> None:
    @op
    async def later() -> int:
        await asyncio.sleep(0)
        return 7

    @op(out={"a": Out(), "b": Out()})
    async def two() -> AsyncIterator[Output]:
        yield Output(1, "a")
        yield Output(2, "b")

    @job
    def waiting() -> None:
        later()
        two()

    result = waiting.execute_in_process()

    assert result.output_for_node("later") == 7
    assert result.output_for_node("two", "b") == 2


def test_an_input_without_a_value_orders_the_steps() -> None:
    order: list[str] = []

    @op
    def first() -> None:
        order.append("first")

    @op(ins={"start": In(Nothing)})
    def second() -> None:
        order.append("second")

    @job
    def ordered() -> None:
        second(start=first())

    assert ordered.execute_in_process().success
    assert order == ["first", "second"]


def test_outputs_are_named_or_missed() -> None:
    @op(out={"a": Out(), "b": Out(is_required=False)})
    def some() -> Iterator[Output]:
        yield Output(1, "a")

    @op(out={"a": Out(), "b": Out()})
    def forgetful() -> Iterator[Output]:
        yield Output(1, "a")

    @job
    def fine() -> None:
        some()

    @job
    def broken() -> None:
        forgetful()

    assert fine.execute_in_process().success
    with pytest.raises(DagsterInvariantViolationError, match="gave nothing"):
        broken.execute_in_process()


def test_what_was_yielded_before_a_failure_is_kept() -> None:
    @op(out={"a": Out(), "b": Out()})
    def halfway() -> Iterator[Any]:
        yield AssetMaterialization("made")
        yield Output(1, "a")
        raise ValueError("no more")

    @op(out={"a": Out(), "b": Out()})
    async def halfway_async() -> AsyncIterator[Any]:
        yield AssetMaterialization("made")
        yield Output(1, "a")
        raise ValueError("no more")

    for made in (halfway, halfway_async):

        @job
        def failing(made: Any = made) -> None:
            made()

        result = failing.execute_in_process(raise_on_error=False)

        assert kinds(result) == [
            "STEP_START",
            "ASSET_MATERIALIZATION",
            "STEP_OUTPUT",
            "STEP_FAILURE",
        ]
        assert result.output_for_node(made.name, "a") == 1


def test_a_generator_is_closed_when_what_it_yields_is_refused() -> None:
    closed: list[bool] = []

    @op
    def refused() -> Iterator[Any]:
        try:
            yield Output(1, "unknown")
        finally:
            closed.append(True)

    @job
    def failing() -> None:
        refused()

    with pytest.raises(DagsterInvariantViolationError, match="no output"):
        failing.execute_in_process()
    assert closed == [True]


def test_what_an_io_manager_says_of_a_value_stands_with_it() -> None:
    class Saying(IOManager):
        def handle_output(self, context: OutputContext, obj: Any) -> None:
            context.add_output_metadata({"rows": len(obj)})

        def load_input(self, context: InputContext) -> Any: ...

    @asset(metadata={"kind": "table"})
    def table() -> list[int]:
        return [1, 2]

    result = materialize([table], resources={"io_manager": Saying()})

    made = result.asset_materializations_for_node("table")[0]
    assert made.metadata == {"rows": MetadataValue.int(2)}


def test_a_context_knows_what_is_executed() -> None:
    @op
    def looking(context: OpExecutionContext) -> Any:
        given = context.op_def.name, context.job_def.name, context.run_config
        return (*given, context.repository_def)

    @job(config={"ops": {"looking": {"config": 5}}})
    def looked() -> None:
        looking()

    definitions = Definitions(jobs=[looked])
    result = definitions.get_job_def("looked").execute_in_process()

    assert result.output_for_node("looking") == (
        "looking",
        "looked",
        {"ops": {"looking": {"config": 5}}},
        definitions,
    )
    with pytest.raises(DagsterInvariantViolationError, match="repository_def"):
        looked.execute_in_process()
