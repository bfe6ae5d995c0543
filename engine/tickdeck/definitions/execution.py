"""Executing a job: its steps one after another, telling what happens."""

from __future__ import annotations

import contextlib
import logging
import random
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.asset_jobs import OutsideAsset
from tickdeck.definitions.assets import (
    AssetKey,
    AssetMaterialization,
    AssetObservation,
    MaterializeResult,
)
from tickdeck.definitions.composition import Handle, Step, not_composing
from tickdeck.definitions.contexts import OpExecutionContext
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.ops import Output, RetryPolicy
from tickdeck.definitions.resources import Resources, must_provide
from tickdeck.errors import (
    DagsterError,
    DagsterInvariantViolationError,
    DagsterUnknownResourceError,
)
from tickdeck.values.runs import RunEvent, RunEventType

if TYPE_CHECKING:
    from tickdeck.clock import Clock
    from tickdeck.definitions.catalog import Catalog
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
    instance: Any = None,
) -> ExecutionOutcome:
    """Execute *job* in this process and tell *emit* each thing that happens.

    Steps run in the order of their inputs, and of their definition where that leaves a
    choice. Behind a failed step nothing runs; other branches go on. Only the resources
    that steps ask for are set up, before the first and torn down after the last.

    Raises:
        KeyboardInterrupt: If it comes; everything else is told, not raised.
    """
    run = _Execution(job, run_id, dict(tags or {}), emit, clock, instance)
    run.tell(RunEventType.RUN_START, f'Started execution of run for "{job.name}".')
    try:
        provided = {**(catalog.resources if catalog else {}), **job.resource_defs}
        provided.update(resources or {})
        steps = catalog.steps_of(job, asset_keys) if catalog else job.steps
        _resolved, configs, resource_configs = job.check_config(
            run_config, provided, steps
        )
        with _resources_for(steps, provided, resource_configs, job.name) as made:
            run.execute(steps, configs, made)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, the run ends by it
        return run.end(error)
    return run.end(None)


@contextlib.contextmanager
def _resources_for(
    steps: Sequence[Step],
    provided: Mapping[str, Any],
    configs: Mapping[str, Any],
    job_name: str,
) -> Iterator[Resources]:
    """Set up what the steps ask for; the error names the resource that fails."""
    required = sorted({key for step in steps for key in step.op.required_resource_keys})
    made = Resources({key: provided[key] for key in provided}, configs)
    try:
        for key in required:
            if key not in provided:
                raise must_provide(key, "job", job_name)
            try:
                made.get(key)
            except DagsterUnknownResourceError:
                raise
            except Exception as error:
                raise DagsterError(
                    f'The resource "{key}" of job {job_name} could not be set up.'
                ) from error
        yield made
    finally:
        made.close()


class _EventHandler(logging.Handler):
    """Turns what a step logs into events of the run."""

    def __init__(self, execution: _Execution) -> None:
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


