from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tickdeck import MetadataValue
from tickdeck.definitions.metadata import metadata_values


def test_values_know_how_they_are_shown() -> None:
    made = metadata_values(
        {"a": "x", "b": 1, "c": 1.5, "d": True, "e": [1], "f": MetadataValue.md("*x*")}
    )

    assert [each.kind for each in made.values()] == [
        "text",
        "int",
        "float",
        "bool",
        "json",
        "md",
    ]
    assert MetadataValue.path(Path("/x")).value == "/x"
    assert MetadataValue.timestamp(datetime(1970, 1, 2, tzinfo=UTC)).value == 86_400
    assert MetadataValue.url("http://x") == MetadataValue("http://x", "url")
    assert MetadataValue.text("x").value == "x"
