"""`Definitions`, and what they come to: every sensor, job and asset by its name."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, TypeVar

from tickdeck.definitions.asset_jobs import (
    UnresolvedAssetJob,
    common_partitions,
    steps_for,
)
from tickdeck.definitions.assets import (
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    SourceAsset,
)
from tickdeck.definitions.graphs import GraphDefinition
from tickdeck.definitions.jobs import JobDefinition
from tickdeck.definitions.schedules import ScheduleDefinition
from tickdeck.definitions.selection import AssetSelection
from tickdeck.definitions.sensors import SensorDefinition
from tickdeck.errors import (
    DagsterInvalidDefinitionError,
    DagsterInvalidSubsetError,
    ParameterCheckError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import ModuleType

    from tickdeck.definitions.composition import Step
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.definitions.partitions import PartitionsDefinition

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

    def get_schedule_def(self, name: str) -> ScheduleDefinition:
        """Return a schedule by its name."""
        schedules: dict[str, ScheduleDefinition] = {
            each.name: each for each in self.schedules
        }
        return _found(schedules, name, "schedule")

    def get_job_def(self, name: str) -> JobDefinition:
        """Return a job by its name."""
        return self.catalog().job(name)

    def get_repository_def(self) -> Definitions:
        """Return these definitions, which are a repository of their own."""
        self.catalog()
        return self

    def load_asset_value(
        self,
        asset_key: Any,
        instance: DagsterInstance | None = None,
        partition_key: str | None = None,
        **_unused: Any,
    ) -> Any:
        """Return the value of an asset, as its I/O manager keeps it.

        Args:
            asset_key: The asset.
            instance: Where it was made, if it was in a test.
            partition_key: Which partition of it.

        Raises:
            DagsterInvariantViolationError: If it was never kept.
        """
        from tickdeck.definitions.asset_values import load_asset_value

        return load_asset_value(self.catalog(), asset_key, instance, partition_key)


class Catalog:
    """Every sensor, job, asset and resource of `Definitions`, by its name.

    Schedules are among the sensors: both are called, and ask for runs.
    """

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self.resources: Mapping[str, Any] = definitions.resources
        self.assets: dict[AssetKey, AssetsDefinition] = {}
        self.sources: dict[AssetKey, SourceAsset] = {}
        for each in definitions.assets:
            self._add_asset(each)
        self.sensors: dict[str, SensorDefinition] = {}
        for sensor in [*definitions.sensors, *definitions.schedules]:
            if sensor.name in self.sensors:
                raise DagsterInvalidDefinitionError(
                    f"Duplicate definition found for {sensor.name}: two sensors or "
                    "schedules have this name. Rename one."
                )
            self.sensors[sensor.name] = sensor
        self.jobs = self._all_jobs(definitions)
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
            source = made if isinstance(made, SourceAsset) else SourceAsset(made.key)
            self.sources[source.key] = source
            return
        for key in made.keys_by_output.values():
            if key in self.assets:
                raise DagsterInvalidDefinitionError(
                    f"Duplicate asset key: {key.to_user_string()}."
                )
            self.assets[key] = made

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


def repository(
    function: Callable[[], Sequence[Any]] | None = None, **_unused: Any
) -> Any:
    """Turn a function that returns a list of definitions into `Definitions`.

    The old style; usable bare or called.
    """

    def define(listing: Callable[[], Sequence[Any]]) -> Definitions:
        places: dict[str, Any] = {}
        for each in listing():
            places.setdefault(_place_of(each), []).append(each)
        return Definitions(**places)

    return define if function is None else define(function)


def _place_of(definition: Any) -> str:
    match definition:
        case ScheduleDefinition():
            return "schedules"
        case SensorDefinition():
            return "sensors"
        case AssetsDefinition() | SourceAsset() | AssetSpec():
            return "assets"
    return "jobs"


def load_assets_from_modules(
    modules: Iterable[ModuleType], **_unused: Any
) -> list[AssetsDefinition | SourceAsset]:
    """Return all assets among the modules' globals, each once."""
    found = {
        id(value): value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, AssetsDefinition | SourceAsset)
    }
    return list(found.values())


def load_assets_from_current_module(
    **_unused: Any,
) -> list[AssetsDefinition | SourceAsset]:
    """Return all assets among the globals of the module that calls this."""
    frame = inspect.currentframe()
    names = frame.f_back.f_globals if frame and frame.f_back else {}
    found = {
        id(value): value
        for value in names.values()
        if isinstance(value, AssetsDefinition | SourceAsset)
    }
    return list(found.values())
