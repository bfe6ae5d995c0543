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
    SCHEDULE = "SCHEDULE"


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
    error_class: str | None = None
    """For an invalid request: the class of the error that `message` tells of."""
    run_config: dict[str, Any] = {}
    tags: dict[str, str] = {}
    asset_keys: tuple[str, ...] = ()
    partition_key: str | None = None
    location: str | None = None
    """Where the job lives; None for the sensor's own location."""


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


class Reaction(msgspec.Struct, frozen=True, kw_only=True):
    """That a run status sensor looked at a run, and how that went."""

    run_id: str
    status: str
    """The run's status that was reacted to."""
    error: ErrorInfo | None = None
    message: str = ""
    """Why nothing was done, where the function said so."""


class PartitionChange(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a request to add or delete dynamic partitions."""

    definition: str
    added: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    """Keys that were there already, or were not there to delete."""


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
    reactions: tuple[Reaction, ...] = ()
    """For a run status sensor: each run that it looked at."""
    partitions: tuple[PartitionChange, ...] = ()
    acted: str | None = None
    """What the function did by itself, where it asked for no run."""
    skip_data: dict[str, Any] | None = None
    """What the function gave along with its skip reason."""
    interrupted: bool = False
    """Whether the engine ended before the tick did."""
    count: int = 1
    """How many identical skips this row stands for, with consecutive ids."""
    last_started: datetime | None = None
    """When the last of them began, if `count` is over 1."""
    has_log: bool = False
