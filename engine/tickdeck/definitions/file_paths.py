"""Paths beside the file that the code is in."""

from __future__ import annotations

from pathlib import Path


def file_relative_path(dunderfile: str, relative_path: str) -> str:
    """Return a path that is relative to the folder of a file.

    Args:
        dunderfile: The file: ``__file__``.
        relative_path: The path.

    Example:
        >>> file_relative_path("/code/sensors.py", "data/prices.csv")
        '/code/data/prices.csv'
    """
    return str(Path(dunderfile).parent / relative_path)
