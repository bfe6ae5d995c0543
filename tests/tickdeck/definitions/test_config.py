from __future__ import annotations

from enum import Enum
from pathlib import Path

import pytest
from pydantic import ValidationError

from tickdeck import (
    Config,
    DagsterInvalidInvocationError,
    EnvVar,
    PermissiveConfig,
    RunConfig,
)
from tickdeck.definitions.config import plain


class Colour(Enum):
    RED = 1


class Inner(Config):
    filename: str
    times: int = 1


class Outer(Config):
    inner: Inner
    colour: Colour = Colour.RED
    folder: Path = Path("/tmp")


def test_a_config_cannot_be_changed() -> None:
    with pytest.raises(DagsterInvalidInvocationError, match="filename"):
        Inner(filename="a").filename = "b"


def test_unknown_arguments_of_a_call_are_ignored() -> None:
    assert Inner(filename="a", colour="red").filename == "a"  # type: ignore[call-arg]


def test_missing_arguments_are_pydantics_to_refuse() -> None:
    with pytest.raises(ValidationError):
        Inner()  # type: ignore[call-arg]


def test_a_permissive_config_keeps_what_it_does_not_name() -> None:
    class Loose(PermissiveConfig):
        a: int

    made = Loose(a=1, b=2)  # type: ignore[call-arg]

    assert plain(made) == {"a": 1, "b": 2}


def test_a_config_becomes_plain_data() -> None:
    made = Outer(inner=Inner(filename="a"))

    assert plain(made) == {
        "inner": {"filename": "a", "times": 1},
        "colour": "RED",
        "folder": "/tmp",
    }


def test_run_configs_are_equal_when_their_dicts_are() -> None:
    made = RunConfig(ops={"o": Inner(filename="a")})

    assert made == RunConfig(ops={"o": {"config": {"filename": "a", "times": 1}}})
    assert made != RunConfig()
    assert "filename" in repr(made)


def test_an_environment_variable_is_read_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = Inner(filename=EnvVar("TD_NAME"), times=EnvVar.int("TD_TIMES"))  # type: ignore[arg-type] # read later
    assert RunConfig(ops={"o": later}).to_config_dict()["ops"]["o"]["config"] == {
        "filename": {"env": "TD_NAME"},
        "times": {"env": "TD_TIMES"},
    }

    with pytest.raises(LookupError, match="is not set"):
        later.resolved()
    monkeypatch.setenv("TD_NAME", "a")
    monkeypatch.setenv("TD_TIMES", "3")

    assert later.resolved() == Inner(filename="a", times=3)
    assert EnvVar("TD_NAME").get_value() == "a"
    assert EnvVar("TD_NONE").get_value("default") == "default"


def test_other_fields_are_checked_though_one_comes_later() -> None:
    with pytest.raises(ValidationError):
        Inner(filename=EnvVar("X"), times="many")  # type: ignore[arg-type] # the point


def test_a_choice_is_given_as_itself_by_name_or_by_value() -> None:
    class Size(Enum):
        BIG = "b"

    class Sized(Config):
        size: Size
        maybe: Size | None = None

    made = Sized(size=Size.BIG, maybe=Size.BIG)

    assert Sized(size="BIG", maybe="BIG") == made  # type: ignore[arg-type] # as authors may
    assert Sized(size="b", maybe="b") == made  # type: ignore[arg-type] # as authors may
    with pytest.raises(ValidationError):
        Sized(size="SMALL")  # type: ignore[arg-type] # the point
