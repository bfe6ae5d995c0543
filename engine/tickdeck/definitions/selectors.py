"""Naming jobs of other code locations."""

from __future__ import annotations

from dataclasses import dataclass

from tickdeck.values.locations import REPOSITORY


@dataclass(frozen=True)
class RepositorySelector:
    """Every job of a repository of a code location."""

    location_name: str
    repository_name: str


@dataclass(frozen=True)
class CodeLocationSelector:
    """Every job of a code location.

    Args:
        location_name: How the code location is called: its file's or module's name.
    """

    location_name: str

    def to_repository_selector(self) -> RepositorySelector:
        """Return the selector of the repository that its `Definitions` become."""
        return RepositorySelector(self.location_name, REPOSITORY)


@dataclass(frozen=True, init=False)
class JobSelector:
    """One job of a code location.

    Args:
        location_name: How the code location is called; the sensor's own if omitted.
        repository_name: The repository; what `Definitions` become if omitted.
        job_name: The job.
    """

    location_name: str | None
    repository_name: str
    job_name: str

    def __init__(
        self,
        location_name: str | None = None,
        repository_name: str | None = None,
        job_name: str = "",
    ) -> None:
        object.__setattr__(self, "location_name", location_name)
        object.__setattr__(self, "repository_name", repository_name or REPOSITORY)
        object.__setattr__(self, "job_name", job_name)
