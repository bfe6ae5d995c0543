"""The one place in the engine's package that knows of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.errors import StartupError
from tickdeck.example import example_location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.home import Home
    from tickdeck.values.locations import LocationSpec


def open_window(
    home: Home,
    specs: Sequence[LocationSpec] | None,
    *,
    example: bool,
    seconds: float | None = None,
) -> int:
    """Open the window, for *seconds* or until it is quit; return its exit code.

    Raises:
        StartupError: If the window cannot be opened here; a sentence.
    """
    try:
        from tickdeck_gui.app import main
    except ImportError as error:
        raise StartupError(
            f"The window cannot be opened: {error}. `make run` installs what is "
            "missing; `tickdeck serve` works without a window."
        ) from error
    locations = [*(specs or ())]
    if example:
        locations.append(example_location(home))
    return main(home, tuple(locations), seconds=seconds)
