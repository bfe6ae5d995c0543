from __future__ import annotations

import pytest

from tickdeck import DagsterInvariantViolationError
from tickdeck.definitions.multi_asset_cursor import (
    AssetPosition,
    read_cursor,
    write_cursor,
)


def test_a_cursor_comes_back_as_it_was() -> None:
    positions = {"AssetKey(['a'])": AssetPosition("x", 3, {"y": 2})}

    text = write_cursor(positions)

    assert text == '{"AssetKey([\'a\'])": ["x", 3, {"y": 2}]}'
    assert read_cursor(text) == positions
    assert read_cursor(None) == {}


def test_what_is_no_such_cursor_is_refused() -> None:
    for text in ("5", "nonsense", '{"a": 1}'):
        with pytest.raises(DagsterInvariantViolationError, match="Clear it"):
            read_cursor(text)


def test_too_much_passed_over_is_refused() -> None:
    passed = {str(number): number for number in range(25)}

    with pytest.raises(DagsterInvariantViolationError, match="25 partitions"):
        write_cursor({"a": AssetPosition("x", 30, passed)})
