"""What `-f` and `-m` mean."""

from __future__ import annotations

import re
from pathlib import Path

from tickdeck.values.locations import LocationKind, LocationSpec


def locations_of(
    files: list[Path], modules: list[str], interpreter: str | None = None
) -> list[LocationSpec]:
    """Return the code locations that the command line names.

    Raises:
        ValueError: If a file does not exist or is a folder, or two locations would
            have the same name; a sentence.
    """
    specs = [_of_file(path, interpreter) for path in files]
    specs += [_of_module(name, interpreter) for name in modules]
    seen: set[str] = set()
    for spec in specs:
        if spec.name in seen:
            raise ValueError(
                f"Two of the definitions are called {spec.name}. Rename a file: the "
                "name is what Tickdeck remembers their sensors by."
            )
        seen.add(spec.name)
    return specs


def _of_file(path: Path, interpreter: str | None) -> LocationSpec:
    if path.is_dir():
        raise ValueError(f"{path} is a folder. Name a Python file, or use -m MODULE.")
    if not path.exists():
        raise ValueError(f"There is no file {path}.")
    target = path.absolute()
    return LocationSpec(
        name=target.name,
        kind=LocationKind.FILE,
        target=str(target),
        interpreter=interpreter,
        working_directory=str(target.parent),
    )


def _of_module(name: str, interpreter: str | None) -> LocationSpec:
    if not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", name):
        raise ValueError(f"{name!r} is no name of a module.")
    return LocationSpec(
        name=name,
        kind=LocationKind.MODULE,
        target=name,
        interpreter=interpreter,
        working_directory=str(Path.cwd()),
    )
