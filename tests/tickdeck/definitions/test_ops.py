from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    Backoff,
    Config,
    DagsterInvalidDefinitionError,
    Jitter,
    OpExecutionContext,
    Out,
    Output,
    RetryPolicy,
    op,
)


class File(Config):
    filename: str


@op
def with_config(context: OpExecutionContext, config: File) -> str:
    """Tells the name."""
    return f"{context.run_id}:{config.filename}"


def test_what_an_ops_parameters_are() -> None:
    @op
    def made(context: Any, config: File, first: int, second: int = 2) -> None: ...

    assert made.context_name == "context"
    assert made.config_model is File
    assert made.input_names == ("first", "second")
    assert made.input_defaults == {"second": 2}


def test_a_direct_call_gets_a_context() -> None:
    assert with_config(config=File(filename="a")) == "EPHEMERAL:a"
    assert with_config.description == "Tells the name."


def test_a_direct_call_of_a_generator_gives_its_values() -> None:
    @op(out={"a": Out(), "b": Out()})
    def two() -> Any:
        yield Output(1, "a")
        yield Output(2, "b")

    assert two() == [1, 2]


def test_names_are_checked() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        op(name="bad-name")(lambda: None)


def test_a_retry_policy_with_a_pattern_needs_a_delay() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        RetryPolicy(backoff=Backoff.LINEAR)


@pytest.mark.parametrize(
    ("policy", "delays"),
    [
        (RetryPolicy(), [0, 0, 0]),
        (RetryPolicy(delay=2), [2, 2, 2]),
        (RetryPolicy(delay=2, backoff=Backoff.LINEAR), [2, 4, 6]),
        (RetryPolicy(delay=2, backoff=Backoff.EXPONENTIAL), [2, 6, 14]),
        (RetryPolicy(delay=2, jitter=Jitter.FULL), [0.5, 0.5, 0.5]),
        (RetryPolicy(delay=2, jitter=Jitter.PLUS_MINUS), [1, 1, 1]),
    ],
)
def test_delays(policy: RetryPolicy, delays: list[float]) -> None:
    assert [policy.delay_before(n, lambda: 0.25) for n in (1, 2, 3)] == delays
