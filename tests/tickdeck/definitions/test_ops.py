from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    Config,
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    DagsterTypeCheckDidNotPass,
    In,
    OpExecutionContext,
    Out,
    Output,
    RetryPolicy,
    job,
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


def test_names_are_checked() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        op(name="bad-name")(lambda: None)


class Thing:
    pass


def given_by(made: Any, config: Any = None) -> Any:
    """Return what an op gives in a run of its own."""

    @job
    def alone() -> None:
        made()

    return alone.execute_in_process(config).output_for_node(made.name)


def inputs(name: str, **values: Any) -> Any:
    return {"ops": {name: {"inputs": values}}}


@op(ins={"v": In(int, default_value=4), "none": In(default_value=None)})
def with_default(v: int, none: Any) -> Any:
    return v, none


def test_an_inputs_default_is_what_the_op_gets() -> None:
    assert given_by(with_default) == (4, None)
    assert given_by(with_default, inputs("with_default", v=5)) == (5, None)
    assert with_default() == (4, None)


def test_a_run_config_gives_inputs() -> None:
    @op
    def typed(v: int) -> int:
        return v

    @op
    def untyped(v):  # type: ignore[no-untyped-def] # the point
        return v

    assert given_by(typed, inputs("typed", v=5)) == 5
    assert given_by(typed, inputs("typed", v={"value": 5})) == 5
    assert given_by(untyped, inputs("untyped", v={"value": [1]})) == [1]
    with pytest.raises(DagsterInvalidConfigError, match="must be of type int"):
        given_by(typed, inputs("typed", v="x"))
    with pytest.raises(DagsterInvalidConfigError, match='config entry "v"'):
        given_by(typed)
    with pytest.raises(DagsterInvalidConfigError, match='unexpected config entry "w"'):
        given_by(typed, inputs("typed", v=1, w=2))
    with pytest.raises(DagsterInvalidConfigError, match="of any type at path"):
        given_by(untyped, inputs("untyped", v=5))


@pytest.mark.parametrize(
    "options", [{"out": Out(int)}, {"out": {"result": Out(dagster_type=int)}}]
)
def test_an_output_has_the_type_that_is_declared(options: Any) -> None:
    @op(**options)
    def wrong():  # type: ignore[no-untyped-def] # the decorator says it
        return "s"

    with pytest.raises(DagsterTypeCheckDidNotPass, match='expected type "Int"'):
        given_by(wrong)


def test_what_an_annotation_says_is_checked_as_well() -> None:
    @op
    def wrong() -> int:
        return "s"  # type: ignore[return-value] # the point

    @op
    def wrapped() -> Output[int]:  # type: ignore[type-arg] # it is, at run time
        return Output("s")

    @op(out={"a": Out(), "b": Out()})
    def several() -> tuple[int, str]:
        return 1, 2  # type: ignore[return-value] # the point

    @op
    def taking(text: str) -> str:
        return text

    @job
    def mismatch() -> None:
        taking(with_config_of_one())

    for made in (wrong, wrapped, several):
        with pytest.raises(DagsterTypeCheckDidNotPass):
            given_by(made)
    with pytest.raises(DagsterTypeCheckDidNotPass, match='input "text" of "taking"'):
        mismatch.execute_in_process()


@op
def with_config_of_one() -> int:
    return 1


def test_keywords_without_effect_are_refused() -> None:
    assert op(code_version="1", version="1")(Thing).name == "Thing"
    with pytest.raises(DagsterInvalidDefinitionError, match="@op does not take pool"):
        op(pool="p")(Thing)


def test_one_call_may_have_a_retry_policy_of_its_own() -> None:
    tries: list[int] = []

    @op
    def flaky() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise ValueError("not yet")

    @job
    def trying() -> None:
        flaky.with_retry_policy(RetryPolicy(max_retries=2)).alias("again").tag(
            {"a": "b"}
        )()

    assert trying.execute_in_process().retry_attempts_for_node("again") == 2


def test_an_op_without_a_schema_takes_any_config() -> None:
    @op
    def looking(context: OpExecutionContext) -> Any:
        return context.op_config

    assert given_by(looking, {"ops": {"looking": {"config": 5}}}) == 5
    assert given_by(looking) is None
