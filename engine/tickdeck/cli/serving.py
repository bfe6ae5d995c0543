"""`tickdeck serve`: the engine without a window, telling what it does."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING, TextIO

from tickdeck.cli.output import (
    iso,
    json_line,
    local,
    run_data,
    tick_data,
    tick_result,
)
from tickdeck.engine import Engine
from tickdeck.example import example_location
from tickdeck.values.events import (
    EnginePaused,
    EngineStarted,
    EngineTrouble,
    Event,
    LocationChanged,
    RunChanged,
    TickEnded,
)
from tickdeck.values.locations import FOLDERS, LocationStatus
from tickdeck.values.runs import Run, RunStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tickdeck.home import Home
    from tickdeck.values.locations import LocationSpec, LocationState

_TOLD = (RunStatus.STARTED, RunStatus.SUCCESS, RunStatus.FAILURE, RunStatus.CANCELED)


def serve(
    home: Home,
    specs: Sequence[LocationSpec] | None,
    *,
    seconds: float | None,
    example: bool,
    as_json: bool,
) -> int:
    """Run the engine in this thread until it is interrupted or time is up.

    Raises:
        StartupError: If it cannot start.
    """
    if example:
        specs = [*(specs or ()), example_location(home)]
    engine = Engine(home, locations=specs)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_ignored: engine.request_stop())
    timer = None
    if seconds is not None:
        timer = threading.Timer(seconds, engine.request_stop)
        timer.daemon = True
        timer.start()
    teller = _JsonTeller() if as_json else _LineTeller(sys.stdout)
    try:
        engine.run(teller.tell)
    finally:
        if timer is not None:
            timer.cancel()
    return 0


class _JsonTeller:
    """Prints each tick and each step of a run as a JSON object on a line."""

    def tell(self, event: Event) -> None:
        match event:
            case TickEnded():
                json_line({"event": "tick", **tick_data(event.tick)})
            case RunChanged():
                json_line({"event": "run", **run_data(event.run)})
            case LocationChanged(state=None) | EngineTrouble(message=None):
                return
            case LocationChanged(state=state) if state is not None and state.error:
                json_line({"event": "location", "error": state.error.summary})
            case EngineStarted(paused_since=since) if since is not None:
                json_line({"event": "pause", "paused": True, "since": iso(since)})
            case EnginePaused():
                told = {"paused": event.since is not None, "since": iso(event.since)}
                json_line({"event": "pause", **told})
            case EngineTrouble():
                json_line({"event": "trouble", "message": event.message})
        sys.stdout.flush()


class _LineTeller:
    """Prints a line for each thing that happens."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def tell(self, event: Event) -> None:
        for line in self._lines(event):
            self._out.write(line + "\n")
        self._out.flush()

    def _lines(self, event: Event) -> list[str]:
        match event:
            case EngineStarted():
                return [
                    "The engine runs. Ctrl+C ends it.",
                    *_about_pause(event.paused_since),
                ]
            case EnginePaused():
                return [*_about_pause(event.since)] or ["The engine goes on."]
            case TickEnded():
                tick = event.tick
                status = tick.status.value
                result = tick_result(tick)
                began = _time(tick.started)
                return [f"{began} tick {status:8} {tick.sensor_name}: {result}"]
            case RunChanged(run=Run(status=RunStatus.STARTED, error=str())):
                return []  # a step has failed; the end will say so
            case RunChanged() if event.run.status in _TOLD:
                run = event.run
                at = run.ended or run.started or run.created
                about = f" [{run.run_key}]" if run.run_key else ""
                error = f": {run.error}" if run.error else ""
                done = f"{_time(at)} run  {run.status.value:8} {run.job_name}{about}"
                return [f"{done} {run.run_id[:8]}{error}"]
            case LocationChanged() if event.state is not None:
                return _about_location(event.state)
            case EngineTrouble():
                return [event.message or "The trouble is over."]
        return []


def _about_pause(since: datetime | None) -> list[str]:
    if since is None:
        return []
    return [f"It is paused since {local(since)}. `tickdeck resume` goes on."]


def _about_location(state: LocationState) -> list[str]:
    name = state.spec.name
    if state.status is LocationStatus.LOADED:
        if name == FOLDERS and not state.sensor_count:
            return []
        return [f"Loaded {name}: {state.sensor_count} sensors, {len(state.jobs)} jobs."]
    if state.error is None:
        return []
    line = f", line {state.error_line}" if state.error_line else ""
    return [f"{name}{line}: {state.error.summary}"]


def _time(at: datetime) -> str:
    return f"{at.astimezone():%H:%M:%S}"
