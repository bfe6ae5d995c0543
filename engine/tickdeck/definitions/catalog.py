"""`Definitions`, and what they come to: every sensor, job and asset by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tickdeck.definitions.asset_jobs import (
    UnresolvedAssetJob,
    common_partitions,
    steps_for,
)
from tickdeck.definitions.asset_resolving import resolved
from tickdeck.definitions.assets import (
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    SourceAsset,
)
from tickdeck.definitions.graphs import GraphDefinition
from tickdeck.definitions.jobs import JobDefinition
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.schedules import ScheduleDefinition
from tickdeck.definitions.selection import AssetSelection
from tickdeck.definitions.sensors import SensorDefinition
from tickdeck.errors import (
    DagsterInvalidDefinitionError,
    DagsterInvalidInvocationError,
    DagsterInvalidSubsetError,
    DagsterInvariantViolationError,
    ParameterCheckError,
)
from tickdeck.values.locations import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    from tickdeck.definitions.composition import Step
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.definitions.partitions import PartitionsDefinition
    from tickdeck.definitions.repositories import RepositoryDefinition

ASSET_JOB = "__ASSET_JOB"

T = TypeVar("T")


class Definitions:
    """Everything that a code location defines.

    Args:
        assets: Assets, also those that are only read.
        schedules: Schedules; the jobs that they were given come along.
        sensors: Sensors; the jobs that they were given come along.
        jobs: Jobs, also of `define_asset_job`, and graphs.
        resources: By key: `ConfigurableResource`s, old-style ones, or any objects.
        executor: Accepted and not used: runs execute in one process.
        loggers: Accepted and not used.
        asset_checks: Accepted and not used.
        metadata: Kept with them.

    Raises:
        ParameterCheckError: If something is not what its place takes.
    """

    repository_name = REPOSITORY
    """The namespace of what is defined."""

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
        metadata: Mapping[str, Any] | None = None,
    ) -> None:
        self.assets = _all_of(
            assets, (AssetsDefinition, SourceAsset, AssetSpec), "assets"
        )
        self.schedules = _all_of(schedules, ScheduleDefinition, "schedules")
        self.sensors = _all_of(sensors, SensorDefinition, "sensors")
        self.jobs = [
            each.to_job() if isinstance(each, GraphDefinition) else each
            for each in _all_of(
                jobs, (JobDefinition, UnresolvedAssetJob, GraphDefinition), "jobs"
            )
        ]
        self.resources = dict(resources or {})
        self.executor = executor
        self.loggers = dict(loggers or {})
        self.asset_checks = list(asset_checks or ())
        self.metadata = dict(metadata or {})
        self._catalog: Catalog | None = None
        self._repository: RepositoryDefinition | None = None

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

    def get_schedule_def(self, name: str) -> ScheduleDefinition:
        """Return a schedule by its name."""
        schedules: dict[str, ScheduleDefinition] = {
            each.name: each for each in self.schedules
        }
        return _found(schedules, name, "schedule")

    def get_job_def(self, name: str) -> JobDefinition:
        """Return a job by its name, with these definitions' resources and assets."""
        catalog = self.catalog()
        return catalog.job(name).bound_to(catalog)

    def get_repository_def(self) -> RepositoryDefinition:
        """Return the repository that these definitions become."""
        from tickdeck.definitions.repositories import RepositoryDefinition

        self.catalog()
        if self._repository is None:
            self._repository = RepositoryDefinition.of(self)
        return self._repository

    def get_implicit_global_asset_job_def(self) -> JobDefinition:
        """Return the job for all assets."""
        return self.get_job_def(ASSET_JOB)

    @staticmethod
    def merge(*def_sets: Definitions) -> Definitions:
        """Return everything that some definitions have, as one.

        Raises:
            DagsterInvariantViolationError: If two have different resources or loggers
                of one key, or two have an executor.
        """
        made = Definitions(
            assets=[each for every in def_sets for each in every.assets],
            schedules=[each for every in def_sets for each in every.schedules],
            sensors=[each for every in def_sets for each in every.sensors],
            jobs=[each for every in def_sets for each in every.jobs],
            resources=_merged("resources", [each.resources for each in def_sets]),
            loggers=_merged("loggers", [each.loggers for each in def_sets]),
            asset_checks=[each for every in def_sets for each in every.asset_checks],
            metadata={
                key: value for each in def_sets for key, value in each.metadata.items()
            },
        )
        executors = [each.executor for each in def_sets if each.executor is not None]
        if any(each is not executors[0] for each in executors):
            raise DagsterInvariantViolationError(
                "Two of the Definitions that are merged have an executor. Keep one."
            )
        made.executor = executors[0] if executors else None
        return made

    def load_asset_value(
        self,
        asset_key: Any,
        instance: DagsterInstance | None = None,
        partition_key: str | None = None,
        **further: Any,
    ) -> Any:
        """Return the value of an asset, as its I/O manager keeps it.

        Args:
            asset_key: The asset.
            instance: Where it was made, if it was in a test.
            partition_key: Which partition of it.
            further: Accepted and not used: python_type.

        Raises:
            DagsterInvalidDefinitionError: If a keyword would be without effect.
            DagsterInvariantViolationError: If it was never kept.
        """
        from tickdeck.definitions.asset_values import load_asset_value

        refuse_unknown("load_asset_value", further, {"python_type"})

        return load_asset_value(self.catalog(), asset_key, instance, partition_key)


