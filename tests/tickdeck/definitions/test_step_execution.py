from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    DagsterInvariantViolationError,
    Failure,
    In,
    Nothing,
    OpExecutionContext,
    Out,
    Output,
    RetryPolicy,
    RetryRequested,
    job,
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
