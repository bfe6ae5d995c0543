"""The words in braces that stand for a file in a command's arguments."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = ("path", "name", "stem", "dir")
_IN_BRACES = re.compile(r"\{\{|\{([^{}]*)\}")


def expand(arguments: Iterable[str], path: str) -> list[str]:
    """Return *arguments* with each placeholder replaced; ``{{`` becomes ``{``.

    The replacement is literal: nothing in a file's name is ever interpreted.

    Raises:
        ValueError: If there is an unknown placeholder; says which are known.
    """
    file = PurePath(path)
    values = {
        "path": path,
        "name": file.name,
        "stem": file.stem,
        "dir": str(file.parent),
    }

    def replacement(found: re.Match[str]) -> str:
        name = found.group(1)
        if name is None:
            return "{"
        if name not in values:
            raise ValueError(unknown(name))
        return values[name]

    return [_IN_BRACES.sub(replacement, each) for each in arguments]


def names_in(argument: str) -> tuple[str, ...]:
    """Return the placeholders in *argument*, known or not, without their braces."""
    found = (each.group(1) for each in _IN_BRACES.finditer(argument))
    return tuple(name for name in found if name is not None)


def unknown(name: str) -> str:
    """Return the sentence for a placeholder that stands for nothing."""
    known = ", ".join(f"{{{each}}}" for each in NAMES)
    return (
        f"{{{name}}} stands for nothing here. There are {known}; "
        "for a brace itself, write {{."
    )
