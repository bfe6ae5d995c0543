"""The graph that grows while a job's body runs: calls become steps."""

from __future__ import annotations

import contextlib
import inspect
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tickdeck.errors import DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tickdeck.definitions.hooks import HookDefinition
    from tickdeck.definitions.ops import OpDefinition
    from tickdeck.definitions.retry_policies import RetryPolicy


@dataclass(frozen=True)
class Handle:
    """An output of a step that is still to be executed."""

    step: str
    output: str


@dataclass(frozen=True)
class TopInput:
    """An input of the job or of its outermost graph, given when it is executed."""

    name: str


@dataclass(frozen=True)
class PlacedGraph:
    """A graph as one call in a job's body put it there."""

    outputs: Mapping[str, Handle]
    """For each of its outputs, the step's output that it is."""
    config_mapping: Any = None
    """Makes the config of its ops of a simpler one; None if it is given itself."""


class Handles(tuple[Handle, ...]):
    """The outputs of one step, in order and by name."""

    def __new__(cls, names: Iterable[str], handles: Iterable[Handle]) -> Handles:
        """Make it of names and handles in the same order."""
        made = super().__new__(cls, handles)
        made._names = tuple(names)
        return made

    _names: tuple[str, ...]

    def by_name(self) -> dict[str, Handle]:
        """Return each under its name."""
        return dict(zip(self._names, self, strict=True))

    def __getattr__(self, name: str) -> Handle:
        if name.startswith("__") or name not in self._names:
            raise AttributeError(f"The step has no output called {name}.")
        return self[self._names.index(name)]


@dataclass(frozen=True)
class Step:
    """One call of an op in a job."""

    key: str
    op: OpDefinition
    inputs: Mapping[str, Any]
    """For each parameter: a `Handle`, a list of them, or a plain value."""
    after: tuple[str, ...] = ()
    """Steps that must succeed first, though nothing is taken from them."""
    hooks: frozenset[HookDefinition] = frozenset()
    """Called when it ended, beside the job's."""
    retry_policy: RetryPolicy | None = None
    """What to do when it fails, instead of the op's own."""

    @property
    def open_inputs(self) -> tuple[str, ...]:
        """The inputs that nothing is connected to."""
        return tuple(name for name in self.op.input_names if name not in self.inputs)

    @property
    def top_inputs(self) -> tuple[str, ...]:
        """The inputs of the job's body that it takes."""
        return tuple(
            value.name
            for given in self.inputs.values()
            for value in (given if isinstance(given, list | tuple) else [given])
            if isinstance(value, TopInput)
        )

    @property
    def handles(self) -> tuple[Handle, ...]:
        """The outputs of other steps that it takes."""
        return tuple(
            handle
            for value in self.inputs.values()
            for handle in (value if isinstance(value, list | tuple) else [value])
            if isinstance(handle, Handle)
        )

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The steps whose outputs it takes, each once."""
        steps = (each.step for each in self.handles)
        return tuple(dict.fromkeys([*steps, *self.after]))


@dataclass
class Composition:
    """Steps in the order of their calls."""

    job_name: str
    steps: dict[str, Step] = field(default_factory=dict)
    graphs: list[str] = field(default_factory=list)
    """The graphs whose bodies are running inside the job's, the outermost first."""
    placed: dict[str, PlacedGraph] = field(default_factory=dict)
    """The graphs inside the job's body by their whole name."""

    def add(
        self,
        op: OpDefinition,
        arguments: Sequence[Any],
        named: Mapping[str, Any],
        alias: str | None = None,
        hooks: frozenset[HookDefinition] = frozenset(),
        retry_policy: RetryPolicy | None = None,
    ) -> Any:
        """Add a step and return the handle of its output, or a tuple of several.

        Raises:
            DagsterInvalidDefinitionError: If an argument is unknown or missing, or the
                alias is taken.
        """
        inputs = self._inputs(op, arguments, named)
        key = self._key(alias) if alias else self._free_key(op.name)
        if key in self.steps:
            raise DagsterInvalidDefinitionError(
                f'The job "{self.job_name}" has two steps called "{key}".'
            )
        self.steps[key] = Step(key, op, inputs, hooks=hooks, retry_policy=retry_policy)
        handles = tuple(Handle(key, name) for name in op.outs)
        if len(handles) == 1:
            return handles[0]
        return Handles(op.outs, handles)

    def _key(self, name: str) -> str:
        return ".".join([*self.graphs, name])

    def _free_key(self, name: str) -> str:
        key, number = name, 1
        while self._key(key) in self.steps:
            number += 1
            key = f"{name}_{number}"
        return self._key(key)

    @contextlib.contextmanager
    def inside(self, graph_name: str) -> Iterator[str]:
        """Put the steps that are added meanwhile into a graph of that name.

        Gives the whole name of the graph.
        """
        name, number = graph_name, 1
        while any(key.startswith(f"{self._key(name)}.") for key in self.steps):
            number += 1
            name = f"{graph_name}_{number}"
        whole = self._key(name)
        self.graphs.append(name)
        try:
            yield whole
        finally:
            self.graphs.pop()

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
            if name not in (*op.input_names, *op.order_names):
                raise DagsterInvalidDefinitionError(f'{where} has no input "{name}".')
            if name in given:
                raise DagsterInvalidDefinitionError(f'{where} gets "{name}" twice.')
            given[name] = value
        missing = [
            name
            for name in op.input_names
            if name not in given and not op.can_be_left(name)
        ]
        if missing:
            raise DagsterInvalidDefinitionError(
                f"{where} gets nothing for its input {', '.join(missing)}."
            )
        return given


def top_inputs(compose_fn: Callable[..., Any]) -> dict[str, TopInput]:
    """Return what stands in a body for each of its parameters without a default."""
    return {
        name: TopInput(name)
        for name, parameter in inspect.signature(compose_fn).parameters.items()
        if parameter.default is parameter.empty
        and parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
    }


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
