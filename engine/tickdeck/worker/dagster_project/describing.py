"""What a Dagster repository defines, as values."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from tickdeck.values.locations import AssetSpec, DefinitionsSnapshot, JobSpec, StepSpec
from tickdeck.values.sensors import (
    DEFAULT_INTERVAL_SECONDS,
    SensorKind,
    SensorSpec,
    SensorStatus,
)
from tickdeck.worker.dagster_project.translating import is_dagsters

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    "STANDARD": SensorKind.STANDARD,
    "RUN_STATUS": SensorKind.RUN_STATUS,
    "ASSET": SensorKind.ASSET,
    "MULTI_ASSET": SensorKind.MULTI_ASSET,
}
# Of Dagster's kinds, those that need its daemon; they are shown, but not evaluated.
_NEED_THE_DAEMON = ("AUTO_MATERIALIZE", "AUTOMATION", "FRESHNESS_POLICY")


def snapshot(repository: Any) -> DefinitionsSnapshot:
    """Return a `dagster.RepositoryDefinition` as values that can cross a process."""
    return DefinitionsSnapshot(
        repository=repository.name,
        sensors=(
            *(_sensor(each, repository) for each in repository.sensor_defs),
            *(_schedule(each) for each in repository.schedule_defs),
        ),
        jobs=tuple(_job(each) for each in repository.get_all_jobs()),
        assets=tuple(_assets(repository)),
    )


def kind_of(sensor: Any) -> SensorKind:
    """Return of which of our kinds a Dagster sensor is."""
    return KINDS.get(sensor.sensor_type.name, SensorKind.UNKNOWN)


def job_names(sensor: Any) -> tuple[str, ...]:
    """Return the jobs that a Dagster sensor or schedule may ask for."""
    targets = getattr(sensor, "targets", None) or [getattr(sensor, "target", None)]
    return tuple(each.job_name for each in targets if getattr(each, "job_name", None))


def _sensor(sensor: Any, repository: Any) -> SensorSpec:
    kind = kind_of(sensor)
    status = getattr(sensor, "_run_status", None)
    file, line = _source(sensor)
    keys = tuple(_asset_keys(sensor, repository))
    return SensorSpec(
        name=sensor.name,
        kind=kind,
        description=_description(sensor),
        interval_seconds=sensor.minimum_interval_seconds or DEFAULT_INTERVAL_SECONDS,
        default_status=SensorStatus(sensor.default_status.value),
        job_names=job_names(sensor),
        asset_selection=str(getattr(sensor, "asset_selection", None) or ""),
        resource_keys=tuple(sorted(sensor.required_resource_keys)),
        run_status=None if status is None else status.value,
        monitored=keys or tuple(_monitored(sensor)),
        asset_keys=keys,
        source_file=file,
        source_line=line,
    )


def _description(sensor: Any) -> str:
    said = sensor.description or ""
    if sensor.sensor_type.name in _NEED_THE_DAEMON:
        return f"{said} Needs Dagster's own daemon.".strip()
    return said


def _schedule(schedule: Any) -> SensorSpec:
    cron = schedule.cron_schedule
    return SensorSpec(
        name=schedule.name,
        kind=SensorKind.SCHEDULE,
        description=schedule.description or "",
        default_status=SensorStatus(schedule.default_status.value),
        job_names=job_names(schedule),
        cron=(cron,) if isinstance(cron, str) else tuple(cron),
        timezone=schedule.execution_timezone or "",
    )


def _asset_keys(sensor: Any, repository: Any) -> Iterator[str]:
    """Yield the assets whose materializations make a sensor due."""
    one = getattr(sensor, "asset_key", None)
    if one is not None:
        yield one.to_user_string()
    many = getattr(sensor, "monitored_assets", None) or getattr(
        sensor, "_monitored_assets", None
    )
    if many is None:
        return
    if hasattr(many, "resolve"):
        many = sorted(many.resolve(repository.asset_graph))
    for key in many:
        yield key.to_user_string()


def _monitored(sensor: Any) -> Iterator[str]:
    """Yield, in words, the runs that a run status sensor looks at."""
    for each in getattr(sensor, "_monitored_jobs", None) or ():
        yield (
            getattr(each, "name", None) or getattr(each, "job_name", None) or str(each)
        )


def _source(sensor: Any) -> tuple[str, int]:
    """Return the file and line of a sensor's function, where Dagster tells."""
    for name in ("_run_status_sensor_fn", "_raw_fn"):
        function = getattr(sensor, name, None)
        if function is None:
            continue
        code = getattr(inspect.unwrap(function), "__code__", None)
        if code is not None and not is_dagsters(code.co_filename):
            return code.co_filename, code.co_firstlineno
    return "", 0


def _job(job: Any) -> JobSpec:
    asset_keys = getattr(job.asset_layer, "executable_asset_keys", None) or ()
    return JobSpec(
        name=job.name,
        description=job.description or "",
        steps=tuple(_steps(job.graph)),
        tags={str(key): str(value) for key, value in job.tags.items()},
        asset_keys=tuple(sorted(key.to_user_string() for key in asset_keys)),
    )


def _steps(graph: Any, prefix: str = "") -> Iterator[StepSpec]:
    """Yield the steps of a graph; those inside a graph of its own are dotted."""
    inner = {
        name: hasattr(node.definition, "node_dict")
        for name, node in graph.node_dict.items()
    }
    for name, node in graph.node_dict.items():
        key = f"{prefix}{name}"
        if inner[name]:
            yield from _steps(node.definition, f"{key}.")
            continue
        outputs = graph.dependency_structure.all_upstream_outputs_from_node(name)
        yield StepSpec(
            key=key,
            description=node.definition.description or "",
            waits_for=tuple(
                dict.fromkeys(
                    f"{prefix}{each.node_name}"
                    for each in outputs
                    if not inner[each.node_name]
                )
            ),
        )


def _assets(repository: Any) -> Iterator[AssetSpec]:
    graph = repository.asset_graph
    every = getattr(graph, "get_all_asset_keys", None)
    for key in sorted(every() if every is not None else graph.all_asset_keys):
        node = graph.get(key)
        yield AssetSpec(
            key=key.to_user_string(),
            description=node.description or "",
            group=node.group_name or "default",
            waits_for=tuple(sorted(each.to_user_string() for each in node.parent_keys)),
        )