class _Execution:
    """One run: its events, its outputs, its failed steps."""

    def __init__(
        self,
        job: JobDefinition,
        run_id: str,
        tags: dict[str, str],
        emit: Emit,
        clock: Clock,
        instance: Any,
    ) -> None:
        self.job = job
        self.outputs: dict[Handle, Any] = {}
        self.failed: dict[str, BaseException] = {}
        self.skipped: set[str] = set()
        self._run_id = run_id
        self._tags = tags
        self._emit = emit
        self._clock = clock
        self._instance = instance
        self._step_key: str | None = None
        # Not one of the process-wide loggers: its lines belong to this run alone.
        # Not one of the process-wide loggers: its lines belong to this run alone.
        self._logger = logging.Logger(  # noqa: LOG001 - see above
            "dagster", logging.DEBUG
        )
        self._logger.addHandler(_EventHandler(self))

    def tell(
        self,
        kind: RunEventType,
        message: str = "",
        *,
        level: str = "INFO",
        error: ErrorInfo | None = None,
        asset_key: str | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:
        """Tell of one thing that happened, in the step at hand."""
        self._emit(
            RunEvent(
                at=self._clock.now(),
                type=kind,
                message=message,
                level=level,
                step_key=self._step_key,
                error=error,
                asset_key=asset_key,
                data=data,
            )
        )

    def execute(
        self, steps: Sequence[Step], configs: Mapping[str, Any], resources: Resources
    ) -> None:
        """Execute each step whose inputs there are."""
        for step in steps:
            self._step_key = step.key
            missing = [
                each
                for each in step.waits_for
                if each in self.failed or each in self.skipped
            ]
            if missing:
                self.skipped.add(step.key)
                self.tell(
                    RunEventType.STEP_SKIPPED,
                    f"Skipped, as {', '.join(missing)} did not succeed.",
                )
            else:
                self._execute_step(step, configs.get(step.key), resources)
        self._step_key = None

    def _execute_step(self, step: Step, config: Any, resources: Resources) -> None:
        policy = step.op.retry_policy or self.job.op_retry_policy
        attempts = policy.max_retries if isinstance(policy, RetryPolicy) else 0
        for attempt in range(attempts + 1):
            self.tell(RunEventType.STEP_START, f'Started execution of "{step.key}".')
            try:
                self._call(step, config, resources, attempt)
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # noqa: BLE001 - a step may raise anything
                if attempt == attempts or not isinstance(error, Exception):
                    self._fail(step, error)
                    return
                delay = policy.delay_before(attempt + 1, random.random)
                self.tell(
                    RunEventType.LOG,
                    f"It failed and is tried again in {delay:g} s.",
                    level="WARNING",
                    error=error_info(error),
                )
                time.sleep(max(0.0, delay))
            else:
                self.tell(
                    RunEventType.STEP_SUCCESS, f'Finished execution of "{step.key}".'
                )
                return

    def _fail(self, step: Step, error: BaseException) -> None:
        self.failed[step.key] = error
        message = f'Execution of step "{step.key}" failed.'
        if isinstance(error, SystemExit):
            message = f'The step "{step.key}" called sys.exit({error.code!r}).'
        self.tell(
            RunEventType.STEP_FAILURE, message, level="ERROR", error=error_info(error)
        )

    def _call(
        self, step: Step, config: Any, resources: Resources, attempt: int
    ) -> None:
        key = self.job.asset_keys.get(step.key)
        context = OpExecutionContext(
            run_id=self._run_id,
            job_name=self.job.name,
            op_name=step.key,
            config=config,
            tags=self._tags,
            resources=resources,
            logger=self._logger,
            instance=self._instance,
            asset_key=None if key is None else AssetKey.from_user_string(key),
            record=self._record,
            retry_number=attempt,
        )
        inputs = {name: self._value_of(each) for name, each in step.inputs.items()}
        with not_composing():
            given = step.op.compute_fn(**step.op.bind(context, config, inputs))
            items = list(given) if isinstance(given, Generator) else [given]
        self._keep(step, items, key, context)

    def _value_of(self, given: Any) -> Any:
        match given:
            case Handle():
                return self.outputs[given]
            case list() | tuple():
                return [self._value_of(each) for each in given]
            case OutsideAsset():
                raise DagsterInvariantViolationError(
                    f"The asset {given.key.to_user_string()} is not made by this run, "
                    "and its value is not stored. Select it as well, or name it in "
                    "deps= where its value is not needed."
                )
        return given

    def _keep(
        self,
        step: Step,
        items: Sequence[Any],
        key: str | None,
        context: OpExecutionContext,
    ) -> None:
        """Keep what a step gave under the names of its outputs."""
        plain: list[Any] = []
        metadata = dict(context.output_metadata)
        for item in items:
            match item:
                case AssetMaterialization():
                    self._record(item)
                case Output():
                    self._keep_output(step, item.output_name, item.value)
                    metadata.update(item.metadata or {})
                case MaterializeResult():
                    metadata.update(item.metadata or {})
                    plain.append(item.value)
                case _:
                    plain.append(item)
        self._keep_plain(step, plain)
        if key is not None:
            self._record(
                AssetMaterialization(AssetKey.from_user_string(key), metadata=metadata)
            )

    def _keep_plain(self, step: Step, values: list[Any]) -> None:
        """Keep values that came without a name, in the order of the outputs."""
        names = list(step.op.outs)
        if len(names) > 1 and len(values) == 1 and isinstance(values[0], tuple):
            values = list(values[0])
        free = [each for each in names if Handle(step.key, each) not in self.outputs]
        for name, value in zip(free, values, strict=False):
            self._keep_output(step, name, value)
        missing = [
            name
            for name, out in step.op.outs.items()
            if out.is_required and Handle(step.key, name) not in self.outputs
        ]
        if missing and names != ["result"]:
            raise DagsterInvariantViolationError(
                f'The step "{step.key}" gave nothing for its output '
                f"{', '.join(missing)}."
            )

    def _keep_output(self, step: Step, name: str, value: Any) -> None:
        if name not in step.op.outs:
            raise DagsterInvariantViolationError(
                f'The step "{step.key}" has no output "{name}".'
            )
        self.outputs[Handle(step.key, name)] = value
        self.tell(RunEventType.STEP_OUTPUT, f'Yielded output "{name}".')

    def _record(self, event: AssetMaterialization) -> None:
        looked = isinstance(event, AssetObservation)
        key = event.asset_key.to_user_string()
        self.tell(
            RunEventType.ASSET_OBSERVATION
            if looked
            else RunEventType.ASSET_MATERIALIZATION,
            event.description or f"{'Observed' if looked else 'Materialized'} {key}.",
            asset_key=key,
            data={str(k): _json_like(v) for k, v in (event.metadata or {}).items()},
        )

    def end(self, error: BaseException | None) -> ExecutionOutcome:
        """Tell how the run ended."""
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


def _json_like(value: Any) -> Any:
    """Return metadata as JSON can carry it."""
    value = getattr(value, "value", value)
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(key): _json_like(each) for key, each in value.items()}
        case list() | tuple() | set():
            return [_json_like(each) for each in value]
    return str(value)
