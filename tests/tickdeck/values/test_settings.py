from __future__ import annotations

from datetime import UTC, datetime

from tickdeck.values.settings import EngineSettings, TagLimit, paused_since, problems_of


def test_the_defaults_can_be() -> None:
    assert problems_of(EngineSettings()) == ()


def test_what_cannot_be_is_said() -> None:
    settings = EngineSettings(
        max_concurrent_runs=-2,
        load_timeout_seconds=float("nan"),
        tag_limits=(TagLimit(key=" ", limit=-1),),
    )

    assert problems_of(settings) == (
        "Max concurrent runs cannot be less than -1.",
        "Load timeout seconds cannot be less than 0.001.",
        "A limit of runs needs the key of a tag.",
        "The limit of   cannot be less than 0.",
    )


def test_since_when_it_is_paused_if_that_can_be_read() -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)

    assert paused_since(noon.isoformat()) == noon
    for odd in (None, 5, "yesterday", "2026-01-01T12:00:00"):
        assert paused_since(odd) is None
