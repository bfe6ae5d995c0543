"""Executing one step: its inputs, its calls, its outputs, its hooks."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import random
from collections.abc import AsyncGenerator, Callable, Generator
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.asset_events import asset_event_of, plain
from tickdeck.definitions.asset_inputs import AssetInputs
from tickdeck.definitions.asset_jobs import OutsideAsset
from tickdeck.definitions.assets import (
    AssetKey,
    AssetMaterialization,
    MaterializeResult,
    as_key,
)
from tickdeck.definitions.composition import Handle, Step, TopInput, not_composing
from tickdeck.definitions.config_models import dumped
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.failures import Failure, RetryRequested
from tickdeck.definitions.hooks import HookContext, HookDefinition
from tickdeck.definitions.inputs_outputs import Output
from tickdeck.definitions.io_managers import OutputContext
from tickdeck.definitions.op_contexts import OpExecutionContext
from tickdeck.definitions.retry_policies import RetryPolicy
from tickdeck.definitions.type_checks import UNTYPED, Side, check_type
from tickdeck.errors import DagsterInvariantViolationError
from tickdeck.values.runs import RunEventType

if TYPE_CHECKING:
    from tickdeck.definitions.execution import Execution
    from tickdeck.definitions.job_config import StepConfig


class StepExecution:
    """One step of a run, until it succeeded or failed for good."""

    def __init__(self, run: Execution, step: Step, config: StepConfig) -> None:
        self._run = run
        self._step = step
        self._given = config
        self._config = config.config
        self._assets = {
            output: AssetKey.from_user_string(key)
            for output, key in run.job.assets_by_step.get(step.key, {}).items()
        }
        self._recorded: set[AssetKey] = set()

    def execute(self) -> BaseException | None:
        """Try as often as the step's policy and its code allow.

        Returns:
            What it failed with, None if it succeeded.
        """
        run, step = self._run, self._step
        attempt = 0
        while True:
            run.tell(RunEventType.STEP_START, f'Started execution of "{step.key}".')
            try:
                self._call(attempt)
            except (KeyboardInterrupt, *run.interruptions):
                raise
            except BaseException as error:  # noqa: BLE001 - a step may raise anything
                delay = self._delay_before_retry(error, attempt + 1)
                if delay is None:
                    self._call_hooks(error)
                    return error
                run.tell(
                    RunEventType.STEP_UP_FOR_RETRY,
                    f"It failed and is tried again in {delay:g} s.",
                    level="WARNING",
                    error=error_info(error),
                )
                run.sleep(max(0.0, delay))
                attempt += 1
            else:
                run.tell(
                    RunEventType.STEP_SUCCESS, f'Finished execution of "{step.key}".'
                )
                self._call_hooks(None)
                return None

    def _delay_before_retry(self, error: BaseException, retry: int) -> float | None:
        """Return the seconds before the *retry*-th retry, None if there is none."""
        if isinstance(error, RetryRequested):
            if retry > error.max_retries:
                return None
            return error.seconds_to_wait or 0.0
        if not isinstance(error, Exception):
            return None
        if isinstance(error, Failure) and not error.allow_retries:
            return None
        step = self._step
        policy = (
            step.retry_policy or step.op.retry_policy or self._run.job.op_retry_policy
        )
        if not isinstance(policy, RetryPolicy) or retry > policy.max_retries:
            return None
        return policy.delay_before(retry, random.random)

    # --- calling -------------------------------------------------------------------

    def _call(self, attempt: int) -> None:
        run, step = self._run, self._step
        for name in step.op.outs:  # of an attempt that failed halfway
            run.outputs.pop(Handle(step.key, name), None)
        context = OpExecutionContext(
            run_id=run.run_id,
            job_name=run.job.name,
            op_name=step.key,
            config=self._config,
            tags=run.tags,
            resources=run.resources,
            logger=run.logger,
            instance=run.instance,
            assets=self._assets,
            record=self._record,
            retry_number=attempt,
            partitions_def=self._partitions_def(),
            op_def=step.op,
            job_def=run.job,
            run_config=run.run_config,
            repository_def=run.definitions,
        )
        inputs = {name: self._value_of(each) for name, each in step.inputs.items()}
        inputs |= self._given.inputs
        self._check_inputs(inputs)
        unnamed: list[Any] = []

        def take(item: Any) -> None:
            if not self._keep_named(item, context):
                unnamed.append(item)

        with not_composing():
            _take_all(
                step.op.compute_fn(**step.op.bind(context, self._config, inputs)), take
            )
        self._keep_plain(unnamed, context)

    def _check_inputs(self, inputs: dict[str, Any]) -> None:
        op = self._step.op
        for name, value in inputs.items():
            declared = op.input_types.get(name, UNTYPED)
            check_type(declared, value, Side("input", name, self._step.key))

    def _partitions_def(self) -> Any:
        if self._run.job.partitions_def is not None:
            return self._run.job.partitions_def
        for key in self._assets.values():
            made = self._run.assets.get(key)
            if made is not None and made.partitions_def is not None:
                return made.partitions_def
        return None

    def _value_of(self, given: Any) -> Any:
        run = self._run
        match given:
            case Handle():
                if given in run.outputs:
                    return run.outputs[given]
                key = run.job.assets_by_step.get(given.step, {}).get(given.output)
                if key is not None:
                    return self._asset_value(AssetKey.from_user_string(key))
                return run.storage.load(given)
            case TopInput():
                return self._given.top_inputs[given.name]
            case list() | tuple():
                return [self._value_of(each) for each in given if self._is_there(each)]
            case OutsideAsset():
                return self._asset_value(given.key)
        return given

    def _is_there(self, given: Any) -> bool:
        return not (isinstance(given, Handle) and self._run.is_absent(given))

    def _asset_value(self, key: AssetKey) -> Any:
        return AssetInputs(self._run, self._partitions_def()).load(key)

    # --- what it gives -------------------------------------------------------------

    def _keep_named(self, item: Any, context: OpExecutionContext) -> bool:
        """Keep what the step gave, if it says itself what it is."""
        match item:
            case AssetMaterialization():
                self._record(item)
            case Output():
                known = context.output_metadata_of(item.output_name)
                self._keep_output(
                    item.output_name, item.value, {**known, **(item.metadata or {})}
                )
            case MaterializeResult():
                self._keep_result(item, context)
            case _:
                return False
        return True

    def _keep_result(
        self, result: MaterializeResult, context: OpExecutionContext
    ) -> None:
        """Take word that an asset was made, whose value the function kept itself."""
        output = next(iter(self._step.op.outs))
        if result.asset_key is not None:
            wanted = as_key(result.asset_key)
            output = next(
                (name for name, key in self._assets.items() if key == wanted), ""
            )
            if not output:
                raise DagsterInvariantViolationError(
                    f'The step "{self._step.key}" does not make the asset '
                    f"{wanted.to_user_string()}."
                )
        self._keep_output(
            output,
            result.value,
            {**context.output_metadata_of(output), **(result.metadata or {})},
            is_stored=result.value is not None,
        )

    def _keep_plain(self, values: list[Any], context: OpExecutionContext) -> None:
        """Keep values that came without a name, in the order of the outputs."""
        names = list(self._step.op.outs)
        if len(names) > 1 and len(values) == 1 and isinstance(values[0], tuple):
            values = list(values[0])
            values = [each for each in values if not self._keep_named(each, context)]
        free = [
            each
            for each in names
            if Handle(self._step.key, each) not in self._run.outputs
        ]
        for name, value in zip(free, values, strict=False):
            self._keep_output(name, value, context.output_metadata_of(name))
        missing = [
            name
            for name, out in self._step.op.outs.items()
            if out.is_required
            and Handle(self._step.key, name) not in self._run.outputs
            and (not self._assets or name in self._assets)
        ]
        if missing and (names != ["result"] or self._is_consumed("result")):
            raise DagsterInvariantViolationError(
                f'The step "{self._step.key}" gave nothing for its output '
                f"{', '.join(missing)}."
            )

    def _is_consumed(self, output: str) -> bool:
        return Handle(self._step.key, output) in self._run.consumed

    def _keep_output(
        self,
        name: str,
        value: Any,
        metadata: Any = None,
        *,
        is_stored: bool = True,
    ) -> None:
        run, step = self._run, self._step
        if name not in step.op.outs:
            raise DagsterInvariantViolationError(
                f'The step "{step.key}" has no output "{name}".'
            )
        handle = Handle(step.key, name)
        out = step.op.outs[name]
        key = self._assets.get(name)
        metadata = dict(metadata or {})
        if is_stored:
            check_type(
                step.op.output_types[name], value, Side("output", name, step.key)
            )
        if key is not None or out.io_manager_key is not None:
            if is_stored:
                where = self._output_context(name, key, out.metadata)
                run.keeping.of(out.io_manager_key).handle_output(where, value)
                metadata |= where.get_logged_metadata()
        elif handle in run.consumed:
            run.storage.keep(handle, value)
        run.outputs[handle] = value
        run.tell(
            RunEventType.STEP_OUTPUT,
            f'Yielded output "{name}".',
            data={str(each): plain(value) for each, value in metadata.items()} or None,
        )
        if key is not None:
            self._record(
                AssetMaterialization(
                    key, metadata=metadata, partition=self._partition_of(key)
                )
            )

    def _output_context(
        self, name: str, key: AssetKey | None, metadata: Any
    ) -> OutputContext:
        run = self._run
        return OutputContext(
            self._step.key,
            name,
            run.run_id,
            run.job.name,
            key,
            None if key is None else self._partition_of(key),
            dict(metadata or {}),
            run.resources,
            run.logger,
        )

    def _partition_of(self, key: AssetKey) -> str | None:
        made = self._run.assets.get(key)
        if made is not None and made.partitions_def is None:
            return None
        return self._run.partition_key

    def _record(self, event: AssetMaterialization) -> None:
        stored = asset_event_of(event, self._run.now(), self._step.key)
        self._run.emit(stored)

    # --- hooks ---------------------------------------------------------------------

    def _call_hooks(self, error: BaseException | None) -> None:
        """Call the hooks for how the step ended; what they raise is only told."""
        hooks = sorted(
            self._run.job.hooks | self._step.hooks, key=lambda hook: hook.name
        )
        for hook in hooks:
            if hook.on_failure != (error is not None):
                continue
            try:
                self._call_hook(hook, error)
            except Exception as failure:  # noqa: BLE001 - the author's code
                self._run.tell(
                    RunEventType.HOOK_ERRORED,
                    f'The hook "{hook.name}" failed.',
                    level="ERROR",
                    error=error_info(failure),
                )
            else:
                self._run.tell(
                    RunEventType.HOOK_COMPLETED, f'Finished the hook "{hook.name}".'
                )

    def _call_hook(self, hook: HookDefinition, error: BaseException | None) -> None:
        run, step = self._run, self._step
        hook.hook_fn(
            HookContext(
                hook_name=hook.name,
                op=step.op,
                step_key=step.key,
                job_name=run.job.name,
                run_id=run.run_id,
                log=run.logger,
                resources=run.resources,
                op_config=dumped(self._config),
                op_exception=error,
                op_output_values={
                    handle.output: value
                    for handle, value in run.outputs.items()
                    if handle.step == step.key
                },
                instance=run.instance,
            )
        )


def _take_all(given: Any, take: Callable[[Any], None]) -> None:
    """Hand on what a function gives, each thing when it comes."""
    if inspect.iscoroutine(given):
        given = asyncio.run(given)
    if isinstance(given, AsyncGenerator):
        asyncio.run(_take_async(given, take))
    elif isinstance(given, Generator):
        with contextlib.closing(given):
            for each in given:
                take(each)
    else:
        take(given)


async def _take_async(
    given: AsyncGenerator[Any, None], take: Callable[[Any], None]
) -> None:
    async with contextlib.aclosing(given):
        async for each in given:
            take(each)
