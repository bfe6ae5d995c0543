"""What the engine and the window need to know of definitions, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.definitions.catalog import ASSET_JOB
from tickdeck.values.locations import AssetSpec, DefinitionsSnapshot, JobSpec, StepSpec
from tickdeck.values.sensors import SensorSpec, SensorStatus

if TYPE_CHECKING:
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.jobs import JobDefinition
    from tickdeck.definitions.sensors import SensorDefinition


def snapshot(catalog: Catalog) -> DefinitionsSnapshot:
    """Return *catalog* as values that can cross a process."""
    return DefinitionsSnapshot(
        sensors=tuple(_sensor_spec(each) for each in catalog.sensors.values()),
        jobs=tuple(_job_spec(each) for each in catalog.jobs.values()),
        assets=tuple(
            AssetSpec(
                key=each.key.to_user_string(),
                description=each.description,
                group=each.group_name,
                waits_for=tuple(key.to_user_string() for key in each.upstream),
            )
            for each in catalog.asset_list
        ),
    )


def _sensor_spec(sensor: SensorDefinition) -> SensorSpec:
    file, line = sensor.source()
    return SensorSpec(
        name=sensor.name,
        kind=sensor.sensor_type,
        description=sensor.description or "",
        interval_seconds=sensor.minimum_interval_seconds,
        default_status=SensorStatus(sensor.default_status.value),
        job_names=sensor.target_names,
        asset_selection=(
            "" if sensor.asset_selection is None else str(sensor.asset_selection)
        ),
        timeout_seconds=sensor.timeout,
        watch=sensor.watched_paths(),
        resource_keys=tuple(sorted(sensor.required_resource_keys)),
        source_file=file,
        source_line=line,
    )


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
        asset_keys=tuple(job.asset_keys.values()),
    )


def _config_schema(job: JobDefinition) -> dict[str, Any]:
    """Return a JSON schema of the run config; a part without one is left open."""
    ops: dict[str, Any] = {}
    for step in job.steps:
        if step.op.config_model is None:
            continue
        try:
            schema = step.op.config_model.model_json_schema()
        except Exception:  # noqa: BLE001 - a type may have none; the config still works
            schema = {"type": "object"}
        ops[step.key] = {"type": "object", "properties": {"config": schema}}
    return {
        "type": "object",
        "properties": {"ops": {"type": "object", "properties": ops}},
    }
