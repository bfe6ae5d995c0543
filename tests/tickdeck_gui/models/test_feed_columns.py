from __future__ import annotations

import msgspec

from tickdeck.clock import ManualClock
from tickdeck.reading.rows import FeedItem, FeedSource
from tickdeck.values.runs import RunStatus
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.feed_columns import (
    asset_columns,
    asset_mark,
    asset_state,
    feed_columns,
    feed_kind,
    feed_mark,
    metadata_words,
)
from tickdeck_gui.screenshots.chronicle import seeded_asset_events, seeded_assets
from tickdeck_gui.screenshots.roster import NOW

CLOCK = ManualClock(NOW)


def item(source: FeedSource, kind: str) -> FeedItem:
    return FeedItem(source=source, number=1, at=NOW, kind=kind, message="m")


def test_what_happened_has_a_word_and_a_mark() -> None:
    told = {
        (FeedSource.TICK, "FAILURE"): ("Tick failed", Mark.FAILURE),
        (FeedSource.TICK, "SUCCESS"): ("Tick", Mark.SUCCESS),
        (FeedSource.RUN, "CANCELED"): ("Run canceled", Mark.CANCELED),
        (FeedSource.RUN, "NOT_STARTED"): ("Run not started", Mark.QUEUED),
        (FeedSource.ACTIVITY, "cursor_set"): ("Cursor set", Mark.SKIPPED),
        (FeedSource.ACTIVITY, "location_broken"): ("Location broken", Mark.FAILURE),
        (FeedSource.ACTIVITY, "gap"): ("Gap", Mark.INTERRUPTED),
        (FeedSource.ACTIVITY, "engine_stopped"): ("Engine stopped", Mark.CANCELED),
        (FeedSource.ACTIVITY, "of_later"): ("Of later", Mark.SKIPPED),
    }
    for (source, kind), (word, mark) in told.items():
        one = item(source, kind)
        assert (feed_kind(one), feed_mark(one)) == (word, mark)


def test_every_status_of_a_run_has_a_word() -> None:
    for status in RunStatus:
        assert feed_kind(item(FeedSource.RUN, status)).startswith("Run ")


def test_a_line_of_the_feed() -> None:
    texts = [
        column.text(item(FeedSource.TICK, "SUCCESS")) for column in feed_columns(CLOCK)
    ]
    assert texts == ["now", "Tick", "—", "m"]


def test_an_asset_is_missing_behind_or_up_to_date() -> None:
    states = {row.key: (asset_state(row), asset_mark(row)) for row in seeded_assets()}
    assert states == {
        "ledger/entries": ("Up to date", Mark.SUCCESS),
        "ledger/balance": ("Up to date", Mark.SUCCESS),
        "report/monthly": ("Older than ledger/balance", Mark.QUEUED),
        "report/archive": ("Never made", Mark.SKIPPED),
    }


def test_an_asset_without_code_is_listed_all_the_same() -> None:
    row = msgspec.structs.replace(seeded_assets()[0], spec=None, location="")
    texts = [column.text(row) for column in asset_columns(CLOCK)]
    assert texts == [
        "ledger/entries",
        "Up to date",
        "4 min ago",
        "—",
        "ledger_changed",
        "—",
    ]


def test_metadata_is_told_without_its_types() -> None:
    event = seeded_asset_events("ledger/entries")[0]
    assert metadata_words(event) == "rows: 412"
    bare = msgspec.structs.replace(event, data={"metadata": {"path": "/a", "n": {}}})
    assert metadata_words(bare) == "path: /a, n: {}"
    assert metadata_words(msgspec.structs.replace(event, data={})) == "—"
