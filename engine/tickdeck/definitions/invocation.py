"""Calling a definition directly, as tests do: which argument is what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.definitions.old_style_resources import ResourceDefinition
from tickdeck.definitions.resources import ConfigurableResource
from tickdeck.errors import DagsterInvalidInvocationError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def split_resources(
    arguments: Sequence[Any], named: Mapping[str, Any], resource_keys: set[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the named arguments that are resources, and the others.

    Raises:
        DagsterInvalidInvocationError: If a resource is passed by its place.
    """
    if any(
        isinstance(each, ConfigurableResource | ResourceDefinition)
        for each in arguments
    ):
        raise DagsterInvalidInvocationError(
            "Resources are passed by their names, as keyword arguments."
        )
    resources = {key: named[key] for key in named if key in resource_keys}
    return resources, {key: named[key] for key in named if key not in resources}


def matched(
    kind: str,
    name: str,
    expected: Sequence[str],
    arguments: Sequence[Any],
    named: Mapping[str, Any],
) -> list[Any]:
    """Return what is given for each *expected* parameter, the context first.

    A function that takes no context may be given one all the same.

    Raises:
        DagsterInvalidInvocationError: If something is missing, unknown or too much.
    """
    most = max(1, len(expected))
    if len(arguments) + len(named) > most:
        raise DagsterInvalidInvocationError(
            f"A {kind} was called with multiple non-resource arguments. "
            f"It takes {_listed(expected)} and resources."
        )
    if not expected:
        return [*arguments, *named.values()]
    wrong = [key for key in named if key not in expected[len(arguments) :]]
    if wrong:
        raise DagsterInvalidInvocationError(
            f"{kind.capitalize()} invocation expected argument "
            f"'{expected[min(len(arguments), len(expected) - 1)]}'."
        )
    missing = [key for key in expected[len(arguments) :] if key not in named]
    if missing:
        raise DagsterInvalidInvocationError(
            f"The function of {kind} {name} expected context argument "
            f"'{missing[0]}', but none was given."
        )
    return [*arguments, *(named[key] for key in expected[len(arguments) :])]


def _listed(expected: Sequence[str]) -> str:
    return " and ".join(expected) if len(expected) > 1 else "a context"
