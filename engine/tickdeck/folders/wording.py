"""Numbers and paths as an operator reads them."""

from __future__ import annotations

from pathlib import Path

_KILO = 1000
_UNITS = ("kB", "MB", "GB", "TB")


def size(size_bytes: int) -> str:
    """Return a size in decimal units: ``999 bytes``, ``1.2 MB``."""
    if size_bytes < _KILO:
        return count(size_bytes, "byte")
    amount = float(size_bytes)
    unit = _UNITS[0]
    for unit in _UNITS:  # noqa: B007 - the unit it stops at is what counts
        amount /= _KILO
        if amount < _KILO - 0.05:
            break
    return f"{amount:.1f} {unit}"


def count(number: int, noun: str) -> str:
    """Return *number* with its noun, which takes an ``s``: ``1,204 files``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def short(path: str, home: str | None = None) -> str:
    """Return *path* with the home folder as ``~``."""
    home = str(Path.home()) if home is None else home
    if path == home:
        return "~"
    return f"~{path[len(home) :]}" if path.startswith(f"{home}/") else path


def shown(path: str) -> str:
    r"""Return *path* with bytes that are no UTF-8 written as ``\xff``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def listed(folders: tuple[str, ...]) -> str:
    """Return a few words for *folders*: ``~/Scans and 2 other folders``."""
    if not folders:
        return "no folder"
    others = len(folders) - 1
    if not others:
        return short(folders[0])
    return f"{short(folders[0])} and {count(others, 'other folder')}"
