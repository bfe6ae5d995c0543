"""Whatever is done, in whatever order: the engine against a plain model of it."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
)
from hypothesis.stateful import rule as step
from tests.conformance.conftest import file_job

from tickdeck import (
    DagsterRunStatus,
    DefaultSensorStatus,
    Definitions,
    DynamicPartitionsDefinition,
    RunRequest,
    SensorResult,
    SkipReason,
    job,
    op,
    run_status_sensor,
    sensor,
)
from tickdeck.testing import ManualEngine
from tickdeck.values.commands import DeleteRun, MoveState
from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from tickdeck.values.sensors import SensorId

NAMES = ("first", "second", "third")
KEYS = ("a", "b", "c", "d")
INTERVALS = (10, 30, 90)

names = st.sampled_from(NAMES)
some_keys = st.lists(st.sampled_from(KEYS), max_size=4).map(tuple)
cursors = st.sampled_from(("1", "2", "3"))
Kind = Literal["skip", "ask", "cursor", "raise", "one bad"]
PARTITIONS = ("x", "y", "z")
QUUX = DynamicPartitionsDefinition(name="quux")

some_partitions = st.lists(
    st.sampled_from(PARTITIONS), min_size=1, max_size=2, unique=True
).map(tuple)
no_partition: st.SearchStrategy[tuple[str, ...]] = st.just(())


@dataclasses.dataclass(frozen=True)
class Behaviour:
    """What a sensor's function does when it is called."""

    kind: Kind = "skip"
    keys: tuple[str, ...] = ()
    keyless: int = 0
    cursor: str | None = None
    parts: tuple[str, ...] = ()
    """For these partitions a run is asked for, with a key."""
    keyless_parts: tuple[str, ...] = ()
    """For these, without one."""
    adds: tuple[str, ...] = ()
    deletes: tuple[str, ...] = ()
    """Of them those that it does not add: nobody may ask for both."""


behaviours = st.one_of(
    st.just(Behaviour()),
    st.builds(
        Behaviour,
        kind=st.just("ask"),
        keys=some_keys,
        keyless=st.integers(0, 2),
        cursor=st.none() | cursors,
    ),
    st.builds(
        Behaviour,
        kind=st.sampled_from(("ask", "one bad")),
        keys=some_keys,
        cursor=st.none() | cursors,
        parts=no_partition | some_partitions,
        keyless_parts=no_partition | some_partitions,
        adds=no_partition | some_partitions,
        deletes=no_partition | some_partitions,
    ),
    # A run of a partition that comes with it, beside one that cannot be.
    some_partitions.map(
        lambda parts: Behaviour(kind="one bad", parts=parts, adds=parts, deletes=("x",))
    ),
    st.builds(Behaviour, kind=st.just("cursor"), cursor=cursors),
    st.builds(Behaviour, kind=st.just("raise"), keys=some_keys, cursor=cursors),
    st.builds(
        Behaviour,
        kind=st.just("one bad"),
        keys=some_keys,
        keyless=st.integers(0, 1),
        cursor=st.none() | cursors,
    ),
)


@dataclasses.dataclass
class Declared:
    """A sensor as its code says it."""

    interval: int = 30
    starts_on: bool = False


@dataclasses.dataclass
class Remembered:
    """A sensor as it ought to be remembered."""

    stored: str | None = None
    """RUNNING or STOPPED if somebody switched it, None if its code decides."""
    cursor: str | None = None
    last: datetime | None = None
    due: datetime | None = None
    statuses: list[str] = dataclasses.field(default_factory=list)
    keys: set[str] = dataclasses.field(default_factory=set)
    """The run keys that it has used."""
    runs: list[str] = dataclasses.field(default_factory=list)
    """The keys of its runs; of two that were merged by a move, both."""
    keyless: int = 0
    is_merged: bool = False
    """Whether ticks of two sensors are its own, in an order not told here."""


@op
def fine() -> None: ...


@job
def good() -> None:
    fine()


@job(partitions_def=QUUX)
def by_key() -> None:
    fine()


