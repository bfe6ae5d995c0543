from __future__ import annotations

import pytest

from tickdeck import (
    CodeLocationSelector,
    DagsterInvalidDefinitionError,
    DagsterRun,
    JobSelector,
    ParameterCheckError,
    RepositorySelector,
    job,
)
from tickdeck.definitions.evaluation_context import EvaluationContext
from tickdeck.definitions.monitoring import Monitored


def context(location: str | None = "here") -> EvaluationContext:
    return EvaluationContext(location_name=location)


def run(job_name: str = "j", location: str | None = "here") -> DagsterRun:
    return DagsterRun(job_name=job_name, location_name=location)


@job
def j() -> None: ...


def test_by_default_the_own_location_is_monitored() -> None:
    own = Monitored.of(None, everywhere=False)

    assert own.includes(run(), context())
    assert own.includes(run(location=None), context())
    assert not own.includes(run(location="there"), context())
    assert own.in_words() == ()


def test_jobs_and_places_can_be_named() -> None:
    named = Monitored.of(
        [j, JobSelector("there", job_name="k"), CodeLocationSelector("far")],
        everywhere=False,
    )

    assert named.includes(run("j"), context())
    assert not named.includes(run("other"), context())
    assert named.includes(run("k", "there"), context())
    assert not named.includes(run("j", "there"), context())
    assert named.includes(run("any", "far"), context())
    assert named.in_words() == ("j", "there:k", "all jobs of far")


def test_another_repository_is_another_place() -> None:
    other = Monitored.of([RepositorySelector("far", "mine")], everywhere=False)

    assert not other.includes(run("any", "far"), context())


def test_what_cannot_be_is_refused() -> None:
    assert Monitored.of(None, everywhere=True).includes(run("x", "far"), context())
    with pytest.raises(DagsterInvalidDefinitionError, match="not both"):
        Monitored.of([j], everywhere=True)
    with pytest.raises(ParameterCheckError, match="neither a job"):
        Monitored.of(["j"], everywhere=False)


def test_a_run_knows_its_repository() -> None:
    there = DagsterRun(job_name="j", location_name="far", repository_name="mine")
    own = DagsterRun(job_name="j", location_name="here", repository_name="mine")

    def includes(selector: object, run: DagsterRun) -> bool:
        return Monitored.of([selector], everywhere=False).includes(run, context())

    assert includes(RepositorySelector("far", "mine"), there)
    assert includes(JobSelector("far", "mine", "j"), there)
    assert not includes(JobSelector("far", "mine", "k"), there)
    assert not includes(JobSelector("far", job_name="j"), there)
    assert not includes(CodeLocationSelector("far"), there)
    assert includes(j, own)
    assert includes(JobSelector(repository_name="mine", job_name="j"), own)
    assert not includes(JobSelector(repository_name="other", job_name="j"), own)


def test_one_selector_that_does_not_fit_hides_no_other() -> None:
    both = Monitored.of(
        [RepositorySelector("far", "mine"), CodeLocationSelector("far")],
        everywhere=False,
    )

    assert both.includes(run("any", "far"), context())