class Catalog:
    """Every sensor, job, asset and resource of `Definitions`, by its name.

    Schedules are among the sensors: both are called, and ask for runs.
    """

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self.repository_name = definitions.repository_name
        self.assets: dict[AssetKey, AssetsDefinition] = {}
        self.sources: dict[AssetKey, SourceAsset] = {}
        for each in definitions.assets:
            self._add_asset(each)
        self.assets = resolved(self.assets, self.sources)
        self.resources = self._all_resources(definitions.resources)
        """By key; those that assets have for themselves included."""
        self.sensors: dict[str, SensorDefinition] = {}
        for sensor in [*definitions.sensors, *definitions.schedules]:
            if sensor.name in self.sensors:
                raise DagsterInvalidDefinitionError(
                    f"Duplicate definition found for {sensor.name}: two sensors or "
                    "schedules have this name. Rename one."
                )
            self.sensors[sensor.name] = sensor
        self.jobs = self._all_jobs(definitions)
        for job in self.jobs.values():
            job.must_be_provided(self.resources)
        for sensor in self.sensors.values():
            for name in sensor.targets.names:
                if name not in self.jobs:
                    known = ", ".join(self.jobs) or "none"
                    raise DagsterInvalidDefinitionError(
                        f"The sensor {sensor.name} starts the job {name}, which is not "
                        f"defined (jobs: {known})."
                    )

    def _add_asset(self, made: Any) -> None:
        if isinstance(made, SourceAsset | AssetSpec):
            source = made if isinstance(made, SourceAsset) else _source_of(made)
            self.sources[source.key] = source
            return
        for key in made.keys_by_output.values():
            if key in self.assets:
                raise DagsterInvalidDefinitionError(
                    f"Duplicate asset key: {key.to_user_string()}."
                )
            self.assets[key] = made

    def _all_resources(self, given: Mapping[str, Any]) -> dict[str, Any]:
        made = dict(given)
        owners: list[tuple[AssetKey, SourceAsset | AssetsDefinition]] = [
            *self.sources.items(),
            *self.assets.items(),
        ]
        for key, each in owners:
            for name, own in (each.resource_defs or {}).items():
                if made.setdefault(name, own) is not own:
                    raise DagsterInvalidInvocationError(
                        f"The asset {key.to_user_string()} has conflicting resource "
                        f"definitions with provided resources for the key {name}. "
                        "Remove it from the asset, or rename one."
                    )
        return made

    def _all_jobs(self, definitions: Definitions) -> dict[str, JobDefinition]:
        given = [*definitions.jobs]
        for sensor in self.sensors.values():
            given += sensor.targets.jobs
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

    def job(self, name: str | None) -> JobDefinition:
        """Return a job by its name.

        Raises:
            DagsterInvalidDefinitionError: If there is none.
        """
        return _found(self.jobs, name or "", "job")

    def partitions_of(
        self, job: JobDefinition, asset_keys: Sequence[AssetKey] | None
    ) -> PartitionsDefinition | None:
        """Return the partitions of a job, or of those of its assets that are asked for.

        Raises:
            DagsterInvalidDefinitionError: If they have different ones.
        """
        if job.partitions_def is not None:
            return job.partitions_def
        keys = asset_keys or [
            AssetKey.from_user_string(each) for each in job.asset_keys
        ]
        return common_partitions(keys, self.assets)

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
        known = [each for each in keys if each in self.assets]
        narrowed = {step.key: step for step in steps_for(known, self.assets)}
        return [narrowed[step.key] for step in job.steps if step.key in narrowed]

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
        job = self.job(job_name)
        job.check_config(run_config, self.resources, self.steps_of(job, asset_keys))


def find_definitions(module: ModuleType) -> Definitions:
    """Return the one `Definitions` object among a module's globals.

    Raises:
        DagsterInvalidDefinitionError: If there is none, or more than one.
    """
    found = {
        id(value.get_repository_def()): value
        for value in vars(module).values()
        if isinstance(value, Definitions)
    }
    if len(found) == 1:
        return next(iter(found.values()))
    where = getattr(module, "__file__", None) or module.__name__
    if found:
        names = {
            each.repository_name
            for each in found.values()
            if each.repository_name != REPOSITORY
        }
        if names:
            raise DagsterInvalidDefinitionError(
                f"{where} has {len(found)} repositories ({', '.join(sorted(names))}). "
                "Keep one in each file: move the others to files of their own, and "
                "add each as a code location."
            )
        raise DagsterInvalidDefinitionError(
            f"{where} has {len(found)} Definitions objects. Keep one, or join them by "
            "Definitions.merge(...)."
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


def _source_of(spec: AssetSpec) -> SourceAsset:
    return SourceAsset(
        spec.key,
        description=spec.description,
        group_name=spec.group_name,
        partitions_def=spec.partitions_def,
        metadata=spec.metadata,
        tags=spec.tags,
    )


def _merged(kind: str, given: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for each in given:
        for key, value in each.items():
            if made.setdefault(key, value) is not value and made[key] != value:
                raise DagsterInvariantViolationError(
                    f"Two of the Definitions that are merged have different {kind} "
                    f"with the key {key!r}. Rename one."
                )
    return made
