"""Tickdeck itself, as `tickdeck serve` runs it."""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TYPE_CHECKING

from tests.benchmarks.workload import (
    REQUESTS,
    SENSORS,
    Measured,
    cpu_seconds,
    drop_and_wait,
    process_tree,
    until,
)

from tickdeck.cli.locating import locations_of
from tickdeck.engine import Engine
from tickdeck.home import Home
from tickdeck.values.commands import EvaluateNow, SaveFolder
from tickdeck.values.events import Event, LocationChanged, SensorChanged, TickEnded
from tickdeck.values.folders import FolderRule, JobAction

if TYPE_CHECKING:
    from pathlib import Path

    from tickdeck.values.sensors import SensorId

_SATURATED_S = 8.0

_DEFINITIONS = f"""
import time
from tickdeck import *

class File(Config):
    path: str
    log: str = LOG

@op
def note(config: File):
    with open(config.log, "a") as log:
        log.write(config.path.rsplit("/", 1)[1] + f" {{time.time_ns()}}\\n")

@job
def note_file():
    note()

@op
def nothing():
    pass

@job
def nothing_job():
    nothing()

def skipping(number):
    @sensor(job=nothing_job, name=f"skipping_{{number}}", minimum_interval_seconds=3600)
    def skip(context):
        return SkipReason("nothing new")
    return skip

@sensor(job=nothing_job, minimum_interval_seconds=3600)
def asking(context):
    return [RunRequest(run_key=str(number)) for number in range({REQUESTS})]

defs = Definitions(
    jobs=[note_file, nothing_job],
    sensors=[asking, *(skipping(number) for number in range({SENSORS}))],
)
"""


class _Running:
    """An engine in this process, its workers in theirs."""

    def __init__(self, folder: Path) -> None:
        definitions = folder / "many.py"
        log = folder / "ours.log"
        definitions.write_text(f"LOG = {str(log)!r}\n{_DEFINITIONS}")
        self.log = log
        self.sensors: dict[str, SensorId] = {}
        self.ticks = 0
        self.saturate = False
        self.ready = threading.Event()
        self.engine = Engine(
            Home(folder / "home"), locations=locations_of([definitions], [])
        )
        self._thread = threading.Thread(target=self.engine.run, args=(self._hear,))
        self._thread.start()

    def _hear(self, event: Event) -> None:
        match event:
            case SensorChanged():
                self.sensors[event.state.name] = event.state.id
                if len(self.sensors) > SENSORS:
                    self.ready.set()
            case TickEnded():
                self.ticks += 1
                if self.saturate:
                    self.engine.submit(EvaluateNow(sensor_id=event.tick.sensor_id))
            case LocationChanged(state=state) if state is not None and state.error:
                sys.exit(f"the bench's own definitions are broken: {state.error}")

    def stop(self) -> None:
        self.engine.request_stop()
        self._thread.join()


def measure(folder: Path) -> Measured:
    """Measure Tickdeck in *folder*, which is empty."""
    running = _Running(folder)
    try:
        if not running.ready.wait(30):
            raise TimeoutError("the definitions were not loaded within 30 s")
        latency = _latency(running, folder)
        ticks_per_s, cpu_ms = _ticks(running)
        requests_s = _requests(running)
    finally:
        running.stop()
    return Measured("Tickdeck", latency, ticks_per_s, cpu_ms, requests_s)


def _latency(running: _Running, folder: Path) -> float:
    inbox = folder / "inbox"
    inbox.mkdir()
    rule = FolderRule(
        name="inbox",
        folders=(str(inbox),),
        action=JobAction(
            location="many.py",
            job_name="note_file",
            op_name="note",
            config_field="path",
        ),
    )
    running.engine.submit(SaveFolder(rule=rule)).result(30)
    time.sleep(1.0)  # the folder is being watched by then
    return drop_and_wait(inbox, running.log)


def _ticks(running: _Running) -> tuple[float, float]:
    """Let all sensors be due again as soon as they have ticked."""
    running.saturate = True
    for name, sensor_id in running.sensors.items():
        if name.startswith("skipping"):
            running.engine.submit(EvaluateNow(sensor_id=sensor_id))
    time.sleep(1.0)
    pids = process_tree(os.getpid())
    ticks, cpu, began = running.ticks, cpu_seconds(pids), time.perf_counter()
    time.sleep(_SATURATED_S)
    seconds = time.perf_counter() - began
    done = running.ticks - ticks
    used = cpu_seconds(pids) - cpu
    running.saturate = False
    before = -1
    while before != running.ticks:
        before = running.ticks
        time.sleep(0.2)
    return done / seconds, used / done * 1e3


def _requests(running: _Running) -> float:
    """Ask for many runs in one tick; the answer comes when they are stored."""
    began = time.perf_counter()
    asked = running.engine.submit(EvaluateNow(sensor_id=running.sensors["asking"]))
    tick = asked.result(60)
    seconds = time.perf_counter() - began
    until(lambda: len(tick.run_ids) == REQUESTS, 1, "creating all runs")
    return seconds
