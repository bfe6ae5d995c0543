"""The icons, as files that stay sharp at every scale."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

APPLICATION = "application"
"""The name of the application's own icon, which has its own colours."""


def icon_names() -> tuple[str, ...]:
    """Return the name of each icon, sorted."""
    return tuple(
        sorted(
            file.name.removesuffix(".svg")
            for file in _folder().iterdir()
            if file.name.endswith(".svg")
        )
    )


def icon_svg(name: str) -> str:
    """Return the SVG text of an icon, drawn in ``currentColor``.

    Raises:
        LookupError: If there is no such icon; says which there are.
    """
    file = _folder() / f"{name}.svg"
    if not file.is_file():
        raise LookupError(f"No icon {name!r}; there are {', '.join(icon_names())}.")
    return file.read_text("utf-8")


def _folder() -> Traversable:
    return resources.files("tickdeck_resources") / "icons"
