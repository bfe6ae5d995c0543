"""Graphs: ops that are put together, to be used in jobs and in other graphs."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.checks import valid_name
from tickdeck.definitions.composition import composing, current_composition
from tickdeck.definitions.jobs import JobDefinition
from tickdeck.errors import DagsterInvalidInvocationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.definitions.in_process import ExecuteInProcessResult


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
    ) -> None:
        self.compose_fn = compose_fn
        self.name = compose_fn.__name__ if name is None else valid_name(name)
        self.description = description or inspect.getdoc(compose_fn) or ""
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
        with composition.inside(self.name):
            return self.compose_fn(*arguments, **named)

    def alias(self, name: str) -> GraphDefinition:
        """Return the graph under another name."""
        return GraphDefinition(self.compose_fn, name=name, description=self.description)

    def to_job(self, name: str | None = None, **options: Any) -> JobDefinition:
        """Return a job that executes the graph.

        Args:
            name: How the job is called; the graph's name if omitted.
            options: What `job` takes as well.
        """
        made_name = self.name if name is None else valid_name(name)
        with composing(made_name) as composition:
            self.compose_fn()
        return JobDefinition(
            made_name,
            list(composition.steps.values()),
            **{"description": self.description} | options,
        )

    def execute_in_process(self, **options: Any) -> ExecuteInProcessResult:
        """Execute the graph here and now; see `JobDefinition.execute_in_process`."""
        resources = options.pop("resources", None)
        return self.to_job(resource_defs=resources).execute_in_process(**options)

    def __repr__(self) -> str:
        return f"GraphDefinition({self.name!r})"


def graph(
    compose_fn: Callable[..., Any] | None = None,
    *,
    name: str | None = None,
    description: str | None = None,
    **_unused: Any,
) -> Any:
    """Turn a function whose body calls ops into a graph; usable bare or called.

    Args:
        compose_fn: The function, where the decorator is used bare.
        name: How the graph is called; the function's name if omitted.
        description: What it does; the docstring if omitted.

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

    def define(function: Callable[..., Any]) -> GraphDefinition:
        return GraphDefinition(function, name=name, description=description)

    return define if compose_fn is None else define(compose_fn)
