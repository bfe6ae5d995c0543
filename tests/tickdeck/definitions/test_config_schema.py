from __future__ import annotations

import enum
from typing import Any

import pytest

from tickdeck import (
    Array,
    Config,
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    Enum,
    Field,
    Map,
    Noneable,
    ParameterCheckError,
    Permissive,
    ScalarUnion,
    Selector,
    Shape,
    job,
    op,
)
from tickdeck.definitions.config_schema import as_config_type

NOTHING: Any = object()


class Mode(enum.Enum):
    FAST = "f"
    SLOW = "s"


class Inner(Config):
    n: int


def given(schema: Any, config: Any = NOTHING) -> Any:
    """Return what an op with this schema sees of a run's config."""
    seen: list[Any] = []

    @op(config_schema=schema)
    def looking(context: Any) -> None:
        seen.append(context.op_config)

    @job
    def made() -> None:
        looking()

    ops = {} if config is NOTHING else {"looking": {"config": config}}
    made.execute_in_process({"ops": ops})
    return seen[0]


def refusal(schema: Any, config: Any = NOTHING) -> str:
    with pytest.raises(DagsterInvalidConfigError) as refused:
        given(schema, config)
    return str(refused.value)


@pytest.mark.parametrize(
    ("schema", "config"),
    [
        (str, "a"),
        ([str], ["a"]),
        (dict, {"x": 1}),
        (list, [1, "a"]),
        (Any, 5),
        (
            {"name": str, "sizes": [int], "inner": {"deep": bool}},
            {"name": "a", "sizes": [1], "inner": {"deep": True}},
        ),
        ({"a": Array(int)}, {"a": [1]}),
        (Shape({"a": int}), {"a": 1}),
        (Permissive({"a": int}), {"a": 1, "z": 2}),
        (Selector({"a": int, "b": Field(int, default_value=3)}), {"a": 1}),
        ({"m": Map(str, int)}, {"m": {"x": 1}}),
        ({"m": {str: int}}, {"m": {"x": 1}}),
        (ScalarUnion(int, {"a": int}), 3),
        (ScalarUnion(int, {"a": int}), {"a": 3}),
        ({"a": Noneable(int)}, {"a": 3}),
    ],
)
def test_what_fits_is_what_the_op_sees(schema: Any, config: Any) -> None:
    assert given(schema, config) == config


@pytest.mark.parametrize(
    ("schema", "config", "seen"),
    [
        (Field(int, default_value=7), NOTHING, 7),
        (
            {"a": Field(int, default_value=3), "b": Field(str, is_required=False)},
            {},
            {"a": 3},
        ),
        ({"a": Field(int, default_value=3)}, NOTHING, {"a": 3}),
        ({"s": {"a": Field(int, default_value=3)}}, {}, {"s": {"a": 3}}),
        ({"a": Noneable(int)}, {}, {"a": None}),
        (Noneable(int), NOTHING, None),
        (Permissive(), NOTHING, {}),
        (Selector({"a": Field(int, default_value=3)}), NOTHING, {"a": 3}),
        ({"e": Enum.from_python_enum(Mode)}, {"e": "SLOW"}, {"e": Mode.SLOW}),
        (
            {"e": Field(Enum.from_python_enum(Mode), default_value="FAST")},
            {},
            {"e": Mode.FAST},
        ),
        (float, 1, 1.0),
        ({"inner": Inner}, {"inner": {"n": 1}}, {"inner": Inner(n=1)}),
    ],
)
def test_defaults_and_what_is_made_of_a_config(
    schema: Any, config: Any, seen: Any
) -> None:
    assert given(schema, config) == seen


@pytest.mark.parametrize(
    ("schema", "config", "said"),
    [
        (str, NOTHING, 'Missing required config entry "config"'),
        (str, 5, 'root:ops:looking:config. Value "5" of type "<class \'int\'>"'),
        (int, True, 'expected type "Int"'),
        ({"a": int}, {}, 'Missing required config entry "a"'),
        ({"a": int}, {"a": 1, "b": 2}, 'Received unexpected config entry "b"'),
        ({"a": [int]}, {"a": [1, "x"]}, "config:a[1]"),
        ([int], {"a": 1}, "must be a list"),
        ({"a": int}, 5, "must be a dict"),
        (Map(str, int), {"a": "x"}, "config:a."),
        (Map(str, int), 5, "must be a dict"),
        (Selector({"a": int, "b": str}), {"a": 1, "b": ""}, "only specify a single"),
        (Selector({"a": int, "b": str}), {}, "The available fields are: a, b"),
        (Selector({"a": int, "b": str}), {"c": 1}, 'unexpected config entry "c"'),
        ({"s": Selector({"a": int, "b": str})}, {}, 'config entry "s"'),
        (ScalarUnion(int, {"a": int}), "x", 'expected type "Int"'),
        ({"e": Enum.from_python_enum(Mode)}, {"e": "s"}, "not in enum type Mode got s"),
        ({"b": str}, {"b": {"env": "X"}}, 'expected type "String"'),
    ],
)
def test_what_does_not_fit_is_said(schema: Any, config: Any, said: str) -> None:
    assert said in refusal(schema, config)


@pytest.mark.parametrize("schema", ["text", {"n": "text"}, {"n": [int, str]}, 5, Mode])
def test_what_is_no_schema_is_refused(schema: Any) -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="is no type of config"):
        as_config_type(schema, "o")


def test_a_fields_default_must_fit_and_make_sense() -> None:
    with pytest.raises(DagsterInvalidConfigError, match="default of a Field"):
        Field(int, default_value="x")
    with pytest.raises(ParameterCheckError, match="default_value"):
        Field(int, default_value=1, is_required=True)
    with pytest.raises(DagsterInvalidDefinitionError, match="must be scalars"):
        Map([str], int)


def test_a_form_is_made_of_a_schema() -> None:
    kind = as_config_type(
        {
            "a": Field(int, default_value=3, description="How many."),
            "e": Enum.from_python_enum(Mode),
            "n": Noneable([str]),
            "m": {str: float},
            "s": Selector({"x": bool}),
            "u": ScalarUnion(int, [int]),
        },
        "o",
    )

    schema = kind.json_schema()

    assert schema["required"] == ["e", "m", "s", "u"]
    assert schema["properties"]["a"] == {
        "type": "integer",
        "description": "How many.",
        "default": 3,
    }
    assert schema["properties"]["e"] == {"type": "string", "enum": ["FAST", "SLOW"]}
    assert schema["properties"]["n"]["anyOf"][1] == {"type": "null"}
    assert schema["properties"]["m"]["additionalProperties"] == {"type": "number"}
    assert schema["properties"]["s"]["maxProperties"] == 1
    assert schema["properties"]["u"]["anyOf"][1]["items"] == {"type": "integer"}
