"""The graph that grows while a job's body runs: calls become steps."""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.errors import DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tickdeck.definitions.ops import OpDefinition


@dataclass(frozen=True)
class Handle:
    """An output of a step that is still to be executed."""

    step: str
    output: str


@dataclass(frozen=True)
class Step:
    """One call of an op in a job."""

    key: str
    op: OpDefinition
    inputs: Mapping[str, Any]
    """For each parameter: a `Handle`, a list of them, or a plain value."""
    after: tuple[str, ...] = ()
    """Steps that must succeed first, though nothing is taken from them."""

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The steps whose outputs it takes, each once."""
        handles = [
            handle
            for value in self.inputs.values()
            for handle in (value if isinstance(value, list | tuple) else [value])
            if isinstance(handle, Handle)
        ]
        return tuple(dict.fromkeys([*(each.step for each in handles), *self.after]))


@dataclass
class Composition:
    """Steps in the order of their calls."""

    job_name: str
    steps: dict[str, Step] = field(default_factory=dict)

    def add(
        self,
        op: OpDefinition,
        arguments: Sequence[Any],
        named: Mapping[str, Any],
        alias: str | None = None,
    ) -> Any:
        """Add a step and return the handle of its output, or a tuple of several.

        Raises:
            DagsterInvalidDefinitionError: If an argument is unknown or missing, or the
                alias is taken.
        """
        inputs = self._inputs(op, arguments, named)
        key = alias or self._free_key(op.name)
        if key in self.steps:
            raise DagsterInvalidDefinitionError(
                f'The job "{self.job_name}" has two steps called "{key}".'
            )
        self.steps[key] = Step(key, op, inputs)
        handles = tuple(Handle(key, name) for name in op.outs)
        return handles[0] if len(handles) == 1 else handles

    def _free_key(self, name: str) -> str:
        key, number = name, 1
        while key in self.steps:
            number += 1
            key = f"{name}_{number}"
        return key

    def _inputs(
        self, op: OpDefinition, arguments: Sequence[Any], named: Mapping[str, Any]
    ) -> dict[str, Any]:
        where = f'op "{op.name}" in job "{self.job_name}"'
        if len(arguments) > len(op.input_names):
            raise DagsterInvalidDefinitionError(
                f"{where} takes {len(op.input_names)} inputs, not {len(arguments)}."
            )
        given = dict(zip(op.input_names, arguments, strict=False))
        for name, value in named.items():
            if name not in op.input_names:
                raise DagsterInvalidDefinitionError(f'{where} has no input "{name}".')
            if name in given:
                raise DagsterInvalidDefinitionError(f'{where} gets "{name}" twice.')
            given[name] = value
        missing = [
            name
            for name in op.input_names
            if name not in given and name not in op.input_defaults
        ]
        if missing:
            raise DagsterInvalidDefinitionError(
                f"{where} gets nothing for its input {', '.join(missing)}."
            )
        return given


_current: ContextVar[Composition | None] = ContextVar("composition", default=None)


def current_composition() -> Composition | None:
    """Return the job whose body is running, if any."""
    return _current.get()


@contextlib.contextmanager
def composing(job_name: str) -> Iterator[Composition]:
    """Collect the calls of a job's body."""
    composition = Composition(job_name)
    token = _current.set(composition)
    try:
        yield composition
    finally:
        _current.reset(token)


@contextlib.contextmanager
def not_composing() -> Iterator[None]:
    """Let ops be called directly again, inside an op."""
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)
