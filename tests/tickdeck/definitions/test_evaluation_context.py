from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck import (
    CheckError,
    DagsterInvariantViolationError,
    Definitions,
    resource,
)
from tickdeck.definitions.evaluation_context import (
    EvaluationContext,
    catalog_and_resources,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_what_is_not_given_is_said() -> None:
    context = EvaluationContext()

    with pytest.raises(CheckError, match="sensor_name"):
        _ = context.sensor_name
    with pytest.raises(CheckError, match="definitions"):
        _ = context.repository_def
    with pytest.raises(DagsterInvariantViolationError, match="instance"):
        _ = context.instance


def test_resources_are_set_up_once_and_torn_down_at_the_end() -> None:
    done: list[str] = []

    @resource
    def lamp() -> Iterator[str]:
        done.append("on")
        yield "light"
        done.append("off")

    with EvaluationContext(resources={"lamp": lamp}) as context:
        assert (context.resources.lamp, context.resources.lamp) == ("light", "light")
    assert done == ["on", "off"]
    with pytest.raises(DagsterInvariantViolationError, match="generator"):
        _ = EvaluationContext(resources={"lamp": lamp}).resources


def test_definitions_come_in_one_way() -> None:
    definitions = Definitions(resources={"a": 1})

    catalog, resources = catalog_and_resources(definitions, None, {"b": 2})

    assert (catalog, resources) == (definitions.catalog(), {"a": 1, "b": 2})
    with pytest.raises(CheckError, match="not both"):
        catalog_and_resources(definitions, definitions, None)


def test_there_is_no_reference_and_no_origin() -> None:
    context = EvaluationContext()

    assert (context.instance_ref, context.code_location_origin) == (None, None)


def test_definitions_are_told_of_as_a_repository() -> None:
    definitions = Definitions()
    context = EvaluationContext(catalog=definitions.catalog())

    assert context.repository_def is definitions.get_repository_def()
