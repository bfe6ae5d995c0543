"""``python -m tickdeck_gui.screenshots [FOLDER]``: every screen, light and dark.

Each picture is taken twice: as it is, and at 200 %, for which Qt asks a process of
its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

_DEFAULT = Path("screenshots")
_LARGE = 2


def main() -> int:
    """Render all pictures into the folder named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tickdeck_gui.screenshots")
    parser.add_argument("folder", type=Path, nargs="?", default=_DEFAULT)
    parser.add_argument("--scale", type=int, help="only the pictures at this scale")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    if wanted.scale is not None:
        return _render(wanted.folder, wanted.scale)
    command = [sys.executable, "-m", "tickdeck_gui.screenshots", str(wanted.folder)]
    larger = subprocess.run([*command, "--scale", str(_LARGE)], check=False)
    return _render(wanted.folder, 1) or larger.returncode


def _render(folder: Path, scale: int) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    os.environ["TZ"] = "UTC"
    # Qt reads the platform and the scale when it is first imported.
    from PySide6.QtWidgets import QApplication

    from tickdeck_gui.aio import run_event_loop
    from tickdeck_gui.screenshots.rendering import render_all
    from tickdeck_gui.translation import Language, Translation

    app = QApplication([])
    words = Translation(Language.ENGLISH)
    words.install(app)
    suffix = "" if scale == 1 else f"@{scale}x"

    async def render() -> int:
        async for file in render_all(app, folder, suffix=suffix):
            sys.stdout.write(f"{file}\n")
        return 0

    return run_event_loop(app, render())


if __name__ == "__main__":
    sys.exit(main())
