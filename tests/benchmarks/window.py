"""The window on a year's data: how soon it is there, how smoothly it moves.

``python -m tests.benchmarks.window FOLDER`` opens the real window, without a screen, on
a data folder of `large.build`, drives it, and prints what it measured as JSON. Frames
are timed where Qt paints them: from each request for an update to its end.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tickdeck.home import Home
from tickdeck.values.sensors import SensorId
from tickdeck_gui.aio import run_event_loop
from tickdeck_gui.app import Session, prepare
from tickdeck_gui.commands import Act
from tickdeck_gui.frame.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
_FRAME_S = 0.016
_FRAMES = 250
_SETTLING_S = 6.0
_LIMIT_S = 300


@dataclass
class Felt:
    """What an operator feels."""

    usable_s: float = 0.0
    """From the command to the painted list."""
    screens_ms: dict[str, float] = field(default_factory=dict)
    """From the wish to the painted screen."""
    scroll_ms: float = 0.0
    """The 99th percentile of a frame while the list of sensors is scrolled."""
    pan_ms: float = 0.0
    """… while a timeline is panned and zoomed."""
    ticks_per_s: float = 0.0
    """What the engine recorded meanwhile."""


def measure(home: Path) -> Felt:
    """Open the window on *home* in a process of its own, and measure it."""
    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window", str(home), str(began)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        timeout=_LIMIT_S,
        check=True,
    )
    return Felt(**json.loads(done.stdout))


class _Application(QApplication):
    """Notes how long each frame takes to paint."""

    def __init__(self) -> None:
        super().__init__([])
        self.frames_ms: list[float] = []

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return super().notify(receiver, event)
        began = time.perf_counter()
        answer = super().notify(receiver, event)
        self.frames_ms.append((time.perf_counter() - began) * 1000)
        return answer


class _Operator:
    """Drives the window, one thing after the other."""

    def __init__(self, app: _Application, began: float) -> None:
        self._app = app
        self._began = began
        self._ticks = 0
        self.felt = Felt()

    async def work(self) -> None:
        window = await self._window()
        self.felt.usable_s = time.clock_gettime(time.CLOCK_MONOTONIC) - self._began
        await asyncio.sleep(_SETTLING_S)
        await self._open_screens(window)
        live = window.screens.desk.live
        live.ticks_ended.connect(self._on_ticks)
        began = time.perf_counter()
        self.felt.scroll_ms = await self._scroll(window)
        self.felt.pan_ms = await self._pan(window)
        self.felt.ticks_per_s = self._ticks / (time.perf_counter() - began)

    def _on_ticks(self, ticks: tuple[object, ...]) -> None:
        self._ticks += len(ticks)

    async def _window(self) -> MainWindow:
        """Wait until the list of sensors is painted, and return the window."""
        while True:
            for one in self._app.topLevelWidgets():
                if isinstance(one, MainWindow) and self._shows_sensors(one):
                    return one
            await asyncio.sleep(0.005)

    def _shows_sensors(self, window: MainWindow) -> bool:
        listed = window.screens.sensors.model.rowCount() > 0
        return window.isVisible() and listed and bool(self._app.frames_ms)

    async def _open_screens(self, window: MainWindow) -> None:
        screens = window.screens
        runs = screens.desk.reader.runs(limit=1)
        wishes: dict[str, Callable[[], None]] = {
            "a sensor": lambda: screens.open_sensor(SensorId(1)),
            "a run": lambda: screens.open_run(runs[0].run_id),
        }
        for act in Act:
            if act.name.startswith("SHOW_"):
                name = act.name.removeprefix("SHOW_").lower()
                wishes[name] = partial(screens.show, act)
        for name, wish in wishes.items():
            took = []
            for _ in range(3):
                began = time.perf_counter()
                wish()
                window.repaint()
                took.append((time.perf_counter() - began) * 1000)
                await asyncio.sleep(0.3)
            self.felt.screens_ms[name] = round(max(took), 1)

    async def _scroll(self, window: MainWindow) -> float:
        window.screens.show(Act.SHOW_SENSORS)
        await asyncio.sleep(0.5)
        bar = window.screens.sensors.table.verticalScrollBar()
        bar.setValue(0)
        self._app.frames_ms.clear()
        for number in range(_FRAMES):
            bar.setValue(bar.value() + 46 * (3 if number % 50 else 60))
            await asyncio.sleep(_FRAME_S)
        return _percentile(self._app.frames_ms)

    async def _pan(self, window: MainWindow) -> float:
        window.screens.open_sensor(SensorId(1))
        await asyncio.sleep(0.5)
        timeline = window.screens.sensor.timeline_card.timeline
        self._app.frames_ms.clear()
        keys = (Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_Minus)
        for number in range(_FRAMES):
            key = keys[number % 3] if number % 60 < 40 else Qt.Key.Key_Plus
            QTest.keyClick(timeline, key)
            await asyncio.sleep(_FRAME_S)
        return _percentile(self._app.frames_ms)


def _percentile(frames_ms: list[float]) -> float:
    ordered = sorted(frames_ms)
    return round(ordered[int(len(ordered) * 0.99)], 2) if ordered else 0.0


def main(home: Path, began: float) -> None:
    """Measure in this process, and print the result."""
    app = _Application()
    prepare(app)
    operator = _Operator(app, began)
    session = Session(app, Home(home), ())

    async def scenario() -> int:
        running = asyncio.ensure_future(session.run())
        try:
            await operator.work()
        finally:
            session.quit()
            with contextlib.suppress(asyncio.CancelledError):
                await running
        return 0

    run_event_loop(app, scenario())
    sys.stdout.write(json.dumps(asdict(operator.felt)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
