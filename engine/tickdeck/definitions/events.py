"""Events, as the code of sensors and ops sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.asset_events import description_of
from tickdeck.definitions.assets import (
    AssetKey,
    AssetMaterialization,
    AssetObservation,
)
from tickdeck.definitions.metadata import MetadataValue, metadata_values
from tickdeck.values.runs import RunEvent, RunEventType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tickdeck.values.errors import ErrorInfo
    from tickdeck.values.queries import StoredEvent


class DagsterEventType(StrEnum):
    """What can happen to a run; the values are the words of the event log."""

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
    LOGS = "LOG"


@dataclass(frozen=True)
class SerializableErrorInfo:
    """An exception that crossed a process."""

    message: str
    stack: Sequence[str] = ()
    cls_name: str | None = None
    cause: SerializableErrorInfo | None = None
    text: str = field(default="", repr=False)

    @classmethod
    def of(cls, error: ErrorInfo) -> SerializableErrorInfo:
        """Return what authors see of an error."""
        return cls(
            message=f"{error.class_name}: {error.message}",
            stack=[
                f'  File "{each.file}", line {each.line}, in {each.function}\n'
                f"    {each.source}\n"
                for each in error.frames
            ],
            cls_name=error.class_name,
            cause=None if error.cause is None else cls.of(error.cause),
            text=error.text,
        )

    def to_string(self) -> str:
        """Return the message and the stack trace, with those of its causes."""
        if self.text:
            return self.text
        whole = f"{self.message}\n\nStack Trace:\n{''.join(self.stack)}"
        if self.cause is None:
            return whole
        cause = self.cause.to_string()
        return f"{whole}\nThe above exception was caused by the following:\n{cause}"

    def __str__(self) -> str:
        return self.to_string()


@dataclass(frozen=True)
class EventSpecificData:
    """What an event of its kind carries."""

    error: SerializableErrorInfo | None = None
    """For failures."""
    materialization: AssetMaterialization | None = None
    asset_observation: AssetObservation | None = None
    metadata: Mapping[str, MetadataValue] = field(default_factory=dict)
    """For an output."""


@dataclass(frozen=True)
class DagsterEvent:
    """Something that happened to a run."""

    event_type_value: str
    job_name: str = ""
    step_key: str | None = None
    message: str = ""
    event_specific_data: EventSpecificData = field(default_factory=EventSpecificData)
    timestamp: float = 0.0
    """Seconds since 1970; not in Dagster."""

    @classmethod
    def of(cls, event: RunEvent, job_name: str | None = None) -> DagsterEvent:
        """Return what authors see of an event."""
        made = None if event.asset_key is None else _asset_event_of(event)
        looked = isinstance(made, AssetObservation)
        return cls(
            event_type_value=event.type.value,
            job_name=job_name or "",
            step_key=event.step_key,
            message=event.message,
            event_specific_data=EventSpecificData(
                error=(
                    None
                    if event.error is None
                    else SerializableErrorInfo.of(event.error)
                ),
                materialization=None if looked else made,
                asset_observation=made if isinstance(made, AssetObservation) else None,
                metadata=_metadata(event.data) if made is None else {},
            ),
            timestamp=event.at.timestamp(),
        )

    @property
    def event_type(self) -> DagsterEventType:
        """What kind of event it is."""
        return DagsterEventType(self.event_type_value)

    @property
    def asset_key(self) -> AssetKey | None:
        """The asset that it is about, if any."""
        made = self._asset_event
        return None if made is None else made.asset_key

    @property
    def partition(self) -> str | None:
        """The partition of the asset that it is about, if any."""
        made = self._asset_event
        return None if made is None else made.partition

    @property
    def is_failure(self) -> bool:
        """Whether a step or the run failed."""
        return self.event_type_value in ("STEP_FAILURE", "PIPELINE_FAILURE")

    @property
    def is_step_failure(self) -> bool:
        """Whether a step failed."""
        return self.event_type_value == "STEP_FAILURE"

    @property
    def is_step_success(self) -> bool:
        """Whether a step succeeded."""
        return self.event_type_value == "STEP_SUCCESS"

    @property
    def is_step_skipped(self) -> bool:
        """Whether a step was skipped."""
        return self.event_type_value == "STEP_SKIPPED"

    @property
    def is_step_up_for_retry(self) -> bool:
        """Whether a step is to be tried again."""
        return self.event_type_value == "STEP_UP_FOR_RETRY"

    @property
    def is_step_event(self) -> bool:
        """Whether it happened in a step."""
        return self.step_key is not None

    @property
    def step_failure_data(self) -> EventSpecificData:
        """What a step's failure carries."""
        return self.event_specific_data

    @property
    def _asset_event(self) -> AssetMaterialization | AssetObservation | None:
        data = self.event_specific_data
        return data.materialization or data.asset_observation


