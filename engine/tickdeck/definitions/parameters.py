"""What the parameters of an author's function receive."""

from __future__ import annotations

import inspect
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tickdeck.definitions.resources import is_resource_annotation

if typing.TYPE_CHECKING:
    from collections.abc import Callable

_CONTEXT_NAMES = ("context", "_context", "_", "__")


@dataclass(frozen=True)
class Parameters:
    """The parameters of a function, by what they receive."""

    resources: tuple[str, ...]
    others: tuple[str, ...]
    """In their order."""
    annotations: dict[str, Any]
    defaults: dict[str, Any]
    takes_any: bool
    """Whether it has ``**kwargs``."""


def parameters_of(function: Callable[..., Any]) -> Parameters:
    """Look at *function*'s signature once."""
    annotations = _annotations_of(function)
    resources, others, defaults = [], [], {}
    takes_any = False
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            takes_any = True
            continue
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            continue
        if parameter.default is not inspect.Parameter.empty:
            defaults[name] = parameter.default
        if is_resource_annotation(annotations.get(name)):
            resources.append(name)
        else:
            others.append(name)
    return Parameters(tuple(resources), tuple(others), annotations, defaults, takes_any)


def _annotations_of(function: Callable[..., Any]) -> dict[str, Any]:
    """Return the annotations; one that names what cannot be found stays a text."""
    inner = function if inspect.isroutine(function) else type(function).__call__
    try:
        return typing.get_type_hints(inner, include_extras=True)
    except Exception:  # noqa: BLE001 - an annotation may name what is not importable
        pass
    names = {**getattr(inner, "__globals__", {}), **_callers_names()}
    return {
        name: _evaluated(each, names)
        for name, each in getattr(inner, "__annotations__", {}).items()
    }


def _evaluated(annotation: Any, names: dict[str, Any]) -> Any:
    if not isinstance(annotation, str):
        return annotation
    try:
        return eval(annotation, names)  # noqa: S307, RUF100 - the author's own text
    except Exception:  # noqa: BLE001 - as above
        return annotation


def _callers_names() -> dict[str, Any]:
    """Return what is in reach where the decorator stands.

    Tests define a config and its op inside a function; with postponed annotations, only
    the names there say what is meant.
    """
    package = str(Path(__file__).parent.parent)
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename.startswith(package):
        frame = frame.f_back
    return {} if frame is None else dict(frame.f_locals)


def looks_like_context(name: str, annotation: Any) -> bool:
    """Tell whether a compute function's first parameter is its context."""
    if name in _CONTEXT_NAMES:
        return True
    label = getattr(annotation, "__name__", str(annotation))
    return label.endswith("ExecutionContext")