class World:
    """What the sensors of the definitions look at, and what they saw."""

    def __init__(self) -> None:
        self.does = dict.fromkeys(NAMES, Behaviour())
        self.reacted: list[str] = []
        self.meanwhile: Callable[[], object] | None = None
        """What somebody does while the next function is at work."""

    def definitions(self, declared: dict[str, Declared]) -> Definitions:
        """Return code that declares these sensors, and one that reacts to all runs."""
        return Definitions(
            jobs=[file_job],
            sensors=[
                *(self._sensor(name, each) for name, each in declared.items()),
                self._watcher(),
            ],
        )

    def _sensor(self, name: str, declared: Declared) -> Any:
        status = DefaultSensorStatus
        return sensor(
            name=name,
            jobs=[good, by_key, file_job],
            minimum_interval_seconds=declared.interval,
            default_status=status.RUNNING if declared.starts_on else status.STOPPED,
        )(lambda context: list(self._evaluate(context, self.does[name])))

    def _evaluate(self, context: Any, does: Behaviour) -> Iterator[Any]:
        meddle, self.meanwhile = self.meanwhile, None
        if meddle is not None:
            meddle()
        requests = [
            *(RunRequest(run_key=key, job_name="good") for key in does.keys),
            *(RunRequest(job_name="good") for _ in range(does.keyless)),
            *(
                RunRequest(run_key=run_key_for(part), partition_key=part)
                for part in does.parts
            ),
            *(RunRequest(partition_key=part) for part in does.keyless_parts),
        ]
        requests = [
            each if each.job_name else each.replaced(job_name="by_key")
            for each in requests
        ]
        if does.kind == "skip":
            yield SkipReason("nothing")
        elif does.kind == "raise":
            context.update_cursor(does.cursor)
            yield from requests
            raise ValueError("no good")
        else:
            if does.kind == "one bad":
                requests.insert(0, RunRequest(run_key="bad", job_name="file_job"))
            yield SensorResult(
                run_requests=requests,
                cursor=does.cursor,
                dynamic_partitions_requests=[
                    QUUX.build_add_request(does.adds),
                    QUUX.build_delete_request(
                        [each for each in does.deletes if each not in does.adds]
                    ),
                ],
            )

    def _watcher(self) -> Any:
        def react(context: Any) -> None:
            self.reacted.append(context.dagster_run.run_id)

        return run_status_sensor(
            name="watcher",
            run_status=DagsterRunStatus.SUCCESS,
            minimum_interval_seconds=3600,
            default_status=DefaultSensorStatus.RUNNING,
        )(react)


def run_key_for(part: str) -> str:
    return f"part-{part}"


