"""A tick is one transaction: all that it changes is stored, or nothing."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tickdeck.storage import folders, partitions, run_keys, runs, sensors, ticks
from tickdeck.storage.database import durable
from tickdeck.storage.tables import to_micros
from tickdeck.values.ticks import Tick, TickStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    import peewee

    from tickdeck.values.outcomes import Outcome
    from tickdeck.values.sensors import SensorId

ROLLUP_SECONDS = (60, 3_600, 86_400)


MAX_STRETCH = timedelta(days=1)
"""How long a row may go on: it is deleted when the last of its ticks is too old."""


class _Fold:
    """The row that the next identical skip of a sensor is folded into."""

    __slots__ = ("count", "first")

    def __init__(self, first: Tick) -> None:
        self.first = first
        self.count = 1

    def takes(self, tick: Tick) -> bool:
        first = self.first
        return (
            self.count < ticks.MAX_FOLD
            and first.skip_reason == tick.skip_reason
            and first.cursor == tick.cursor
            and first.woken_by == tick.woken_by
            and first.skip_data == tick.skip_data
            and tick.started - first.started < MAX_STRETCH
        )


class Recorder:
    """Stores ticks; used in the engine's thread only."""

    def __init__(self, database: peewee.SqliteDatabase) -> None:
        self._database = database
        self._folds: dict[SensorId, _Fold] = {}

    def record(self, outcomes: Sequence[Outcome]) -> None:
        """Store what these ticks change, all together.

        If any of them creates runs, the commit is on the disk when this returns: a run
        may only start when its record cannot be lost.

        Raises:
            peewee.DatabaseError: If they cannot be stored; then none is.
        """
        creates_runs = any(each.runs for each in outcomes)
        guard = durable(self._database) if creates_runs else contextlib.nullcontext()
        folds = dict(self._folds)
        with guard, self._database.atomic("IMMEDIATE"):
            self._store_ticks(outcomes, folds)
            sensors.save_many(self._database, (each.state for each in outcomes))
            self._add_to_rollups(outcomes)
            for each in outcomes:
                self._store_rest(each)
        self._folds = folds

    def forget(self, sensor_id: SensorId) -> None:
        """Fold nothing more into the rows of a sensor that was deleted."""
        self._folds.pop(sensor_id, None)

    def forget_all(self) -> None:
        """Fold nothing more into the rows that there are: some were deleted."""
        self._folds.clear()

    def _store_ticks(
        self, outcomes: Sequence[Outcome], folds: dict[SensorId, _Fold]
    ) -> None:
        fresh: list[Tick] = []
        fresh_ids: set[int] = set()
        extensions: list[tuple[Any, ...]] = []
        for outcome in outcomes:
            tick = outcome.tick
            fold = folds.get(tick.sensor_id)
            if not _can_fold(outcome):
                folds.pop(tick.sensor_id, None)
            elif (
                fold is not None and fold.takes(tick) and fold.first.id not in fresh_ids
            ):
                grown = _Fold(fold.first)
                grown.count = fold.count + 1
                folds[tick.sensor_id] = grown
                extensions.append(
                    (
                        tick.id,
                        to_micros(tick.started),
                        ticks.pack_moment(fold.first, tick),
                        fold.first.id,
                    )
                )
                continue
            else:
                folds[tick.sensor_id] = _Fold(tick)
            fresh.append(tick)
            fresh_ids.add(tick.id)
        ticks.insert(self._database, fresh)
        self._database.connection().executemany(
            "UPDATE tick SET count = count + 1, last_id = ?, last_started = ?, "
            "folded = CAST(coalesce(folded, x'') || ? AS BLOB) WHERE id = ?",
            extensions,
        )

    def _add_to_rollups(self, outcomes: Sequence[Outcome]) -> None:
        rows = []
        for outcome in outcomes:
            tick = outcome.tick
            second = to_micros(tick.started) // 1_000_000
            counts = (
                tick.status is TickStatus.SKIPPED,
                tick.status is TickStatus.SUCCESS,
                tick.status is TickStatus.FAILURE,
                len(outcome.runs),
            )
            rows += [
                (tick.sensor_id, length, second - second % length, *counts)
                for length in ROLLUP_SECONDS
            ]
        self._database.connection().executemany(
            "INSERT INTO rollup (sensor, seconds, start, skipped, succeeded, failed, "
            "runs) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (sensor, seconds, start) DO UPDATE SET "
            "skipped = skipped + excluded.skipped, "
            "succeeded = succeeded + excluded.succeeded, "
            "failed = failed + excluded.failed, runs = runs + excluded.runs",
            rows,
        )

    def _store_rest(self, outcome: Outcome) -> None:
        database, tick = self._database, outcome.tick
        if outcome.runs:
            runs.insert(database, outcome.runs)
        if outcome.claims:
            assert tick.ended is not None
            run_keys.claim(database, tick.sensor_id, tick.ended, outcome.claims)
        if outcome.log:
            ticks.insert_log(database, tick.id, outcome.log)
        if outcome.items:
            ticks.insert_items(database, tick.id, outcome.items)
        for change in outcome.partitions:
            assert tick.ended is not None
            partitions.add(database, change.definition, change.added, tick.ended)
            partitions.delete(database, change.definition, change.deleted)
        if outcome.events:
            runs.append_events(database, outcome.events)
        if outcome.settled or outcome.forgotten:
            folders.remember(
                database, tick.sensor_id, outcome.settled, outcome.forgotten
            )


def _can_fold(outcome: Outcome) -> bool:
    """Tell whether a tick says nothing that the one before it may not have said."""
    tick = outcome.tick
    return (
        tick.status is TickStatus.SKIPPED
        and tick.cursor == tick.cursor_before
        and not tick.run_keys
        and not outcome.items
        and not tick.reactions
        and not tick.partitions
        and not outcome.events
        and not outcome.log
        and not tick.interrupted
    )
