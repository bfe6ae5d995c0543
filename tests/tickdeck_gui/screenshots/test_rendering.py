from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from tickdeck_gui.screenshots.rendering import render_all

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_every_screen_is_rendered_light_and_dark(
    qapp: QApplication,
    tmp_path: Path,
    drive: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    files: list[Path] = []

    async def scenario() -> None:
        found = render_all(qapp, tmp_path, settling=0)
        files.extend([file async for file in found])

    drive(scenario())
    names = {file.stem for file in files}
    light = {name.removesuffix("-light") for name in names if name.endswith("-light")}
    dark = {name.removesuffix("-dark") for name in names if name.endswith("-dark")}
    assert light == dark
    assert {
        "sensors-1920",
        "sensors-1440",
        "sensor-1440",
        "runs",
        "run",
        "watch-folder",
    } <= light
    assert not any(QImage(str(file)).isNull() for file in files)
