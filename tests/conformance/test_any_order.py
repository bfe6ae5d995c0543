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
    RunRequest,
    SensorResult,
    SkipReason,
    job,
    op,
    run_status_sensor,
    sensor,
)
from tickdeck.testing import ManualEngine
from tickdeck.values.commands import DeleteRun
from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

NAMES = ("first", "second", "third")
KEYS = ("a", "b", "c", "d")
INTERVALS = (10, 30, 90)

names = st.sampled_from(NAMES)
some_keys = st.lists(st.sampled_from(KEYS), max_size=4).map(tuple)
cursors = st.sampled_from(("1", "2", "3"))
Kind = Literal["skip", "ask", "cursor", "raise", "one bad"]


@dataclasses.dataclass(frozen=True)
class Behaviour:
    """What a sensor's function does when it is called."""

    kind: Kind = "skip"
    keys: tuple[str, ...] = ()
    keyless: int = 0
    cursor: str | None = None


behaviours = st.one_of(
    st.just(Behaviour()),
    st.builds(
        Behaviour,
        kind=st.just("ask"),
        keys=some_keys,
        keyless=st.integers(0, 2),
        cursor=st.none() | cursors,
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
    keyless: int = 0


@op
def fine() -> None: ...


@job
def good() -> None:
    fine()


class World:
    """What the sensors of the definitions look at, and what they saw."""

    def __init__(self) -> None:
        self.does = dict.fromkeys(NAMES, Behaviour())
        self.reacted: list[str] = []

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
            jobs=[good, file_job],
            minimum_interval_seconds=declared.interval,
            default_status=status.RUNNING if declared.starts_on else status.STOPPED,
        )(lambda context: list(self._evaluate(context, self.does[name])))

    @staticmethod
    def _evaluate(context: Any, does: Behaviour) -> Iterator[Any]:
        requests = [
            *(RunRequest(run_key=key, job_name="good") for key in does.keys),
            *(RunRequest(job_name="good") for _ in range(does.keyless)),
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
            yield SensorResult(run_requests=requests, cursor=does.cursor)

    def _watcher(self) -> Any:
        def react(context: Any) -> None:
            self.reacted.append(context.dagster_run.run_id)

        return run_status_sensor(
            name="watcher",
            run_status=DagsterRunStatus.SUCCESS,
            minimum_interval_seconds=3600,
            default_status=DefaultSensorStatus.RUNNING,
        )(react)


class AnyOrder(RuleBasedStateMachine):
    """Sensors, cursors, run keys, switches, edits, deletions, crashes, clock jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.declared = {name: Declared() for name in NAMES}
        self.known = {name: Remembered() for name in NAMES}
        self.deleted: set[str] = set()

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
        fresh = set(does.keys) - known.keys
        match does.kind:
            case "skip":
                known.statuses.append("SKIPPED")
            case "raise":
                known.statuses.append("FAILURE")
            case "one bad":
                known.statuses.append("FAILURE")
                known.keys |= fresh
            case "cursor" | "ask":
                asked = bool(fresh or does.keyless)
                known.statuses.append("SUCCESS" if asked else "SKIPPED")
                known.keys |= fresh
                known.keyless += does.keyless
                known.cursor = does.cursor or known.cursor
        if self.is_on(name):
            interval = timedelta(seconds=self.declared[name].interval)
            known.due = at + interval
        else:
            known.due = None

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

    @step(key=st.sampled_from(KEYS), name=names)
    def run_is_deleted(self, key: str, name: str) -> None:
        for run in self.engine.runs():
            if (run.sensor_name, run.run_key) == (name, key):
                self.deleted.add(run.run_id)
                self.known[name].keys.remove(key)
                self.engine.do(DeleteRun(run_id=run.run_id))

    @step(crash=st.booleans())
    def restart(self, crash: bool) -> None:
        self.engine.restart(crash=crash)
        self.all_of(self.plan)

    @precondition(lambda self: self.declared)
    @step(data=st.data())
    def killed_in_a_tick(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.declared)))
        self.engine.crash_during(name)
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
            assert (name, statuses) == (name, known.statuses)

    @invariant()
    def each_key_is_one_run_and_every_run_has_ended(self) -> None:
        runs = self.engine.runs()
        for name, known in self.known.items():
            own = [run.run_key for run in runs if run.sensor_name == name]
            with_key = [key for key in own if key is not None]
            assert sorted(with_key) == sorted(known.keys)
            assert own.count(None) == known.keyless
        assert {run.status for run in runs} <= {RunStatus.SUCCESS}

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
