from __future__ import annotations

import enum
from typing import Any

import pytest
from pydantic import Field

from tickdeck import Config, PermissiveConfig
from tickdeck.definitions.config_models import (
    EnumNameError,
    dumped,
    place,
    validated,
)


class Mode(enum.Enum):
    FAST = "f"
    SLOW = "s"


class Odd(enum.Enum):
    PAIR = (1, 2)


class Inner(Config):
    mode: Mode = Mode.SLOW


class Outer(PermissiveConfig):
    inner: Inner
    by_name: dict[str, Mode] = Field(default_factory=dict)
    maybe: Mode | None = None
    either: int | Mode = 0
    odd: Odd | None = None


def test_choices_are_named_on_every_level() -> None:
    made = validated(
        Outer,
        {
            "inner": {"mode": "FAST"},
            "by_name": {"x": "SLOW"},
            "maybe": "FAST",
            "either": "SLOW",
            "more": "FAST",
        },
    )

    assert made == Outer(
        inner=Inner(mode=Mode.FAST),
        by_name={"x": Mode.SLOW},
        maybe=Mode.FAST,
        either=Mode.SLOW,
        more="FAST",  # type: ignore[call-arg] # it is permissive
    )


def test_a_choice_whose_value_json_cannot_carry() -> None:
    made = validated(Outer, {"inner": {}, "odd": "PAIR"})

    assert made == Outer(inner=Inner(), odd=Odd.PAIR)


def test_each_name_that_is_none_is_told_with_its_place() -> None:
    config: dict[str, Any] = {"inner": {"mode": "f"}, "by_name": {"x": 5}, "maybe": ""}

    with pytest.raises(EnumNameError) as refused:
        validated(Outer, config)

    assert refused.value.problems == (
        (("inner", "mode"), "not in enum type Mode got f"),
        (("by_name", "x"), "for enum type Mode must be a string"),
        (("maybe",), "not in enum type Mode got "),
    )


def test_a_config_is_shown_with_its_choices_values() -> None:
    made = Outer(inner=Inner(), by_name={"x": Mode.FAST})

    assert dumped(made) == {
        "inner": {"mode": "s"},
        "by_name": {"x": "f"},
        "maybe": None,
        "either": 0,
        "odd": None,
    }
    assert dumped(5) == 5


def test_a_place_is_a_path() -> None:
    assert place("root", ("a", 0, "b")) == "root:a[0]:b"
