"""Ops: the steps of jobs."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args, get_origin, overload

from pydantic import BaseModel

from tickdeck.definitions.checks import expect, valid_name
from tickdeck.definitions.composition import current_composition
from tickdeck.definitions.config_mapping import configured_type
from tickdeck.definitions.config_schema import as_config_type
from tickdeck.definitions.config_types import SCALARS, ConfigType, ModelType
from tickdeck.definitions.direct_calls import call_directly
from tickdeck.definitions.inputs_outputs import OMITTED, In, Nothing, Out, Output
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.parameters import (
    Parameters,
    looks_like_context,
    parameters_of,
)
from tickdeck.definitions.type_checks import UNTYPED, can_be_configured

if TYPE_CHECKING:
    from tickdeck.definitions.hooks import HookDefinition
    from tickdeck.definitions.op_contexts import OpExecutionContext
    from tickdeck.definitions.retry_policies import RetryPolicy


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
        self.takes_config = "config" in names and "config" not in self.ins
        if self.takes_config:
            names.remove("config")
        self.config_type = self._config_type(config_schema, parameters)
        """What its config is; None for anything."""
        self.resource_names = parameters.resources
        self.required_resource_keys = required | set(parameters.resources)
        self.input_names = tuple(names)
        self.order_names = tuple(
            name
            for name, each in self.ins.items()
            if each.dagster_type is Nothing and name not in names
        )
        """Inputs that carry no value, only the order of steps."""
        self.input_defaults = parameters.defaults | {
            name: each.default_value
            for name, each in self.ins.items()
            if each.default_value is not OMITTED
        }
        self.input_types = {
            name: _declared(
                self.ins.get(name), parameters.annotations.get(name, UNTYPED)
            )
            for name in names
        }
        self.output_types = self._output_types(
            parameters.annotations.get("return", UNTYPED)
        )

    def _config_type(
        self, config_schema: Any, parameters: Parameters
    ) -> ConfigType | None:
        if config_schema is not None:
            return as_config_type(config_schema, self.name)
        annotation = parameters.annotations.get("config")
        if self.takes_config and inspect.isclass(annotation):
            if issubclass(annotation, BaseModel):
                return ModelType(annotation)
            if annotation in (*SCALARS, dict, list):
                return as_config_type(annotation, self.name)
        return None

    def _output_types(self, returned: Any) -> dict[str, Any]:
        """Return the type of each output, `UNTYPED` for one without."""
        if inspect.isgeneratorfunction(self.compute_fn) or inspect.isasyncgenfunction(
            self.compute_fn
        ):
            returned = UNTYPED
        parts = [returned]
        if len(self.outs) != 1:
            parts = list(get_args(returned)) if get_origin(returned) is tuple else []
            if len(parts) != len(self.outs):
                parts = [UNTYPED] * len(self.outs)
        return {
            name: _declared(out, _of_output(part))
            for (name, out), part in zip(self.outs.items(), parts, strict=True)
        }

    @property
    def config_model(self) -> type[BaseModel] | None:
        """The model of its config; None where it has none."""
        return (
            self.config_type.model if isinstance(self.config_type, ModelType) else None
        )

    def can_be_left(self, name: str) -> bool:
        """Tell whether an input need not be connected: the run config may give it."""
        return name in self.input_defaults or can_be_configured(self.input_types[name])

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Add a step to the job whose body is running, or call the function."""
        composition = current_composition()
        if composition is None:
            return call_directly(self, list(arguments), dict(named))
        return composition.add(self, arguments, named)

    def alias(self, name: str) -> InvokedOp:
        """Return the op under another name, for one call in a job."""
        return InvokedOp(self, valid_name(name))

    def with_hooks(self, hook_defs: Iterable[HookDefinition]) -> InvokedOp:
        """Return the op with hooks, for one call in a job."""
        return InvokedOp(self, None, frozenset(hook_defs))

    def with_retry_policy(self, retry_policy: RetryPolicy) -> InvokedOp:
        """Return the op with another retry policy, for one call in a job."""
        return InvokedOp(self, None, retry_policy=retry_policy)

    def tag(self, tags: Mapping[str, Any] | None) -> InvokedOp:
        """Return the op for one call in a job; the tags are kept on it."""
        made = copy.copy(self)
        made.tags = {**self.tags, **(tags or {})}
        return InvokedOp(made, None)

    def configured(
        self,
        config_or_config_fn: Any,
        name: str | None = None,
        config_schema: Any = None,
        description: str | None = None,
    ) -> OpDefinition:
        """Return the op with its config filled in, under another name.

        Args:
            config_or_config_fn: The config, or a function that makes it of another.
            name: How the configured op is called.
            config_schema: What the function is given; anything if omitted.
            description: What it does.
        """
        made = copy.copy(self)
        made.name = self.name if name is None else valid_name(name)
        made.description = description or self.description
        made.config_type = configured_type(
            config_or_config_fn, config_schema, self.config_type, f"op '{made.name}'"
        )
        return made

    def bind(
        self, context: OpExecutionContext, config: Any, inputs: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the arguments with which a run calls the function."""
        known = {**self.input_defaults, **inputs}
        arguments = {name: known[name] for name in self.input_names if name in known}
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
    retry_policy: RetryPolicy | None = None
    """Instead of the op's own."""

    def alias(self, name: str) -> InvokedOp:
        """Return it under another name."""
        return replace(self, alias_name=valid_name(name))

    def with_hooks(self, hook_defs: Iterable[HookDefinition]) -> InvokedOp:
        """Return it with more hooks."""
        return replace(self, hooks=self.hooks | frozenset(hook_defs))

    def with_retry_policy(self, retry_policy: RetryPolicy) -> InvokedOp:
        """Return it with another retry policy."""
        return replace(self, retry_policy=retry_policy)

    def tag(self, tags: Mapping[str, Any] | None) -> InvokedOp:
        """Return it with tags, which are kept on its op."""
        return replace(self, op=self.op.tag(tags).op)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Add a step to the job whose body is running, or call the function."""
        composition = current_composition()
        if composition is None:
            return self.op(*arguments, **named)
        return composition.add(
            self.op,
            arguments,
            named,
            alias=self.alias_name,
            hooks=self.hooks,
            retry_policy=self.retry_policy,
        )


def _declared(described: In | Out | None, annotation: Any) -> Any:
    """Return the type that an input or output is declared with."""
    if described is not None and described.dagster_type is not OMITTED:
        declared = described.dagster_type
        return UNTYPED if declared in (None, Nothing) else declared
    return annotation


def _of_output(annotation: Any) -> Any:
    """Return the type of the value of a function with this return annotation."""
    if get_origin(annotation) is Output:
        return get_args(annotation)[0]
    if inspect.isclass(annotation) and annotation.__module__.startswith("tickdeck."):
        return UNTYPED  # an Output, a MaterializeResult: no value itself
    return annotation


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
    **others: Any,
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
        others: ``version`` and ``code_version`` are accepted and not used.

    Raises:
        DagsterInvalidDefinitionError: If the name cannot be one, or a keyword is passed
            that would have no effect.
    """
    refuse_unknown("@op", others, ("version", "code_version"))

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
