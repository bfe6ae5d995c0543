"""Code locations and what was found in them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from tickdeck.values.errors import ErrorInfo
from tickdeck.values.sensors import SensorSpec

FOLDERS = "Folders"
"""The name of the built-in location whose sensors watch folders without code."""

REPOSITORY = "__repository__"
"""The repository that a `Definitions` object becomes."""


class LocationKind(StrEnum):
    """How a code location is found."""

    FILE = "FILE"
    MODULE = "MODULE"
    FOLDERS = "FOLDERS"


class LocationSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A file or module with definitions, and the interpreter that runs it."""

    name: str
    kind: LocationKind
    target: str
    """An absolute path, a dotted module name, or nothing for folders."""
    interpreter: str | None = None
    """A Python executable; None for the one Tickdeck itself runs on."""
    working_directory: str | None = None


class LocationStatus(StrEnum):
    """Whether the definitions could be read."""

    LOADING = "LOADING"
    LOADED = "LOADED"
    ERROR = "ERROR"


class StepSpec(msgspec.Struct, frozen=True, kw_only=True):
    """One op of a job, and the steps whose outputs it waits for."""

    key: str
    description: str = ""
    waits_for: tuple[str, ...] = ()


class JobSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A job as its code location describes it."""

    name: str
    description: str = ""
    steps: tuple[StepSpec, ...] = ()
    tags: dict[str, str] = {}
    config_schema: dict[str, Any] = {}
    """JSON schema of the run config, for forms."""
    asset_keys: tuple[str, ...] = ()
    """Slash-joined keys that a run of it materializes."""


class AssetSpec(msgspec.Struct, frozen=True, kw_only=True):
    """An asset as its code location describes it; keys are slash-joined."""

    key: str
    description: str = ""
    group: str = "default"
    waits_for: tuple[str, ...] = ()


class DefinitionsSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """All that the engine and the window know of a loaded code location."""

    repository: str = REPOSITORY
    """Part of the identity of each sensor."""
    sensors: tuple[SensorSpec, ...] = ()
    jobs: tuple[JobSpec, ...] = ()
    assets: tuple[AssetSpec, ...] = ()
    source: str | None = None
    """For a file: the text that was loaded, so that a later worker loads the same."""


class LocationState(msgspec.Struct, frozen=True, kw_only=True):
    """A code location as it stands."""

    spec: LocationSpec
    status: LocationStatus
    error: ErrorInfo | None = None
    error_line: int | None = None
    loaded_at: datetime | None = None
    """When the version in use was loaded, which an error may have outlived."""
    jobs: tuple[JobSpec, ...] = ()
    assets: tuple[AssetSpec, ...] = ()
    sensor_count: int = 0
