from __future__ import annotations

from typing import Any

import pytest

from tickdeck import ConfigurableResource, DagsterInvalidInvocationError
from tickdeck.definitions.invocation import matched, split_resources


class Lamp(ConfigurableResource):
    pass


def test_arguments_are_matched_to_the_parameters() -> None:
    assert matched("sensor", "s", ("context",), ["c"], {}) == ["c"]
    assert matched("sensor", "s", ("a", "b"), ["c"], {"b": "d"}) == ["c", "d"]
    assert matched("sensor", "s", (), ["c"], {}) == ["c"]


@pytest.mark.parametrize(
    ("expected", "arguments", "named", "words"),
    [
        (("context",), [], {}, "expected context argument 'context'"),
        (("context",), [], {"wrong": 1}, "expected argument 'context'"),
        (("context",), [1, 2], {}, "multiple non-resource arguments"),
        (("a", "b"), [1], {"a": 2}, "expected argument 'b'"),
    ],
)
def test_what_does_not_fit_is_said(
    expected: tuple[str, ...], arguments: list[Any], named: dict[str, Any], words: str
) -> None:
    with pytest.raises(DagsterInvalidInvocationError, match=words):
        matched("sensor", "s", expected, arguments, named)


def test_resources_come_by_name() -> None:
    assert split_resources([], {"lamp": 1, "x": 2}, {"lamp"}) == ({"lamp": 1}, {"x": 2})
    with pytest.raises(DagsterInvalidInvocationError, match="by their names"):
        split_resources([Lamp()], {}, {"lamp"})
