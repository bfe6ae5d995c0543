from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tickdeck import (
    AssetMaterialization,
    AssetObservation,
    MetadataValue,
    ParameterCheckError,
)
from tickdeck.definitions.asset_events import asset_event_of, description_of, plain
from tickdeck.values.runs import RunEventType

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_an_asset_event_becomes_a_line_of_the_log() -> None:
    made = AssetMaterialization(
        "a/b", metadata={"rows": MetadataValue.int(3), "kind": object}, partition="x"
    )

    event = asset_event_of(made, NOON, "step")

    assert event.type is RunEventType.ASSET_MATERIALIZATION
    assert (event.asset_key, event.partition, event.step_key) == ("a/b", "x", "step")
    assert event.message == "Materialized a/b."
    assert event.data == {"rows": 3, "kind": "<class 'object'>"}


def test_an_observation_is_one() -> None:
    event = asset_event_of(AssetObservation("a", description="Looked."), NOON)

    assert (event.type, event.message) == (RunEventType.ASSET_OBSERVATION, "Looked.")
    with pytest.raises(ParameterCheckError, match="neither"):
        asset_event_of("a", NOON)


def test_metadata_is_made_plain() -> None:
    assert plain({"a": [1, (2, None)], "b": {"c": 1.5}}) == {
        "a": [1, [2, None]],
        "b": {"c": 1.5},
    }


def test_what_an_author_said_of_an_asset_is_told_from_what_is_said_anyway() -> None:
    for made in (AssetMaterialization("a"), AssetObservation("a")):
        assert description_of(asset_event_of(made, NOON)) is None
    said = AssetObservation("a", description="Looked.")
    assert description_of(asset_event_of(said, NOON)) == "Looked."
