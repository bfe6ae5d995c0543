"""What ops take and give."""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Omitted:
    """Stands for an argument that was not given, which is not the same as None."""

    def __repr__(self) -> str:
        return "<omitted>"


OMITTED: Any = _Omitted()


@dataclass(frozen=True)
class In:
    """Describes an op's input.

    Args:
        dagster_type: Its type, which a value is checked for; the annotation's if
            omitted. `Nothing` for an input that only orders steps.
        description: What it is.
        default_value: What the op is given where nothing is connected.
        metadata: Kept on it.
    """

    dagster_type: Any = OMITTED
    description: str | None = None
    default_value: Any = OMITTED
    metadata: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Out:
    """Describes an op's output.

    Args:
        dagster_type: Its type, which a value is checked for; the annotation's if
            omitted.
        description: What it is.
        is_required: Whether the op must give it. Steps that take one that was not
            given are skipped.
        io_manager_key: Who keeps its value, a resource's key.
        metadata: Told to the I/O manager.
        code_version: Accepted and not used.
    """

    dagster_type: Any = OMITTED
    description: str | None = None
    is_required: bool = True
    io_manager_key: str | None = None
    metadata: Mapping[str, Any] | None = None
    code_version: str | None = None


@dataclass(frozen=True)
class Output:
    """A value that an op gives back under a name, with metadata."""

    value: Any
    output_name: str = "result"
    metadata: Mapping[str, Any] | None = None

    def __class_getitem__(cls, kind: Any) -> types.GenericAlias:
        """Let authors annotate ``Output[int]``."""
        return types.GenericAlias(cls, kind)


class Nothing:
    """The type of an input that carries no value, only the order of steps."""
