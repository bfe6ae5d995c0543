from __future__ import annotations

from typing import Any

import pytest

from tickdeck import DagsterInvalidConfigError, Field, JobDefinition, graph, job, op
from tickdeck.definitions.job_config import JobConfigCheck, StepConfig, as_tree


@op(config_schema={"n": Field(int, default_value=2)})
def counted(context: Any, number: int, text: str = "t") -> Any:
    return context.op_config["n"], number, text


@graph
def inner(x: int) -> Any:
    return counted(x)


@job
def outer(top: int) -> None:
    inner(top)
    counted()


def checked(made: JobDefinition, config: dict[str, Any]) -> Any:
    return JobConfigCheck(made, made.steps, {}).check(config)


CONFIG = {
    "inputs": {"top": 5},
    "ops": {
        "counted": {"inputs": {"number": 1}},
        "inner": {"ops": {"counted": {"config": {"n": 9}}}},
    },
}


def test_each_step_gets_its_config_and_its_inputs() -> None:
    resolved, steps, _resources = checked(outer, CONFIG)

    assert steps == {
        "counted": StepConfig({"n": 2}, {"number": 1}, {"top": 5}),
        "inner.counted": StepConfig({"n": 9}, {}, {"top": 5}),
    }
    assert resolved["ops"]["inner"]["ops"]["counted"]["config"] == {"n": 9}
    assert outer.execute_in_process(CONFIG).output_for_node("counted") == (2, 1, "t")


def test_every_problem_is_found_at_once() -> None:
    with pytest.raises(DagsterInvalidConfigError) as refused:
        checked(outer, {"ops": {"counted": {"inputs": [], "config": {"n": "x"}}}})

    told = str(refused.value)
    assert "Error 3:" in told
    assert 'Missing required config entry "inputs" at path root' in told
    assert "root:ops:counted:config:n" in told
    assert "root:ops:counted:inputs must be a dict" in told


def test_a_job_without_inputs_takes_none() -> None:
    with pytest.raises(DagsterInvalidConfigError, match='config entry "inputs"'):
        checked(inner.to_job(input_values={"x": 1}).with_steps([]), {"inputs": {}})


def test_steps_stand_below_their_graphs() -> None:
    tree = as_tree(outer.steps)

    assert set(tree) == {"counted", "inner"}
    assert set(tree["inner"]) == {"counted"}
