"""Executing a job here and now, as authors' tests do."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.clock import SystemClock
from tickdeck.definitions.asset_jobs import steps_for
from tickdeck.definitions.assets import (
    AssetKey,
    AssetMaterialization,
    AssetObservation,
    as_key,
)
from tickdeck.definitions.composition import Handle
from tickdeck.definitions.config import plain
from tickdeck.definitions.ephemeral import EphemeralRecords
from tickdeck.definitions.events import DagsterEvent, EventSpecificData
from tickdeck.definitions.execution import execute_job
from tickdeck.definitions.instance import DagsterInstance
from tickdeck.definitions.run_storage import RunStorage
from tickdeck.definitions.runs import PARTITION_TAG, DagsterRun
from tickdeck.errors import DagsterError, DagsterInvariantViolationError
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus, after

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.jobs import JobDefinition


@dataclass(frozen=True)
class ExecuteInProcessResult:
    """How a job went that was executed here and now.

    Where a step is named, ``graph.op`` names one inside a graph, and a graph's name
    stands for all its steps.
    """

    run: Run
    events: tuple[RunEvent, ...]
    outputs: Mapping[Handle, Any]
    job_def: JobDefinition
    """The job that was executed."""

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

    # --- events --------------------------------------------------------------------

    @property
    def all_events(self) -> list[DagsterEvent]:
        """Everything that happened, in order; logged lines are not among it."""
        return [
            DagsterEvent.of(each, self.run.job_name)
            for each in self.events
            if each.type is not RunEventType.LOG
        ]

    @property
    def all_node_events(self) -> list[DagsterEvent]:
        """What happened in steps."""
        return self.filter_events(lambda event: event.step_key is not None)

    def filter_events(
        self, event_filter: Callable[[DagsterEvent], bool]
    ) -> list[DagsterEvent]:
        """Return the events for which a function is true."""
        return [each for each in self.all_events if event_filter(each)]

    def events_for_node(self, name: str) -> list[DagsterEvent]:
        """Return what happened in one step, or in all of a graph."""
        return self.filter_events(lambda event: _is_of(event.step_key, name))

    def get_step_success_events(self) -> list[DagsterEvent]:
        """Return the events of steps that succeeded."""
        return self.filter_events(lambda event: event.is_step_success)

    def get_step_failure_events(self) -> list[DagsterEvent]:
        """Return the events of steps that failed."""
        return self.filter_events(lambda event: event.is_step_failure)

    def get_step_skipped_events(self) -> list[DagsterEvent]:
        """Return the events of steps that were skipped."""
        return self.filter_events(lambda event: event.is_step_skipped)

    def get_failed_step_keys(self) -> set[str]:
        """Return the steps that failed."""
        return {each.step_key or "" for each in self.get_step_failure_events()}

    def get_asset_materialization_events(self) -> list[DagsterEvent]:
        """Return the events of assets that were made."""
        return self._of_type("ASSET_MATERIALIZATION")

    def get_asset_observation_events(self) -> list[DagsterEvent]:
        """Return the events of assets that were looked at."""
        return self._of_type("ASSET_OBSERVATION")

    def asset_materializations_for_node(self, name: str) -> list[AssetMaterialization]:
        """Return which assets one step made."""
        return [
            each.event_specific_data.materialization
            for each in self.events_for_node(name)
            if each.event_specific_data.materialization is not None
        ]

    def asset_observations_for_node(self, name: str) -> list[AssetObservation]:
        """Return which assets one step looked at."""
        return [
            each.event_specific_data.asset_observation
            for each in self.events_for_node(name)
            if each.event_specific_data.asset_observation is not None
        ]

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
        found = self._of_type(kind.value)
        if not found:
            raise DagsterError(f"No event of type {kind.name} in run {self.run_id}.")
        return found[0]

    def _of_type(self, value: str, name: str | None = None) -> list[DagsterEvent]:
        return self.filter_events(
            lambda event: (
                event.event_type_value == value
                and (name is None or _is_of(event.step_key, name))
            )
        )

    # --- steps ---------------------------------------------------------------------

    def is_node_success(self, name: str) -> bool:
        """Tell whether a step succeeded; of a graph, all of them that were executed."""
        return bool(self._of_type("STEP_SUCCESS", name)) and not (
            self.is_node_failed(name) or self.is_node_skipped(name)
        )

    def is_node_failed(self, name: str) -> bool:
        """Tell whether a step failed."""
        return bool(self._of_type("STEP_FAILURE", name))

    def is_node_skipped(self, name: str) -> bool:
        """Tell whether a step was skipped."""
        return bool(self._of_type("STEP_SKIPPED", name))

    def is_node_untouched(self, name: str) -> bool:
        """Tell whether nothing happened in a step."""
        return not self.events_for_node(name)

    def failure_data_for_node(self, name: str) -> EventSpecificData | None:
        """Return what a step's failure carries, None if it did not fail."""
        failures = self._of_type("STEP_FAILURE", name)
        return failures[0].step_failure_data if failures else None

    def retry_attempts_for_node(self, name: str) -> int:
        """Return how often a step was tried again."""
        return len(self._of_type("STEP_UP_FOR_RETRY", name))

    # --- values --------------------------------------------------------------------

    def output_for_node(self, name: str, output_name: str = "result") -> Any:
        """Return what a step or graph gave.

        Raises:
            DagsterInvariantViolationError: If it gave nothing of that name, or there is
                no such step.
        """
        placed = self.job_def.graphs.get(name)
        handle = (
            Handle(name, output_name)
            if placed is None
            else placed.outputs.get(output_name)
        )
        known = {step.key for step in self.job_def.all_steps} | set(self.job_def.graphs)
        if name not in known:
            raise DagsterInvariantViolationError(
                f"{self.job_def.name} has no step called {name} (there are: "
                f"{', '.join(sorted(known))})."
            )
        if handle is None or handle not in self.outputs:
            raise DagsterInvariantViolationError(
                f"The step {name} gave no output {output_name}."
            )
        return self.outputs[handle]

    def output_value(self, output_name: str = "result") -> Any:
        """Return what the graph that was executed gave.

        Raises:
            DagsterInvariantViolationError: If a job was executed, which gives nothing,
                or there is no such output.
        """
        handle = self.job_def.outputs.get(output_name)
        if handle is None or handle not in self.outputs:
            known = ", ".join(self.job_def.outputs) or "none"
            raise DagsterInvariantViolationError(
                f"{self.job_def.name} gave no output {output_name} (its outputs: "
                f"{known}). For what a step gave, use output_for_node."
            )
        return self.outputs[handle]

    def asset_value(self, asset_key: Any) -> Any:
        """Return the value of an asset that the run made.

        Raises:
            DagsterInvariantViolationError: If it made none of that key.
        """
        text = as_key(asset_key).to_user_string()
        for step, outputs in self.job_def.assets_by_step.items():
            for output, key in outputs.items():
                if key == text:
                    return self.output_for_node(step, output)
        raise DagsterInvariantViolationError(f"The run did not make the asset {text}.")


