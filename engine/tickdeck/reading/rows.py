"""Values shaped for looking at."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from tickdeck.values.locations import AssetSpec, LocationState
from tickdeck.values.runs import Run, RunStatus
from tickdeck.values.sensors import SensorId, SensorSpec, SensorState, SensorStatus
from tickdeck.values.ticks import LogLine, Tick, TickId, TickStatus


class TickBar(msgspec.Struct, frozen=True):
    """One tick, small enough to keep sixty of for each of 10,000 sensors."""

    tick_id: TickId
    started: datetime
    seconds: float
    status: TickStatus
    run_count: int = 0
    interrupted: bool = False


class SensorRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the sensor list."""

    state: SensorState
    spec: SensorSpec
    """As last seen in the code, also where that is broken or gone now."""
    bars: tuple[TickBar, ...] = ()
    """The last 60 ticks, oldest first; folded skips count one each."""
    last_tick: Tick | None = None
    last_run: Run | None = None
    next_due: datetime | None = None
    has_history: bool = False
    """Whether bars, last tick and last run were read, or are only not known yet."""

    @property
    def status(self) -> SensorStatus:
        """Whether the sensor is on."""
        return self.state.status(self.spec.default_status)


class TimelineBucket(msgspec.Struct, frozen=True, kw_only=True):
    """The ticks that began in one stretch of time."""

    start: datetime
    seconds: float
    """The length of the stretch."""
    skipped: int = 0
    succeeded: int = 0
    failed: int = 0
    runs: int = 0

    @property
    def ticks(self) -> int:
        """How many ticks began."""
        return self.skipped + self.succeeded + self.failed


class RunFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which runs to show; every part that is given must hold."""

    statuses: tuple[str, ...] = ()
    sensor_id: int | None = None
    tick_id: int | None = None
    job_name: str | None = None
    text: str = ""
    """Part of a run id, job, sensor or run key, in any case."""
    run_key: str = ""
    """Part of a run key, in any case."""
    start: datetime | None = None
    """Created then or later."""
    end: datetime | None = None
    """Created before."""
    tag: str = ""
    """A tag's key, or ``key=value``."""
    parent_run_id: str | None = None
    """The run that they try again."""
    location: str | None = None


class RunKeyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A run key that a sensor has used."""

    key: str
    run_id: str | None
    """None for files that were there before their folder was watched."""
    claimed: datetime
    status: RunStatus | None = None
    """What became of its run; None where there is none any more."""


class RunBucket(msgspec.Struct, frozen=True, kw_only=True):
    """The runs that were created in one stretch of time."""

    start: datetime
    seconds: float
    """The length of the stretch."""
    succeeded: int = 0
    failed: int = 0
    canceled: int = 0
    unfinished: int = 0

    @property
    def runs(self) -> int:
        """How many there are."""
        return self.succeeded + self.failed + self.canceled + self.unfinished


class TickLog(msgspec.Struct, frozen=True, kw_only=True):
    """What one tick logged and printed."""

    tick_id: TickId
    started: datetime
    status: TickStatus
    lines: tuple[LogLine, ...]


class RunOutput(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of what a run's process printed."""

    text: str
    end: int
    """The byte at which the next piece begins."""
    is_all: bool
    """Whether nothing follows that was printed already."""


class Lag(msgspec.Struct, frozen=True, kw_only=True):
    """What a sensor that reacts has not looked at yet."""

    events: int
    """At most a thousand are counted."""
    since: datetime
    """When the oldest of them happened."""


class GapKind(StrEnum):
    """Why nothing was evaluated."""

    STOPPED = "stopped"
    """The engine was not at work."""
    ASLEEP = "asleep"
    """The machine slept; or, where nobody can tell, its clock was set forward."""
    CLOCK = "clock"
    """The machine's clock was set forward."""
    PAUSED = "paused"
    """An operator had paused the engine."""


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time in which nothing was evaluated."""

    start: datetime
    end: datetime
    reason: str
    """A sentence."""
    kind: GapKind = GapKind.STOPPED


class FileEvents(msgspec.Struct, frozen=True, kw_only=True):
    """When files woke a sensor in a stretch of time."""

    times: tuple[datetime, ...]
    since: datetime
    """From when on they are all known; the begin of the stretch, or later."""


class FeedSource(StrEnum):
    """Where something that happened is recorded."""

    ACTIVITY = "ACTIVITY"
    TICK = "TICK"
    RUN = "RUN"


class FeedPhrase(StrEnum):
    """A fixed phrase of ours that stands as a message."""

    RUNS_REQUESTED = "RUNS_REQUESTED"
    """How many is in `run_count`."""
    ACTED = "ACTED"
    """The function did something by itself and did not say what."""


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened."""

    source: FeedSource
    number: int
    """Counts up within its source."""
    at: datetime
    kind: str
    """A tick's or a run's status, or the kind of an activity."""
    message: str
    sensor_id: SensorId | None = None
    sensor_name: str = ""
    run_id: str | None = None
    phrase: FeedPhrase | None = None
    """What the message says, if it is a phrase of ours and nobody else's words."""
    run_count: int = 0
    """For a tick: how many runs it asked for."""
    data: dict[str, Any] = {}
    """For an activity: what its message is made of, by its kind."""


class Orphan(msgspec.Struct, frozen=True, kw_only=True):
    """A sensor whose code is gone, and those that may be it under a new name."""

    row: SensorRow
    heirs: tuple[SensorRow, ...]
    """The likeliest first."""


class AssetEvent(msgspec.Struct, frozen=True, kw_only=True):
    """That an asset was made, or seen."""

    id: int
    at: datetime
    kind: str
    """``ASSET_MATERIALIZATION`` or ``ASSET_OBSERVATION``."""
    run_id: str | None = None
    job_name: str | None = None
    partition: str | None = None
    message: str = ""
    data: dict[str, Any] = {}


class AssetRow(msgspec.Struct, frozen=True, kw_only=True):
    """One asset: what its code says, and when it was made last."""

    key: str
    """Slash-joined."""
    location: str = ""
    """Where it is defined; nothing for one that was only reported."""
    spec: AssetSpec | None = None
    last: AssetEvent | None = None
    watched_by: tuple[str, ...] = ()
    """The sensors that wait for it."""
    newer: tuple[str, ...] = ()
    """What it waits for that was made after it."""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are of what the frame shows."""

    queued: int = 0
    in_progress: int = 0
    failed_since: int = 0


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the window shows first."""

    sensors: tuple[SensorRow, ...]
    locations: tuple[LocationState, ...]
    counts: Counts


class RecordKind(StrEnum):
    """What takes room on the disk."""

    TICKS = "TICKS"
    TICK_LOGS = "TICK_LOGS"
    RUNS = "RUNS"
    RUN_LOGS = "RUN_LOGS"
    RUN_KEYS = "RUN_KEYS"
    REST = "REST"
    """Everything else in the database, and the room that deleted records left."""
    OUTPUTS = "OUTPUTS"
    """What runs printed, in files."""
    VALUES = "VALUES"
    """What steps of runs returned, in files."""
    BACKUPS = "BACKUPS"


class RecordSize(msgspec.Struct, frozen=True, kw_only=True):
    """How much room one kind takes."""

    kind: RecordKind
    bytes: int | None = None
    """None where nobody counts."""
    count: int | None = None
    """Records or files; None where it says nothing."""
