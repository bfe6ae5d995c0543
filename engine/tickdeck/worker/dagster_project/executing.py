"""Executing a run by Dagster's own `execute_in_process`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.clock import SystemClock
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.worker.dagster_project.translating import ENDS, run_event, told_error
from tickdeck.worker.locations import failure_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck import wire
    from tickdeck.worker.dagster_project.origins import Origins

_INTERRUPTIONS = ("DagsterExecutionInterruptedError", "KeyboardInterrupt")
_AGAIN = (
    "Dagster's execute_in_process keeps no outputs of steps, so all steps of the run "
    "are executed again, not only those that failed."
)


class Teller:
    """Hands on what Dagster stores of a run, as it happens.

    Args:
        instance: The `dagster.DagsterInstance` that the run is stored in.
        run_id: The run.
        emit: Takes each event.
    """

    def __init__(
        self, instance: Any, run_id: str, emit: Callable[[RunEvent], None]
    ) -> None:
        self._instance = instance
        self._run_id = run_id
        self._emit = emit
        self.ended = False

    def take(self, entry: Any) -> None:
        """Hand on an entry of Dagster's event log."""
        self._note_interruption(entry)
        event = run_event(entry)
        if event is None or self.ended:
            return
        self.ended = event.type in ENDS
        self._emit(event)

    def _note_interruption(self, entry: Any) -> None:
        """Tell Dagster that the end was asked for, lest it calls it a failure."""
        told = entry.dagster_event
        if told is None or told.event_type_value != RunEventType.STEP_FAILURE:
            return
        error = getattr(told.event_specific_data, "error", None)
        if error is not None and error.cls_name in _INTERRUPTIONS:
            run = self._instance.get_run_by_id(self._run_id)
            self._instance.report_run_canceling(run)


def execute(
    job: Any,
    message: wire.Execute,
    emit: Callable[[RunEvent], None],
    *,
    instance: Any,
    origins: Origins,
    asset_keys: list[Any],
) -> None:
    """Execute a run of *job* and tell *emit* what happens, its end included.

    Args:
        job: A `dagster.JobDefinition`.
        message: The run.
        emit: Takes each event.
        instance: The `dagster.DagsterInstance` to store the run in.
        origins: What to mark the run with.
        asset_keys: The assets to materialize; all of the job's if empty.
    """
    clock = SystemClock()
    teller = Teller(instance, message.run_id, emit)
    instance.add_event_listener(message.run_id, teller.take)
    origins.mark_runs(instance, job.name)
    if message.steps:
        emit(RunEvent(at=clock.now(), type=RunEventType.LOG, message=_AGAIN))
    error: BaseException | None = None
    try:
        job.execute_in_process(
            run_config=message.run_config,
            instance=instance,
            partition_key=message.partition_key,
            raise_on_error=False,
            asset_selection=asset_keys or None,
            run_id=message.run_id,
            tags=dict(message.tags),
        )
    except BaseException as caught:  # noqa: BLE001 - it is told of as the run's end
        error = caught
    if teller.ended:
        return
    told = error or RuntimeError("Dagster did not say how the run ended.")
    failure = failure_of(f"Dagster refused the run: {told}", told, clock)
    _end_in_dagster(instance, message.run_id, failure.message)
    emit(
        RunEvent(
            at=failure.at,
            type=failure.type,
            level=failure.level,
            message=failure.message,
            error=told_error(told),
        )
    )


def _end_in_dagster(instance: Any, run_id: str, why: str) -> None:
    run = instance.get_run_by_id(run_id)
    if run is not None and not run.is_finished:
        instance.report_run_failed(run, why)
