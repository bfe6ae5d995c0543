from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tickdeck_gui.formatting.config import ConfigTextError, as_outline, read_config

TEXT = st.text(max_size=12)
PLAIN = st.none() | st.booleans() | st.integers() | TEXT | st.floats(-1e9, 1e9)
NESTED = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
    ),
    max_leaves=5,
)


def test_nested_config_is_indented() -> None:
    config = {"ops": {"fetch": {"config": {"path": "/in/a.csv", "rows": [1, 2]}}}}
    assert as_outline(config) == (
        "ops:\n  fetch:\n    config:\n      path: /in/a.csv\n"
        "      rows:\n        - 1\n        - 2"
    )


def test_strings_that_look_like_something_else_are_quoted() -> None:
    assert as_outline({"a": "true", "b": "12", "c": "", "d": " x"}) == (
        "a: 'true'\nb: '12'\nc: ''\nd: ' x'"
    )


def test_lists_of_mappings_keep_their_dashes() -> None:
    assert as_outline([{"a": 1, "b": None}]) == "- a: 1\n  b: null"


def test_nothing_is_said_to_be_nothing() -> None:
    assert as_outline({}) == "nothing"


@settings(deadline=None)
@given(st.dictionaries(TEXT, NESTED, min_size=1, max_size=3))
def test_what_is_shown_can_be_read_back(config: dict[str, Any]) -> None:
    assert read_config(as_outline(config)) == config


@pytest.mark.parametrize(
    "text",
    ["ops:\n  fetch: {config: {n: 1}}", '{"ops": {"fetch": {"config": {"n": 1}}}}'],
)
def test_yaml_and_json_are_read(text: str) -> None:
    assert read_config(text) == {"ops": {"fetch": {"config": {"n": 1}}}}


def test_nothing_and_remarks_are_no_config() -> None:
    assert read_config("") == {}
    assert read_config("# path: x") == {}


def test_dates_stay_text() -> None:
    assert read_config("day: 2025-11-22") == {"day": "2025-11-22"}


def test_what_cannot_be_read_names_its_line() -> None:
    with pytest.raises(ConfigTextError, match="Line 2: ") as refused:
        read_config("ops:\n  a: b: c")
    assert refused.value.line == 2


@pytest.mark.parametrize("text", ["- 1", "just words", "ops: {1: 2}", "ops: [{2: 1}]"])
def test_what_is_no_mapping_of_names_is_refused(text: str) -> None:
    with pytest.raises(ConfigTextError):
        read_config(text)


def test_lines_are_shown_as_lines() -> None:
    assert as_outline({"sql": "SELECT 1\nFROM t"}) == "sql: |-\n  SELECT 1\n  FROM t"
