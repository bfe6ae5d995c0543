"""Which runs a run status sensor looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.selectors import (
    CodeLocationSelector,
    JobSelector,
    RepositorySelector,
)
from tickdeck.errors import DagsterInvalidDefinitionError, ParameterCheckError
from tickdeck.values.locations import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.definitions.runs import DagsterRun


@dataclass(frozen=True)
class Monitored:
    """The runs of some jobs, of a code location, or of all."""

    selectors: tuple[JobSelector | RepositorySelector, ...] | None = None
    """None for every job of the sensor's own code location."""
    everywhere: bool = False

    @classmethod
    def of(cls, given: Sequence[Any] | None, *, everywhere: bool) -> Monitored:
        """Return what an author asked for.

        Raises:
            DagsterInvalidDefinitionError: If both jobs and everything are asked for.
            ParameterCheckError: If something is neither a job nor a selector.
        """
        if given and everywhere:
            raise DagsterInvalidDefinitionError(
                "A sensor monitors the jobs that it names, or all code locations, not "
                "both: give monitored_jobs or monitor_all_code_locations."
            )
        if given is None:
            return cls(None, everywhere)
        return cls(tuple(_selector_of(each) for each in given), everywhere)

    def includes(self, run: DagsterRun, context: Any) -> bool:
        """Tell whether the sensor of *context* looks at *run*.

        A run that was executed in a test belongs to no code location; it counts as one
        of the sensor's own.
        """
        if self.everywhere:
            return True
        own = context.location_name
        is_own = run.location_name in (None, own) or own is None
        if self.selectors is None:
            return is_own
        return any(_fits(each, run, is_own=is_own) for each in self.selectors)

    def in_words(self) -> tuple[str, ...]:
        """Return the jobs and places, for showing."""
        words = []
        for selector in self.selectors or ():
            place = selector.location_name
            if isinstance(selector, RepositorySelector):
                words.append(f"all jobs of {place}")
            else:
                words.append(
                    selector.job_name
                    if place is None
                    else f"{place}:{selector.job_name}"
                )
        return tuple(words)


def _fits(
    selector: JobSelector | RepositorySelector, run: DagsterRun, *, is_own: bool
) -> bool:
    repository = run.repository_name or REPOSITORY
    if isinstance(selector, JobSelector):
        if selector.job_name != run.job_name:
            return False
        if selector.location_name is None:
            return is_own and selector.repository_name in (REPOSITORY, repository)
    return (selector.location_name, selector.repository_name) == (
        run.location_name,
        repository,
    )


def _selector_of(given: Any) -> JobSelector | RepositorySelector:
    match given:
        case JobSelector() | RepositorySelector():
            return given
        case CodeLocationSelector():
            return given.to_repository_selector()
    if not hasattr(given, "name"):
        raise ParameterCheckError(f"{given!r} is neither a job nor a selector of jobs.")
    return JobSelector(job_name=given.name)
