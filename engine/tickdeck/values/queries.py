"""What the code of sensors and ops may ask of the instance, and the answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from tickdeck.values.runs import Run, RunEvent


class _Query(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The common shape of questions; the tag is the class's name."""


class RunsWhere(msgspec.Struct, frozen=True, kw_only=True):
    """Which runs; every part that is given must hold."""

    run_ids: tuple[str, ...] | None = None
    job_name: str | None = None
    statuses: tuple[str, ...] = ()
    tags: dict[str, tuple[str, ...]] = {}
    """For each key, the values that will do."""
    created_after: datetime | None = None
    created_before: datetime | None = None
    updated_after: datetime | None = None
    updated_before: datetime | None = None


class StoredRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run and where it stands among the others."""

    id: int
    """The storage id, ascending in the order of creation."""
    run: Run
    updated: datetime | None = None
    """When the run last moved on."""


class StoredEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event of any run, or of none; its storage id is `event.id`."""

    event: RunEvent
    run_id: str | None = None
    job_name: str | None = None


class FindRuns(_Query, frozen=True, kw_only=True):
    """Answered by `StoredRun`s, the last created first."""

    where: RunsWhere = RunsWhere()
    limit: int | None = None
    ascending: bool = False
    before_run_id: str | None = None
    """Only runs behind this one, in the order of the answer."""


class CountRuns(_Query, frozen=True, kw_only=True):
    """Answered by a number."""

    where: RunsWhere = RunsWhere()


class FindEvents(_Query, frozen=True, kw_only=True):
    """Answered by `StoredEvent`s, in the order of their storage ids."""

    types: tuple[str, ...] = ()
    """Of `RunEventType`; any if empty."""
    asset_keys: tuple[str, ...] = ()
    """Slash-joined; any if empty."""
    partitions: tuple[str, ...] = ()
    run_id: str | None = None
    after_id: int | None = None
    before_id: int | None = None
    event_ids: tuple[int, ...] = ()
    ascending: bool = True
    limit: int | None = None


class FindAssetKeys(_Query, frozen=True, kw_only=True):
    """Answered by the slash-joined keys of all assets that events tell of, by name."""


class FindDynamicPartitions(_Query, frozen=True, kw_only=True):
    """Answered by keys, in the order in which they were added."""

    definition: str


class AddDynamicPartitions(_Query, frozen=True, kw_only=True):
    """Answered by how many of the keys are new."""

    definition: str
    keys: tuple[str, ...]


class DeleteDynamicPartitions(_Query, frozen=True, kw_only=True):
    """Answered by how many of the keys there were."""

    definition: str
    keys: tuple[str, ...]


class ReportAssetEvent(_Query, frozen=True, kw_only=True):
    """Record that an asset was made or looked at outside any run; answers its id."""

    event: RunEvent


class DeleteRunRecord(_Query, frozen=True, kw_only=True):
    """Delete a finished run, and free its key; answers whether there was one."""

    run_id: str


class ReportRunFailed(_Query, frozen=True, kw_only=True):
    """End a run as a failure; answers whether there is such a run."""

    run_id: str
    message: str


class AddRunTags(_Query, frozen=True, kw_only=True):
    """Mark a run with more tags; answers whether there is such a run."""

    run_id: str
    tags: dict[str, str]


Query = (
    FindRuns
    | CountRuns
    | FindEvents
    | FindAssetKeys
    | FindDynamicPartitions
    | AddDynamicPartitions
    | DeleteDynamicPartitions
    | ReportAssetEvent
    | DeleteRunRecord
    | ReportRunFailed
    | AddRunTags
)

ANSWERS: dict[type[Any], Any] = {
    FindRuns: tuple[StoredRun, ...],
    CountRuns: int,
    FindEvents: tuple[StoredEvent, ...],
    FindAssetKeys: tuple[str, ...],
    FindDynamicPartitions: tuple[str, ...],
    AddDynamicPartitions: int,
    DeleteDynamicPartitions: int,
    ReportAssetEvent: int,
    DeleteRunRecord: bool,
    ReportRunFailed: bool,
    AddRunTags: bool,
}
"""What answers each question, for decoding."""
