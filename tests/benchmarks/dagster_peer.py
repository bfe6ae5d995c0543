"""Dagster, newest release, in its own virtual environment, at its fastest settings."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.benchmarks.workload import (
    REQUESTS,
    SENSORS,
    Measured,
    cpu_seconds,
    drop_and_wait,
    end,
    process_tree,
    until,
)

if TYPE_CHECKING:
    from pathlib import Path

_DROPS = 8
_TICKING_S = 60.0
_REQUESTS_PATIENCE_S = 400.0

_INSTANCE = """
telemetry: {{enabled: false}}
sensors: {{use_threads: true, num_workers: 8}}
run_coordinator:
  module: dagster._core.run_coordinator
  class: {coordinator}
{limit}
"""

_LATENCY = """
import os, time
from dagster import *

class File(Config):
    path: str

@op
def note(config: File):
    with open({log!r}, "a") as log:
        log.write(config.path.rsplit("/", 1)[1] + f" {{time.time_ns()}}\\n")

@job(executor_def=in_process_executor)
def note_file():
    note()

@sensor(job=note_file, minimum_interval_seconds=1,
        default_status=DefaultSensorStatus.RUNNING)
def inbox(context):
    for name in os.listdir({inbox!r}):
        yield RunRequest(run_key=name, run_config=RunConfig(
            ops={{"note": File(path=os.path.join({inbox!r}, name))}}))

defs = Definitions(sensors=[inbox])
"""

_TICKS = f"""
from dagster import *

@op
def nothing(): pass

@job
def nothing_job(): nothing()

def skipping(number):
    @sensor(job=nothing_job, name=f"skipping_{{number}}", minimum_interval_seconds=1,
            default_status=DefaultSensorStatus.RUNNING)
    def skip(context):
        return SkipReason("nothing new")
    return skip

defs = Definitions(sensors=[skipping(number) for number in range({SENSORS})])
"""

_REQUESTS = f"""
from dagster import *

@op
def nothing(): pass

@job
def nothing_job(): nothing()

@sensor(job=nothing_job, minimum_interval_seconds=3600,
        default_status=DefaultSensorStatus.RUNNING)
def asking(context):
    return [RunRequest(run_key=str(number)) for number in range({REQUESTS})]

defs = Definitions(sensors=[asking])
"""


def environment(folder: Path) -> Path:
    """Return a virtual environment with Dagster, made where there is none."""
    venv = folder / "dagster-venv"
    if not (venv / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
        pip = [str(venv / "bin/python"), "-m", "pip", "install", "--quiet", "dagster"]
        subprocess.run(pip, check=True)
        (venv / "ready").touch()
    return venv


def measure(venv: Path, folder: Path) -> Measured:
    """Measure Dagster in *folder*, which is empty."""
    shown = subprocess.run(
        [venv / "bin/dagster", "--version"], check=True, capture_output=True, text=True
    )
    version = shown.stdout.split()[-1]
    latency = _latency(venv, folder / "latency")
    ticks_per_s, cpu_ms = _ticks(venv, folder / "ticks")
    requests_s = _requests(venv, folder / "requests")
    return Measured(f"Dagster {version}", latency, ticks_per_s, cpu_ms, requests_s)


class _Daemon:
    """`dagster-daemon run` on one definitions file."""

    def __init__(
        self, venv: Path, folder: Path, definitions: str, *, launches: bool
    ) -> None:
        folder.mkdir(parents=True)
        self.home = folder / "home"
        self.home.mkdir()
        self._log = folder / "daemon.log"
        instance = _INSTANCE.format(
            coordinator="DefaultRunCoordinator" if launches else "QueuedRunCoordinator",
            limit="" if launches else "  config: {max_concurrent_runs: 0}",
        )
        (self.home / "dagster.yaml").write_text(instance)
        (folder / "definitions.py").write_text(definitions)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [venv / "bin/dagster-daemon", "run", "-f", folder / "definitions.py"],
                env={
                    **os.environ,
                    "DAGSTER_HOME": str(self.home),
                    "DAGSTER_DISABLE_TELEMETRY": "1",
                    "PATH": f"{venv / 'bin'}:{os.environ['PATH']}",
                },
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def count(self, database: str, sql: str) -> int:
        """Return a count from one of its SQLite files; 0 while it has none."""
        path = self.home / database
        with (
            contextlib.suppress(sqlite3.Error),
            contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as c,
        ):
            return int(c.execute(sql).fetchone()[0])
        return 0

    def ticks(self) -> int:
        return self.count(
            "schedules/schedules.db",
            "SELECT count(*) FROM job_ticks WHERE status != 'STARTED'",
        )

    def runs(self) -> int:
        return self.count("history/runs.db", "SELECT count(*) FROM runs")

    def stop(self) -> None:
        end(self._process)


def _latency(venv: Path, folder: Path) -> float:
    inbox, log = folder / "inbox", folder / "log"
    text = _LATENCY.format(log=str(log), inbox=str(inbox))
    daemon = _Daemon(venv, folder, text, launches=True)
    inbox.mkdir()
    try:
        until(lambda: daemon.ticks() > 0, 120, "Dagster's first tick")
        return drop_and_wait(inbox, log, drops=_DROPS, patience_s=120)
    finally:
        daemon.stop()


def _ticks(venv: Path, folder: Path) -> tuple[float, float]:
    daemon = _Daemon(venv, folder, _TICKS, launches=True)
    try:
        until(lambda: daemon.ticks() > SENSORS, 180, "Dagster's first ticks")
        pids = process_tree(daemon.pid)
        ticks, cpu, began = daemon.ticks(), cpu_seconds(pids), time.perf_counter()
        time.sleep(_TICKING_S)
        done = max(1, daemon.ticks() - ticks)
        seconds = time.perf_counter() - began
        return done / seconds, (cpu_seconds(pids) - cpu) / done * 1e3
    finally:
        daemon.stop()


def _requests(venv: Path, folder: Path) -> float:
    daemon = _Daemon(venv, folder, _REQUESTS, launches=False)
    try:
        until(lambda: daemon.runs() > 0, 120, "Dagster's first run")
        began = time.perf_counter()
        until(lambda: daemon.runs() >= REQUESTS, _REQUESTS_PATIENCE_S, "all its runs")
        return time.perf_counter() - began
    finally:
        daemon.stop()