@dataclass(frozen=True)
class EventLogEntry:
    """A line of the event log: an event, of which run, and when."""

    run_id: str
    timestamp: float
    """Seconds since 1970."""
    dagster_event: DagsterEvent | None = None
    user_message: str = ""
    level: str = "INFO"
    step_key: str | None = None
    job_name: str | None = None

    @property
    def message(self) -> str:
        """What it says."""
        return self.user_message

    @property
    def asset_materialization(self) -> AssetMaterialization | None:
        """The materialization that it tells of, if any."""
        if self.dagster_event is None:
            return None
        return self.dagster_event.event_specific_data.materialization

    @property
    def asset_observation(self) -> AssetObservation | None:
        """The observation that it tells of, if any."""
        if self.dagster_event is None:
            return None
        return self.dagster_event.event_specific_data.asset_observation

    @property
    def is_dagster_event(self) -> bool:
        """Whether it is an event, not only a logged line."""
        return self.dagster_event is not None

    def get_dagster_event(self) -> DagsterEvent:
        """Return the event.

        Raises:
            ValueError: If it is only a logged line.
        """
        if self.dagster_event is None:
            raise ValueError("This entry is a logged line, not an event.")
        return self.dagster_event


@dataclass(frozen=True)
class EventLogRecord:
    """An entry and its storage id, which ascends over all runs."""

    storage_id: int
    event_log_entry: EventLogEntry

    @classmethod
    def of(cls, stored: StoredEvent) -> EventLogRecord:
        """Return what authors see of a stored event."""
        event = stored.event
        logged = event.type is RunEventType.LOG
        return cls(
            storage_id=event.id,
            event_log_entry=EventLogEntry(
                run_id=stored.run_id or "",
                timestamp=event.at.timestamp(),
                dagster_event=(
                    None if logged else DagsterEvent.of(event, stored.job_name)
                ),
                user_message=event.message,
                level=event.level,
                step_key=event.step_key,
                job_name=stored.job_name,
            ),
        )

    @property
    def run_id(self) -> str:
        """The run that it belongs to; "" if none."""
        return self.event_log_entry.run_id

    @property
    def timestamp(self) -> float:
        """Seconds since 1970."""
        return self.event_log_entry.timestamp

    @property
    def asset_key(self) -> AssetKey | None:
        """The asset that it is about, if any."""
        event = self.event_log_entry.dagster_event
        return None if event is None else event.asset_key

    @property
    def event_type(self) -> DagsterEventType:
        """What kind of event it is.

        Raises:
            ValueError: If it is only a logged line.
        """
        return self.event_log_entry.get_dagster_event().event_type

    @property
    def asset_materialization(self) -> AssetMaterialization | None:
        """The materialization that it tells of, if any."""
        return self.event_log_entry.asset_materialization

    @property
    def asset_observation(self) -> AssetObservation | None:
        """The observation that it tells of, if any."""
        return self.event_log_entry.asset_observation

    @property
    def asset_event(self) -> AssetMaterialization | AssetObservation | None:
        """The materialization or observation that it tells of, if any."""
        return self.asset_materialization or self.asset_observation

    @property
    def partition_key(self) -> str | None:
        """The partition of the asset that it is about, if any."""
        event = self.event_log_entry.dagster_event
        return None if event is None else event.partition


@dataclass(frozen=True)
class EventRecordsFilter:
    """Which events; every part that is given must hold."""

    event_type: DagsterEventType
    asset_key: AssetKey | None = None
    asset_partitions: Sequence[str] | None = None
    after_cursor: int | None = None
    before_cursor: int | None = None
    after_timestamp: float | None = None
    before_timestamp: float | None = None
    storage_ids: Sequence[int] | None = None


def _asset_event_of(event: RunEvent) -> AssetMaterialization | AssetObservation:
    assert event.asset_key is not None
    kind = (
        AssetObservation
        if event.type is RunEventType.ASSET_OBSERVATION
        else AssetMaterialization
    )
    return kind(
        AssetKey.from_user_string(event.asset_key),
        description=description_of(event),
        metadata=_metadata(event.data),
        partition=event.partition,
    )


def _metadata(data: Mapping[str, Any] | None) -> dict[str, MetadataValue]:
    return metadata_values(data or {})
