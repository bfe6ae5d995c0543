"""Sensors: what their code says, and what the engine remembers of them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType

import msgspec

SensorId = NewType("SensorId", int)
"""Stands for (location, repository, name); survives edits of the code."""

DEFAULT_INTERVAL_SECONDS = 30
DEFAULT_TIMEOUT_SECONDS = 60.0
NO_LONGER_DEFINED = "It is no longer defined there."
"""The problem of a sensor whose location was read and does not have it any more."""
NOT_OPEN = "Its definitions are not open."
"""The problem of a sensor whose location was closed."""


class SensorKind(StrEnum):
    """What makes a sensor due and what its function is given."""

    STANDARD = "STANDARD"
    RUN_STATUS = "RUN_STATUS"
    ASSET = "ASSET"
    MULTI_ASSET = "MULTI_ASSET"
    SCHEDULE = "SCHEDULE"
    FOLDER = "FOLDER"
    UNKNOWN = "UNKNOWN"


class SensorStatus(StrEnum):
    """Whether a sensor is evaluated."""

    RUNNING = "RUNNING"
    STOPPED = "STOPPED"


class StoredStatus(StrEnum):
    """What the stored state says; absent where nobody ever touched the sensor."""

    RUNNING = "RUNNING"
    STOPPED = "STOPPED"
    DECLARED_IN_CODE = "DECLARED_IN_CODE"


class SensorSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A sensor as its code location describes it."""

    name: str
    kind: SensorKind = SensorKind.STANDARD
    description: str = ""
    interval_seconds: int = DEFAULT_INTERVAL_SECONDS
    default_status: SensorStatus = SensorStatus.STOPPED
    job_names: tuple[str, ...] = ()
    asset_selection: str = ""
    timeout_seconds: float = DEFAULT_TIMEOUT_SECONDS
    watch: tuple[str, ...] = ()
    """Absolute paths whose changes make the sensor due at once."""
    resource_keys: tuple[str, ...] = ()
    jitter_seconds: float = 0.0
    """Each interval is longer by a random part of this, so that sensors spread."""
    is_async: bool = False
    """Whether many evaluations may wait in one worker at once."""
    cron: tuple[str, ...] = ()
    """For a schedule: when it is due."""
    timezone: str = ""
    """For a schedule: whose clock its cron means; UTC if empty."""
    run_status: str | None = None
    """For a run status sensor: which status of a run makes it due."""
    monitored: tuple[str, ...] = ()
    """For a run status sensor: the runs that it looks at, in words; for an asset
    sensor, the slash-joined keys."""
    monitors_all: bool = False
    """Whether it looks at the runs of every code location."""
    asset_keys: tuple[str, ...] = ()
    """For an asset sensor: the slash-joined keys whose events make it due."""
    source_file: str = ""
    source_line: int = 0


class SensorState(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of one sensor between ticks."""

    id: SensorId
    location: str
    repository: str
    name: str
    stored_status: StoredStatus | None = None
    cursor: str | None = None
    cursor_version: int = 0
    """Counts changes, so that an edit can say which value it replaces."""
    last_run_key: str | None = None
    last_tick_started: datetime | None = None
    """When the last *finished* tick began; intervals count from here."""
    last_sensor_start: datetime | None = None
    consecutive_failures: int = 0
    failing_since: datetime | None = None
    problem: str | None = None
    """Why the sensor cannot be evaluated: its code is broken or gone."""

    def status(self, default: SensorStatus) -> SensorStatus:
        """Return whether it is evaluated, given the *default* in its code."""
        match self.stored_status:
            case StoredStatus.RUNNING:
                return SensorStatus.RUNNING
            case StoredStatus.STOPPED:
                return SensorStatus.STOPPED
        return default

    @property
    def is_orphan(self) -> bool:
        """Whether its code is gone: no longer defined, or its location was closed."""
        return self.problem in (NO_LONGER_DEFINED, NOT_OPEN)

    @property
    def can_reset(self) -> bool:
        """Whether somebody has overridden the default in the code."""
        return self.stored_status in (StoredStatus.RUNNING, StoredStatus.STOPPED)
