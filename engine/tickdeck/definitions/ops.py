"""Ops: the steps of jobs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, overload

from pydantic import BaseModel

from tickdeck.definitions.checks import expect, valid_name
from tickdeck.definitions.composition import current_composition
from tickdeck.definitions.config_schema import schema_as_model
from tickdeck.definitions.parameters import looks_like_context, parameters_of
from tickdeck.errors import DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from tickdeck.definitions.hooks import HookDefinition
    from tickdeck.definitions.op_contexts import OpExecutionContext


class Backoff(Enum):
    """How the delay between attempts grows."""

    LINEAR = "LINEAR"
    EXPONENTIAL = "EXPONENTIAL"


class Jitter(Enum):
    """How the delay between attempts is randomised."""

    FULL = "FULL"
    PLUS_MINUS = "PLUS_MINUS"


@dataclass(frozen=True)
class RetryPolicy:
    """How often, and after how many seconds, a failed op is tried again.

    Raises:
        DagsterInvalidDefinitionError: If there is a backoff or jitter but no delay.
    """

    max_retries: int = 1
    delay: float | None = None
    backoff: Backoff | None = None
    jitter: Jitter | None = None

    def __post_init__(self) -> None:
        if self.delay is None and (self.backoff or self.jitter):
            raise DagsterInvalidDefinitionError(
                "A RetryPolicy with backoff or jitter must have a delay."
            )

    def delay_before(self, attempt: int, random: Callable[[], float]) -> float:
        """Return the seconds to wait before the *attempt*-th retry, from 1 on."""
        base = self.delay or 0.0
        match self.backoff:
            case Backoff.LINEAR:
                delay = base * attempt
            case Backoff.EXPONENTIAL:
                delay = base * (2**attempt - 1)
            case _:
                delay = base
        match self.jitter:
            case Jitter.FULL:
                return random() * delay
            case Jitter.PLUS_MINUS:
                return delay + base * (2 * random() - 1)
        return delay


@dataclass(frozen=True)
class In:
    """Describes an op's input."""

    dagster_type: Any = None
    description: str | None = None
    default_value: Any = None


@dataclass(frozen=True)
class Out:
    """Describes an op's output."""

    dagster_type: Any = None
    description: str | None = None
    is_required: bool = True
    io_manager_key: str | None = None
    metadata: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Output:
    """A value that an op gives back under a name, with metadata."""

    value: Any
    output_name: str = "result"
    metadata: Mapping[str, Any] | None = None

    def __class_getitem__(cls, _kind: Any) -> type[Output]:
        """Let authors annotate ``Output[int]``."""
        return cls


class Nothing:
    """The type of an input that carries no value, only the order of steps."""


class OpDefinition:
    """A step: a function of its inputs, its config and its resources.

    Calling it in the body of a job puts it into the job; calling it elsewhere calls
    the function.
    """

    def __init__(
        self,
        compute_fn: Callable[..., Any],
        *,
        name: str | None = None,
        description: str | None = None,
        ins: Mapping[str, In] | None = None,
        out: Out | Mapping[str, Out] | None = None,
        config_schema: Any = None,
        required_resource_keys: set[str] | None = None,
        retry_policy: RetryPolicy | None = None,
        tags: Mapping[str, Any] | None = None,
    ) -> None:
        self.compute_fn = compute_fn
        self.name = compute_fn.__name__ if name is None else valid_name(name)
        self.description = description or inspect.getdoc(compute_fn) or ""
        self.ins = dict(ins or {})
        self.outs = dict(out) if isinstance(out, Mapping) else {"result": out or Out()}
        self.retry_policy = retry_policy
        self.tags = dict(tags or {})
        self._read_signature(config_schema, set(required_resource_keys or ()))

    def _read_signature(self, config_schema: Any, required: set[str]) -> None:
        parameters = parameters_of(self.compute_fn)
        names = list(parameters.others)
        self.context_name: str | None = None
        if names and looks_like_context(names[0], parameters.annotations.get(names[0])):
            self.context_name = names.pop(0)
        self.config_model: type[BaseModel] | None = None
        self.takes_config = False
        annotation = parameters.annotations.get("config")
        if "config" in names and "config" not in self.ins:
            names.remove("config")
            self.takes_config = True
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                self.config_model = annotation
        if config_schema is not None:
            self.config_model = (
                config_schema
                if isinstance(config_schema, type)
                and issubclass(config_schema, BaseModel)
                else schema_as_model(config_schema, self.name)
            )
        self.resource_names = parameters.resources
        self.required_resource_keys = required | set(parameters.resources)
        self.input_names = tuple(names)
        self.order_names = tuple(
            name
            for name, each in self.ins.items()
            if each.dagster_type is Nothing and name not in names
        )
        """Inputs that carry no value, only the order of steps."""
        self.input_defaults = parameters.defaults

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Add a step to the job whose body is running, or call the function."""
        composition = current_composition()
        if composition is None:
            return self._call_directly(arguments, named)
        return composition.add(self, arguments, named)

    def _call_directly(self, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        from tickdeck.definitions.op_contexts import build_op_context

        given = list(arguments)
        takes_context = self.context_name is not None
        if (
            takes_context
            and self.context_name not in named
            and (not given or not _is_context(given[0]))
        ):
            given.insert(0, build_op_context())
        made = self.compute_fn(*given, **named)
        if isinstance(made, Generator):
            return [_bare(each) for each in made]
        return _bare(made)

    def alias(self, name: str) -> InvokedOp:
        """Return the op under another name, for one call in a job."""
        return InvokedOp(self, valid_name(name))

    def with_hooks(self, hook_defs: Iterable[HookDefinition]) -> InvokedOp:
        """Return the op with hooks, for one call in a job."""
        return InvokedOp(self, None, frozenset(hook_defs))

    def bind(
        self, context: OpExecutionContext, config: Any, inputs: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the arguments with which a run calls the function."""
        arguments = {name: inputs[name] for name in self.input_names if name in inputs}
        if self.context_name is not None:
            arguments[self.context_name] = context
        if self.takes_config:
            arguments["config"] = config
        for name in self.resource_names:
            arguments[name] = context.resources.get(name)
        return arguments


