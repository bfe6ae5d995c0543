"""`Definitions`, and what they come to: every sensor, job and asset by its name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from tickdeck.definitions.asset_jobs import UnresolvedAssetJob, steps_for
from tickdeck.definitions.assets import AssetKey, AssetsDefinition
from tickdeck.definitions.jobs import JobDefinition
from tickdeck.definitions.selection import AssetSelection
from tickdeck.definitions.sensors import SensorDefinition
from tickdeck.errors import (
    DagsterInvalidDefinitionError,
    DagsterInvalidSubsetError,
    ParameterCheckError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    from tickdeck.definitions.composition import Step

ASSET_JOB = "__ASSET_JOB"

T = TypeVar("T")


class Definitions:
    """Everything that a code location defines.

    Args:
        assets: Assets.
        schedules: Accepted; none are evaluated yet.
        sensors: Sensors; the jobs that they were given come along.
        jobs: Jobs, also of `define_asset_job`.
        resources: By key: `ConfigurableResource`s, old-style ones, or any objects.
        executor: Accepted and not used: runs execute in one process.
        loggers: Accepted and not used.
        asset_checks: Accepted and not used.

    Raises:
        ParameterCheckError: If something is not what its place takes.
    """

    def __init__(
        self,
        assets: Iterable[Any] | None = None,
        schedules: Iterable[Any] | None = None,
        sensors: Iterable[Any] | None = None,
        jobs: Iterable[Any] | None = None,
        resources: Mapping[str, Any] | None = None,
        executor: Any = None,
        loggers: Mapping[str, Any] | None = None,
        asset_checks: Iterable[Any] | None = None,
    ) -> None:
        self.assets = _all_of(assets, AssetsDefinition, "assets")
        self.schedules = list(schedules or ())
        self.sensors = _all_of(sensors, SensorDefinition, "sensors")
        self.jobs = _all_of(jobs, (JobDefinition, UnresolvedAssetJob), "jobs")
        self.resources = dict(resources or {})
        self.executor = executor
        self.loggers = dict(loggers or {})
        self.asset_checks = list(asset_checks or ())
        self._catalog: Catalog | None = None

    def catalog(self) -> Catalog:
        """Return everything by its name.

        Raises:
            DagsterInvalidDefinitionError: If two have one name, or a sensor starts a
                job that nobody defines.
        """
        if self._catalog is None:
            self._catalog = Catalog(self)
        return self._catalog

    def get_sensor_def(self, name: str) -> SensorDefinition:
        """Return a sensor by its name."""
        return _found(self.catalog().sensors, name, "sensor")

    def get_job_def(self, name: str) -> JobDefinition:
        """Return a job by its name."""
        return _found(self.catalog().jobs, name, "job")

    def get_repository_def(self) -> Definitions:
        """Return these definitions, which are a repository of their own."""
        self.catalog()
        return self


class Catalog:
    """Every sensor, job, asset and resource of `Definitions`, by its name."""

    def __init__(self, definitions: Definitions) -> None:
        self.resources: Mapping[str, Any] = definitions.resources
        self.assets: dict[AssetKey, AssetsDefinition] = {}
        for each in definitions.assets:
            if each.key in self.assets:
                raise DagsterInvalidDefinitionError(
                    f"Duplicate asset key: {each.key.to_user_string()}."
                )
            self.assets[each.key] = each
        self.sensors: dict[str, SensorDefinition] = {}
        for sensor in definitions.sensors:
            if sensor.name in self.sensors:
                raise DagsterInvalidDefinitionError(
                    f"Duplicate definition found for {sensor.name}: two sensors have "
                    "this name. Rename one."
                )
            self.sensors[sensor.name] = sensor
        self.jobs = self._all_jobs(definitions)
        for sensor in self.sensors.values():
            for name in sensor.target_names:
                if name not in self.jobs:
                    known = ", ".join(self.jobs) or "none"
                    raise DagsterInvalidDefinitionError(
                        f"The sensor {sensor.name} starts the job {name}, which is not "
                        f"defined (jobs: {known})."
                    )

    def _all_jobs(self, definitions: Definitions) -> dict[str, JobDefinition]:
        given = [*definitions.jobs]
        for sensor in self.sensors.values():
            given += sensor.direct_jobs
        originals: dict[str, Any] = {}
        for each in given:
            before = originals.setdefault(each.name, each)
            if before is not each:
                raise DagsterInvalidDefinitionError(
                    f"Duplicate definition found for {each.name}: two different jobs "
                    "have this name. Rename one."
                )
        jobs = {
            name: each.resolve(self.assets)
            if isinstance(each, UnresolvedAssetJob)
            else each
            for name, each in originals.items()
        }
        if self.assets:
            jobs.setdefault(
                ASSET_JOB,
                UnresolvedAssetJob(ASSET_JOB, AssetSelection.all()).resolve(
                    self.assets
                ),
            )
        return jobs

    @property
    def asset_job_name(self) -> str:
        """The job that materializes any assets of this catalogue."""
        return ASSET_JOB

    def assets_for(
        self, selection: AssetSelection, narrowed: Sequence[AssetKey] | None
    ) -> list[AssetKey]:
        """Return the keys of a sensor's selection, or those that a request narrows to.

        Raises:
            DagsterInvalidSubsetError: If the request leaves the selection.
        """
        keys = selection.resolve(self.assets)
        if narrowed is None:
            return sorted(keys)
        outside = sorted(each.to_user_string() for each in narrowed if each not in keys)
        if outside:
            raise DagsterInvalidSubsetError(
                f"The assets {', '.join(outside)} are not in the sensor's selection "
                f"{selection}."
            )
        return sorted(narrowed)

    def steps_of(self, job: JobDefinition, asset_keys: Sequence[str]) -> Sequence[Step]:
        """Return the steps of a run of *job*, for some of its assets or all."""
        if not asset_keys:
            return job.steps
        keys = [AssetKey.from_user_string(each) for each in asset_keys]
        wanted = {self.assets[key].op.name for key in keys if key in self.assets}
        narrowed = {step.key: step for step in steps_for(keys, self.assets)}
        return [narrowed[step.key] for step in job.steps if step.key in wanted]

    def check_run_config(
        self,
        job_name: str,
        run_config: Mapping[str, Any],
        asset_keys: Sequence[str] = (),
    ) -> None:
        """Validate a run config before its run exists.

        Raises:
            DagsterInvalidConfigError: If it does not fit; all problems, numbered.
            DagsterInvalidDefinitionError: If there is no such job.
        """
        job = _found(self.jobs, job_name, "job")
        job.check_config(run_config, self.resources, self.steps_of(job, asset_keys))

    @cached_property
    def asset_list(self) -> tuple[AssetsDefinition, ...]:
        """The assets by key."""
        return tuple(self.assets[key] for key in sorted(self.assets))


def find_definitions(module: ModuleType) -> Definitions:
    """Return the one `Definitions` object among a module's globals.

    Raises:
        DagsterInvalidDefinitionError: If there is none, or more than one.
    """
    found = {
        id(value): value
        for value in vars(module).values()
        if isinstance(value, Definitions)
    }
    if len(found) == 1:
        return next(iter(found.values()))
    where = getattr(module, "__file__", None) or module.__name__
    if found:
        raise DagsterInvalidDefinitionError(
            f"{where} has {len(found)} Definitions objects. Keep one."
        )
    bare = sorted(
        name
        for name, value in vars(module).items()
        if isinstance(value, SensorDefinition | JobDefinition | AssetsDefinition)
    )
    hint = (
        f"Put what it has ({', '.join(bare)}) into one: "
        if bare
        else "Add one, such as: "
    )
    raise DagsterInvalidDefinitionError(
        f"{where} has no Definitions object. {hint}"
        "defs = Definitions(sensors=[...], jobs=[...])"
    )


def _all_of(given: Iterable[Any] | None, kind: Any, place: str) -> list[Any]:
    made = list(given or ())
    for each in made:
        if not isinstance(each, kind):
            raise ParameterCheckError(
                f"Definitions({place}=…) takes no {type(each).__name__}: {each!r}."
            )
    return made


def _found(things: Mapping[str, T], name: str, kind: str) -> T:
    if name not in things:
        known = ", ".join(things) or "none"
        raise DagsterInvalidDefinitionError(
            f"There is no {kind} called {name} (found: {known})."
        )
    return things[name]
