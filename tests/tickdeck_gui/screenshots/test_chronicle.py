from __future__ import annotations

from tickdeck.reading.rows import FeedSource
from tickdeck_gui.screenshots.chronicle import (
    seeded_asset_events,
    seeded_assets,
    seeded_feed,
    seeded_gaps,
)
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW


def test_the_feed_has_every_source_and_is_in_order() -> None:
    feed = seeded_feed(seeded_runs())
    assert {item.source for item in feed} == set(FeedSource)
    assert [item.at for item in feed] == sorted(
        (item.at for item in feed), reverse=True
    )


def test_the_assets_are_in_every_state() -> None:
    assert {(row.last is None, bool(row.newer)) for row in seeded_assets()} == {
        (False, False),
        (False, True),
        (True, False),
    }
    assert seeded_asset_events("nothing") == ()


def test_the_gaps_are_over() -> None:
    assert all(gap.start < gap.end < NOW for gap in seeded_gaps())
