"""``python -m tickdeck_gui.screenshots [FOLDER]``: every screen, light and dark."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_DEFAULT = Path("screenshots")


def main() -> int:
    """Render all pictures into the folder named on the command line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TZ"] = "UTC"
    # Qt reads the platform when it is first imported.
    from PySide6.QtWidgets import QApplication

    from tickdeck_gui.aio import run_event_loop
    from tickdeck_gui.screenshots.rendering import render_all

    app = QApplication([])
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _DEFAULT
    folder.mkdir(parents=True, exist_ok=True)

    async def render() -> int:
        async for file in render_all(app, folder):
            sys.stdout.write(f"{file}\n")
        return 0

    return run_event_loop(app, render())


if __name__ == "__main__":
    sys.exit(main())
