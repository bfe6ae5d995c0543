"""Graphs: ops that are put together, to be used in jobs and in other graphs."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import valid_name
from tickdeck.definitions.composition import (
    Handle,
    Handles,
    PlacedGraph,
    composing,
    current_composition,
    top_inputs,
)
from tickdeck.definitions.config import RunConfig, plain
from tickdeck.definitions.config_mapping import ConfigMapping
from tickdeck.definitions.config_schema import Shape
from tickdeck.definitions.jobs import JobDefinition, job_of
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.errors import (
    DagsterInvalidDefinitionError,
    DagsterInvalidInvocationError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.definitions.in_process import ExecuteInProcessResult


@dataclass(frozen=True)
class GraphIn:
    """Describes a graph's input."""

    description: str | None = None


@dataclass(frozen=True)
class GraphOut:
    """Describes a graph's output."""

    description: str | None = None


class GraphDefinition:
    """A function whose body calls ops; called in a job's body, its ops become steps.

    The steps are called ``graph.op``, and their config is at ``ops: graph: ops: op``.
    """

    def __init__(
        self,
        compose_fn: Callable[..., Any],
        *,
        name: str | None = None,
        description: str | None = None,
        out: GraphOut | Mapping[str, GraphOut] | None = None,
        config: Any = None,
        tags: Mapping[str, Any] | None = None,
    ) -> None:
        self.compose_fn = compose_fn
        self.name = compose_fn.__name__ if name is None else valid_name(name)
        self.description = description or inspect.getdoc(compose_fn) or ""
        self.output_names = tuple(out) if isinstance(out, Mapping) else None
        self.tags = dict(tags or {})
        self.config_mapping = _as_mapping(config)
        self.__doc__ = compose_fn.__doc__

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Add the graph's steps to the job whose body is running.

        Raises:
            DagsterInvalidInvocationError: Outside a job's or graph's body.
        """
        composition = current_composition()
        if composition is None:
            raise DagsterInvalidInvocationError(
                f"The graph {self.name} is called in the body of a job. To execute it "
                "by itself, use execute_in_process()."
            )
        with composition.inside(self.name) as key:
            returned = self.compose_fn(*arguments, **named)
        outputs = self.outputs_of(returned)
        composition.placed[key] = PlacedGraph(outputs, self.config_mapping)
        if self.output_names is None:
            return returned
        if len(outputs) == 1:
            return next(iter(outputs.values()))
        return Handles(outputs, outputs.values())

    def outputs_of(self, returned: Any) -> dict[str, Handle]:
        """Return the outputs that the body returned, by name.

        Raises:
            DagsterInvalidDefinitionError: If they are not those that are declared.
        """
        match returned:
            case Mapping():
                outputs = dict(returned)
            case Handles() if self.output_names is None:
                outputs = returned.by_name()
            case tuple() if self.output_names is not None:
                outputs = dict(zip(self.output_names, returned, strict=False))
            case Handle():
                name = (self.output_names or ("result",))[0]
                outputs = {name: returned}
            case _:
                outputs = {}
        if self.output_names is not None and set(outputs) != set(self.output_names):
            raise DagsterInvalidDefinitionError(
                f"The graph {self.name} declares the outputs "
                f"{', '.join(self.output_names)} and returns "
                f"{', '.join(outputs) or 'none'}."
            )
        return outputs

    def alias(self, name: str) -> GraphDefinition:
        """Return the graph under another name."""
        made = copy.copy(self)
        made.name = valid_name(name)
        return made

    def to_job(self, name: str | None = None, **options: Any) -> JobDefinition:
        """Return a job that executes the graph.

        Args:
            name: How the job is called; the graph's name if omitted.
            options: What `job` takes as well. ``input_values`` are those of the graph's
                parameters.
        """
        made_name = self.name if name is None else valid_name(name)
        with composing(made_name) as composition:
            returned = self.compose_fn(**top_inputs(self.compose_fn))
        if self.config_mapping is not None and options.get("config") is None:
            options["config"] = _for_job(self.config_mapping)
        return job_of(
            composition,
            outputs=self.outputs_of(returned),
            **{"description": self.description, "tags": self.tags} | options,
        )

    def execute_in_process(
        self,
        run_config: Any = None,
        instance: Any = None,
        resources: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> ExecuteInProcessResult:
        """Execute the graph here and now; see `JobDefinition.execute_in_process`."""
        return self.to_job(resource_defs=resources).execute_in_process(
            run_config, instance, **options
        )

    def __repr__(self) -> str:
        return f"GraphDefinition({self.name!r})"


def _as_mapping(config: Any) -> ConfigMapping | None:
    """Return a graph's config as what makes its ops' config."""
    if config is None or isinstance(config, ConfigMapping):
        return config
    fixed = config.to_config_dict()["ops"] if isinstance(config, RunConfig) else config
    return ConfigMapping(lambda _none: plain(fixed), Shape({}))


def _for_job(mapping: ConfigMapping) -> ConfigMapping:
    """Return a mapping of a graph's config as one of a whole run's."""
    made = copy.copy(mapping)
    made.config_fn = lambda given: {"ops": mapping.config_fn(given)}
    return made


def graph(
    compose_fn: Callable[..., Any] | None = None,
    *,
    name: str | None = None,
    description: str | None = None,
    ins: Mapping[str, GraphIn] | None = None,
    out: GraphOut | Mapping[str, GraphOut] | None = None,
    tags: Mapping[str, Any] | None = None,
    config: Any = None,
    **others: Any,
) -> Any:
    """Turn a function whose body calls ops into a graph; usable bare or called.

    Args:
        compose_fn: The function, where the decorator is used bare.
        name: How the graph is called; the function's name if omitted.
        description: What it does; the docstring if omitted.
        ins: Describes inputs.
        out: Describes the output, or several by name: the body then returns a dict.
        tags: What every run of a job of it is marked with.
        config: A `ConfigMapping` that makes its ops' config of a simpler one, or the
            ops' config itself.
        others: Refused.

    Raises:
        DagsterInvalidDefinitionError: If a keyword is passed that would have no effect.

    Example:
        >>> from tickdeck import op
        >>> @op
        ... def one():
        ...     return 1
        >>> @op
        ... def doubled(number):
        ...     return 2 * number
        >>> @graph
        ... def arithmetic():
        ...     return doubled(one())
        >>> arithmetic.execute_in_process().output_for_node("doubled")
        2
    """
    del ins
    refuse_unknown("@graph", others)

    def define(function: Callable[..., Any]) -> GraphDefinition:
        return GraphDefinition(
            function,
            name=name,
            description=description,
            out=out,
            config=config,
            tags=tags,
        )

    return define if compose_fn is None else define(compose_fn)
