"""Dagster's own name for where a job lives.

A Dagster sensor on run statuses looks at runs whose origin is its own location and
repository, so the runs that are executed here must bear it.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import sys
from typing import Any

# Where Dagster keeps these classes; they moved with its releases, newest first.
_HOMES = ("dagster._core.remote_origin", "dagster._core.remote_representation.origin")
_WORDS = ("remote", "external")


class Origins:
    """The origins of one code location.

    Args:
        location: The name of the code location.
        repository: The name of its repository.
    """

    def __init__(self, location: str, repository: str) -> None:
        origin = _module()
        types = importlib.import_module("dagster._core.types.loadable_target_origin")
        self.location = origin.InProcessCodeLocationOrigin(
            loadable_target_origin=types.LoadableTargetOrigin(
                executable_path=sys.executable
            ),
            location_name=location,
        )
        make = _named(origin, "{}RepositoryOrigin")
        self._repository = make(self.location, repository)
        self._job = _named(origin, "{}JobOrigin")

    def of_job(self, name: str) -> Any:
        """Return the origin of a job."""
        return self._job(self._repository, name)

    def mark_runs(self, instance: Any, job_name: str) -> None:
        """Let *instance* give each run of a job that it creates the job's origin."""
        create = instance.create_run_for_job
        taken = inspect.signature(create).parameters
        key = next(each for word in _WORDS if (each := f"{word}_job_origin") in taken)
        instance.create_run_for_job = functools.partial(
            create, **{key: self.of_job(job_name)}
        )


def _module() -> Any:
    for name in _HOMES[:-1]:
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    return importlib.import_module(_HOMES[-1])


def _named(module: Any, pattern: str) -> Any:
    names = [pattern.format(word.capitalize()) for word in _WORDS]
    return next(made for name in names if (made := getattr(module, name, None)))
