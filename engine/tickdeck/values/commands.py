"""Wishes: each is handed to the engine and answered by a future."""

from __future__ import annotations

from typing import Any

import msgspec

from tickdeck.values.errors import ErrorInfo
from tickdeck.values.folders import FolderRule, KnownFile
from tickdeck.values.locations import LocationSpec
from tickdeck.values.queries import Query
from tickdeck.values.runs import RunEvent
from tickdeck.values.sensors import SensorId
from tickdeck.values.settings import EngineSettings
from tickdeck.values.ticks import (
    LogLine,
    PartitionChange,
    Reaction,
    RequestOutcome,
    TickItem,
)


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
    run_id: str | None = None
    """For a run status sensor: the run to look at, instead of what is new."""
    event_id: int | None = None
    """For an asset sensor: the event to look at, instead of what is new."""


class TestResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a sensor would do."""

    requests: tuple[RequestOutcome, ...] = ()
    """``LAUNCHED`` reads "would be launched"."""
    skip_reason: str | None = None
    error: ErrorInfo | None = None
    """Why the tick would fail; that of an invalid request stands at the request."""
    cursor: str | None = None
    cursor_version: int = 0
    """The version of the stored cursor when the test was begun."""
    log: tuple[LogLine, ...] = ()
    items: tuple[TickItem, ...] = ()
    seconds: float = 0.0
    reactions: tuple[Reaction, ...] = ()
    partitions: tuple[PartitionChange, ...] = ()
    """As they were asked for; which keys are there already was not looked up."""
    asset_events: tuple[RunEvent, ...] = ()
    """Events of assets that would be reported."""
    acted: str | None = None
    skip_data: dict[str, Any] | None = None
    settled: tuple[KnownFile, ...] = ()
    """For a folder's sensor: the files that would be remembered as dealt with."""
    forgotten: tuple[str, ...] = ()
    """For a folder's sensor: the paths that are gone."""


class CommitTest(_Command, frozen=True, kw_only=True):
    """Do what a test asked for, as a tick of the same answer; answers the `Tick`.

    Run keys are honoured: what was launched meanwhile is not launched again. Every
    part may be left out that the operator does not want. With *set_cursor* and
    *expected_version*, fails if the cursor has moved since the test.
    """

    sensor_id: SensorId
    requests: tuple[RequestOutcome, ...] = ()
    cursor: str | None = None
    set_cursor: bool = False
    """Whether the sensor remembers *cursor* from now on, a folder's its files."""
    expected_version: int | None = None
    """`TestResult.cursor_version`."""
    skip_reason: str | None = None
    skip_data: dict[str, Any] | None = None
    acted: str | None = None
    reactions: tuple[Reaction, ...] = ()
    partitions: tuple[PartitionChange, ...] = ()
    asset_events: tuple[RunEvent, ...] = ()
    items: tuple[TickItem, ...] = ()
    settled: tuple[KnownFile, ...] = ()
    forgotten: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        sensor_id: SensorId,
        result: TestResult,
        *,
        requests: tuple[RequestOutcome, ...] | None = None,
        set_cursor: bool = True,
    ) -> CommitTest:
        """Return the wish to do all that *result* says, or only some *requests*."""
        return cls(
            sensor_id=sensor_id,
            requests=result.requests if requests is None else requests,
            cursor=result.cursor,
            set_cursor=set_cursor,
            expected_version=result.cursor_version,
            skip_reason=result.skip_reason,
            skip_data=result.skip_data,
            acted=result.acted,
            reactions=result.reactions,
            partitions=result.partitions,
            asset_events=result.asset_events,
            items=result.items,
            settled=result.settled,
            forgotten=result.forgotten,
        )


class CancelTest(_Command, frozen=True, kw_only=True):
    """End the tests of a sensor that are under way; answers how many there were.

    Who waits for one is told so by a `ValueError`.
    """

    sensor_id: SensorId


class ReleaseRunKeys(_Command, frozen=True, kw_only=True):
    """Free run keys, to be executed when they are asked for again; answers how many."""

    sensor_id: SensorId
    keys: tuple[str, ...]


class MoveState(_Command, frozen=True, kw_only=True):
    """Give all that a renamed sensor remembered to its new name.

    The cursor, the switch, the run keys and the ticks move; *source*, whose code is
    gone, is forgotten. The answer is the `SensorState` of *target*.
    """

    source: SensorId
    target: SensorId


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
    asset_keys: tuple[str, ...] = ()
    """Slash-joined keys of the assets to materialize; all of the job's if empty."""
    partition_key: str | None = None


class CancelRun(_Command, frozen=True, kw_only=True):
    """End a run that has not finished; the answer is its `Run`.

    Its process is asked to end, and killed if it does not; with *force*, at once.
    """

    run_id: str
    force: bool = False


class ReexecuteRun(_Command, frozen=True, kw_only=True):
    """Execute a finished run again; the answer is the new `Run`."""

    run_id: str
    from_failure: bool = False
    """Whether steps that succeeded are not executed again."""


class DeleteRun(_Command, frozen=True, kw_only=True):
    """Delete a finished run with its log, and free its run key."""

    run_id: str


class PauseEngine(_Command, frozen=True, kw_only=True):
    """Begin no tick and start no queued run until it is told to go on.

    What is in hand goes on; what becomes due meanwhile is due afterwards. Remembered
    over a restart. Answers since when it is paused; None if it is not.
    """

    paused: bool


class ListProcesses(_Command, frozen=True, kw_only=True):
    """Look at the engine's process and its workers'; answers `ProcessInfo` values."""


class ChangeSettings(_Command, frozen=True, kw_only=True):
    """Use and remember these numbers; the answer is them, or a `ValueError`."""

    settings: EngineSettings


class PurgeHistory(_Command, frozen=True, kw_only=True):
    """Delete what is older than the settings keep; answers how many records."""


class Compact(_Command, frozen=True, kw_only=True):
    """Give the room of deleted records back to the disk; answers bytes freed."""


class BackUp(_Command, frozen=True, kw_only=True):
    """Write a consistent copy of the database; the answer is its path."""


class Ask(_Command, frozen=True, kw_only=True):
    """Look something up, or change it, as a sensor's code may; answers its value."""

    query: Query


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
    | ReexecuteRun
    | DeleteRun
    | CommitTest
    | CancelTest
    | ReleaseRunKeys
    | MoveState
    | PauseEngine
    | ListProcesses
    | ChangeSettings
    | PurgeHistory
    | Compact
    | BackUp
    | Ask
)
