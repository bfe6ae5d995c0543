from __future__ import annotations

from typing import Annotated, Any, Protocol, TypedDict

import pytest

from tickdeck import DagsterTypeCheckDidNotPass
from tickdeck.definitions.type_checks import (
    UNTYPED,
    Side,
    can_be_configured,
    check_type,
    is_bare,
)


class Thing:
    pass


class Loud(Protocol):
    def shout(self) -> None: ...


class Row(TypedDict):
    n: int


SIDE = Side("output", "result", "making")


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        (int, 1),
        (int, True),
        (str, "a"),
        (float, 1.5),
        (bool, False),
        (None, None),
        (type(None), None),
        (Any, object()),
        (UNTYPED, object()),
        (list[int], [1, 2]),
        (list, ["a", 1]),
        (dict[str, int], {"a": 1}),
        (set[str], {"a"}),
        (tuple[int, str], (1, "a")),
        (tuple[int, ...], (1, 2, 3)),
        (int | None, None),
        (int | str, "a"),
        (Annotated[int, "meters"], 3),
        (Thing, Thing()),
        (Loud, Thing()),
        (Row, {"n": 1}),
        ("a name that is not found", 5),
    ],
)
def test_what_has_the_type_passes(declared: Any, value: Any) -> None:
    check_type(declared, value, SIDE)


@pytest.mark.parametrize(
    ("declared", "value", "said"),
    [
        (int, "s", 'expected type "Int". Description: Value "s" of python type "str"'),
        (int, None, "NoneType"),
        (float, 1, 'expected type "Float"'),
        (bool, 1, 'expected type "Bool"'),
        (None, 1.5, "must be None or unset, got a float"),
        (list[int], ["s"], 'expected type "list[int]"'),
        (list[int], 5, "must be of type list"),
        (dict[str, int], {"a": "b"}, "must be of type int"),
        (dict[str, int], {1: 1}, "must be of type str"),
        (tuple[int, str], (1,), "1 items, not 2"),
        (tuple[int, str], (1, 2), "must be of type str"),
        (int | None, "s", "must be of type int"),
        (Thing, "s", 'expected type "Thing"'),
    ],
)
def test_what_has_not_is_refused(declared: Any, value: Any, said: str) -> None:
    with pytest.raises(DagsterTypeCheckDidNotPass) as refused:
        check_type(declared, value, SIDE)

    assert 'Type check failed for step output "result" of "making"' in str(
        refused.value
    )
    assert said in str(refused.value)


def test_a_long_value_is_cut_short() -> None:
    with pytest.raises(DagsterTypeCheckDidNotPass) as refused:
        check_type(int, "many words " * 10_000, SIDE)

    assert len(str(refused.value)) < 500


@pytest.mark.parametrize(
    ("declared", "can", "bare"),
    [
        (UNTYPED, True, False),
        (Any, True, False),
        (int, True, True),
        (list[int], True, True),
        (int | None, True, True),
        (Thing, False, True),
        (Thing | None, False, True),
    ],
)
def test_which_inputs_a_run_config_can_give(
    declared: Any, *, can: bool, bare: bool
) -> None:
    assert (can_be_configured(declared), is_bare(declared)) == (can, bare)
