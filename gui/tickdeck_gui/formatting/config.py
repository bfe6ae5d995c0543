"""Configuration as people read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator


def as_outline(value: Any) -> str:
    """Return JSON-like data as an indented outline in the manner of YAML.

    Strings stand bare where nothing is lost by it; it is for reading only.
    """
    return "\n".join(_lines(value, 0)) if value else tr("nothing")


def _lines(value: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(value, dict):
        for key, inner in value.items():
            if _is_nested(inner):
                yield f"{indent}{key}:"
                yield from _lines(inner, depth + 1)
            else:
                yield f"{indent}{key}: {_scalar(inner)}"
    elif isinstance(value, list | tuple):
        for inner in value:
            if _is_nested(inner):
                first, *rest = _lines(inner, depth + 1)
                yield f"{indent}- {first.lstrip()}"
                yield from rest
            else:
                yield f"{indent}- {_scalar(inner)}"
    else:
        yield f"{indent}{_scalar(value)}"


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict | list | tuple) and bool(value)


def _scalar(value: Any) -> str:
    if isinstance(value, str) and value and value.strip() == value:
        looks_plain = value.isprintable() and value[0] not in "\"'{[#&*!|>%@`-?:,"
        means_itself = value.lower() not in ("true", "false", "null", "yes", "no")
        if looks_plain and means_itself and not _is_number(value):
            return value
    return json.dumps(value, ensure_ascii=False, default=str)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
