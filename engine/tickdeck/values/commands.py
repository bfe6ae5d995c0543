"""Wishes: each is handed to the engine and answered by a future."""

from __future__ import annotations

from typing import Any

import msgspec

from tickdeck.values.errors import ErrorInfo
from tickdeck.values.folders import FolderRule
from tickdeck.values.locations import LocationSpec
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import LogLine, RequestOutcome, TickItem


class _Command(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The common shape of wishes; the tag is the class's name."""


class StartSensor(_Command, frozen=True, kw_only=True):
    """Switch a sensor on; the answer is its `SensorState`."""

    sensor_id: SensorId


class StopSensor(_Command, frozen=True, kw_only=True):
    """Switch a sensor off; the answer is its `SensorState`."""

    sensor_id: SensorId


class ResetSensor(_Command, frozen=True, kw_only=True):
    """Let the code decide again; the cursor stays; answers a `SensorState`."""

    sensor_id: SensorId


class SetCursor(_Command, frozen=True, kw_only=True):
    """Set or clear a cursor; the answer is the `SensorState`.

    With *expected_version*, fails if the cursor has moved since it was read.
    """

    sensor_id: SensorId
    cursor: str | None
    expected_version: int | None = None


class EvaluateNow(_Command, frozen=True, kw_only=True):
    """Tick once, switched on or not; the answer is the `Tick`."""

    sensor_id: SensorId


class TestSensor(_Command, frozen=True, kw_only=True):
    """Call a sensor and record nothing; the answer is a `TestResult`."""

    sensor_id: SensorId
    cursor: str | None


class TestResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a sensor would do."""

    requests: tuple[RequestOutcome, ...] = ()
    """``LAUNCHED`` reads "would be launched"."""
    skip_reason: str | None = None
    error: ErrorInfo | None = None
    cursor: str | None = None
    log: tuple[LogLine, ...] = ()
    items: tuple[TickItem, ...] = ()
    seconds: float = 0.0


class AddLocation(_Command, frozen=True, kw_only=True):
    """Open a code location; the answer is its `LocationState`, broken or not."""

    spec: LocationSpec


class RemoveLocation(_Command, frozen=True, kw_only=True):
    """Close a code location; its sensors' state and history stay."""

    name: str


class ReloadLocations(_Command, frozen=True, kw_only=True):
    """Read definitions again; the answer is a tuple of `LocationState`."""

    name: str | None = None
    """One location, or None for all of them."""


class PreviewFolder(_Command, frozen=True, kw_only=True):
    """Look what a rule would find; the answer is a `FolderPreview`."""

    rule: FolderRule
    limit: int = 200


class SaveFolder(_Command, frozen=True, kw_only=True):
    """Keep a rule as a sensor that is on; the answer is its `SensorState`.

    Raises `LookupError` for an unknown *replaces*, `ValueError` with a sentence for
    a rule that cannot work (name in use, no folder, empty command).
    """

    rule: FolderRule
    run_existing: bool = False
    """Whether the files that are there now fire, or only later ones."""
    replaces: SensorId | None = None


class DeleteFolder(_Command, frozen=True, kw_only=True):
    """Forget a folder sensor, its ticks and its run keys; its runs stay."""

    sensor_id: SensorId


class LaunchRun(_Command, frozen=True, kw_only=True):
    """Start a job by hand; the answer is its `Run`."""

    location: str
    job_name: str
    run_config: dict[str, Any] = {}
    tags: dict[str, str] = {}


class CancelRun(_Command, frozen=True, kw_only=True):
    """End a run that has not finished; the answer is its `Run`."""

    run_id: str


class DeleteRun(_Command, frozen=True, kw_only=True):
    """Delete a finished run with its log, and free its run key."""

    run_id: str


Command = (
    StartSensor
    | StopSensor
    | ResetSensor
    | SetCursor
    | EvaluateNow
    | TestSensor
    | AddLocation
    | RemoveLocation
    | ReloadLocations
    | PreviewFolder
    | SaveFolder
    | DeleteFolder
    | LaunchRun
    | CancelRun
    | DeleteRun
)
