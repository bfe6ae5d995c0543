"""Cron expressions in what authors write."""

from __future__ import annotations

from tickdeck.cron import instants_after as instants_after
from tickdeck.cron import problem_of
from tickdeck.definitions.checks import expect
from tickdeck.errors import DagsterInvalidDefinitionError


def expect_cron(expression: str, parameter: str = "cron_schedule") -> str:
    """Return a cron expression that can be read.

    Raises:
        DagsterInvalidDefinitionError: If it cannot.
        ParameterCheckError: If it is no text.
    """
    problem = problem_of(expect(expression, str, parameter))
    if problem is not None:
        raise DagsterInvalidDefinitionError(problem)
    return expression
