from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.conformance.conftest import b
from tests.tickdeck.engine.conftest import RunningEngine

from tickdeck import DefaultSensorStatus, Definitions, RunRequest, SkipReason, sensor
from tickdeck.home import Home
from tickdeck.values.commands import AddLocation, StartSensor, StopSensor
from tickdeck.values.events import TickBegan, TickEnded
from tickdeck.values.locations import LocationKind, LocationSpec
from tickdeck.values.sensors import StoredStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conformance.conftest import Deck

    from tickdeck.values.ticks import Tick

ON = DefaultSensorStatus.RUNNING


def skip() -> SkipReason:
    return SkipReason("nothing")


# --- ticks and intervals -------------------------------------------------------------


def test_case_56_starting_ticks_at_once(deck: Callable[..., Deck]) -> None:
    engine = deck(skip)

    engine.start("s")

    [tick] = engine.ticks("s")
    assert tick.started == engine.clock.now()


def test_case_57_an_interval_of_30_has_no_tick_at_15(deck: Callable[..., Deck]) -> None:
    engine = deck(skip, minimum_interval_seconds=30)
    start = engine.clock.now()
    engine.start("s")

    engine.advance(15)
    engine.advance(16)

    times = [(tick.started - start).total_seconds() for tick in engine.ticks("s")]
    assert times == [0, 30]


def test_case_58_an_interval_of_60_ticks_at_60(deck: Callable[..., Deck]) -> None:
    engine = deck(skip, minimum_interval_seconds=60)
    engine.start("s")

    assert engine.advance(30) == ()
    assert len(engine.advance(30)) == 1


def test_case_60_the_interval_counts_from_start_to_start(
    deck: Callable[..., Deck],
) -> None:
    def slow() -> SkipReason:
        engine.clock.advance(timedelta(seconds=7))
        return SkipReason("slow")

    engine = deck(slow, minimum_interval_seconds=5)
    start = engine.clock.now()
    engine.start("s")
    engine.advance(1)
    engine.advance(6)

    times = [(tick.started - start).total_seconds() for tick in engine.ticks("s")]
    assert times[:3] == [0, 7, 14]


TWO = """
import time
from tickdeck import *

@sensor(job_name="j", minimum_interval_seconds=1)
def slow(context):
    time.sleep(1.5)
    return SkipReason("slow")

@sensor(job_name="j", minimum_interval_seconds=1)
def quick(context):
    return SkipReason("quick")

@job
def j(): pass

defs = Definitions(sensors=[slow, quick], jobs=[j])
"""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningEngine]:
    """A real engine with real workers."""
    path = tmp_path / "defs.py"
    path.write_text(TWO)
    engine = RunningEngine(Home(tmp_path / "home"), path)
    yield engine
    engine.stop()


def test_case_61_one_tick_is_in_flight_of_a_sensor(running: RunningEngine) -> None:
    slow = running.sensor("slow")

    running.ask(StartSensor(sensor_id=slow))

    for _number in range(2):
        began = running.next(TickBegan, lambda event: event.sensor_id == slow)
        ended = running.next(TickEnded, lambda event: event.tick.sensor_id == slow)
        assert ended.tick.id == began.tick_id


def test_case_62_a_slow_sensor_delays_no_other(running: RunningEngine) -> None:
    slow, quick = running.sensor("slow"), running.sensor("quick")
    running.ask(StartSensor(sensor_id=slow))
    running.next(TickBegan, lambda event: event.sensor_id == slow)

    running.ask(StartSensor(sensor_id=quick))

    first = running.next(TickEnded)
    assert first.tick.sensor_id == quick


def test_case_63_a_stopped_sensor_has_no_ticks(deck: Callable[..., Deck]) -> None:
    engine = deck(skip)
    engine.start("s")
    engine.stop("s")

    assert engine.advance(3600) == ()


