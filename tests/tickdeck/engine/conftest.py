from __future__ import annotations

import queue
import threading
import time
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck.cli.locating import locations_of
from tickdeck.engine import Engine
from tickdeck.home import Home
from tickdeck.reading.reader import Reader
from tickdeck.values.commands import EvaluateNow
from tickdeck.values.events import (
    EngineStarted,
    Event,
    LocationChanged,
    RunChanged,
    SensorChanged,
)
from tickdeck.values.locations import LocationState, LocationStatus
from tickdeck.values.settings import EngineSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tickdeck.values.commands import Command
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId, SensorState
    from tickdeck.values.ticks import Tick

PATIENCE_S = 40.0
QUICK = EngineSettings(
    reload_seconds=0.05, load_timeout_seconds=15.0, grace_seconds=5.0
)


class RunningEngine:
    """A real engine in a thread, with real workers; everything it says is kept."""

    def __init__(self, home: Home, *files: Path, **settings: Any) -> None:
        self.home = home
        self.engine = Engine(
            home,
            locations=locations_of(list(files), []),
            remember=True,
            settings=msgspec.structs.replace(QUICK, **settings),
        )
        self.heard: list[Event] = []
        self.error: BaseException | None = None
        self._news: queue.Queue[Event] = queue.Queue()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.wait_for(EngineStarted)

    def _run(self) -> None:
        try:
            self.engine.run(self._news.put)
        except BaseException as error:  # noqa: BLE001 - the test is told
            self.error = error

    def wait_for(
        self, kind: type[Any], holds: Callable[[Any], bool] = lambda _event: True
    ) -> Any:
        """Return the first event of *kind* for which *holds*, also an earlier one."""
        for event in self.heard:
            if isinstance(event, kind) and holds(event):
                return event
        return self.next(kind, holds)

    def next(
        self, kind: type[Any], holds: Callable[[Any], bool] = lambda _event: True
    ) -> Any:
        """Return the next event of *kind* for which *holds*."""
        give_up = time.monotonic() + PATIENCE_S
        while (left := give_up - time.monotonic()) > 0:
            if self.error is not None:
                raise self.error
            try:
                event = self._news.get(timeout=min(left, 0.2))
            except queue.Empty:
                continue
            self.heard.append(event)
            if isinstance(event, kind) and holds(event):
                return event
        pytest.fail(
            f"no such {kind.__name__}; the last of {len(self.heard)} events: "
            f"{self.heard[-5:]}"
        )

    def loaded(self, name: str) -> LocationState:
        """Return a location once it was read, or found broken."""
        event = self.wait_for(
            LocationChanged,
            lambda e: e.name == name and e.state.status is not LocationStatus.LOADING,
        )
        state: LocationState = event.state
        return state

    def sensor(self, name: str) -> SensorId:
        """Return the id of a sensor once it is known."""
        event = self.wait_for(SensorChanged, lambda e: e.state.name == name)
        sensor_id: SensorId = event.state.id
        return sensor_id

    def ask(self, command: Command) -> Any:
        """Return the answer to *command*, or raise its error."""
        return self.engine.submit(command).result(PATIENCE_S)

    def tick(self, name: str) -> Tick:
        """Evaluate a sensor now and return the tick."""
        tick: Tick = self.ask(EvaluateNow(sensor_id=self.sensor(name)))
        return tick

    def ended(self, run_id: str) -> Run:
        """Return a run once it has ended."""
        event = self.wait_for(
            RunChanged, lambda e: e.run.run_id == run_id and e.run.status.is_finished
        )
        run: Run = event.run
        return run

    def state(self, name: str) -> SensorState:
        """Return what is stored of a sensor."""
        reader = self.reader()
        try:
            return next(row.state for row in reader.sensors() if row.state.name == name)
        finally:
            reader.close()

    def reader(self) -> Reader:
        """Return a reader of this engine's database."""
        return Reader(self.home.database)

    def stop(self) -> None:
        """End the engine and wait for it."""
        self.engine.request_stop()
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()


class Launcher:
    """Starts engines and ends those that the test did not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = Home(folder / "home")
        self._engines: list[RunningEngine] = []

    def write(self, text: str, name: str = "defs.py") -> Path:
        """Write a definitions file; its first line imports all of `tickdeck`."""
        path = self.folder / name
        path.write_text(f"from tickdeck import *\n{text}")
        return path

    def start(self, *files: Path, **settings: Any) -> RunningEngine:
        """Start an engine on these definitions."""
        engine = RunningEngine(self.home, *files, **settings)
        self._engines.append(engine)
        return engine

    def close(self) -> None:
        for engine in self._engines:
            engine.stop()


@pytest.fixture
def launcher(tmp_path: Path) -> Iterator[Launcher]:
    """Starts real engines on an empty data folder."""
    made = Launcher(tmp_path)
    yield made
    made.close()


BASIC = """
import os

@op
def nothing(): pass

@job
def job_a(): nothing()

@op
def failing_op(): raise ValueError("no good")

@job
def job_b(): failing_op()
"""


ALL_OF_THEM = """
here = list(globals().values())
defs = Definitions(
    jobs=[each for each in here if isinstance(each, JobDefinition)],
    sensors=[each for each in here if isinstance(each, SensorDefinition)],
)
"""


@pytest.fixture
def basic(launcher: Launcher) -> Callable[[str], RunningEngine]:
    """Starts an engine on two jobs and whatever sensors the test writes."""

    def start(sensors: str, **settings: Any) -> RunningEngine:
        text = BASIC + sensors + ALL_OF_THEM
        engine = launcher.start(launcher.write(text), **settings)
        assert engine.loaded("defs.py").error is None
        return engine

    return start
