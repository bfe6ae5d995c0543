"""Which steps of a job a selection such as ``["*report", "load+"]`` means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.composition import Handle, Step
from tickdeck.errors import DagsterInvalidSubsetError, ParameterCheckError

if TYPE_CHECKING:
    from tickdeck.definitions.jobs import JobDefinition

_CLAUSE = re.compile(r"^(\*|\++)?([A-Za-z0-9_.]+)(\*|\++)?$")


def narrowed(job: JobDefinition, op_selection: Sequence[str]) -> JobDefinition:
    """Return the job with only the steps that are selected.

    A clause names a step or a graph. Before it, ``*`` adds all steps that it is made
    from and each ``+`` one layer of them; behind it, those that are made from it.
    What a step takes from one that is left out must be given by the run config, as
    ``ops: step: inputs: …``.

    Raises:
        DagsterInvalidSubsetError: If nothing is selected, or an input cannot be given.
        ParameterCheckError: If it is no list of texts.
    """
    if isinstance(op_selection, str) or not isinstance(op_selection, Sequence):
        raise ParameterCheckError(
            f'Param "op_selection" is not a list of texts. Got {op_selection!r}.'
        )
    chosen: set[str] = set()
    for clause in op_selection:
        chosen |= _selected(clause, job.steps)
    if not chosen:
        known = ", ".join(step.key for step in job.steps)
        raise DagsterInvalidSubsetError(
            f"No ops to execute found for op_selection={list(op_selection)} (there "
            f"are: {known})."
        )
    return job.with_steps(
        [_without(step, chosen) for step in job.steps if step.key in chosen]
    )


def _selected(clause: str, steps: Sequence[Step]) -> set[str]:
    found = _CLAUSE.match(clause)
    if found is None:
        return set()
    before, name, behind = found.groups()
    named = {
        step.key
        for step in steps
        if step.key == name or step.key.startswith(f"{name}.")
    }
    sources = {step.key: set(step.waits_for) for step in steps}
    users: dict[str, set[str]] = {step.key: set() for step in steps}
    for step in steps:
        for source in step.waits_for:
            users[source].add(step.key)
    return named | _reached(named, sources, before) | _reached(named, users, behind)


def _reached(
    start: set[str], edges: Mapping[str, set[str]], depth: str | None
) -> set[str]:
    """Return what is reached in as many layers as there are plus signs, or in all."""
    reached: set[str] = set()
    layer = start
    layers = len(edges) if depth == "*" else len(depth or "")
    for _number in range(layers):
        layer = {each for key in layer for each in edges[key]} - reached
        reached |= layer
    return reached


def _without(step: Step, chosen: Iterable[str]) -> Step:
    """Return a step that takes nothing from the steps that are left out."""
    inputs: dict[str, Any] = {}
    for name, given in step.inputs.items():
        kept = _kept(given, lambda handle: handle.step in chosen)
        if kept is not _LEFT_OUT:
            inputs[name] = kept
        elif name in step.op.input_types and not step.op.can_be_left(name):
            raise DagsterInvalidSubsetError(
                f'The input "{name}" of "{step.key}" comes from a step that is not '
                "selected, and a run config cannot give it. Select that step as well."
            )
    after = tuple(each for each in step.after if each in chosen)
    return replace(step, inputs=inputs, after=after)


_LEFT_OUT: Any = object()


def _kept(given: Any, is_chosen: Callable[[Handle], bool]) -> Any:
    if isinstance(given, Handle):
        return given if is_chosen(given) else _LEFT_OUT
    if isinstance(given, list | tuple) and any(isinstance(x, Handle) for x in given):
        kept = [x for x in given if not isinstance(x, Handle) or is_chosen(x)]
        return kept or _LEFT_OUT
    return given
