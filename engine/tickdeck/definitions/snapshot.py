"""What the engine and the window need to know of definitions, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.definitions.asset_sensors import AssetSensorDefinition
from tickdeck.definitions.catalog import ASSET_JOB
from tickdeck.definitions.multi_asset_sensors import MultiAssetSensorDefinition
from tickdeck.definitions.run_status_sensors import RunStatusSensorDefinition
from tickdeck.definitions.schedules import ScheduleDefinition
from tickdeck.definitions.selection import AssetSelection
from tickdeck.values.locations import AssetSpec, DefinitionsSnapshot, JobSpec, StepSpec
from tickdeck.values.sensors import SensorSpec, SensorStatus

if TYPE_CHECKING:
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.config_types import ConfigType
    from tickdeck.definitions.jobs import JobDefinition
    from tickdeck.definitions.sensors import SensorDefinition


def snapshot(catalog: Catalog) -> DefinitionsSnapshot:
    """Return *catalog* as values that can cross a process."""
    return DefinitionsSnapshot(
        repository=catalog.repository_name,
        sensors=tuple(_sensor_spec(each, catalog) for each in catalog.sensors.values()),
        jobs=tuple(_job_spec(each) for each in catalog.jobs.values()),
        assets=tuple(
            AssetSpec(
                key=key.to_user_string(),
                description=made.description_of(key),
                group=made.group_of(key),
                waits_for=tuple(
                    each.to_user_string() for each in made.upstream_of(key)
                ),
            )
            for key, made in sorted(catalog.assets.items())
        ),
    )


def _sensor_spec(sensor: SensorDefinition, catalog: Catalog) -> SensorSpec:
    file, line = sensor.source()
    spec = SensorSpec(
        name=sensor.name,
        kind=sensor.sensor_type,
        description=sensor.description or "",
        interval_seconds=sensor.minimum_interval_seconds,
        default_status=SensorStatus(sensor.default_status.value),
        job_names=sensor.targets.names,
        asset_selection=(
            "" if sensor.asset_selection is None else str(sensor.asset_selection)
        ),
        timeout_seconds=sensor.timeout,
        watch=sensor.watched_paths(),
        resource_keys=tuple(sorted(sensor.required_resource_keys)),
        jitter_seconds=sensor.jitter,
        is_async=sensor.is_async,
        source_file=file,
        source_line=line,
    )
    return msgspec.structs.replace(spec, **_of_its_kind(sensor, catalog))


def _of_its_kind(sensor: SensorDefinition, catalog: Catalog) -> dict[str, Any]:
    """Return what only sensors of one kind have."""
    match sensor:
        case RunStatusSensorDefinition():
            return {
                "run_status": sensor.run_status.value,
                "monitored": sensor.monitored.in_words(),
                "monitors_all": sensor.monitored.everywhere,
            }
        case AssetSensorDefinition():
            keys: tuple[str, ...] = (sensor.asset_key.to_user_string(),)
            return {"asset_keys": keys, "monitored": keys}
        case MultiAssetSensorDefinition():
            monitored = sensor.monitored_assets
            if isinstance(monitored, AssetSelection):
                monitored = sorted(monitored.resolve(catalog.assets))
            keys = tuple(each.to_user_string() for each in monitored)
            return {"asset_keys": keys, "monitored": keys}
        case ScheduleDefinition():
            return {"cron": sensor.crons, "timezone": sensor.execution_timezone}
    return {}


def _job_spec(job: JobDefinition) -> JobSpec:
    return JobSpec(
        name=job.name,
        description="Materializes assets."
        if job.name == ASSET_JOB
        else job.description,
        steps=tuple(
            StepSpec(
                key=step.key,
                description=step.op.description,
                waits_for=step.waits_for,
            )
            for step in job.steps
        ),
        tags=job.tags,
        config_schema=_config_schema(job),
        asset_keys=job.asset_keys,
    )


def _config_schema(job: JobDefinition) -> dict[str, Any]:
    """Return a JSON schema of the run config; a part without one is left open."""
    if job.config_mapping is not None:
        return _schema_of(job.config_mapping.config_type)
    ops: dict[str, Any] = {}
    for step in job.steps:
        if step.op.config_type is None or _is_mapped(step.key, job):
            continue
        schema = _schema_of(step.op.config_type)
        *graphs, name = step.key.split(".")
        level = ops
        for graph in graphs:
            inner = level.setdefault(graph, {"type": "object", "properties": {}})
            level = inner["properties"].setdefault(
                "ops", {"type": "object", "properties": {}}
            )["properties"]
        level[name] = {"type": "object", "properties": {"config": schema}}
    return {
        "type": "object",
        "properties": {"ops": {"type": "object", "properties": ops}},
    }


def _schema_of(kind: ConfigType) -> dict[str, Any]:
    try:
        return kind.json_schema()
    except Exception:  # noqa: BLE001 - a type may have none; the config still works
        return {"type": "object"}


def _is_mapped(step_key: str, job: JobDefinition) -> bool:
    """Tell whether a graph around a step makes its config of a simpler one."""
    return any(
        placed.config_mapping is not None and step_key.startswith(f"{graph}.")
        for graph, placed in job.graphs.items()
    )
