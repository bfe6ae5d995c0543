"""Calling an op's or asset's function directly, as authors' tests do."""

from __future__ import annotations

import inspect
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.inputs_outputs import OMITTED, Output
from tickdeck.definitions.type_checks import Side, check_type

if TYPE_CHECKING:
    from tickdeck.definitions.op_contexts import OpExecutionContext
    from tickdeck.definitions.ops import OpDefinition


def call_directly(op: OpDefinition, given: list[Any], named: dict[str, Any]) -> Any:
    """Call an op's function and return what it gives; of a generator, a list.

    Config, resources and defaults that the call leaves away come from the context; one
    is made if there is none.

    Args:
        op: The op.
        given: What it is called with; the context first, if there is one.
        named: The same by name.

    Raises:
        DagsterInvalidConfigError: If the context's config does not fit the op.
        DagsterTypeCheckDidNotPass: If an input or output has not its declared type.
    """
    context = _context_of(op, given, named)
    if len(given) == len(op.input_names):
        named = {**dict(zip(op.input_names, given, strict=True)), **named}
        given = []
    context = _fill(op, context, given, named)
    if op.context_name is not None:
        given = [context, *given]
    _check_inputs(op, given, named)
    made = op.compute_fn(*given, **named)
    if isinstance(made, Generator):
        return [_bare(each) for each in made]
    _check_returned(op, _bare(made))
    return _bare(made)


def _context_of(
    op: OpDefinition, given: list[Any], named: dict[str, Any]
) -> OpExecutionContext:
    """Take the context out of what a call gives, or make one."""
    from tickdeck.definitions.op_contexts import OpExecutionContext, build_op_context

    found = None
    if op.context_name in named:
        found = named.pop(op.context_name)
    elif given and isinstance(given[0], OpExecutionContext):
        found = given.pop(0)
    elif given and given[0] is None and op.context_name is not None:
        given.pop(0)
    return build_op_context() if found is None else found


def _fill(
    op: OpDefinition,
    context: OpExecutionContext,
    given: list[Any],
    named: dict[str, Any],
) -> OpExecutionContext:
    """Add config, resources and defaults to *named* that a call left away.

    Returns:
        The context as this op sees it.
    """
    own = [] if op.context_name is None else [context]
    signature = inspect.signature(op.compute_fn)
    bound = signature.bind_partial(*own, *given, **named).arguments
    is_given = op.takes_config and "config" in bound
    context = context.for_op(op, bound["config"] if is_given else OMITTED)
    if op.takes_config and not is_given:
        named["config"] = context.config
    for name in op.resource_names:
        if name not in bound:
            named[name] = context.resources.get(name)
    named |= {
        name: value
        for name, value in op.input_defaults.items()
        if name in op.input_names and name not in bound
    }
    return context


def _check_inputs(op: OpDefinition, given: list[Any], named: dict[str, Any]) -> None:
    bound = inspect.signature(op.compute_fn).bind(*given, **named).arguments
    for name, declared in op.input_types.items():
        if name in bound:
            check_type(declared, bound[name], Side("input", name, op.name))


def _check_returned(op: OpDefinition, value: Any) -> None:
    is_word = type(value).__module__.startswith("tickdeck.")  # a MaterializeResult
    if len(op.outs) == 1 and not inspect.isawaitable(value) and not is_word:
        name, declared = next(iter(op.output_types.items()))
        check_type(declared, value, Side("output", name, op.name))


def _bare(value: Any) -> Any:
    return value.value if isinstance(value, Output) else value
