"""Commands that change a sensor: asked of the engine, or done here if none runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.cli.looking import find_sensor, reading
from tickdeck.cli.operating import ask
from tickdeck.cli.output import iso, json_line, local, say, sensor_data
from tickdeck.clock import SystemClock
from tickdeck.engine.editing import Edit, Editor
from tickdeck.engine.lock import EngineLock, read_holder
from tickdeck.engine.moving import StateMover
from tickdeck.engine.pausing import Pause
from tickdeck.errors import AlreadyRunningError
from tickdeck.storage.store import Store
from tickdeck.values.commands import (
    MoveState,
    PauseEngine,
    ResetSensor,
    SetCursor,
    StartSensor,
    StopSensor,
)

if TYPE_CHECKING:
    from tickdeck.clock import Clock
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


def move(home: Home, old: str, new: str, *, as_json: bool) -> None:
    """Give what a renamed sensor remembered to its new name, and print that one."""
    with reading(home) as reader:
        source, target = find_sensor(reader, old), find_sensor(reader, new)
    carry_out(home, MoveState(source=source.state.id, target=target.state.id))
    with reading(home) as reader:
        # By its id: another location may have a sensor of that name.
        row = next(
            row
            for row in (() if reader is None else reader.sensors())
            if row.state.id == target.state.id
        )
    if as_json:
        json_line(sensor_data(row))
    else:
        say(
            f"What {source.state.name} remembered is {row.state.name}'s now: its "
            "cursor, switch, run keys, ticks and runs."
        )


def pause(home: Home, *, on: bool, as_json: bool) -> None:
    """Let the engine begin nothing, or go on; print since when it is paused."""
    carry_out(home, PauseEngine(paused=on))
    with reading(home) as reader:
        since = None if reader is None else reader.paused_since()
    if as_json:
        json_line({"paused": since is not None, "since": iso(since)})
    elif since is None:
        say("Not paused: sensors tick and queued runs start.")
    else:
        say(
            f"Paused since {local(since)}: no tick begins and no queued run starts. "
            "`tickdeck resume` goes on."
        )


def carry_out(home: Home, command: Edit | MoveState | PauseEngine) -> None:
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
            _do_without_engine(store, clock, command)
        finally:
            store.close()
    finally:
        lock.release()


def _do_without_engine(
    store: Store, clock: Clock, command: Edit | MoveState | PauseEngine
) -> None:
    known = {state.id: (state, spec) for state, spec in store.sensors_of()}
    match command:
        case PauseEngine():
            Pause(store, clock).switch(on=command.paused)
        case MoveState():
            StateMover(store).move(known[command.source], known[command.target])
        case _:
            state, spec = known[command.sensor_id]
            Editor(store, clock).edit(command, state, spec)


def _find(home: Home, sensor: str) -> SensorRow:
    with reading(home) as reader:
        return find_sensor(reader, sensor)
