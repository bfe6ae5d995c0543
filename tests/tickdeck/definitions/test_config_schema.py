from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from tickdeck import DagsterInvalidDefinitionError, Field
from tickdeck.definitions.config_schema import schema_as_model


def test_scalars_lists_and_nested_schemas() -> None:
    model = schema_as_model(
        {"name": str, "sizes": [int], "inner": {"deep": bool}, "any": dict}, "o"
    )

    made = model.model_validate(
        {"name": "a", "sizes": [1], "inner": {"deep": True}, "any": {"x": 1}}
    )

    assert made.model_dump() == {
        "name": "a",
        "sizes": [1],
        "inner": {"deep": True},
        "any": {"x": 1},
    }


def test_fields_with_defaults_are_not_required() -> None:
    model = schema_as_model(
        {"n": Field(int, default_value=3), "m": Field(str, is_required=False)}, "o"
    )

    assert model.model_validate({}).model_dump() == {"n": 3, "m": None}


def test_entries_without_a_default_are_required() -> None:
    with pytest.raises(ValidationError):
        schema_as_model({"n": int}, "o").model_validate({})


@pytest.mark.parametrize("schema", ["text", {"n": "text"}, {"n": [int, str]}])
def test_what_is_no_schema_is_refused(schema: Any) -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        schema_as_model(schema, "o")
