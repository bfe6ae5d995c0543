"""Commands that change a sensor: asked of the engine, or done here if none runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.cli.looking import find_sensor, reading
from tickdeck.cli.operating import ask
from tickdeck.cli.output import json_line, say, sensor_data
from tickdeck.clock import SystemClock
from tickdeck.engine.editing import Edit, Editor
from tickdeck.engine.lock import EngineLock, read_holder
from tickdeck.errors import AlreadyRunningError
from tickdeck.storage.store import Store
from tickdeck.values.commands import ResetSensor, SetCursor, StartSensor, StopSensor

if TYPE_CHECKING:
    from tickdeck.home import Home
    from tickdeck.reading.rows import SensorRow

_SWITCHES: dict[str, type[StartSensor | StopSensor | ResetSensor]] = {
    "start": StartSensor,
    "stop": StopSensor,
    "reset": ResetSensor,
}


def switch(home: Home, sensor: str, word: str, *, as_json: bool) -> None:
    """Start, stop or reset a sensor, and print how it is then."""
    row = _find(home, sensor)
    carry_out(home, _SWITCHES[word](sensor_id=row.state.id))
    row = _find(home, sensor)
    if as_json:
        json_line(sensor_data(row))
    else:
        say(f"{row.state.name} is {'on' if row.status == 'RUNNING' else 'off'}.")


def show_cursor(home: Home, sensor: str, *, as_json: bool) -> None:
    """Print a sensor's cursor."""
    row = _find(home, sensor)
    if as_json:
        json_line({"name": row.state.name, "cursor": row.state.cursor})
    elif row.state.cursor is None:
        say("None")
    else:
        say(row.state.cursor)


def set_cursor(home: Home, sensor: str, value: str | None, *, as_json: bool) -> None:
    """Set or clear a sensor's cursor, and print it."""
    row = _find(home, sensor)
    carry_out(home, SetCursor(sensor_id=row.state.id, cursor=value))
    show_cursor(home, sensor, as_json=as_json)


def carry_out(home: Home, command: Edit) -> None:
    """Have the engine that runs on *home* do it, or do it in its place.

    Raises:
        ValueError: If it cannot be; a sentence.
        SurroundingsError: If that engine does not answer.
    """
    lock = EngineLock(home)
    clock = SystemClock()
    try:
        lock.acquire(clock.now())
    except AlreadyRunningError:
        holder = read_holder(home)
        if holder is None or not holder.socket:
            raise
        ask(home, command)
        return
    try:
        store = Store(home, clock)
        try:
            for state, spec in store.sensors_of():
                if state.id == command.sensor_id:
                    Editor(store, clock).edit(command, state, spec)
        finally:
            store.close()
    finally:
        lock.release()


def _find(home: Home, sensor: str) -> SensorRow:
    with reading(home) as reader:
        return find_sensor(reader, sensor)
