"""What happened to the seeded deck beside its ticks: changes, assets, gaps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tickdeck.reading.rows import AssetEvent, AssetRow, FeedItem, FeedSource, Gap
from tickdeck.values.locations import AssetSpec
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from tickdeck.values.runs import Run

_CHANGES = (
    (40, "cursor_set", "Cursor set to '1763724512'.", 1, "bank_statements"),
    (95, "sensor_started", "Switched on.", 4, "disk_space"),
    (400, "location_loaded", "invoices.py was loaded.", None, ""),
    (410, "location_broken", "invoices.py: line 12: invalid syntax", None, ""),
    (2300, "keys_released", "1 run key was released.", 1, "bank_statements"),
    (9000, "engine_started", "Tickdeck began to work.", None, ""),
    (11_400, "engine_stopped", "Tickdeck ended.", None, ""),
)
_TICKS = (
    (12, TickStatus.FAILURE, "PermissionError: [Errno 13] /mnt/bank/out", 1),
    (31, TickStatus.SUCCESS, "2 runs requested", 2),
    (75, TickStatus.SUCCESS, "1 run requested", 3),
)
_NAMES = {1: "bank_statements", 2: "invoice_inbox", 3: "queue_depth"}
_ASSETS = (
    # key, about, waits for, seconds since it was made, watched by
    ("ledger/entries", "Every booking, as one table", (), 240, ("ledger_changed",)),
    ("ledger/balance", "Sums by account", ("ledger/entries",), 200, ()),
    ("report/monthly", "The report that goes to the board", ("ledger/balance",), 900,
     ("mail_report",)),
    ("report/archive", "All reports of the year", ("report/monthly",), None, ()),
)  # fmt: skip


def seeded_feed(runs: tuple[Run, ...]) -> tuple[FeedItem, ...]:
    """Return changes, ticks and runs, the newest first."""
    items = [
        FeedItem(
            source=FeedSource.ACTIVITY,
            number=100 - place,
            at=NOW - timedelta(seconds=ago),
            kind=kind,
            message=message,
            sensor_id=None if sensor is None else SensorId(sensor),
            sensor_name=name,
        )
        for place, (ago, kind, message, sensor, name) in enumerate(_CHANGES)
    ]
    items += [
        FeedItem(
            source=FeedSource.TICK,
            number=5000 - place,
            at=NOW - timedelta(seconds=ago),
            kind=status,
            message=message,
            sensor_id=SensorId(sensor),
            sensor_name=_NAMES[sensor],
        )
        for place, (ago, status, message, sensor) in enumerate(_TICKS)
    ]
    items += [
        FeedItem(
            source=FeedSource.RUN,
            number=900 - place,
            at=run.ended or run.started or run.created,
            kind=run.status,
            message=f"{run.job_name}: {run.error}" if run.error else run.job_name,
            sensor_id=run.sensor_id,
            sensor_name=run.sensor_name or "",
            run_id=run.run_id,
        )
        for place, run in enumerate(runs)
    ]
    return tuple(sorted(items, key=lambda item: item.at, reverse=True))


def seeded_gaps() -> tuple[Gap, ...]:
    """Return the time in which the engine was off, and a nap."""
    return (
        Gap(
            start=NOW - timedelta(seconds=8540),
            end=NOW - timedelta(seconds=7850),
            reason="Tickdeck was not at work.",
        ),
        Gap(
            start=NOW - timedelta(seconds=20_000),
            end=NOW - timedelta(seconds=19_700),
            reason="The machine slept, or its clock was set forward, by 300 s.",
        ),
    )


def seeded_assets() -> tuple[AssetRow, ...]:
    """Return assets that are there, out of date, and missing."""
    rows = []
    for key, about, waits_for, ago, watched_by in _ASSETS:
        made = None if ago is None else seeded_asset_events(key)[0]
        newer = waits_for if key == "report/monthly" else ()
        rows.append(
            AssetRow(
                key=key,
                location="invoices.py",
                spec=AssetSpec(key=key, description=about, waits_for=waits_for),
                last=made,
                watched_by=watched_by,
                newer=newer,
            )
        )
    return tuple(rows)


def seeded_asset_events(key: str) -> tuple[AssetEvent, ...]:
    """Return when an asset was made, the newest first."""
    ago = next((each[3] for each in _ASSETS if each[0] == key), None)
    if ago is None:
        return ()
    return tuple(
        AssetEvent(
            id=9000 - ago - 86_400 * day,
            at=NOW - timedelta(seconds=ago, days=day),
            kind="ASSET_MATERIALIZATION",
            run_id=f"{5000 + day:08x}",
            job_name="month_end",
            message="",
            data={"metadata": {"rows": {"raw_value": 412, "value": 412 + day}}},
        )
        for day in range(6)
    )
