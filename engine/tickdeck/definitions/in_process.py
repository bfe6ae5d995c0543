"""Executing a job here and now, as authors' tests do."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tickdeck.clock import SystemClock
from tickdeck.definitions.composition import Handle
from tickdeck.definitions.execution import execute_job
from tickdeck.errors import DagsterError, DagsterInvariantViolationError
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    def dagster_run(self) -> Run:
        """The run."""
        return self.run

    @property
    def run_id(self) -> str:
        """The run's id."""
        return self.run.run_id

    @property
    def all_events(self) -> list[RunEvent]:
        """Everything that happened, in order."""
        return list(self.events)

    def events_for_node(self, name: str) -> list[RunEvent]:
        """Return what happened in one step."""
        return [each for each in self.events if each.step_key == name]

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

    def get_job_success_event(self) -> RunEvent:
        """Return the event that says that the run succeeded.

        Raises:
            DagsterError: If it did not.
        """
        return self._event(RunEventType.RUN_SUCCESS)

    def get_job_failure_event(self) -> RunEvent:
        """Return the event that says that the run failed.

        Raises:
            DagsterError: If it did not.
        """
        return self._event(RunEventType.RUN_FAILURE)

    get_run_success_event = get_job_success_event
    get_run_failure_event = get_job_failure_event

    def _event(self, kind: RunEventType) -> RunEvent:
        for event in self.events:
            if event.type is kind:
                return event
        raise DagsterError(f"No event of type {kind.name} in run {self.run_id}.")


def execute_in_process(
    job: JobDefinition,
    *,
    run_config: Any,
    instance: Any,
    raise_on_error: bool,
    tags: Mapping[str, str],
    partition_key: str | None,
    resources: Mapping[str, Any] | None,
    run_id: str | None,
) -> ExecuteInProcessResult:
    """Execute *job* here and now; see `JobDefinition.execute_in_process`."""
    resolved = job.check_config(run_config, {**job.resource_defs, **(resources or {})})
    marks = {**job.tags, **tags}
    if partition_key is not None:
        marks["dagster/partition"] = partition_key
    events: list[RunEvent] = []
    clock = SystemClock()
    created = clock.now()
    made_id = run_id or str(uuid.uuid4())
    if hasattr(run_config, "to_config_dict"):
        run_config = run_config.to_config_dict()
    outcome = execute_job(
        job,
        catalog=None,
        run_id=made_id,
        run_config=run_config,
        tags=marks,
        resources=resources,
        emit=events.append,
        clock=clock,
        instance=instance,
    )
    if raise_on_error and outcome.exception is not None:
        raise outcome.exception
    run = Run(
        run_id=made_id,
        location="",
        job_name=job.name,
        status=RunStatus.SUCCESS if outcome.success else RunStatus.FAILURE,
        created=created,
        started=events[0].at,
        ended=events[-1].at,
        run_config=resolved[0],
        tags=marks,
        partition_key=partition_key,
        error=None if outcome.error is None else outcome.error.summary,
    )
    return ExecuteInProcessResult(run, tuple(events), outcome.outputs)
