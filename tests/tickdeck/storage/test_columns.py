from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from tickdeck.storage import columns


def test_values_survive_their_columns() -> None:
    text = columns.json_text(("a", "ü"))
    now = datetime(2026, 1, 1, tzinfo=UTC)

    assert columns.strings(text) == ("a", "ü")
    assert columns.strings("[]") == ()
    assert columns.from_json(text, list) == ["a", "ü"]
    assert columns.instant_or_none(columns.micros_or_none(now)) == now


def test_nothing_is_null() -> None:
    assert columns.json_or_none(None) is None
    assert columns.from_json_or_none(None, dict) is None
    assert columns.micros_or_none(None) is None
    assert columns.instant_or_none(None) is None


def test_text_of_another_kind_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        columns.from_json("5", dict)
