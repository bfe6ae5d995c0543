"""Fails when a source module has no test module in the place that mirrors it.

The twin of ``engine/tickdeck/storage/ticks.py`` is
``tests/tickdeck/storage/test_ticks.py``. Exempt by rule are `EXEMPT` and modules that
define no function. It needs nothing but Python::

    python packaging/check_tests_mirror.py [ROOT]

The exit code is 0 if every module has its twin, 1 if one lacks it, and 2 if ROOT does
not hold the packages.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = ("engine/tickdeck", "gui/tickdeck_gui", "resources/tickdeck_resources")

EXEMPT = {
    "__init__.py": "says what its package offers; every test goes through it",
    "__main__.py": "an entry point of a few lines; tests start it as a process",
    "migrations/*.py": "frozen once shipped; the database's tests apply all of them",
}
"""Ends of paths, as patterns, each with the reason why no twin is needed there."""


def main(arguments: list[str]) -> int:
    """Name every module without a twin on standard error; return the exit code."""
    root = Path(arguments[0]) if arguments else Path(__file__).parent.parent
    absent = [package for package in PACKAGES if not (root / package).is_dir()]
    if absent:
        sys.stderr.write(
            f"{root} has no folder {absent[0]}: give the root of the repository.\n"
        )
        return 2
    lonely = list(modules_without_twin(root))
    for module, twin in lonely:
        sys.stderr.write(f"{module} has no tests: write {twin}\n")
    return 1 if lonely else 0


def modules_without_twin(root: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each module that lacks its twin, and the twin, both relative to *root*."""
    for package in PACKAGES:
        for module in sorted((root / package).rglob("*.py")):
            twin = twin_of(module.relative_to(root))
            if needs_twin(module) and not (root / twin).is_file():
                yield module.relative_to(root), twin


def twin_of(module: Path) -> Path:
    """Return where the tests of *module* belong; both are relative to the root."""
    _role, package, *rooms, name = module.parts
    return Path("tests", package, *rooms, f"test_{name}")


def needs_twin(module: Path) -> bool:
    """Return whether there is something to test in *module* that no rule exempts."""
    if any(module.match(pattern) for pattern in EXEMPT):
        return False
    return defines_function(module.read_text(encoding="utf-8"))


def defines_function(source: str) -> bool:
    """Return whether *source* defines a function, be it a method or a lambda.

    All else is pure data: fields, constants and type aliases do nothing by themselves
    and are tested where they are used.
    """
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return any(isinstance(node, functions) for node in ast.walk(ast.parse(source)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
