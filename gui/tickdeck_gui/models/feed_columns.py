"""The columns of what happened, and of assets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.reading.rows import AssetEvent, AssetRow, FeedItem, FeedSource
from tickdeck.values.runs import RunStatus
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.formatting.marks import Mark, run_status_mark, tick_mark
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.formatting.times import ago, exact
from tickdeck_gui.models.records import Column

if TYPE_CHECKING:
    from tickdeck.clock import Clock

_TROUBLES = ("location_broken", "gap")
_ENDS = ("engine_stopped", "sensor_stopped")
_NOTHING = "—"


def feed_columns(clock: Clock) -> tuple[Column[FeedItem], ...]:
    """Return the columns of the feed of everything that happened."""
    return (
        Column(
            "When",
            lambda item: ago(item.at, clock.now()),
            lambda item: exact(item.at),
            mark=feed_mark,
            width=150,
        ),
        Column("What", feed_kind, ink="second", width=150),
        Column("Sensor", lambda item: item.sensor_name or _NOTHING, width=190),
        Column("", lambda item: item.message, lambda item: item.message, ink=_ink),
    )


def feed_kind(item: FeedItem) -> str:
    """Return what sort of thing happened, in a word or two."""
    match item.source:
        case FeedSource.TICK:
            return "Tick failed" if item.kind == TickStatus.FAILURE else "Tick"
        case FeedSource.RUN:
            return f"Run {item.kind.replace('_', ' ').lower()}"
    return item.kind.replace("_", " ").capitalize()


def feed_mark(item: FeedItem) -> Mark:
    """Return how it looks."""
    match item.source:
        case FeedSource.TICK:
            return tick_mark(TickStatus(item.kind))
        case FeedSource.RUN:
            return run_status_mark(RunStatus(item.kind))
    if item.kind in _TROUBLES:
        return Mark.FAILURE if item.kind == "location_broken" else Mark.INTERRUPTED
    return Mark.CANCELED if item.kind in _ENDS else Mark.SKIPPED


def _ink(item: FeedItem) -> str:
    return "failure" if feed_mark(item) is Mark.FAILURE else "ink"


def asset_columns(clock: Clock) -> tuple[Column[AssetRow], ...]:
    """Return the columns of the assets."""
    return (
        Column("Asset", lambda row: row.key, asset_about, mark=asset_mark, width=260),
        Column("State", asset_state, ink=_asset_ink, width=190),
        Column(
            "Made",
            lambda row: ago(row.last.at, clock.now()) if row.last else "never",
            lambda row: exact(row.last.at) if row.last else "",
            ink="second",
            width=130,
            order=lambda row: -row.last.at.timestamp() if row.last else 0.0,
        ),
        Column(
            "Waits for",
            lambda row: ", ".join(row.spec.waits_for) if row.spec else _NOTHING,
            ink="second",
        ),
        Column(
            "Watched by",
            lambda row: ", ".join(row.watched_by) or _NOTHING,
            ink="second",
            width=180,
            needs=760,
        ),
        Column(
            "Code location",
            lambda row: row.location or _NOTHING,
            ink="second",
            width=140,
            needs=900,
        ),
    )


def asset_about(row: AssetRow) -> str:
    """Return what the code says of an asset."""
    return (row.spec.description if row.spec else "") or row.key


def asset_state(row: AssetRow) -> str:
    """Return whether an asset is there and newer than what it waits for."""
    if row.last is None:
        return "Never made"
    if row.newer:
        return f"Older than {', '.join(row.newer)}"
    return "Up to date"


def asset_mark(row: AssetRow) -> Mark:
    """Return how an asset's state looks."""
    if row.last is None:
        return Mark.SKIPPED
    return Mark.QUEUED if row.newer else Mark.SUCCESS


def _asset_ink(row: AssetRow) -> str:
    return asset_mark(row).value


def asset_event_columns(clock: Clock) -> tuple[Column[AssetEvent], ...]:
    """Return the columns of what happened to one asset."""
    return (
        Column(
            "When",
            lambda event: ago(event.at, clock.now()),
            lambda event: exact(event.at),
            width=130,
        ),
        Column("What", _event_kind, ink="second", width=120),
        Column(
            "Run",
            lambda event: short_id(event.run_id) if event.run_id else "no run",
            lambda event: event.run_id or "Reported without a run",
            ink="second",
            fixed_width=True,
            width=90,
        ),
        Column("Partition", lambda event: event.partition or _NOTHING, width=120),
        Column("Metadata", metadata_words, metadata_words, ink="second"),
    )


def _event_kind(event: AssetEvent) -> str:
    return "Observed" if event.kind == "ASSET_OBSERVATION" else "Made"


def metadata_words(event: AssetEvent) -> str:
    """Return an event's metadata as "rows: 12, file: a.csv"."""
    metadata = event.data.get("metadata", {})
    words = (f"{name}: {_plain(value)}" for name, value in metadata.items())
    return ", ".join(words) or _NOTHING


def _plain(value: object) -> object:
    """Return what a metadata value holds, without what says its type."""
    if isinstance(value, dict):
        return next((value[each] for each in ("value", "raw") if each in value), value)
    return value
