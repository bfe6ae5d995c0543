"""Executing a job: its steps one after another, telling what happens."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.composition import Handle
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.instance import being
from tickdeck.definitions.io_managers import Keeping
from tickdeck.definitions.job_config import StepConfig
from tickdeck.definitions.present import telling_time_by
from tickdeck.definitions.resources import Resources, must_provide
from tickdeck.definitions.run_storage import RunStorage
from tickdeck.definitions.runs import PARTITION_TAG
from tickdeck.definitions.step_execution import StepExecution
from tickdeck.errors import (
    DagsterError,
    DagsterExecutionInterruptedError,
    DagsterUnknownResourceError,
)
from tickdeck.values.runs import RunEvent, RunEventType

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.clock import Clock
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.composition import Step
    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.definitions.jobs import JobDefinition
    from tickdeck.values.errors import ErrorInfo

Emit = Callable[[RunEvent], None]


@dataclass(frozen=True)
class ExecutionOutcome:
    """How a run ended, and what its steps gave."""

    success: bool
    error: ErrorInfo | None = None
    failed_steps: tuple[str, ...] = ()
    outputs: Mapping[Handle, Any] = field(default_factory=dict)
    exception: BaseException | None = None


def execute_job(
    job: JobDefinition,
    *,
    catalog: Catalog | None,
    run_id: str,
    run_config: Mapping[str, Any] | None = None,
    tags: Mapping[str, str] | None = None,
    asset_keys: Sequence[str] = (),
    resources: Mapping[str, Any] | None = None,
    emit: Emit,
    clock: Clock,
    instance: DagsterInstance | None = None,
    storage: RunStorage | None = None,
    step_keys: Sequence[str] = (),
    sleep: Callable[[float], None] = time.sleep,
) -> ExecutionOutcome:
    """Execute *job* in this process and tell *emit* each thing that happens.

    Steps run in the order of their inputs, and of their definition where that leaves a
    choice. Behind a failed step nothing runs; other branches go on. Only the resources
    that steps ask for are set up, before the first and torn down after the last.

    Args:
        job: The job.
        catalog: What else is defined beside it.
        run_id: The id of the run.
        run_config: The config of the run.
        tags: Marks of the run; ``dagster/partition`` says which partition it is for.
        asset_keys: Slash-joined keys of the assets to materialize; all if empty.
        resources: By key, before the job's and the catalog's.
        emit: Takes each event, in order.
        clock: Tells the time.
        instance: What the code can look things up in.
        storage: Keeps values; in memory if omitted.
        step_keys: The steps to execute; all if empty. What the others gave is loaded;
            where it was not kept, they are executed as well.
        sleep: Waits some seconds between two attempts of a step.

    Raises:
        KeyboardInterrupt: If it comes; everything else is told, not raised.
    """
    run = Execution(
        job,
        catalog,
        run_id,
        dict(tags or {}),
        emit,
        clock,
        instance,
        storage or RunStorage.in_memory(),
        sleep,
        run_config,
    )
    run.tell(RunEventType.RUN_START, f'Started execution of run for "{job.name}".')
    try:
        provided = {**(catalog.resources if catalog else {}), **job.resource_defs}
        provided.update(resources or {})
        steps = catalog.steps_of(job, asset_keys) if catalog else job.steps
        _resolved, configs, resource_configs = job.check_config(
            run_config, provided, steps
        )
        with (
            being(instance),
            telling_time_by(clock),
            run.with_resources(steps, provided, resource_configs),
        ):
            run.execute(steps, configs, step_keys)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, the run ends by it
        return run.end(error)
    return run.end(None)


class _EventHandler(logging.Handler):
    """Turns what a step logs into events of the run."""

    def __init__(self, execution: Execution) -> None:
        super().__init__()
        self._execution = execution

    def emit(self, record: logging.LogRecord) -> None:
        try:
            message = record.getMessage()
        except Exception:  # noqa: BLE001 - the author's arguments may not fit
            message = f"{record.msg} {record.args}"
        error = record.exc_info[1] if record.exc_info else None
        self._execution.tell(
            RunEventType.LOG,
            message,
            level=record.levelname,
            error=None if error is None else error_info(error),
        )


class Execution:
    """One run: its events, its outputs, its failed steps."""

    interruptions = (DagsterExecutionInterruptedError,)
    """What ends the run, not only the step."""

    def __init__(
        self,
        job: JobDefinition,
        catalog: Catalog | None,
        run_id: str,
        tags: dict[str, str],
        emit: Emit,
        clock: Clock,
        instance: DagsterInstance | None,
        storage: RunStorage,
        sleep: Callable[[float], None],
        run_config: Mapping[str, Any] | None,
    ) -> None:
        self.job = job
        self.run_config = dict(run_config or job.run_config)
        self.definitions = None if catalog is None else catalog.definitions
        self.assets = job.assets if catalog is None else catalog.assets
        self.sources = {} if catalog is None else catalog.sources
        self.run_id = run_id
        self.tags = tags
        self.partition_key = tags.get(PARTITION_TAG)
        self.emit = emit
        self.instance = instance
        self.storage = storage
        self.sleep = sleep
        self.resources = Resources({})
        self.outputs: dict[Handle, Any] = {}
        self.consumed: set[Handle] = set()
        """Outputs that another step takes, and so are worth keeping."""
        self.failed: dict[str, BaseException] = {}
        self.blocked: set[str] = set()
        """Steps that need what a failed one would have given."""
        self.executed: set[str] = set()
        self.skipped: set[str] = set()
        """Steps that need what another had not to give, and did not."""
        self.keeping = Keeping(self._io_manager, storage.assets)
        self._clock = clock
        self._step_key: str | None = None
        # Not one of the process-wide loggers: its lines belong to this run alone.
        self.logger = logging.Logger(  # noqa: LOG001 - see above
            "dagster", logging.DEBUG
        )
        self.logger.addHandler(_EventHandler(self))

    def now(self) -> datetime:
        """Return the present instant."""
        return self._clock.now()

    def tell(
        self,
        kind: RunEventType,
        message: str = "",
        *,
        level: str = "INFO",
        error: ErrorInfo | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:
        """Tell of one thing that happened, in the step at hand."""
        self.emit(
            RunEvent(
                at=self._clock.now(),
                type=kind,
                message=message,
                level=level,
                step_key=self._step_key,
                error=error,
                data=data,
            )
        )

    @contextlib.contextmanager
    def with_resources(
        self,
        steps: Sequence[Step],
        provided: Mapping[str, Any],
        configs: Mapping[str, Any],
    ) -> Iterator[None]:
        """Set up what the steps and hooks ask for; an error names the resource."""
        hooks = self.job.hooks.union(*(step.hooks for step in steps))
        required = sorted(
            {key for step in steps for key in step.op.required_resource_keys}
            | {key for hook in hooks for key in hook.required_resource_keys}
        )
        made = Resources(provided, configs, instance=self.instance, run_id=self.run_id)
        try:
            for key in required:
                if key not in provided:
                    raise must_provide(key, "job", self.job.name)
                try:
                    made.get(key)
                except DagsterUnknownResourceError:
                    raise
                except Exception as error:
                    raise DagsterError(
                        f'The resource "{key}" of job {self.job.name} could not be '
                        "set up."
                    ) from error
            self.resources, self._provided = made, provided
            yield
        finally:
            made.close()

    def _io_manager(self, key: str) -> Any:
        """Return the author's I/O manager of a key, None where there is none."""
        return self.resources.get(key) if key in self._provided else None

    def execute(
        self,
        steps: Sequence[Step],
        configs: Mapping[str, StepConfig],
        step_keys: Sequence[str] = (),
    ) -> None:
        """Execute each step whose inputs there are."""
        self.consumed = {handle for step in steps for handle in step.handles}
        wanted = self._wanted(steps, step_keys)
        for step in steps:
            if step.key not in wanted:
                continue
            self._step_key = step.key
            obstacle = self._obstacle(step)
            if obstacle:
                self.tell(RunEventType.STEP_SKIPPED, f"Skipped, as {obstacle}.")
                continue
            self.executed.add(step.key)
            config = configs.get(step.key, StepConfig())
            error = StepExecution(self, step, config).execute()
            if error is not None:
                self._fail(step, error)
        self._step_key = None

    def _obstacle(self, step: Step) -> str:
        """Return why a step cannot be executed, "" if it can, and remember it."""
        stopped = {*self.failed, *self.blocked}
        missing = [each for each in step.waits_for if each in stopped]
        if missing:
            self.blocked.add(step.key)
            return f"{', '.join(missing)} did not succeed"
        absent = [
            handle
            for given in step.inputs.values()
            for handle in self._absent_of(given)
        ]
        skipped = [each for each in step.after if each in self.skipped]
        if absent or skipped:
            self.skipped.add(step.key)
            words = [f"{each.step} gave no {each.output}" for each in absent]
            return ", ".join([*words, *(f"{each} was skipped" for each in skipped)])
        return ""

    def is_absent(self, handle: Handle) -> bool:
        """Tell whether a step of this run did not give what it need not give."""
        return handle.step in self.skipped or (
            handle.step in self.executed and handle not in self.outputs
        )

    def _absent_of(self, given: Any) -> list[Handle]:
        """Return what an input lacks; of a list, nothing unless it lacks all."""
        if isinstance(given, Handle):
            return [given] if self.is_absent(given) else []
        if isinstance(given, list | tuple) and given:
            handles = [each for each in given if isinstance(each, Handle)]
            absent = [each for each in handles if self.is_absent(each)]
            return absent if len(absent) == len(given) else []
        return []

    def _wanted(self, steps: Sequence[Step], step_keys: Sequence[str]) -> set[str]:
        """Return the steps to execute: those asked for, and those that they need.

        What a step gave in an earlier run is loaded; where it was not kept, the step is
        needed again.
        """
        if not step_keys:
            return {step.key for step in steps}
        wanted = set(step_keys)
        for step in reversed(steps):
            if step.key not in wanted:
                continue
            for handle in step.handles:
                is_asset = handle.output in self.job.assets_by_step.get(handle.step, {})
                if (
                    handle.step not in wanted
                    and not is_asset
                    and not self.storage.has(handle)
                ):
                    wanted.add(handle.step)
                    self.tell(
                        RunEventType.ENGINE_EVENT,
                        f'The step "{handle.step}" is executed again: what it gave '
                        f'for "{handle.output}" was not kept.',
                    )
        return wanted

    def _fail(self, step: Step, error: BaseException) -> None:
        self.failed[step.key] = error
        message = f'Execution of step "{step.key}" failed.'
        if isinstance(error, SystemExit):
            message = f'The step "{step.key}" called sys.exit({error.code!r}).'
        self.tell(
            RunEventType.STEP_FAILURE, message, level="ERROR", error=error_info(error)
        )

    def end(self, error: BaseException | None) -> ExecutionOutcome:
        """Tell how the run ended."""
        if isinstance(error, self.interruptions):
            return self._end_interrupted(error)
        self._step_key = None
        if error is None and not self.failed:
            self.tell(
                RunEventType.RUN_SUCCESS,
                f'Finished execution of run for "{self.job.name}".',
            )
            return ExecutionOutcome(success=True, outputs=self.outputs)
        message = f'Execution of run for "{self.job.name}" failed.'
        if error is None:
            message += f" Steps failed: {list(self.failed)}."
            cause = next(iter(self.failed.values()))
        else:
            cause = error
            message += f" {error_info(error).summary}"
        info = error_info(cause)
        self.tell(RunEventType.RUN_FAILURE, message, level="ERROR", error=info)
        return ExecutionOutcome(
            success=False,
            error=info,
            failed_steps=tuple(self.failed),
            outputs=self.outputs,
            exception=cause,
        )

    def _end_interrupted(self, error: BaseException) -> ExecutionOutcome:
        """Tell that the run was cancelled, and in which step."""
        if self._step_key is not None:
            self.tell(
                RunEventType.STEP_FAILURE,
                f'The step "{self._step_key}" was interrupted.',
                level="ERROR",
            )
        self._step_key = None
        self.tell(
            RunEventType.RUN_CANCELED,
            f'The run for "{self.job.name}" was cancelled.',
            level="WARNING",
        )
        return ExecutionOutcome(
            success=False,
            error=error_info(error),
            failed_steps=tuple(self.failed),
            outputs=self.outputs,
            exception=error,
        )
