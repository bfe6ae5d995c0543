"""Commands that only look; they work whether or not an engine runs."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from tickdeck.cli.output import (
    json_line,
    local,
    run_data,
    say,
    sensor_data,
    table,
    tick_data,
    tick_result,
)
from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import RunFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickdeck.home import Home
    from tickdeck.reading.rows import SensorRow


@contextlib.contextmanager
def reading(home: Home) -> Iterator[Reader | None]:
    """Give a reader, or None where nothing was ever recorded."""
    if not home.database.exists():
        yield None
        return
    reader = Reader(home.database)
    try:
        yield reader
    finally:
        reader.close()


def find_sensor(reader: Reader | None, name: str) -> SensorRow:
    """Return the one sensor that *name* (or ``location:name``) means.

    Where a place has had several repositories, the name alone means the sensor that is
    defined now; ``location:repository:name`` means each.

    Raises:
        LookupError: If there is none or more than one; a sentence that names them.
    """
    rows = () if reader is None else reader.sensors()
    location, _, bare = name.rpartition(":")
    found = [
        row for row in rows if row.state.name == bare and location in _places_of(row)
    ]
    if len(found) > 1:  # another repository of that place may have had one
        found = [row for row in found if row.state.problem is None] or found
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(f"{row.state.location}:{bare}" for row in found)
        raise LookupError(f"Several sensors are called {bare}. Say which: {choices}.")
    known = ", ".join(sorted(row.state.name for row in rows)) or "none yet"
    raise LookupError(
        f"There is no sensor {name!r} (known: {known}). A sensor is known once its "
        "definitions were opened, by the window or by `tickdeck serve -f FILE`."
    )


def _places_of(row: SensorRow) -> tuple[str, ...]:
    place = row.state.location
    return ("", place, f"{place}:{row.state.repository}")


def sensors(home: Home, *, as_json: bool) -> None:
    """Print the sensors."""
    with reading(home) as reader:
        rows = () if reader is None else reader.sensors()
    if as_json:
        for row in rows:
            json_line(sensor_data(row))
        return
    if not rows:
        say("No sensors yet. Open definitions: tickdeck serve -f FILE")
        return
    table(
        ("SENSOR", "LOCATION", "KIND", "STATUS", "EVERY", "LAST TICK", "RESULT"),
        [
            (
                row.state.name,
                row.state.location,
                row.spec.kind.value,
                row.status.value,
                f"{row.spec.interval_seconds} s",
                local(row.last_tick.started if row.last_tick else None),
                row.state.problem
                or (tick_result(row.last_tick) if row.last_tick else ""),
            )
            for row in rows
        ],
    )


def ticks(home: Home, sensor: str | None, limit: int, *, as_json: bool) -> None:
    """Print ticks, newest first."""
    with reading(home) as reader:
        sensor_id = None if sensor is None else find_sensor(reader, sensor).state.id
        found = (
            ()
            if reader is None
            else reader.ticks(sensor_id, limit=limit, unfold=as_json)
        )
    if as_json:
        for tick in found:
            json_line(tick_data(tick))
        return
    table(
        ("TICK", "SENSOR", "STATUS", "STARTED", "RESULT"),
        [
            (
                f"{tick.id}" + (f" x {tick.count}" if tick.count > 1 else ""),
                tick.sensor_name,
                tick.status.value,
                local(tick.started),
                tick_result(tick),
            )
            for tick in found
        ],
    )


def runs(home: Home, sensor: str | None, limit: int, *, as_json: bool) -> None:
    """Print runs, newest first."""
    with reading(home) as reader:
        sensor_id = None if sensor is None else find_sensor(reader, sensor).state.id
        found = (
            ()
            if reader is None
            else reader.runs(RunFilter(sensor_id=sensor_id), limit=limit)
        )
    if as_json:
        for run in found:
            json_line(run_data(run))
        return
    table(
        ("RUN", "JOB", "STATUS", "SENSOR", "RUN KEY", "CREATED", "ERROR"),
        [
            (
                run.run_id[:8],
                run.job_name,
                run.status.value,
                run.sensor_name or "",
                run.run_key or "",
                local(run.created),
                run.error or "",
            )
            for run in found
        ],
    )
