"""Everything the engine asks of the database, with errors in words."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

import peewee

from tickdeck.errors import RecordRefusedError
from tickdeck.storage import (
    activity,
    answering,
    folders,
    locations,
    partitions,
    retention,
    run_keys,
    runs,
    sensors,
    ticks,
)
from tickdeck.storage.columns import from_json, json_text
from tickdeck.storage.database import (
    back_up,
    durable,
    errors_in_words,
    open_for_writing,
)
from tickdeck.storage.recording import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tickdeck.clock import Clock
    from tickdeck.home import Home
    from tickdeck.values.folders import FolderRule, KnownFile
    from tickdeck.values.locations import (
        DefinitionsSnapshot,
        LocationSpec,
        LocationState,
    )
    from tickdeck.values.outcomes import Outcome
    from tickdeck.values.queries import Query
    from tickdeck.values.runs import Run, RunEvent
    from tickdeck.values.sensors import SensorId, SensorSpec, SensorState
    from tickdeck.values.settings import Retention
    from tickdeck.values.ticks import Tick, TickId


_NEVER_STORED = (
    peewee.IntegrityError,
    sqlite3.IntegrityError,  # what comes past peewee, on the hot path
    OverflowError,
    UnicodeError,
)


class Store:
    """The engine's side of the one SQLite file; used in one thread.

    Every method raises `DatabaseError` with a sentence if the file cannot be read or
    written just now; then nothing of that call has been stored.
    """

    def __init__(self, home: Home, clock: Clock) -> None:
        self._path = home.database
        self._clock = clock
        self._database = open_for_writing(home, clock)
        self._recorder = Recorder(self._database)

    def close(self) -> None:
        """Give the file back."""
        self._database.close()

    @contextlib.contextmanager
    def _words(self) -> Iterator[peewee.SqliteDatabase]:
        with errors_in_words(self._path):
            yield self._database

    # --- ticks and sensors ---------------------------------------------------------

    def record(self, outcomes: Sequence[Outcome]) -> None:
        """Store what these ticks change, all together or not at all.

        Raises:
            RecordRefusedError: If one of them can never be stored as it is.
        """
        with self._words():
            try:
                self._recorder.record(outcomes)
            except _NEVER_STORED as error:
                raise RecordRefusedError(
                    f"The database refused a tick: {error}."
                ) from error

    def open_tick(self, tick: Tick) -> None:
        """Store that a tick is being evaluated, as it takes long."""
        with self._words() as database:
            ticks.insert(database, [tick])

    def next_tick_id(self) -> TickId:
        """Return an id above all that stored ticks have."""
        with self._words() as database:
            return ticks.next_id(database)

    def close_interrupted_ticks(self) -> int:
        """End the ticks that a killed engine left open; return how many."""
        with self._words() as database:
            return ticks.close_interrupted(database, self._clock.now())

    def used_keys(
        self, sensor_id: SensorId, keys: Sequence[str]
    ) -> dict[str, str | None]:
        """Return which of *keys* the sensor has used, and the run of each."""
        with self._words() as database:
            return run_keys.used(database, sensor_id, keys)

    def release_keys(self, sensor_id: SensorId, keys: Sequence[str]) -> int:
        """Free run keys; return how many were used."""
        with self._words() as database:
            freed = run_keys.release(database, sensor_id, keys)
            named = ", ".join(keys[:5]) + (" …" if len(keys) > 5 else "")
            activity.note(
                database,
                self._clock.now(),
                activity.Note(
                    kind=activity.KEYS_RELEASED,
                    message=f"Run keys released: {named}.",
                    sensor_id=sensor_id,
                    data={"keys": keys[:5], "count": len(keys)},
                ),
            )
            return freed

    def dynamic_partitions(self, definition: str) -> tuple[str, ...]:
        """Return the keys of a dynamic partitions definition."""
        with self._words() as database:
            return partitions.keys_of(database, definition)

    def take_up(
        self, location: str, repository: str, specs: Sequence[SensorSpec]
    ) -> list[tuple[SensorState, SensorSpec]]:
        """Remember what a location defines now; return its sensors' states."""
        with self._words() as database:
            return sensors.take_up(database, location, repository, specs)

    def sensors_of(
        self, location: str | None = None
    ) -> list[tuple[SensorState, SensorSpec]]:
        """Return a location's sensors as they were last seen, or all."""
        with self._words() as database:
            return sensors.with_specs(database, location)

    def save_sensor(
        self,
        state: SensorState,
        kind: str | None = None,
        message: str = "",
        **data: Any,
    ) -> None:
        """Store a sensor's state, and what the operator did to it."""
        with self._words() as database, database.atomic("IMMEDIATE"):
            sensors.save(database, state)
            if kind is not None:
                done = activity.Note(
                    kind=kind, message=message, sensor_id=state.id, data=data
                )
                activity.note(database, self._clock.now(), done)

    def set_problem(self, location: str, problem: str | None) -> None:
        """Say of all sensors of a location why they cannot be evaluated."""
        with self._words() as database:
            sensors.set_problem(database, location, problem)

    def move_state(self, source: SensorId, target: SensorId) -> SensorState:
        """Give all that one sensor remembers to another; return the other's state."""
        with self._words() as database:
            sensors.move_state(database, source, target)
            self._recorder.forget(source)
            self._recorder.forget(target)
            return next(
                state for state in sensors.states(database) if state.id == target
            )

    def delete_sensor(self, sensor_id: SensorId) -> None:
        """Delete a sensor with its history and run keys; its runs stay."""
        with self._words() as database:
            sensors.delete(database, sensor_id)
            self._recorder.forget(sensor_id)

    # --- folders -------------------------------------------------------------------

    def rules(self) -> dict[SensorId, FolderRule]:
        """Return the rule of each folder sensor."""
        with self._words() as database:
            return folders.rules(database)

    def save_rule(
        self,
        location: str,
        repository: str,
        spec: SensorSpec,
        rule: FolderRule,
        known: Sequence[KnownFile],
    ) -> SensorState:
        """Keep a rule as a sensor, with the files that are there before it begins."""
        with self._words() as database, database.atomic("IMMEDIATE"):
            state = sensors.add(database, location, repository, spec)
            folders.save_rule(database, state.id, rule)
            if known:
                folders.remember(database, state.id, known, ())
            return state

    def folder_generation(self, sensor_id: SensorId) -> int:
        """Return how often the sensor's known files have changed."""
        with self._words() as database:
            return folders.generation(database, sensor_id)

    def known_files(self, sensor_id: SensorId) -> tuple[KnownFile, ...]:
        """Return the files that the sensor has dealt with."""
        with self._words() as database:
            return folders.known_files(database, sensor_id)

    # --- runs ----------------------------------------------------------------------

    def create_run(self, run: Run) -> None:
        """Store a run that was asked for by hand."""
        with self._words() as database, durable(database), database.atomic("IMMEDIATE"):
            runs.insert(database, [run])

    def save_runs(
        self,
        changed: Sequence[Run],
        events: Sequence[tuple[str | None, RunEvent]],
        created: Sequence[Run] = (),
    ) -> None:
        """Store how far runs have come, what happened to them, and new runs.

        The end of a run is on the disk when this returns: its journal may go.
        """
        ends = bool(created) or any(run.status.is_finished for run in changed)
        guard = durable(self._database) if ends else contextlib.nullcontext()
        with self._words() as database, guard, database.atomic("IMMEDIATE"):
            runs.save(database, changed, self._clock.now())
            runs.append_events(database, events)
            runs.insert(database, created)

    def run(self, run_id: str) -> Run | None:
        """Return one run."""
        with self._words() as database:
            return runs.get(database, run_id)

    def unfinished_runs(self) -> list[Run]:
        """Return the runs to which something is still to happen, oldest first."""
        with self._words() as database:
            return runs.unfinished(database)

    def absorbed_events(self, run_id: str) -> int:
        """Return how many events of the run's journal are stored."""
        with self._words() as database:
            return runs.worker_event_count(database, run_id)

    def succeeded_steps(self, run_id: str) -> tuple[str, ...]:
        """Return the steps of a run that succeeded."""
        with self._words() as database:
            return runs.succeeded_steps(database, run_id)

    def retries_of(self, root_run_id: str) -> list[Run]:
        """Return the runs that try *root_run_id* again, the first first."""
        with self._words() as database:
            return runs.children(database, root_run_id)

    def answer(self, query: Query) -> Any:
        """Answer what the code of sensors and ops asks; see `queries.ANSWERS`."""
        with self._words() as database:
            return answering.answer(database, query, self._clock.now())

    def delete_run(self, run_id: str) -> None:
        """Delete a run with its events, and free its key."""
        with self._words() as database:
            runs.delete(database, run_id)

    # --- the rest ------------------------------------------------------------------

    def save_location(
        self,
        state: LocationState,
        snapshot: DefinitionsSnapshot | None,
        *,
        pinned: bool | None = None,
    ) -> None:
        """Remember a location; without *snapshot* or *pinned*, the stored ones stay."""
        with self._words() as database:
            locations.save(database, state, snapshot, pinned=pinned)

    def pinned_locations(self) -> list[LocationSpec]:
        """Return the locations that are opened at each start."""
        with self._words() as database:
            return locations.pinned(database)

    def unpin_location(self, name: str) -> bool:
        """Open the location no more at each start; return whether it was known."""
        with self._words() as database:
            return locations.unpin(database, name)

    def last_good(self, name: str) -> tuple[LocationSpec, DefinitionsSnapshot] | None:
        """Return the last version of a location that worked."""
        with self._words() as database:
            return locations.last_good(database, name)

    def note(
        self,
        kind: str,
        message: str,
        sensor_id: SensorId | None = None,
        **data: Any,
    ) -> None:
        """Write down one thing that happened; *data* is what its words are made of."""
        self.note_down(
            activity.Note(kind=kind, message=message, sensor_id=sensor_id, data=data)
        )

    def note_down(self, what: activity.Note) -> None:
        """Write down one thing that happened."""
        with self._words() as database:
            activity.note(database, self._clock.now(), what)

    def purge(self, keep: Retention) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
        """Delete some of what is too old; see `retention.purge`."""
        with self._words() as database:
            purged = retention.purge(database, keep, self._clock.now())
        if purged[0]:
            self._recorder.forget_all()
        return purged

    def compact(self) -> int:
        """Give the room of deleted records back to the disk; return the bytes."""
        with self._words() as database:
            before = self._path.stat().st_size
            database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            database.execute_sql("VACUUM")
            database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            return max(0, before - self._path.stat().st_size)

    def back_up(self, copy: Path) -> None:
        """Write a consistent copy of the database."""
        with self._words() as database:
            back_up(database, copy)

    def setting(self, key: str, default: Any) -> Any:
        """Return an operator's choice, JSON-like."""
        with self._words() as database:
            row = database.execute_sql(
                "SELECT value FROM setting WHERE key = ?", (key,)
            ).fetchone()
        return default if row is None else from_json(row[0], object)

    def set_setting(
        self, key: str, value: Any, noted: activity.Note | None = None
    ) -> None:
        """Keep an operator's choice, and write down that it was made."""
        with self._words() as database, database.atomic("IMMEDIATE"):
            database.execute_sql(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                (key, json_text(value)),
            )
            if noted is not None:
                activity.note(database, self._clock.now(), noted)
