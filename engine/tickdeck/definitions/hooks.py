"""Hooks: functions that are called when a step of a job ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import valid_name

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

    from tickdeck.definitions.instance import DagsterInstance
    from tickdeck.definitions.ops import OpDefinition


@dataclass(frozen=True)
class HookContext:
    """What a hook is told of the step that ended."""

    hook_name: str
    op: OpDefinition
    step_key: str
    job_name: str
    run_id: str
    log: logging.Logger
    resources: Any = None
    op_config: Any = None
    op_exception: BaseException | None = None
    """What the step raised; None if it succeeded."""
    op_output_values: Any = None
    instance: DagsterInstance | None = None

    @property
    def hook_def(self) -> str:
        """The hook's name."""
        return self.hook_name


class HookDefinition:
    """A function that is called when a step succeeded, or when it failed."""

    def __init__(
        self,
        hook_fn: Callable[[HookContext], Any],
        *,
        name: str | None = None,
        on_failure: bool,
        required_resource_keys: set[str] | None = None,
    ) -> None:
        self.hook_fn = hook_fn
        self.name = hook_fn.__name__ if name is None else valid_name(name)
        self.on_failure = on_failure
        """Whether it is called for failures, or else for successes."""
        self.required_resource_keys = set(required_resource_keys or ())

    def __call__(self, given: Any) -> Any:
        """Call the function with a context, or give a job or op this hook.

        Above ``@job`` it decorates: the job's steps then call it.
        """
        if hasattr(given, "with_hooks"):
            return given.with_hooks({self})
        return self.hook_fn(given)

    def __repr__(self) -> str:
        return f"HookDefinition({self.name!r})"


def success_hook(
    hook_fn: Callable[[HookContext], Any] | None = None,
    *,
    name: str | None = None,
    required_resource_keys: set[str] | None = None,
) -> Any:
    """Turn a function into a hook that is called when a step succeeded.

    Usable bare or called. A hook that raises is told of in the run's log; it does not
    fail the run.

    Args:
        hook_fn: The function, where the decorator is used bare.
        name: How it is called; the function's name if omitted.
        required_resource_keys: Resources for ``context.resources``.
    """
    return _hook(hook_fn, name, required_resource_keys, on_failure=False)


def failure_hook(
    hook_fn: Callable[[HookContext], Any] | None = None,
    *,
    name: str | None = None,
    required_resource_keys: set[str] | None = None,
) -> Any:
    """Turn a function into a hook that is called when a step failed.

    Usable bare or called. A hook that raises is told of in the run's log; it does not
    fail the run.

    Args:
        hook_fn: The function, where the decorator is used bare.
        name: How it is called; the function's name if omitted.
        required_resource_keys: Resources for ``context.resources``.
    """
    return _hook(hook_fn, name, required_resource_keys, on_failure=True)


def _hook(
    hook_fn: Callable[[HookContext], Any] | None,
    name: str | None,
    required_resource_keys: set[str] | None,
    *,
    on_failure: bool,
) -> Any:
    def define(function: Callable[[HookContext], Any]) -> HookDefinition:
        return HookDefinition(
            function,
            name=name,
            on_failure=on_failure,
            required_resource_keys=required_resource_keys,
        )

    return define if hook_fn is None else define(hook_fn)


def build_hook_context(
    resources: Any = None,
    op: Any = None,
    run_id: str | None = None,
    job_name: str | None = None,
    op_exception: BaseException | None = None,
    instance: DagsterInstance | None = None,
) -> HookContext:
    """Return a context for calling a hook in a test.

    Args:
        resources: By key.
        op: The op whose step ended.
        run_id: What ``context.run_id`` is.
        job_name: What ``context.job_name`` is.
        op_exception: What the step raised.
        instance: What ``context.instance`` is.
    """
    import logging

    from tickdeck.definitions.resources import Resources

    return HookContext(
        hook_name="",
        op=op,
        step_key="" if op is None else op.name,
        job_name=job_name or "",
        run_id=run_id or "EPHEMERAL",
        log=logging.getLogger("dagster"),
        resources=Resources(resources or {}),
        op_exception=op_exception,
        instance=instance,
    )