def test_case_64_a_tick_ends_after_it_starts_and_an_open_one_has_no_end(
    deck: Callable[..., Deck],
) -> None:
    def slow() -> SkipReason:
        engine.clock.advance(timedelta(seconds=2))
        engine.settle()
        during.extend(engine.ticks("s"))
        return SkipReason("slow")

    during: list[Tick] = []
    engine = deck(slow)

    tick = engine.tick("s")

    [opened] = during
    assert (opened.id, opened.status, opened.ended) == (tick.id, "STARTED", None)
    assert tick.ended is not None
    assert tick.ended - tick.started == timedelta(seconds=2)
    assert engine.ticks("s") == (tick,)


def test_case_65_a_tick_that_runs_when_its_sensor_is_stopped_finishes(
    running: RunningEngine,
) -> None:
    slow = running.sensor("slow")
    running.ask(StartSensor(sensor_id=slow))
    began = running.next(TickBegan, lambda event: event.sensor_id == slow)

    running.ask(StopSensor(sensor_id=slow))

    ended = running.next(TickEnded, lambda event: event.tick.sensor_id == slow)
    assert (ended.tick.id, ended.tick.skip_reason) == (began.tick_id, "slow")


# --- the switch ----------------------------------------------------------------------


def test_case_66_what_is_on_by_default_ticks_and_gets_a_state(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(skip, default_status=ON)

    assert engine.statuses() == ["SKIPPED"]
    assert engine.state("s").stored_status is StoredStatus.DECLARED_IN_CODE
    assert engine.state("s").last_sensor_start == engine.clock.now()


def test_case_67_what_is_off_by_default_is_never_evaluated(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(skip)

    engine.advance(3600)

    assert (engine.ticks("s"), engine.state("s").stored_status) == ((), None)


def test_case_68_what_somebody_stopped_stays_so(deck: Callable[..., Deck]) -> None:
    engine = deck(skip, default_status=ON)
    engine.stop("s")
    before = engine.ticks("s")

    engine.restart()
    engine.advance(3600)

    assert engine.ticks("s") == before


def test_case_69_reset_lets_the_code_decide_and_keeps_the_cursor(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(skip, default_status=ON)
    engine.stop("s")
    engine.set_cursor("s", "7")

    state = engine.reset("s")

    assert (state.stored_status, state.cursor) == (StoredStatus.DECLARED_IN_CODE, "7")
    assert len(engine.advance(30)) == 1


def test_case_71_starting_what_is_on_changes_nothing(deck: Callable[..., Deck]) -> None:
    engine = deck(skip)
    engine.start("s")
    before = engine.state("s")
    engine.advance(5)

    engine.start("s")

    assert engine.state("s") == before


def test_case_72_only_what_somebody_switched_can_be_reset(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(skip, default_status=ON)

    by_default = engine.state("s").can_reset
    stopped = engine.stop("s").can_reset
    started = engine.start("s").can_reset
    reset = engine.reset("s").can_reset

    assert (by_default, stopped, started, reset) == (False, True, True, False)


def test_case_73_a_sensor_is_the_same_while_its_names_are(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(skip)
    engine.set_cursor("s", "7")
    before = engine.state("s").id

    # Another file, another interpreter, another folder, and other code in it.
    engine.load(Definitions(sensors=[sensor(name="s", job=b)(lambda: None)]))
    engine.do(
        AddLocation(
            spec=LocationSpec(
                name="definitions",
                kind=LocationKind.FILE,
                target="/moved/to/definitions.py",
                interpreter="/moved/bin/python",
                working_directory="/moved",
            )
        )
    )
    assert engine.sensor("s").spec.job_names == ("b",)
    assert (engine.state("s").id, engine.cursor("s")) == (before, "7")

    # Another name of the location is another sensor.
    engine.load(Definitions(sensors=[sensor(name="s", job=b)(lambda: None)]), "other")
    other = engine.state("other:s")
    assert (other.id == before, other.cursor) == (False, None)


# --- the cursor ----------------------------------------------------------------------


def test_case_74_a_skip_keeps_the_cursor(deck: Callable[..., Deck]) -> None:
    seen = []

    def counting(context: Any) -> SkipReason:
        seen.append(context.cursor)
        context.update_cursor("1")
        return SkipReason("nothing")

    engine = deck(counting)
    first = engine.tick("s")
    engine.tick("s")

    assert (first.cursor, seen) == ("1", [None, "1"])


def test_case_75_a_run_keeps_the_cursor(deck: Callable[..., Deck]) -> None:
    seen = []

    def counting(context: Any) -> RunRequest:
        seen.append(context.cursor)
        context.update_cursor("1")
        return RunRequest()

    engine = deck(counting)
    first = engine.tick("s")
    engine.tick("s")

    assert (first.cursor, seen) == ("1", [None, "1"])


def test_case_77_a_cursor_that_is_not_touched_stays(deck: Callable[..., Deck]) -> None:
    engine = deck(skip)
    engine.set_cursor("s", "7")

    engine.tick("s")

    assert engine.cursor("s") == "7"


@pytest.mark.parametrize("given", [None, ""])
def test_case_78_an_empty_cursor_is_none(
    deck: Callable[..., Deck], given: str | None
) -> None:
    seen = []

    def clearing(context: Any) -> None:
        seen.append(context.cursor)
        context.update_cursor(given)

    engine = deck(clearing)
    engine.set_cursor("s", "7")
    engine.tick("s")
    engine.tick("s")

    assert seen == ["7", None]


def test_case_79_what_somebody_sets_is_seen_next(deck: Callable[..., Deck]) -> None:
    seen = []
    engine = deck(lambda context: seen.append(context.cursor))

    engine.set_cursor("s", "5")
    engine.tick("s")
    engine.set_cursor("s", None)
    engine.tick("s")

    assert seen == ["5", None]


@pytest.mark.parametrize("edited", ["edited", None])
def test_case_79_what_somebody_sets_during_a_tick_is_not_lost(
    deck: Callable[..., Deck], edited: str | None
) -> None:
    seen = []

    def counting(context: Any) -> SkipReason:
        seen.append(context.cursor)
        if len(seen) == 1:
            engine.set_cursor("s", edited)
        context.update_cursor("from the tick")
        return SkipReason("nothing")

    engine = deck(counting)
    engine.set_cursor("s", "before")

    first = engine.tick("s")

    assert (first.cursor, engine.cursor("s")) == ("from the tick", edited)
    engine.tick("s")
    assert seen == ["before", edited]


def test_case_79_a_tick_that_fails_does_not_undo_what_somebody_sets(
    deck: Callable[..., Deck],
) -> None:
    def failing(context: Any) -> None:
        engine.set_cursor("s", "edited")
        raise ValueError("no good")

    engine = deck(failing)
    engine.set_cursor("s", "before")

    assert engine.tick("s").status == "FAILURE"
    assert engine.cursor("s") == "edited"


def test_case_80_the_next_tick_sees_when_the_last_finished_one_began(
    deck: Callable[..., Deck],
) -> None:
    seen = []

    def failing(context: Any) -> None:
        seen.append(context.last_tick_completion_time)
        engine.clock.advance(timedelta(seconds=3))
        raise ValueError("a failure counts as finished")

    engine = deck(failing)
    began = engine.tick("s").started
    engine.tick("s")

    assert seen == [None, began.timestamp()]


def test_case_81_the_first_tick_after_each_start(deck: Callable[..., Deck]) -> None:
    seen = []
    engine = deck(lambda context: seen.append(context.is_first_tick_since_sensor_start))
    engine.start("s")
    engine.advance(30)
    engine.stop("s")
    engine.advance(5)
    engine.start("s")
    engine.advance(30)

    assert seen == [True, False, True]


def test_case_82_a_crash_leaves_what_the_last_finished_tick_left(
    deck: Callable[..., Deck],
) -> None:
    seen: list[tuple[Any, Any]] = []

    def counting(context: Any) -> SkipReason:
        seen.append((context.cursor, context.last_tick_completion_time))
        context.update_cursor(str(len(seen)))
        return SkipReason("fine")

    engine = deck(counting)
    began = engine.tick("s").started
    engine.clock.advance(timedelta(seconds=60))

    engine.crash_during("s")
    engine.tick("s")

    assert seen == [(None, None), ("1", began.timestamp())]