def _is_of(step_key: str | None, name: str) -> bool:
    """Tell whether a step is the one of a name, or of the graph of that name."""
    return step_key is not None and (
        step_key == name or step_key.startswith(f"{name}.")
    )


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
    if partition_key is not None and job.partitions_def is not None:
        job.partitions_def.validate_partition_key(
            partition_key, dynamic_partitions_store=instance
        )
    config, marks = _config_and_tags(job, run_config, dict(tags), partition_key)
    if asset_keys and catalog is None:
        job, asset_keys = _of_assets(job, asset_keys), ()
    steps = catalog.steps_of(job, asset_keys) if catalog else None
    if resources:
        job = job.with_resources(resources)
    provided = {**(catalog.resources if catalog else {}), **job.resource_defs}
    job.check_config(config, provided, steps)
    if instance is None:
        instance = DagsterInstance.ephemeral()
    recorded = dict(plain(config) or job.run_config)
    events = _Events(instance, job, run_id or str(uuid.uuid4()), recorded, marks)
    memory = getattr(instance.records, "memory", None)
    outcome = execute_job(
        job,
        catalog=catalog,
        run_id=events.run.run_id,
        run_config=config,
        tags=marks,
        asset_keys=asset_keys,
        emit=events.take,
        clock=events.clock,
        instance=instance,
        storage=None if memory is None else RunStorage(memory),
    )
    if raise_on_error and outcome.exception is not None:
        raise outcome.exception
    return ExecuteInProcessResult(events.run, tuple(events.taken), outcome.outputs, job)


def _of_assets(job: JobDefinition, asset_keys: Sequence[str]) -> JobDefinition:
    """Return the job with only the steps of some of its assets."""
    keys = [AssetKey.from_user_string(each) for each in asset_keys]
    narrowed = {step.key: step for step in steps_for(keys, job.assets)}
    return job.with_steps(
        [narrowed[step.key] for step in job.steps if step.key in narrowed]
    )


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
