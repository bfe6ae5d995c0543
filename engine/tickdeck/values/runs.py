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
    step_keys: tuple[str, ...] = ()
    """The steps to execute; all of the job's if empty."""

    @property
    def root_id(self) -> str:
        """The first of the runs that this one tries again, or its own id."""
        return self.root_run_id or self.run_id


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
    STEP_UP_FOR_RETRY = "STEP_UP_FOR_RETRY"
    HOOK_COMPLETED = "HOOK_COMPLETED"
    HOOK_ERRORED = "HOOK_ERRORED"
    ASSET_MATERIALIZATION = "ASSET_MATERIALIZATION"
    ASSET_OBSERVATION = "ASSET_OBSERVATION"
    ENGINE_EVENT = "ENGINE_EVENT"
    LOG = "LOG"


STATUS_EVENTS = {
    "QUEUED": RunEventType.RUN_ENQUEUED,
    "STARTING": RunEventType.RUN_STARTING,
    "STARTED": RunEventType.RUN_START,
    "SUCCESS": RunEventType.RUN_SUCCESS,
    "FAILURE": RunEventType.RUN_FAILURE,
    "CANCELING": RunEventType.RUN_CANCELING,
    "CANCELED": RunEventType.RUN_CANCELED,
}
"""For each status that a run can be seen to come to, the event that says so."""


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
    partition: str | None = None
    """Which partition of the asset was made or looked at."""
    id: int = 0
    """The storage id, ascending over all runs; 0 before it is stored."""


def after(run: Run, event: RunEvent) -> Run:
    """Return *run* as it is after *event*."""
    replace = msgspec.structs.replace
    match event.type:
        case RunEventType.RUN_START if run.status is not RunStatus.CANCELING:
            return replace(run, status=RunStatus.STARTED, started=event.at)
        case RunEventType.STEP_FAILURE if run.error is None and event.error is not None:
            return replace(run, error=f"{event.step_key}: {event.error.summary}")
        case RunEventType.RUN_CANCELED:
            return replace(
                run,
                status=RunStatus.CANCELED,
                ended=event.at,
                error=run.error or event.message,
            )
        case RunEventType.RUN_SUCCESS:
            return replace(run, status=RunStatus.SUCCESS, ended=event.at)
        case RunEventType.RUN_FAILURE:
            return replace(
                run,
                status=RunStatus.FAILURE,
                ended=event.at,
                error=run.error or event.message,
            )
    return run
