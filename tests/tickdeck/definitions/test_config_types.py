from __future__ import annotations

import enum
from typing import Any

import pytest

from tickdeck import (
    BoolSource,
    Config,
    DagsterInvalidDefinitionError,
    Enum,
    EnumValue,
    IntSource,
    StringSource,
)
from tickdeck.definitions.config_types import ConfigType, ModelType


class Mode(enum.Enum):
    FAST = "f"
    SLOW = "s"


class Model(Config):
    mode: Mode = Mode.SLOW
    modes: list[Mode]


def read(kind: ConfigType, value: Any) -> Any:
    """Return what a type reads, or what it says is wrong."""
    problems: list[str] = []
    made = kind.read(value, "p", problems)
    return "\n".join(problems) if problems else made


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (StringSource, "a", "a"),
        (IntSource, "12", 12),
        (BoolSource, "true", True),
        (BoolSource, "0", False),
    ],
)
def test_a_source_is_a_value_or_a_variables(
    kind: ConfigType, text: str, value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TD_SOURCE", text)

    assert read(kind, {"env": "TD_SOURCE"}) == value
    assert read(kind, value) == value


def test_a_source_says_what_is_wrong_with_its_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TD_SOURCE", "many")

    assert '"TD_NONE" which is not set (at path p)' in read(
        StringSource, {"env": "TD_NONE"}
    )
    assert 'has the value "many", which is no Int' in read(
        IntSource, {"env": "TD_SOURCE"}
    )
    assert "which is no Bool" in read(BoolSource, {"env": "TD_SOURCE"})
    assert "the name of a variable" in read(IntSource, {"variable": "X"})
    assert 'expected type "Int"' in read(IntSource, "5")


def test_a_choice_is_read_by_its_name() -> None:
    kind = Enum("Level", [EnumValue("HIGH", python_value=11), EnumValue("LOW")])

    assert (read(kind, "HIGH"), read(kind, "LOW")) == (11, "LOW")
    assert read(kind, "NO") == "Value at path p not in enum type Level got NO."
    assert "must be a string" in read(kind, 5)
    assert kind.sample == "HIGH|LOW"
    with pytest.raises(DagsterInvalidDefinitionError, match="must be EnumValues"):
        Enum("Level", ["HIGH"])  # type: ignore[list-item] # the point


def test_a_model_is_read_by_names_and_shown_by_names() -> None:
    kind = ModelType(Model)

    assert read(kind, {"modes": ["FAST"]}) == Model(modes=[Mode.FAST])
    assert read(kind, {"modes": ["f"]}) == (
        "Value at path p:modes[0] not in enum type Mode got f."
    )
    schema = kind.json_schema()
    assert schema["$defs"]["Mode"]["enum"] == ["FAST", "SLOW"]
    assert schema["properties"]["mode"]["default"] == "SLOW"
    assert kind.sample == {"modes": "..."}
