"""What a sensor's runs are of: jobs, or assets; and which each request means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import AssetsDefinition
from tickdeck.definitions.checks import expect_optional
from tickdeck.definitions.selection import AssetSelection, as_selection
from tickdeck.errors import DagsterInvalidDefinitionError, ParameterCheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.requests import RunRequest

SENSOR_NAME_TAG = "dagster/sensor_name"
_NO_TARGET_JOB = "__anonymous_asset_job"
_NAMES = ("job", "jobs", "job_name", "asset_selection", "target")


@dataclass(frozen=True)
class Targets:
    """The targets of one sensor or schedule."""

    jobs: tuple[Any, ...] = ()
    job_name: str | None = None
    selection: AssetSelection | None = None

    @classmethod
    def of(
        cls,
        *,
        job: Any = None,
        jobs: Sequence[Any] | None = None,
        job_name: str | None = None,
        asset_selection: Any = None,
        target: Any = None,
        names: Sequence[str] = _NAMES,
    ) -> Targets:
        """Return the one kind of target that was given, if any.

        Args:
            job: A job, a graph's job or an unresolved asset job.
            jobs: Several.
            job_name: A job's name.
            asset_selection: Assets.
            target: A job, or assets: whatever *asset_selection* takes.
            names: How the caller's parameters are called.

        Raises:
            DagsterInvalidDefinitionError: If there are several kinds.
            ParameterCheckError: If something is no job.
        """
        values = (job, jobs, job_name, asset_selection, target)
        given = [
            name
            for name, value in zip(names, values, strict=False)
            if value is not None
        ]
        if len(given) > 1:
            raise DagsterInvalidDefinitionError(
                f"A sensor can have one kind of target, not {' and '.join(given)}."
            )
        if target is not None:
            if isinstance(target, AssetSelection | AssetsDefinition) or not hasattr(
                target, "name"
            ):
                asset_selection = target
            else:
                job = target
        all_jobs = (job,) if job is not None else tuple(jobs or ())
        for each in all_jobs:
            if not hasattr(each, "name"):
                raise ParameterCheckError(f"{each!r} is not a job.")
        return cls(
            tuple(
                each.to_job() if hasattr(each, "to_job") else each for each in all_jobs
            ),
            expect_optional(job_name, str, names[2]),
            None if asset_selection is None else as_selection(asset_selection),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all jobs that may be started."""
        if self.jobs:
            return tuple(each.name for each in self.jobs)
        return () if self.job_name is None else (self.job_name,)

    def only_job(self, sensor_name: str) -> Any:
        """Return the one job.

        Raises:
            DagsterInvalidDefinitionError: If there is none or more than one.
        """
        if len(self.jobs) > 1:
            raise DagsterInvalidDefinitionError(
                f"Job property not available: {sensor_name} has several jobs."
            )
        return self.given_jobs(sensor_name)[0]

    def given_jobs(self, sensor_name: str) -> list[Any]:
        """Return the jobs that were given as such.

        Raises:
            DagsterInvalidDefinitionError: If there are none.
        """
        if not self.jobs:
            raise DagsterInvalidDefinitionError(
                f"No job was provided to the sensor {sensor_name}."
            )
        return list(self.jobs)

    def only_name(self, sensor_name: str) -> str | None:
        """Return the name of the one job, None if there is none.

        Raises:
            DagsterInvalidDefinitionError: If there are several.
        """
        if len(self.jobs) > 1:
            raise DagsterInvalidDefinitionError(
                f"Cannot use job_name: {sensor_name} has several jobs."
            )
        return self.names[0] if self.names else None

    def resolve(
        self, sensor_name: str, request: RunRequest, catalog: Catalog | None
    ) -> RunRequest:
        """Return a request that names its job.

        Raises:
            Exception: If the request has no target, or one that is not among these.
            DagsterInvalidSubsetError: If its assets are not among the selected.
        """
        if self.selection is not None:
            if catalog is None:
                return request.replaced(job_name=_NO_TARGET_JOB)
            keys = catalog.assets_for(self.selection, request.asset_selection)
            return request.replaced(
                job_name=catalog.asset_job_name, asset_selection=keys
            )
        names = self.names
        if not names:
            raise Exception(  # noqa: TRY002 - authors' code may catch the bare class
                f"Error in sensor {sensor_name}: Sensor evaluation function returned a "
                "RunRequest for a sensor lacking a specified target (job_name, job, or "
                "jobs). Targets can be specified by providing job, jobs, or job_name "
                "to the @sensor decorator."
            )
        if request.job_name is None and len(names) > 1:
            raise Exception(  # noqa: TRY002 - authors' code may catch the bare class
                f"Error in sensor {sensor_name}: Sensor returned a RunRequest that did "
                f"not specify job_name for the requested run. Expected one of: "
                f"{list(names)}"
            )
        if request.job_name is not None and request.job_name not in names:
            raise Exception(  # noqa: TRY002 - authors' code may catch the bare class
                f"Error in sensor {sensor_name}: Sensor returned a RunRequest with "
                f"job_name {request.job_name}. Expected one of: {list(names)}"
            )
        return request.replaced(job_name=request.job_name or names[0])
