from __future__ import annotations

from tickdeck.values.settings import EngineSettings, TagLimit, problems_of


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