@dataclass(frozen=True)
class InvokedOp:
    """An op as one call in a job uses it: under another name, with hooks."""

    op: OpDefinition
    alias_name: str | None
    hooks: frozenset[HookDefinition] = frozenset()

    def alias(self, name: str) -> InvokedOp:
        """Return it under another name."""
        return replace(self, alias_name=valid_name(name))

    def with_hooks(self, hook_defs: Iterable[HookDefinition]) -> InvokedOp:
        """Return it with more hooks."""
        return replace(self, hooks=self.hooks | frozenset(hook_defs))

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Add a step to the job whose body is running, or call the function."""
        composition = current_composition()
        if composition is None:
            return self.op(*arguments, **named)
        return composition.add(
            self.op, arguments, named, alias=self.alias_name, hooks=self.hooks
        )


def _is_context(value: object) -> bool:
    from tickdeck.definitions.op_contexts import OpExecutionContext

    return isinstance(value, OpExecutionContext) or value is None


def _bare(value: Any) -> Any:
    return value.value if isinstance(value, Output) else value


@overload
def op(compute_fn: Callable[..., Any], **options: Any) -> OpDefinition: ...
@overload
def op(
    compute_fn: None = None, **options: Any
) -> Callable[[Callable[..., Any]], OpDefinition]: ...
def op(
    compute_fn: Callable[..., Any] | None = None,
    *,
    name: str | None = None,
    description: str | None = None,
    ins: Mapping[str, In] | None = None,
    out: Out | Mapping[str, Out] | None = None,
    config_schema: Any = None,
    required_resource_keys: set[str] | None = None,
    retry_policy: RetryPolicy | None = None,
    tags: Mapping[str, Any] | None = None,
    **_unused: Any,
) -> OpDefinition | Callable[[Callable[..., Any]], OpDefinition]:
    """Turn a function into a step of jobs; usable bare or called.

    The first parameter may be the context (``context`` or ``_``); one called
    ``config`` with a `Config` subclass receives the op's config; parameters annotated
    with a resource receive it by name; all others are inputs from other ops.

    Args:
        compute_fn: The function, where the decorator is used bare.
        name: How the step is called; the function's name if omitted.
        description: What it does; the docstring if omitted.
        ins: Describes inputs.
        out: Describes the output, or several by name.
        config_schema: Old-style config, read from ``context.op_config``.
        required_resource_keys: Resources for ``context.resources``.
        retry_policy: What to do when it fails.
        tags: Kept on the op.

    Raises:
        DagsterInvalidDefinitionError: If the name cannot be one.
    """

    def define(function: Callable[..., Any]) -> OpDefinition:
        expect(callable(function), bool, "compute_fn")
        return OpDefinition(
            function,
            name=name,
            description=description,
            ins=ins,
            out=out,
            config_schema=config_schema,
            required_resource_keys=required_resource_keys,
            retry_policy=retry_policy,
            tags=tags,
        )

    return define if compute_fn is None else define(compute_fn)
