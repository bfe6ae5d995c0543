from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tickdeck import (
    AssetKey,
    CheckError,
    DagsterRun,
    DagsterRunStatus,
    ParameterCheckError,
    RunRecord,
    RunsFilter,
)
from tickdeck.definitions.runs import repository_tag
from tickdeck.values.queries import StoredRun
from tickdeck.values.runs import Run, RunStatus

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_a_run_as_authors_see_it() -> None:
    stored = Run(
        run_id="r",
        location="l",
        job_name="j",
        status=RunStatus.FAILURE,
        created=NOON,
        tags={"dagster/is_resume_retry": "true"},
        asset_keys=("a/b",),
        step_keys=("s",),
        parent_run_id="p",
        root_run_id="o",
    )

    run = DagsterRun.of(stored)

    assert run.status is DagsterRunStatus.FAILURE
    assert (run.is_finished, run.is_failure, run.is_success) == (True, True, False)
    assert (run.is_failure_or_canceled, run.is_resume_retry) == (True, True)
    assert run.asset_selection == frozenset([AssetKey(["a", "b"])])
    assert (run.op_selection, run.location_name) == (["s"], "l")
    assert (stored.root_id, run.root_run_id) == ("o", "o")
    assert DagsterRun(job_name="j").run_id != DagsterRun(job_name="j").run_id


def test_a_record_tells_when() -> None:
    run = Run(
        run_id="r",
        location="l",
        job_name="j",
        status=RunStatus.STARTED,
        created=NOON,
        started=NOON,
    )

    record = RunRecord.of(StoredRun(id=3, run=run))

    assert (record.storage_id, record.start_time) == (3, NOON.timestamp())
    assert (record.update_timestamp, record.end_time) == (NOON, None)


def test_a_filter_becomes_a_condition() -> None:
    where = RunsFilter(
        job_name="j",
        statuses=[DagsterRunStatus.SUCCESS],
        tags={"a": "1", "b": ["2", "3"]},
        created_after=datetime(2026, 1, 1, 12),  # noqa: DTZ001 - naive means UTC
    ).where()

    assert where.tags == {"a": ("1",), "b": ("2", "3")}
    assert (where.statuses, where.created_after) == (("SUCCESS",), NOON)
    with pytest.raises(CheckError, match="matches no run"):
        RunsFilter(run_ids=[])
    with pytest.raises(ParameterCheckError):
        RunsFilter(statuses=["SUCCESS"])  # type: ignore[list-item]  # the point


def test_a_run_tells_which_repository_it_is_of() -> None:
    def of(location: str, tags: dict[str, str]) -> DagsterRun:
        return DagsterRun.of(
            Run(
                run_id="r",
                location=location,
                job_name="j",
                status=RunStatus.QUEUED,
                created=NOON,
                tags=tags,
            )
        )

    mark = repository_tag("mine", "l")
    assert mark == {".dagster/repository": "mine@l"}
    assert repository_tag("__repository__", "l") == {}
    assert of("l", mark).repository_name == "mine"
    assert of("l", {}).repository_name == "__repository__"
    assert of("", {}).repository_name is None
