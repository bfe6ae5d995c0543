from __future__ import annotations

from typing import Any

import pytest

from tickdeck import DagsterInvalidDefinitionError, op
from tickdeck.definitions.composition import (
    Handle,
    composing,
    current_composition,
    not_composing,
)


@op
def make() -> int:
    return 1


@op
def use(value: Any, factor: int = 2) -> int:
    return int(value) * factor


class Thing:
    """What no run config can give."""


@op
def keep(thing: Thing) -> None:
    del thing


def test_calls_become_steps_that_wait_for_each_other() -> None:
    with composing("j") as composition:
        use(make())

    assert list(composition.steps) == ["make", "use"]
    assert composition.steps["use"].inputs == {"value": Handle("make", "result")}
    assert composition.steps["use"].waits_for == ("make",)


def test_a_repeated_op_gets_a_number() -> None:
    with composing("j") as composition:
        make()
        make()
        make.alias("third")()

    assert list(composition.steps) == ["make", "make_2", "third"]


def test_a_list_of_outputs_waits_for_all() -> None:
    with composing("j") as composition:
        use([make(), make()])

    assert composition.steps["use"].waits_for == ("make", "make_2")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: keep(), "nothing for its input thing"),
        (lambda: use(1, 2, 3), "takes 2 inputs"),
        (lambda: use(1, wrong=2), 'no input "wrong"'),
        (lambda: use(1, value=2), "twice"),
        (lambda: (make.alias("a")(), make.alias("a")()), "two steps"),
    ],
)
def test_wrong_calls_are_refused(call: Any, said: str) -> None:
    with composing("j"), pytest.raises(DagsterInvalidDefinitionError, match=said):
        call()


def test_an_input_of_a_plain_type_may_be_left_to_the_run_config() -> None:
    with composing("j") as composition:
        use()

    assert composition.steps["use"].open_inputs == ("value", "factor")


def test_outside_a_job_an_op_is_called() -> None:
    assert current_composition() is None
    assert use(make()) == 2
    with composing("j"), not_composing():
        assert make() == 1
