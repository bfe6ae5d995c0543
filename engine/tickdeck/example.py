"""The example that comes with Tickdeck, copied to where its files may change."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tickdeck.errors import StartupError
from tickdeck.values.locations import LocationKind, LocationSpec

if TYPE_CHECKING:
    from tickdeck.home import Home


def example_location(home: Home) -> LocationSpec:
    """Return the example's code location, in the data folder; copied there once.

    Raises:
        StartupError: If it is not installed or cannot be copied; a sentence.
    """
    folder = home.folder / "example"
    definitions = folder / "deliveries.py"
    if not definitions.exists():
        found = importlib.util.find_spec("tickdeck_resources")
        if found is None or found.origin is None:
            raise StartupError("The example is not installed with this Tickdeck.")
        home.create()
        source = Path(found.origin).parent / "example"
        try:
            shutil.copytree(
                source,
                folder,
                dirs_exist_ok=True,
                ignore=shutil.ignore_patterns("__pycache__"),
            )
        except OSError as error:
            raise StartupError(
                f"The example cannot be copied to {folder}: {error}."
            ) from error
    return LocationSpec(
        name=definitions.name,
        kind=LocationKind.FILE,
        target=str(definitions),
        working_directory=str(folder),
    )
