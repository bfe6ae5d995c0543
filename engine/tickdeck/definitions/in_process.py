"""Executing a job here and now, as authors' tests do."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.clock import SystemClock
from tickdeck.definitions.assets import AssetMaterialization, as_key
from tickdeck.definitions.composition import Handle
from tickdeck.definitions.ephemeral import EphemeralRecords
from tickdeck.definitions.events import DagsterEvent
from tickdeck.definitions.execution import execute_job
from tickdeck.definitions.instance import DagsterInstance
from tickdeck.definitions.run_storage import RunStorage
from tickdeck.definitions.runs import PARTITION_TAG, DagsterRun
from tickdeck.errors import DagsterError, DagsterInvariantViolationError
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus, after

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.jobs import JobDefinition


@dataclass(frozen=True)
class ExecuteInProcessResult:
    """How a job went that was executed here and now."""

    run: Run
    events: tuple[RunEvent, ...]
    outputs: Mapping[Handle, Any]

    @property
    def success(self) -> bool:
        """Whether every step succeeded."""
        return self.run.status is RunStatus.SUCCESS

    @property
    def dagster_run(self) -> DagsterRun:
        """The run."""
        return DagsterRun.of(self.run)

    @property
    def run_id(self) -> str:
        """The run's id."""
        return self.run.run_id

    @property
    def all_events(self) -> list[DagsterEvent]:
        """Everything that happened, in order; logged lines are not among it."""
        return [
            DagsterEvent.of(each, self.run.job_name)
            for each in self.events
            if each.type is not RunEventType.LOG
        ]

    def events_for_node(self, name: str) -> list[DagsterEvent]:
        """Return what happened in one step."""
        return [each for each in self.all_events if each.step_key == name]

    def asset_materializations_for_node(self, name: str) -> list[AssetMaterialization]:
        """Return which assets one step made."""
        return [
            each.event_specific_data.materialization
            for each in self.events_for_node(name)
            if each.event_specific_data.materialization is not None
        ]

    def asset_value(self, asset_key: Any) -> Any:
        """Return the value of an asset that the run made.

        Raises:
            DagsterInvariantViolationError: If it made none of that key.
        """
        return self.output_for_node(as_key(asset_key).to_python_identifier())

    def output_for_node(self, name: str, output_name: str = "result") -> Any:
        """Return what a step gave.

        Raises:
            DagsterInvariantViolationError: If it gave nothing of that name.
        """
        handle = Handle(name, output_name)
        if handle not in self.outputs:
            raise DagsterInvariantViolationError(
                f"The step {name} gave no output {output_name}."
            )
        return self.outputs[handle]

    def get_job_success_event(self) -> DagsterEvent:
        """Return the event that says that the run succeeded.

        Raises:
            DagsterError: If it did not.
        """
        return self._event(RunEventType.RUN_SUCCESS)

    def get_job_failure_event(self) -> DagsterEvent:
        """Return the event that says that the run failed.

        Raises:
            DagsterError: If it did not.
        """
        return self._event(RunEventType.RUN_FAILURE)

    get_run_success_event = get_job_success_event
    get_run_failure_event = get_job_failure_event

    def _event(self, kind: RunEventType) -> DagsterEvent:
        for event in self.events:
            if event.type is kind:
                return DagsterEvent.of(event, self.run.job_name)
        raise DagsterError(f"No event of type {kind.name} in run {self.run_id}.")


def execute_in_process(
    job: JobDefinition,
    *,
    run_config: Any,
    instance: DagsterInstance | None,
    raise_on_error: bool,
    tags: Mapping[str, str],
    partition_key: str | None,
    resources: Mapping[str, Any] | None,
    run_id: str | None,
    catalog: Catalog | None = None,
    asset_keys: Sequence[str] = (),
) -> ExecuteInProcessResult:
    """Execute *job* here and now; see `JobDefinition.execute_in_process`."""
    config, marks = _config_and_tags(job, run_config, dict(tags), partition_key)
    steps = catalog.steps_of(job, asset_keys) if catalog else None
    provided = {**(catalog.resources if catalog else {}), **job.resource_defs}
    resolved = job.check_config(config, {**provided, **(resources or {})}, steps)
    if instance is None:
        instance = DagsterInstance.ephemeral()
    events = _Events(instance, job, run_id or str(uuid.uuid4()), resolved[0], marks)
    memory = getattr(instance.records, "memory", None)
    outcome = execute_job(
        job,
        catalog=catalog,
        run_id=events.run.run_id,
        run_config=config,
        tags=marks,
        asset_keys=asset_keys,
        resources=resources,
        emit=events.take,
        clock=events.clock,
        instance=instance,
        storage=None if memory is None else RunStorage(memory),
    )
    if raise_on_error and outcome.exception is not None:
        raise outcome.exception
    return ExecuteInProcessResult(events.run, tuple(events.taken), outcome.outputs)


def _config_and_tags(
    job: JobDefinition, run_config: Any, tags: dict[str, str], key: str | None
) -> tuple[Any, dict[str, str]]:
    """Return the run config as a dict, and the run's tags, those of *key* included."""
    if hasattr(run_config, "to_config_dict"):
        run_config = run_config.to_config_dict()
    marks = {**job.tags, **tags}
    if key is None:
        return run_config, marks
    partitioned = job.partitioned_config
    if partitioned is not None:
        marks = {**partitioned.get_tags_for_partition_key(key), **marks}
        run_config = run_config or partitioned.get_run_config_for_partition_key(key)
    return run_config, {**marks, PARTITION_TAG: key}


class _Events:
    """Takes the events of a run, and keeps it in an ephemeral instance."""

    def __init__(
        self,
        instance: DagsterInstance,
        job: JobDefinition,
        run_id: str,
        run_config: dict[str, Any],
        tags: dict[str, str],
    ) -> None:
        self.clock = SystemClock()
        self.taken: list[RunEvent] = []
        self.run = Run(
            run_id=run_id,
            location="",
            job_name=job.name,
            status=RunStatus.NOT_STARTED,
            created=self.clock.now(),
            run_config=run_config,
            tags=tags,
            partition_key=tags.get(PARTITION_TAG),
        )
        records = instance.records
        self._records = records if isinstance(records, EphemeralRecords) else None
        if self._records is not None:
            self._records.add_run(self.run)

    def take(self, event: RunEvent) -> None:
        """Keep an event, and what the run is after it."""
        self.run = after(self.run, event)
        if self._records is not None:
            self._records.add_run(self.run)
            number = self._records.add_event(self.run, event)
            event = msgspec.structs.replace(event, id=number)
        self.taken.append(event)
