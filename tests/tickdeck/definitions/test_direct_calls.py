from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    Config,
    ConfigurableResource,
    DagsterInvalidConfigError,
    DagsterTypeCheckDidNotPass,
    Field,
    OpExecutionContext,
    Out,
    Output,
    build_op_context,
    op,
)


def test_a_direct_call_of_a_generator_gives_its_values() -> None:
    @op(out={"a": Out(), "b": Out()})
    def two() -> Any:
        yield Output(1, "a")
        yield Output(2, "b")

    assert two() == [1, 2]


class Numbers(Config):
    n: int = 1


class Api(ConfigurableResource):
    url: str


@op
def everything(context: OpExecutionContext, config: Numbers, api: Api, x: int) -> Any:
    return context.op_config, config.n, api.url, x


def test_a_direct_call_fills_in_config_and_resources() -> None:
    context = build_op_context(resources={"api": Api(url="u")}, op_config={"n": 4})

    assert everything(context, 5) == ({"n": 4}, 4, "u", 5)
    assert everything(context, x=5, config=Numbers(n=3)) == ({"n": 3}, 3, "u", 5)
    assert everything(context, Numbers(n=2), Api(url="v"), 5) == ({"n": 2}, 2, "v", 5)


def test_a_direct_call_checks_config_and_gives_defaults() -> None:
    @op(config_schema={"a": Field(int, default_value=3)})
    def old_style(context: Any) -> Any:
        return context.op_config

    @op
    def only_config(config: Numbers) -> int:
        return config.n

    assert old_style() == {"a": 3}
    assert old_style(build_op_context(op_config={"a": 5})) == {"a": 5}
    assert only_config() == 1
    assert only_config(Numbers(n=3)) == 3
    assert only_config(build_op_context(op_config={"n": 7})) == 7
    with pytest.raises(DagsterInvalidConfigError, match="root:config:a"):
        old_style(build_op_context(op_config={"a": "x"}))


def test_a_direct_call_checks_types() -> None:
    @op
    def wrong() -> int:
        return "s"  # type: ignore[return-value] # the point

    @op
    def taking(text: str) -> str:
        return text

    assert taking("s") == "s"
    with pytest.raises(DagsterTypeCheckDidNotPass, match='output "result" of "wrong"'):
        wrong()
    with pytest.raises(DagsterTypeCheckDidNotPass, match='input "text" of "taking"'):
        taking(5)
