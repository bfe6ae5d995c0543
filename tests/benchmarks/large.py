"""A data folder as it is after a year: 10,000 sensors, 1,000,000 ticks, 200,000 runs.

The engine makes the file and learns of the sensors; the history is written in the
storage's own words, as fast as SQLite takes it.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from typing import TYPE_CHECKING

from tickdeck.cli.locating import locations_of
from tickdeck.engine import Engine
from tickdeck.home import Home
from tickdeck.values.events import Event, SensorChanged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tickdeck.values.locations import LocationSpec

SENSORS = 10_000
TICKS = 1_000_000
RUNS = 200_000
EVENTS_OF_LAST_RUN = 100_000
BUSY = 340
"""Sensors that are on, and tick each second: so that 300 are recorded at least."""
_MINUTE = 60_000_000
_DAY = 86_400

_DEFINITIONS = f"""
from tickdeck import *

@op
def nothing():
    pass

@asset
def table():
    pass

def work(number):
    @job(name=f"job_{{number}}")
    def made():
        nothing()
    return made

JOBS = [work(number) for number in range(50)]

def skipping(number):
    on = DefaultSensorStatus.RUNNING if number < {BUSY} else DefaultSensorStatus.STOPPED
    @sensor(job=JOBS[number % 50], name=f"sensor_{{number:05d}}",
            description=f"Looks at place {{number}}",
            minimum_interval_seconds=1, default_status=on)
    def skip(context):
        return SkipReason("nothing new")
    return skip

defs = Definitions(
    jobs=JOBS, assets=[table], sensors=[skipping(each) for each in range({SENSORS})],
)
"""


def build(folder: Path) -> tuple[Home, list[LocationSpec]]:
    """Make the data folder in *folder*, and return it with what to open there."""
    definitions = folder / "many.py"
    definitions.write_text(_DEFINITIONS)
    locations = locations_of([definitions], [])
    home = Home(folder / "home")
    _learn(home, locations)
    database = sqlite3.connect(home.database)
    try:
        _write_history(database)
    finally:
        database.close()
    return home, locations


def _learn(home: Home, locations: list[LocationSpec]) -> None:
    """Let an engine run until it knows all sensors."""
    known: set[str] = set()
    complete = threading.Event()

    def hear(event: Event) -> None:
        if isinstance(event, SensorChanged):
            known.add(event.state.name)
            if len(known) == SENSORS:
                complete.set()

    engine = Engine(home, locations=locations, remember=True)
    thread = threading.Thread(target=engine.run, args=(hear,))
    thread.start()
    loaded = complete.wait(120)
    engine.request_stop()
    thread.join()
    if not loaded:
        raise TimeoutError(f"only {len(known)} of {SENSORS} sensors were loaded")


def _write_history(database: sqlite3.Connection) -> None:
    ids = [row[0] for row in database.execute("SELECT id FROM sensor ORDER BY id")]
    now = time.time_ns() // 1000
    first = database.execute("SELECT coalesce(max(last_id), 0) FROM tick").fetchone()[0]
    with database:
        # What the engine has just recorded is newer than all that follows.
        database.execute("DELETE FROM tick")
        database.executemany(
            "INSERT INTO tick (id, last_id, sensor, status, started, ended, scheduled, "
            "woken_by, skip_reason, run_ids, run_keys, origin_run_ids, requests, "
            "interrupted, count, has_log) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'INTERVAL', ?, ?, ?, '[]', '[]', 0, 1, 0)",
            _ticks(ids, now, first + 1),
        )
        database.executemany(
            "INSERT INTO run (run_id, location, job_name, status, created, started, "
            "ended, run_key, sensor, sensor_name, tick, run_config, tags, asset_keys, "
            "interrupted, step_keys) VALUES (?, 'many.py', ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "'{}', '{}', '[]', 0, '[]')",
            _runs(ids, now, first + 1),
        )
        database.executemany(
            "INSERT INTO run_key (sensor, key, run_id, claimed) VALUES (?, ?, ?, ?)",
            (
                (ids[number % len(ids)], f"key-{number}", _run_id(number), now)
                for number in range(RUNS)
            ),
        )
        database.executemany(
            "INSERT OR REPLACE INTO rollup VALUES (?, ?, ?, ?, ?, ?, ?)",
            _rollups(ids, now),
        )
        last = database.execute("SELECT max(id) FROM run").fetchone()[0]
        database.executemany(
            "INSERT INTO run_event (run, at, type, level, step_key, message) "
            "VALUES (?, ?, 'LOG', ?, 'nothing', ?)",
            (
                (last, now - _MINUTE + n, "INFO" if n % 50 else "ERROR", f"line {n}")
                for n in range(EVENTS_OF_LAST_RUN)
            ),
        )
        database.executemany(
            "INSERT INTO run_event (run, at, type, level, message, asset_key) "
            "VALUES (?, ?, 'ASSET_MATERIALIZATION', 'INFO', 'made', 'table')",
            ((n + 1, now - (RUNS - n) * _MINUTE) for n in range(0, RUNS, 10)),
        )
        database.executemany(
            "INSERT INTO activity (at, kind, sensor, message) VALUES (?, ?, ?, ?)",
            (
                (now - n * _MINUTE, "cursor_set", ids[n % len(ids)], "Cursor set.")
                for n in range(50_000, 0, -1)
            ),
        )
    database.execute("ANALYZE")


def _ticks(
    ids: list[int], now: int, first: int
) -> Iterator[tuple[int | str | None, ...]]:
    """Yield ticks, half of them of the first sensor, evenly over the last days."""
    for number in range(TICKS):
        sensor = ids[0] if number % 2 else ids[number // 2 % len(ids)]
        started = now - (TICKS - number) * 1_000_000
        status = ("SKIPPED", "SUCCESS", "SKIPPED", "FAILURE")[number % 4]
        reason = "nothing new" if status == "SKIPPED" else None
        run_id = f'["{_run_id(number // 5)}"]' if number % 5 == 0 else "[]"
        tick = first + number
        took = 1000 + number % 50_000
        yield (
            tick, tick, sensor, status, started, started + took, started, reason,
            run_id, "[]",
        )  # fmt: skip


def _runs(
    ids: list[int], now: int, first: int
) -> Iterator[tuple[int | str | None, ...]]:
    for number in range(RUNS):
        at = now - (RUNS - number) * 5_000_000
        status = "SUCCESS" if number % 20 else "FAILURE"
        sensor = number % len(ids)
        yield (
            _run_id(number), f"job_{number % 50}", status, at, at + 1000, at + 900_000,
            f"key-{number}", ids[sensor], f"sensor_{sensor:05d}", first + number * 5,
        )  # fmt: skip


def _run_id(number: int) -> str:
    return f"{number * 2654435761 % 2**32:08x}-0000-4000-8000-{number:012x}"


def _rollups(ids: list[int], now: int) -> Iterator[tuple[int, ...]]:
    """Yield the counts of the first sensor's year, and of all sensors' last days."""
    second = now // 1_000_000
    for unit, many in ((60, 10_000), (3600, 24 * 365), (_DAY, 365)):
        for back in range(many):
            start = (second - back * unit) // unit * unit
            yield ids[0], unit, start, unit // 4, unit // 4, back % 3, 2
    for sensor in ids[1:]:
        for back in range(12):
            start = (second - back * _DAY) // _DAY * _DAY
            yield sensor, _DAY, start, 3, 2, 1, 1
