"""The columns of what happened, and of assets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.reading.rows import (
    AssetEvent,
    AssetRow,
    FeedItem,
    FeedPhrase,
    FeedSource,
)
from tickdeck.values.runs import RunStatus
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.formatting.marks import Mark, run_status_mark, tick_mark
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.formatting.times import ago, exact
from tickdeck_gui.models.records import Column
from tickdeck_gui.translation import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from tickdeck.clock import Clock

_TROUBLES = ("location_broken", "gap")
_ENDS = ("engine_stopped", "sensor_stopped")
_NOTHING = "—"
_RUN_WORDS: dict[str, str] = {
    RunStatus.NOT_STARTED: QT_TR_NOOP("Run not started"),
    RunStatus.QUEUED: QT_TR_NOOP("Run queued"),
    RunStatus.STARTING: QT_TR_NOOP("Run starting"),
    RunStatus.STARTED: QT_TR_NOOP("Run started"),
    RunStatus.SUCCESS: QT_TR_NOOP("Run succeeded"),
    RunStatus.FAILURE: QT_TR_NOOP("Run failed"),
    RunStatus.CANCELING: QT_TR_NOOP("Run canceling"),
    RunStatus.CANCELED: QT_TR_NOOP("Run canceled"),
}
_ACTIVITY_WORDS: dict[str, str] = {
    "engine_started": QT_TR_NOOP("Engine started"),
    "engine_stopped": QT_TR_NOOP("Engine stopped"),
    "sensor_started": QT_TR_NOOP("Sensor started"),
    "sensor_stopped": QT_TR_NOOP("Sensor stopped"),
    "sensor_reset": QT_TR_NOOP("Sensor reset"),
    "cursor_set": QT_TR_NOOP("Cursor set"),
    "location_broken": QT_TR_NOOP("Location broken"),
    "location_loaded": QT_TR_NOOP("Location loaded"),
    "keys_released": QT_TR_NOOP("Keys released"),
    "state_moved": QT_TR_NOOP("State moved"),
    "settings_changed": QT_TR_NOOP("Settings changed"),
    "history_purged": QT_TR_NOOP("History purged"),
    "gap": QT_TR_NOOP("Gap"),
}


def feed_columns(clock: Clock) -> tuple[Column[FeedItem], ...]:
    """Return the columns of the feed of everything that happened."""
    return (
        Column(
            tr("When"),
            lambda item: ago(item.at, clock.now()),
            lambda item: exact(item.at),
            mark=feed_mark,
            width=150,
            moves=True,
        ),
        Column(tr("What"), feed_kind, ink="second", width=150),
        Column(tr("Sensor"), lambda item: item.sensor_name or _NOTHING, width=190),
        Column(tr("What came of it"), feed_message, feed_message, ink=_ink),
    )


def feed_kind(item: FeedItem) -> str:
    """Return what sort of thing happened, in a word or two."""
    match item.source:
        case FeedSource.TICK:
            failed = item.kind == TickStatus.FAILURE
            return tr("Tick failed") if failed else tr("Tick")
        case FeedSource.RUN:
            return tr(_RUN_WORDS[item.kind])
    known = _ACTIVITY_WORDS.get(item.kind)
    return tr(known) if known else item.kind.replace("_", " ").capitalize()


def feed_message(item: FeedItem) -> str:
    """Return what came of it: what was recorded, or our words for it."""
    match item.phrase:
        case FeedPhrase.RUNS_REQUESTED:
            return tr("%Ln run(s) requested", "", item.run_count)
        case FeedPhrase.ACTED:
            return tr("Acted")
    return item.message


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
        Column(
            tr("Asset"), lambda row: row.key, asset_about, mark=asset_mark, width=260
        ),
        Column(tr("State"), asset_state, ink=_asset_ink, width=190),
        Column(
            tr("Made"),
            lambda row: ago(row.last.at, clock.now()) if row.last else tr("never"),
            lambda row: exact(row.last.at) if row.last else "",
            ink="second",
            width=130,
            moves=True,
            order=lambda row: -row.last.at.timestamp() if row.last else 0.0,
        ),
        Column(
            tr("Waits for"),
            lambda row: ", ".join(row.spec.waits_for if row.spec else ()) or _NOTHING,
            ink="second",
        ),
        Column(
            tr("Watched by"),
            lambda row: ", ".join(row.watched_by) or _NOTHING,
            ink="second",
            width=180,
            needs=760,
        ),
        Column(
            tr("Code location"),
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
        return tr("Never made")
    if row.newer:
        return tr("Older than {assets}").format(assets=", ".join(row.newer))
    return tr("Up to date")


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
            tr("When"),
            lambda event: ago(event.at, clock.now()),
            lambda event: exact(event.at),
            width=130,
            moves=True,
        ),
        Column(tr("What"), _event_kind, ink="second", width=120),
        Column(
            tr("Run"),
            lambda event: short_id(event.run_id) if event.run_id else tr("no run"),
            lambda event: event.run_id or tr("Reported without a run"),
            ink="second",
            fixed_width=True,
            width=90,
        ),
        Column(tr("Partition"), lambda event: event.partition or _NOTHING, width=120),
        Column(tr("Metadata"), metadata_words, metadata_words, ink="second"),
    )


def _event_kind(event: AssetEvent) -> str:
    observed = event.kind == "ASSET_OBSERVATION"
    return tr("Observed") if observed else tr("Made")


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
