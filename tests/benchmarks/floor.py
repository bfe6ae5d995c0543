"""The floor: the least that the same work can cost in Python."""

from __future__ import annotations

import sqlite3
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.workload import REQUESTS, SENSORS, Measured, drop_and_wait
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

_ROUNDS = 20


def measure(folder: Path) -> Measured:
    """Measure the floor in *folder*, which is empty."""
    ticks_per_s, cpu_ms = _ticks(folder)
    return Measured(
        "floor (bare Python)", _latency(folder), ticks_per_s, cpu_ms, _requests(folder)
    )


class _Note(FileSystemEventHandler):
    def __init__(self, log: Path) -> None:
        self._log = log

    def on_moved(self, event: FileSystemEvent) -> None:
        self._note(str(event.dest_path))

    def on_created(self, event: FileSystemEvent) -> None:
        self._note(str(event.src_path))

    def _note(self, path: str) -> None:
        with self._log.open("a") as log:
            log.write(f"{Path(path).name} {time.time_ns()}\n")


def _latency(folder: Path) -> float:
    inbox, log = folder / "inbox", folder / "floor.log"
    inbox.mkdir()
    observer = Observer()
    observer.schedule(_Note(log), str(inbox))
    observer.start()
    try:
        return drop_and_wait(inbox, log)
    finally:
        observer.stop()
        observer.join()


def _ticks(folder: Path) -> tuple[float, float]:
    """Call a function and store a row for each of the sensors, once a commit each."""
    database = sqlite3.connect(folder / "ticks.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = wal")
    database.execute("PRAGMA synchronous = normal")
    database.execute("CREATE TABLE tick (sensor INT, at REAL, reason TEXT)")

    def sensor() -> str:
        return "nothing new"

    began, cpu = time.perf_counter(), time.process_time()
    for _ in range(_ROUNDS):
        for number in range(SENSORS):
            database.execute(
                "INSERT INTO tick VALUES (?, ?, ?)",
                (number, time.monotonic(), sensor()),
            )
    ticks = _ROUNDS * SENSORS
    seconds = time.perf_counter() - began
    cpu_ms = (time.process_time() - cpu) / ticks * 1e3
    database.close()
    return ticks / seconds, cpu_ms


def _requests(folder: Path) -> float:
    database = sqlite3.connect(folder / "runs.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = wal")
    database.execute("PRAGMA synchronous = full")
    database.execute("CREATE TABLE run (id TEXT PRIMARY KEY, key TEXT UNIQUE)")
    began = time.perf_counter()
    database.execute("BEGIN IMMEDIATE")
    database.executemany(
        "INSERT INTO run VALUES (?, ?)",
        [(str(uuid.uuid4()), str(number)) for number in range(REQUESTS)],
    )
    database.execute("COMMIT")
    seconds = time.perf_counter() - began
    database.close()
    return seconds
