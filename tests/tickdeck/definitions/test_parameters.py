from __future__ import annotations

from typing import Any

import pytest

from tickdeck import ConfigurableResource, OpExecutionContext
from tickdeck.definitions.parameters import looks_like_context, parameters_of


class API(ConfigurableResource): ...


def test_resources_are_told_from_the_rest() -> None:
    def function(context: Any, api: API, size: int = 3, **rest: Any) -> None: ...

    seen = parameters_of(function)

    assert seen.resources == ("api",)
    assert seen.others == ("context", "size")
    assert seen.defaults == {"size": 3}
    assert seen.takes_any


def test_annotations_that_cannot_be_resolved_do_no_harm() -> None:
    def function(context: NoSuchName) -> None: ...  # type: ignore[name-defined] # noqa: F821 - the point

    assert parameters_of(function).others == ("context",)


@pytest.mark.parametrize(
    ("name", "annotation", "expected"),
    [
        ("context", None, True),
        ("_", None, True),
        ("ctx", OpExecutionContext, True),
        ("delivery", dict, False),
    ],
)
def test_what_looks_like_a_context(
    name: str, annotation: Any, *, expected: bool
) -> None:
    assert looks_like_context(name, annotation) is expected