class AnyOrder(RuleBasedStateMachine):
    """Sensors, cursors, run keys, partitions, switches, edits, moves, crashes, clocks.

    Everything that somebody may do, also while a function is at work.
    """

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.declared = {name: Declared() for name in NAMES}
        self.known = {name: Remembered() for name in NAMES}
        self.deleted: set[str] = set()
        self.partitions: set[str] = set()

    @initialize(starts_on=st.sets(names))
    def begin(self, starts_on: set[str]) -> None:
        """Open the definitions; those that start on tick at once."""
        for name in starts_on:
            self.declared[name].starts_on = True
        self.engine = ManualEngine(self.world.definitions(self.declared))
        self.all_of(self.plan)

    def teardown(self) -> None:
        """End the engine."""
        if hasattr(self, "engine"):
            self.engine.close()

    # --- the plain model -----------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.engine.clock.now()

    def is_on(self, name: str) -> bool:
        if name not in self.declared:
            return False
        stored = self.known[name].stored
        if stored is None:
            return self.declared[name].starts_on
        return stored == "RUNNING"

    def plan(self, name: str) -> None:
        """Say when a sensor is due next; it ticks now if that is now."""
        known = self.known[name]
        known.due = None
        if not self.is_on(name):
            return
        interval = timedelta(seconds=self.declared[name].interval)
        known.due = self.now
        if known.last is not None:
            known.due = min(known.last + interval, self.now + interval)
        if known.due <= self.now:
            self.ticked(name, self.now)

    def ticked(self, name: str, at: datetime) -> None:
        """Note what a tick does to what is remembered."""
        known, does = self.known[name], self.world.does[name]
        known.last = at
        match does.kind:
            case "skip":
                known.statuses.append("SKIPPED")
            case "raise":
                known.statuses.append("FAILURE")
            case "cursor" | "ask" | "one bad":
                known.statuses.append(self.asked(known, does))
        if self.is_on(name):
            interval = timedelta(seconds=self.declared[name].interval)
            known.due = at + interval
        else:
            known.due = None

    def asked(self, known: Remembered, does: Behaviour) -> str:
        """Note what a function asked for that ended well; return the tick's status."""
        after = (self.partitions - set(does.deletes)) | set(does.adds)
        possible = {part for part in does.parts if part in after}
        fresh = (set(does.keys) | set(map(run_key_for, possible))) - known.keys
        known.keys |= fresh
        known.runs += sorted(fresh)
        if does.kind == "one bad" or not {*does.parts, *does.keyless_parts} <= after:
            launched = {part for part in possible if run_key_for(part) in fresh}
            self.partitions |= launched & set(does.adds)
            return "FAILURE"
        keyless = does.keyless + len(does.keyless_parts)
        known.keyless += keyless
        known.cursor = does.cursor or known.cursor
        self.partitions = after
        return "SUCCESS" if fresh or keyless else "SKIPPED"

    def all_of(self, do: Any) -> None:
        for name in NAMES:
            do(name)

    # --- what can be done ----------------------------------------------------------

    @step(name=names, does=behaviours)
    def world_changes(self, name: str, does: Behaviour) -> None:
        self.world.does[name] = does

    @step(name=names)
    def evaluate_now(self, name: str) -> None:
        if name in self.declared:
            self.ticked(name, self.now)
            self.engine.tick(name)

    @step(name=names, cursor=st.none() | cursors)
    def cursor_is_set_during_a_tick(self, name: str, cursor: str | None) -> None:
        if name in self.declared:
            self.world.meanwhile = lambda: self.engine.set_cursor(name, cursor)
            self.ticked(name, self.now)
            self.known[name].cursor = cursor
            self.engine.tick(name)

    @step(name=names)
    def sensor_is_stopped_during_a_tick(self, name: str) -> None:
        if name in self.declared:
            self.world.meanwhile = lambda: self.engine.stop(name)
            self.ticked(name, self.now)
            self.switch(name, "STOPPED" if self.is_on(name) else None)
            self.engine.tick(name)

    @step(name=names)
    def start(self, name: str) -> None:
        if name in self.declared:
            self.switch(name, None if self.is_on(name) else "RUNNING")
            self.engine.start(name)

    @step(name=names)
    def stop(self, name: str) -> None:
        if name in self.declared:
            self.switch(name, "STOPPED" if self.is_on(name) else None)
            self.engine.stop(name)

    @step(name=names)
    def reset(self, name: str) -> None:
        if name in self.declared and self.known[name].stored is not None:
            self.known[name].stored = None
            self.plan(name)
            self.engine.reset(name)

    def switch(self, name: str, to: str | None) -> None:
        """Note that a sensor was switched, unless it already was as it is wanted."""
        if to is not None:
            self.known[name].stored = to
            self.plan(name)

    @step(name=names, cursor=st.none() | cursors)
    def set_cursor(self, name: str, cursor: str | None) -> None:
        if name in self.declared:
            self.known[name].cursor = cursor
            self.engine.set_cursor(name, cursor)
            self.engine.settle()
            self.plan(name)

    @step(seconds=st.sampled_from((1, 9, 10, 29, 61, 100)))
    def time_passes(self, seconds: int) -> None:
        until = self.now + timedelta(seconds=seconds)
        while due := sorted(
            (known.due, name)
            for name, known in self.known.items()
            if known.due is not None and known.due <= until
        ):
            at, name = due[0]
            self.ticked(name, max(at, self.now))
        self.engine.advance(seconds)

    @step(seconds=st.sampled_from((-86_400, -45, -5, 45, 86_400)))
    def clock_is_set(self, seconds: int) -> None:
        self.engine.clock.jump(self.now + timedelta(seconds=seconds))
        self.engine.advance(0)
        for name, known in self.known.items():
            if known.due is None:
                continue
            interval = timedelta(seconds=self.declared[name].interval)
            if known.due <= self.now:
                self.ticked(name, self.now)
            elif seconds < 0:
                known.due = min(known.due, self.now + interval)

    @step(name=names, interval=st.sampled_from(INTERVALS), starts_on=st.booleans())
    def code_is_edited(self, name: str, interval: int, starts_on: bool) -> None:
        self.declared[name] = Declared(interval, starts_on)
        self.load()

    @step(name=names)
    def sensor_is_taken_out_of_the_code(self, name: str) -> None:
        self.declared.pop(name, None)
        self.load()

    def load(self) -> None:
        self.engine.load(self.world.definitions(self.declared))
        self.all_of(self.plan)

    @step(gone=names, heir=names)
    def state_is_moved(self, gone: str, heir: str) -> None:
        ids = self.ids()
        if gone in self.declared or gone not in ids or heir not in self.declared:
            return
        old, new = self.known[gone], self.known[heir]
        self.known[gone] = Remembered()
        self.known[heir] = Remembered(
            stored=old.stored,
            cursor=old.cursor,
            last=old.last,
            statuses=old.statuses + new.statuses,
            keys=old.keys | new.keys,
            runs=old.runs + new.runs,
            keyless=old.keyless + new.keyless,
            is_merged=True,
        )
        self.engine.do(MoveState(source=ids[gone], target=ids[heir]))
        self.plan(heir)
        self.engine.settle()

    def ids(self) -> dict[str, SensorId]:
        rows = self.engine.reader.roster()
        return {row.state.name: row.state.id for row in rows}

    @step(
        key=st.sampled_from((*KEYS, *map(run_key_for, PARTITIONS))),
        name=names,
    )
    def run_is_deleted(self, key: str, name: str) -> None:
        sensor_id, known = self.ids().get(name), self.known[name]
        for run in self.engine.runs():
            if sensor_id is not None and (run.sensor_id, run.run_key) == (
                sensor_id,
                key,
            ):
                self.deleted.add(run.run_id)
                known.keys.discard(key)
                known.runs.remove(key)
                self.engine.do(DeleteRun(run_id=run.run_id))

    @step(crash=st.booleans())
    def restart(self, crash: bool) -> None:
        self.engine.restart(crash=crash)
        self.all_of(self.plan)

    @precondition(lambda self: self.declared)
    @step(data=st.data(), answered=st.booleans())
    def killed_in_a_tick(self, data: st.DataObject, answered: bool) -> None:
        name = data.draw(st.sampled_from(sorted(self.declared)))
        self.engine.crash_during(name, answered=answered)
        self.all_of(self.plan)

    # --- what always holds ---------------------------------------------------------

    @invariant()
    def everything_is_remembered(self) -> None:
        for name, known in self.known.items():
            rows = [
                row for row in self.engine.reader.sensors() if row.state.name == name
            ]
            if not rows:
                continue  # its code never declared it
            state = rows[0].state
            assert (name, state.cursor) == (name, known.cursor)
            switched = state.stored_status not in (None, "DECLARED_IN_CODE")
            assert (state.stored_status if switched else None) == known.stored
            assert state.last_tick_started == known.last
            statuses = [tick.status.value for tick in self.engine.ticks(name)]
            if known.is_merged:
                assert sorted(statuses) == sorted(known.statuses)
            else:
                assert (name, statuses) == (name, known.statuses)

    @invariant()
    def each_key_is_one_run_and_every_run_has_ended(self) -> None:
        runs, ids = self.engine.runs(), self.ids()
        for name, known in self.known.items():
            own = [run.run_key for run in runs if run.sensor_id == ids.get(name)]
            with_key = [key for key in own if key is not None]
            assert sorted(with_key) == sorted(known.runs)
            assert own.count(None) == known.keyless
        assert {run.status for run in runs} <= {RunStatus.SUCCESS}

    @invariant()
    def partitions_are_those_that_were_added_and_not_deleted(self) -> None:
        keys = self.engine.instance.get_dynamic_partitions("quux")
        assert sorted(keys) == sorted(self.partitions)

    @invariant()
    def every_run_was_reacted_to_once(self) -> None:
        ended = {run.run_id for run in self.engine.runs()} | self.deleted
        assert sorted(self.world.reacted) == sorted(ended)


AnyOrder.TestCase.settings = settings(
    max_examples=100,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnyOrder = AnyOrder.TestCase
