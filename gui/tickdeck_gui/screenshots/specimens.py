"""Ticks and tests of all kinds, one of each."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from tickdeck.values.commands import TestResult
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import (
    ItemDecision,
    LogLine,
    PartitionChange,
    Reaction,
    RequestOutcome,
    RequestResult,
    Tick,
    TickId,
    TickItem,
    TickStatus,
    WokenBy,
)
from tickdeck_gui.screenshots.chronicle import seeded_asset_events
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW

LOG = (
    LogLine(at=NOW, level="INFO", message="scanning /mnt/bank/out"),
    LogLine(at=NOW, level="WARNING", message="statement-2025-11-20.csv is empty"),
)
ITEMS = (
    TickItem(item="/home/ada/Scans/scan_0417.tif", decision=ItemDecision.FIRED),
    TickItem(
        item="/home/ada/Scans/scan_0418.tif",
        decision=ItemDecision.SETTLING,
        detail="growing for 3 s",
    ),
    TickItem(
        item="/home/ada/Scans/.scan_0419.tif.part",
        decision=ItemDecision.FILTERED,
        detail="half-written by its name",
    ),
    TickItem(
        item="/home/ada/Scans/scan_0411.tif",
        decision=ItemDecision.KNOWN,
        detail="run 5f3a91c0 had it",
    ),
    TickItem(
        item="/home/ada/Scans/locked.tif",
        decision=ItemDecision.UNREADABLE,
        detail="permission denied",
    ),
)
_NO_ROUTE = ErrorInfo(
    class_name="ConnectionError", message="smtp.example.com does not answer"
)


def interrupted_tick() -> Tick:
    """Return a tick during which the engine ended."""
    cursor = "1763724512"
    return _tick(
        status=TickStatus.FAILURE,
        interrupted=True,
        ended=None,
        cursor_before=cursor,
        cursor=cursor,
    )


def folder_tick() -> Tick:
    """Return a tick of a folder; `ITEMS` is what it decided."""
    request = RequestOutcome(
        result=RequestResult.LAUNCHED,
        job_name="scans",
        run_key="/home/ada/Scans/scan_0417.tif",
        run_id="5f3a91c0-0c1d",
    )
    return _tick(woken_by=WokenBy.FILE_CHANGE, cursor=None, requests=(request,))


def reacting_tick() -> Tick:
    """Return a tick that looked at runs, and changed a set of partitions."""
    runs = seeded_runs()
    return _tick(
        woken_by=WokenBy.RUN_STATUS,
        cursor_before='{"record_id": 812, "since": "08:12"}',
        cursor='{"record_id": 815, "since": "08:12"}',
        origin_run_ids=tuple(run.run_id for run in runs[3:6]),
        reactions=(
            Reaction(run_id=runs[3].run_id, status="SUCCESS"),
            Reaction(run_id=runs[4].run_id, status="FAILURE", error=_NO_ROUTE),
            Reaction(
                run_id=runs[5].run_id, status="SUCCESS", message="Mailed an hour ago"
            ),
        ),
        partitions=(
            PartitionChange(
                definition="statements",
                added=("2025-11-21", "2025-11-22"),
                skipped=("2025-11-20",),
            ),
        ),
        acted="Mailed the report to 3 people",
    )


def asset_tick() -> Tick:
    """Return a tick that looked at the newest materialization of an asset."""
    newest = seeded_asset_events("ledger/entries")[0]
    return _tick(woken_by=WokenBy.ASSET, cursor_before="2100", cursor=str(newest.id))


def _tick(**facts: object) -> Tick:
    started = NOW - timedelta(seconds=40)
    tick = Tick(
        id=TickId(1900),
        sensor_id=SensorId(1),
        sensor_name="bank_statements",
        status=TickStatus.SUCCESS,
        started=started,
        ended=started + timedelta(seconds=0.4),
        scheduled=started - timedelta(milliseconds=7),
    )
    return msgspec.structs.replace(tick, **facts)


def full_result() -> TestResult:
    """Return a test with requests of each kind, their config and tags."""
    config = {"ops": {"fetch": {"config": {"path": "/in/22.csv", "currency": "EUR"}}}}
    tags = {"team": "billing", "day": "2025-11-22"}
    job = "import_statement"
    return TestResult(
        requests=(
            RequestOutcome(
                result=RequestResult.LAUNCHED,
                job_name=job,
                run_key="statement-2025-11-22.csv",
                run_config=config,
                tags=tags,
                partition_key="2025-11-22",
            ),
            RequestOutcome(
                result=RequestResult.KEY_USED,
                job_name=job,
                run_key="statement-2025-11-21.csv",
                run_id="5f3a91c0",
                run_config=config,
                tags=tags,
            ),
            RequestOutcome(
                result=RequestResult.INVALID,
                job_name=job,
                run_key="statement-2025-11-20.csv",
                message="fetch: 'currency' is missing",
                run_config={"ops": {"fetch": {"config": {"path": "/in/20.csv"}}}},
            ),
        ),
        cursor="1763808044",
        cursor_version=4,
        log=LOG,
        seconds=0.21,
    )


def reacting_result() -> TestResult:
    """Return a test that looked at a run, and would do more than start runs."""
    tick = reacting_tick()
    return TestResult(
        cursor=tick.cursor,
        cursor_version=4,
        seconds=0.08,
        reactions=tick.reactions,
        partitions=tick.partitions,
        acted=tick.acted,
        asset_events=(
            RunEvent(
                at=NOW,
                type=RunEventType.ASSET_MATERIALIZATION,
                asset_key="ledger/entries",
                partition="2025-11-22",
            ),
        ),
    )
