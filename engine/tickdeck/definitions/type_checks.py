"""Do values have the types that inputs and outputs are declared with?"""

from __future__ import annotations

import textwrap
import types
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from tickdeck.errors import DagsterTypeCheckDidNotPass

UNTYPED: Any = object()
"""Stands for the type of what is declared with none."""

_SCALARS = {int: "Int", str: "String", float: "Float", bool: "Bool"}
_SHOWN = 200
"""Characters of a value that a message shows."""
_COLLECTIONS = (list, set, frozenset, tuple, dict)


class Side(NamedTuple):
    """What is checked: an input or an output, of which step."""

    kind: str
    name: str
    step: str


def check_type(declared: Any, value: Any, side: Side) -> None:
    """Refuse a value that has not the type that is declared.

    Only what Python's own types say is checked: scalars, lists, dicts, sets, tuples,
    unions and classes. A whole number is no float, as in Dagster.

    Raises:
        DagsterTypeCheckDidNotPass: If it has another type.
    """
    problem = _problem(declared, value)
    if problem:
        raise DagsterTypeCheckDidNotPass(
            f'Type check failed for step {side.kind} "{side.name}" of "{side.step}" - '
            f'expected type "{_label(declared)}". Description: {problem}'
        )


def _problem(declared: Any, value: Any) -> str:
    """Return what is wrong with a value, "" for nothing."""
    if declared in (UNTYPED, Any):
        return ""
    origin, inner = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return _problem(inner[0], value)
    if origin in (Union, types.UnionType):
        problems = [_problem(each, value) for each in inner]
        return "" if "" in problems else problems[0]
    if declared is None or declared is type(None):
        kind = type(value)
        return (
            ""
            if value is None
            else f"Value must be None or unset, got a {kind.__name__}."
        )
    if origin in _COLLECTIONS:
        if not isinstance(value, origin):
            return _wrong(value, origin.__name__)
        return next(filter(None, _inner_problems(origin, inner, value)), "")
    if isinstance(declared, type) and origin is None:
        return _class_problem(declared, value)
    return ""


def _class_problem(declared: type, value: Any) -> str:
    try:
        fits = isinstance(value, declared)
    except TypeError:  # a protocol or a TypedDict, which cannot be asked
        return ""
    return "" if fits else _wrong(value, declared.__name__)


def _inner_problems(origin: Any, inner: tuple[Any, ...], value: Any) -> list[str]:
    if isinstance(value, Mapping) and len(inner) == 2:
        return [
            problem
            for key, each in value.items()
            for problem in (_problem(inner[0], key), _problem(inner[1], each))
        ]
    if origin is tuple and inner[-1:] != (...,):
        if len(inner) != len(value):
            return [f"Value has {len(value)} items, not {len(inner)}."]
        return [_problem(*pair) for pair in zip(inner, value, strict=True)]
    return [_problem(inner[0], each) for each in value] if inner else []


def _wrong(value: Any, expected: str) -> str:
    kind = type(value).__name__
    shown = textwrap.shorten(str(value), _SHOWN)
    return f'Value "{shown}" of python type "{kind}" must be of type {expected}.'


def _label(declared: Any) -> str:
    if declared is None or declared is type(None):
        return "Nothing"
    if isinstance(declared, type) and not get_args(declared):
        return _SCALARS.get(declared, declared.__name__)
    return str(declared).replace("typing.", "")


def can_be_configured(declared: Any) -> bool:
    """Tell whether a run config may give an input of this type."""
    if declared in (UNTYPED, Any):
        return True
    origin, inner = get_origin(declared), get_args(declared)
    if origin in (Union, types.UnionType, Annotated):
        return all(
            can_be_configured(each) for each in inner if not isinstance(each, str)
        )
    kind = origin or declared
    return kind in (*_SCALARS, *_COLLECTIONS, type(None))


def is_bare(declared: Any) -> bool:
    """Tell whether a run config may give it without ``{"value": …}`` around."""
    return declared not in (UNTYPED, Any)
