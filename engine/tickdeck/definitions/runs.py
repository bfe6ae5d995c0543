"""Runs, as the code of sensors and ops sees them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import AssetKey
from tickdeck.definitions.checks import expect_optional, expect_sequence
from tickdeck.errors import CheckError
from tickdeck.values.locations import REPOSITORY
from tickdeck.values.queries import RunsWhere, StoredRun
from tickdeck.values.runs import Run, RunStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PARENT_TAG = "dagster/parent_run_id"
ROOT_TAG = "dagster/root_run_id"
PARTITION_TAG = "dagster/partition"
REPOSITORY_TAG = ".dagster/repository"


def repository_tag(repository: str, location: str) -> dict[str, str]:
    """Return what a run is marked with to say which repository its job is of.

    Runs of `Definitions`, whose repository is always called the same, need no mark.
    """
    if repository == REPOSITORY:
        return {}
    return {REPOSITORY_TAG: f"{repository}@{location}"}


class DagsterRunStatus(StrEnum):
    """The life of a run, in the order in which it goes on."""

    QUEUED = "QUEUED"
    NOT_STARTED = "NOT_STARTED"
    MANAGED = "MANAGED"
    STARTING = "STARTING"
    STARTED = "STARTED"
    SUCCESS = "SUCCESS"
    FAILURE = "FAILURE"
    CANCELING = "CANCELING"
    CANCELED = "CANCELED"


FINISHED_STATUSES = (
    DagsterRunStatus.SUCCESS,
    DagsterRunStatus.FAILURE,
    DagsterRunStatus.CANCELED,
)
IN_PROGRESS_STATUSES = (
    DagsterRunStatus.STARTING,
    DagsterRunStatus.STARTED,
    DagsterRunStatus.CANCELING,
)


@dataclass(frozen=True, kw_only=True)
class DagsterRun:
    """One execution of one job, as it stood when it was looked up."""

    job_name: str
    run_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    run_config: Mapping[str, Any] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    status: DagsterRunStatus = DagsterRunStatus.NOT_STARTED
    op_selection: Sequence[str] | None = None
    asset_selection: frozenset[AssetKey] | None = None
    root_run_id: str | None = None
    parent_run_id: str | None = None
    location_name: str | None = None
    """The code location of the job; not in Dagster."""
    repository_name: str | None = None
    """The repository of the job; not in Dagster."""

    @classmethod
    def of(cls, run: Run) -> DagsterRun:
        """Return what authors see of a stored run."""
        return cls(
            job_name=run.job_name,
            run_id=run.run_id,
            run_config=run.run_config,
            tags=run.tags,
            status=DagsterRunStatus(run.status.value),
            op_selection=list(run.step_keys) or None,
            asset_selection=(
                frozenset(AssetKey.from_user_string(key) for key in run.asset_keys)
                or None
            ),
            root_run_id=run.root_run_id,
            parent_run_id=run.parent_run_id,
            location_name=run.location or None,
            repository_name=(
                run.tags.get(REPOSITORY_TAG, REPOSITORY).partition("@")[0]
                if run.location
                else None
            ),
        )

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status in FINISHED_STATUSES

    @property
    def is_success(self) -> bool:
        """Whether it succeeded."""
        return self.status is DagsterRunStatus.SUCCESS

    @property
    def is_failure(self) -> bool:
        """Whether it failed."""
        return self.status is DagsterRunStatus.FAILURE

    @property
    def is_failure_or_canceled(self) -> bool:
        """Whether it failed or was cancelled."""
        return self.status in (DagsterRunStatus.FAILURE, DagsterRunStatus.CANCELED)

    @property
    def is_resume_retry(self) -> bool:
        """Whether it goes on where a failed run ended."""
        return self.tags.get("dagster/is_resume_retry") == "true"


@dataclass(frozen=True, kw_only=True)
class RunRecord:
    """A run and when it was created and last moved on."""

    storage_id: int
    dagster_run: DagsterRun
    create_timestamp: datetime
    update_timestamp: datetime
    start_time: float | None = None
    """Seconds since 1970."""
    end_time: float | None = None
    """Seconds since 1970."""

    @classmethod
    def of(cls, stored: StoredRun) -> RunRecord:
        """Return what authors see of a stored run."""
        run = stored.run
        return cls(
            storage_id=stored.id,
            dagster_run=DagsterRun.of(run),
            create_timestamp=run.created,
            update_timestamp=stored.updated or run.ended or run.started or run.created,
            start_time=None if run.started is None else run.started.timestamp(),
            end_time=None if run.ended is None else run.ended.timestamp(),
        )


@dataclass(frozen=True, init=False)
class RunsFilter:
    """Which runs; every part that is given must hold.

    Args:
        run_ids: Only these; an empty list can never be meant and is refused.
        job_name: Of this job.
        statuses: In one of these.
        tags: With all of these; a list means any of its values.
        updated_after: Moved on later than this; a naive time means UTC.
        updated_before: Moved on earlier than this.
        created_after: Created later than this.
        created_before: Created earlier than this.

    Raises:
        CheckError: If *run_ids* is empty.
        ParameterCheckError: If an argument has the wrong type.
    """

    run_ids: Sequence[str] | None
    job_name: str | None
    statuses: Sequence[DagsterRunStatus]
    tags: Mapping[str, str | Sequence[str]]
    updated_after: datetime | None
    updated_before: datetime | None
    created_after: datetime | None
    created_before: datetime | None

    def __init__(
        self,
        run_ids: Sequence[str] | None = None,
        job_name: str | None = None,
        statuses: Sequence[DagsterRunStatus] | None = None,
        tags: Mapping[str, str | Sequence[str]] | None = None,
        updated_after: datetime | None = None,
        updated_before: datetime | None = None,
        created_after: datetime | None = None,
        created_before: datetime | None = None,
    ) -> None:
        if run_ids is not None and not run_ids:
            raise CheckError(
                "RunsFilter(run_ids=[]) matches no run, which is never meant. "
                "Leave run_ids away to match any."
            )
        set_once = object.__setattr__
        set_once(self, "run_ids", run_ids if run_ids is None else list(run_ids))
        set_once(self, "job_name", expect_optional(job_name, str, "job_name"))
        set_once(
            self,
            "statuses",
            expect_sequence(statuses, (DagsterRunStatus, RunStatus), "statuses"),
        )
        set_once(self, "tags", dict(tags or {}))
        for name, instant in (
            ("updated_after", updated_after),
            ("updated_before", updated_before),
            ("created_after", created_after),
            ("created_before", created_before),
        ):
            set_once(self, name, expect_optional(instant, datetime, name))

    def where(self) -> RunsWhere:
        """Return the filter as a value that can cross a process."""
        return RunsWhere(
            run_ids=None if self.run_ids is None else tuple(self.run_ids),
            job_name=self.job_name,
            statuses=tuple(each.value for each in self.statuses),
            tags={
                key: (value,) if isinstance(value, str) else tuple(value)
                for key, value in self.tags.items()
            },
            updated_after=_aware(self.updated_after),
            updated_before=_aware(self.updated_before),
            created_after=_aware(self.created_after),
            created_before=_aware(self.created_before),
        )


def _aware(instant: datetime | None) -> datetime | None:
    if instant is None or instant.tzinfo is not None:
        return instant
    return instant.replace(tzinfo=UTC)
