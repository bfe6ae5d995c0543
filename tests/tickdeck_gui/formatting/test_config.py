from __future__ import annotations

from tickdeck_gui.formatting.config import as_outline


def test_nested_config_is_indented() -> None:
    config = {"ops": {"fetch": {"config": {"path": "/in/a.csv", "rows": [1, 2]}}}}
    assert as_outline(config) == (
        "ops:\n  fetch:\n    config:\n      path: /in/a.csv\n"
        "      rows:\n        - 1\n        - 2"
    )


def test_strings_that_look_like_something_else_are_quoted() -> None:
    assert as_outline({"a": "true", "b": "12", "c": "", "d": " x"}) == (
        'a: "true"\nb: "12"\nc: ""\nd: " x"'
    )


def test_lists_of_mappings_keep_their_dashes() -> None:
    assert as_outline([{"a": 1, "b": None}]) == "- a: 1\n  b: null"


def test_nothing_is_said_to_be_nothing() -> None:
    assert as_outline({}) == "nothing"
