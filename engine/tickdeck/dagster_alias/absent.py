"""Why a name of Dagster's is not here, and what to use instead."""

from __future__ import annotations

import difflib

import tickdeck
from tickdeck.dagster_alias.absent_names import OUT_OF_SCOPE, PLANNED

_REAL = (
    "Where Dagster is installed in a code location's interpreter, Tickdeck opens it "
    "as a real Dagster project."
)


def why_absent(module: str, name: str | None) -> str:
    """Return a sentence on why *module* has no *name*, or why there is none such.

    It says whether the name is planned, out of scope, or not known at all.
    """
    if name is None:
        return (
            f"There is no module {module} here: Tickdeck stands in for Dagster, and "
            f"has the names that are imported from dagster itself. {_REAL}"
        )
    whole = f"{module}.{name}"
    if name in PLANNED:
        return f"{whole} is planned for Tickdeck, and not there yet. {PLANNED[name]}"
    if name in OUT_OF_SCOPE:
        return f"{whole} is out of Tickdeck's scope. {OUT_OF_SCOPE[name]} {_REAL}"
    return f"Tickdeck knows no name {whole}.{_guess(name)} {_REAL}"


def why_not_importable(module: str) -> str:
    """Return a sentence on why ``import`` finds no *module*.

    ``from dagster import something`` looks for a module of that name as well, so this
    may be about a name.
    """
    root, _, name = module.partition(".")
    if "." in name or not name:
        return why_absent(module, None)
    if name in PLANNED or name in OUT_OF_SCOPE:
        return why_absent(root, name)
    return (
        f"Tickdeck knows no name {module}, and has no module {module}."
        f"{_guess(name)} {_REAL}"
    )


def _guess(name: str) -> str:
    near = difflib.get_close_matches(name, tickdeck.__all__, n=1)
    return f" Did you mean {near[0]}?" if near else ""
