"""Runs: what was asked to be executed, and everything that happened to it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from tickdeck.values.errors import ErrorInfo
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickId


class RunStatus(StrEnum):
    """The life of a run."""

    NOT_STARTED = "NOT_STARTED"
    QUEUED = "QUEUED"
    STARTING = "STARTING"
    STARTED = "STARTED"
    SUCCESS = "SUCCESS"
    FAILURE = "FAILURE"
    CANCELING = "CANCELING"
    CANCELED = "CANCELED"

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to the run."""
        return self in (RunStatus.SUCCESS, RunStatus.FAILURE, RunStatus.CANCELED)

    @property
    def is_in_progress(self) -> bool:
        """Whether the run counts against the limit of concurrent runs."""
        return self in (RunStatus.STARTING, RunStatus.STARTED, RunStatus.CANCELING)


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One execution of one job."""

    run_id: str
    location: str
    job_name: str
    status: RunStatus
    created: datetime
    started: datetime | None = None
    ended: datetime | None = None
    run_config: dict[str, Any] = {}
    tags: dict[str, str] = {}
    run_key: str | None = None
    sensor_id: SensorId | None = None
    sensor_name: str | None = None
    tick_id: TickId | None = None
    partition_key: str | None = None
    asset_keys: tuple[str, ...] = ()
    """Slash-joined keys of the assets to materialize; all of the job's if empty."""
    parent_run_id: str | None = None
    root_run_id: str | None = None
    interrupted: bool = False
    """Whether it failed because its process was gone, not because of its code."""
    error: str | None = None
    """One line that says why it failed."""


class RunEventType(StrEnum):
    """What can happen to a run; the words of the field's event logs."""

    RUN_ENQUEUED = "PIPELINE_ENQUEUED"
    RUN_STARTING = "PIPELINE_STARTING"
    RUN_START = "PIPELINE_START"
    RUN_SUCCESS = "PIPELINE_SUCCESS"
    RUN_FAILURE = "PIPELINE_FAILURE"
    RUN_CANCELING = "PIPELINE_CANCELING"
    RUN_CANCELED = "PIPELINE_CANCELED"
    STEP_START = "STEP_START"
    STEP_OUTPUT = "STEP_OUTPUT"
    STEP_SUCCESS = "STEP_SUCCESS"
    STEP_FAILURE = "STEP_FAILURE"
    STEP_SKIPPED = "STEP_SKIPPED"
    ASSET_MATERIALIZATION = "ASSET_MATERIALIZATION"
    ASSET_OBSERVATION = "ASSET_OBSERVATION"
    ENGINE_EVENT = "ENGINE_EVENT"
    LOG = "LOG"


class RunEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a run's structured log."""

    at: datetime
    type: RunEventType
    message: str = ""
    level: str = "INFO"
    step_key: str | None = None
    error: ErrorInfo | None = None
    asset_key: str | None = None
    data: dict[str, Any] | None = None
    """Metadata of a materialization, JSON-like."""
    id: int = 0
    """The storage id, ascending over all runs; 0 before it is stored."""
