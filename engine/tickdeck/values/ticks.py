"""Ticks: one evaluation each, and what came of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

import msgspec

from tickdeck.values.errors import ErrorInfo
from tickdeck.values.sensors import SensorId

TickId = NewType("TickId", int)


class TickStatus(StrEnum):
    """How a tick ended, or that it has not."""

    STARTED = "STARTED"
    SKIPPED = "SKIPPED"
    SUCCESS = "SUCCESS"
    FAILURE = "FAILURE"

    @property
    def keeps_cursor(self) -> bool:
        """Whether the cursor that the function set is remembered."""
        return self in (TickStatus.SKIPPED, TickStatus.SUCCESS)


class WokenBy(StrEnum):
    """What made a sensor due."""

    INTERVAL = "INTERVAL"
    FILE_CHANGE = "FILE_CHANGE"
    MANUAL = "MANUAL"
    START = "START"
    RUN_STATUS = "RUN_STATUS"
    ASSET = "ASSET"


class RequestResult(StrEnum):
    """What became of one run request."""

    LAUNCHED = "LAUNCHED"
    KEY_USED = "KEY_USED"
    INVALID = "INVALID"
    HELD = "HELD"


class RequestOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """One run request of a tick and what became of it."""

    result: RequestResult
    job_name: str
    run_key: str | None = None
    run_id: str | None = None
    """The run created for it, or the run that used its key before."""
    message: str = ""
    run_config: dict[str, Any] = {}
    tags: dict[str, str] = {}


class ItemDecision(StrEnum):
    """What a folder sensor decided about a file that changed."""

    FIRED = "FIRED"
    SETTLING = "SETTLING"
    KNOWN = "KNOWN"
    FILTERED = "FILTERED"
    GONE = "GONE"
    UNREADABLE = "UNREADABLE"


class TickItem(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about one file that changed since the tick before."""

    item: str
    decision: ItemDecision
    detail: str = ""


class LogLine(msgspec.Struct, frozen=True, kw_only=True):
    """One captured line of a tick or run."""

    at: datetime
    level: str
    """A logging level's name, or ``STDOUT`` / ``STDERR`` for what was printed."""
    message: str


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """One evaluation of one sensor; or, folded, several identical skips."""

    id: TickId
    sensor_id: SensorId
    sensor_name: str
    status: TickStatus
    started: datetime
    ended: datetime | None = None
    scheduled: datetime | None = None
    """When it was due; `started` is later by the delay."""
    woken_by: WokenBy = WokenBy.INTERVAL
    skip_reason: str | None = None
    error: ErrorInfo | None = None
    cursor_before: str | None = None
    cursor: str | None = None
    """The cursor at its end; unchanged where nothing moved it."""
    run_ids: tuple[str, ...] = ()
    run_keys: tuple[str, ...] = ()
    origin_run_ids: tuple[str, ...] = ()
    requests: tuple[RequestOutcome, ...] = ()
    interrupted: bool = False
    """Whether the engine ended before the tick did."""
    count: int = 1
    """How many identical skips this row stands for, with consecutive ids."""
    last_started: datetime | None = None
    """When the last of them began, if `count` is over 1."""
    has_log: bool = False
