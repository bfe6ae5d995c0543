"""What happens to a sensor, or to the engine, while its tick is in flight."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest

from tickdeck.cli.locating import locations_of
from tickdeck.engine import ledger, sensor_desk
from tickdeck.errors import EngineStoppedError
from tickdeck.values.commands import (
    AddLocation,
    EvaluateNow,
    RemoveLocation,
    ResetSensor,
    StartSensor,
    StopSensor,
)
from tickdeck.values.events import EngineTrouble, TickBegan, TickEnded
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorStatus
from tickdeck.values.ticks import TickStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from tests.tickdeck.engine.conftest import Launcher, RunningEngine

    from tickdeck.values.ticks import Tick

SLOW = """
import time

@sensor(job=job_a, minimum_interval_seconds=3600)
def slow(context):
    while not os.path.exists("go"): time.sleep(0.01)
    context.update_cursor("moved")
    return RunRequest("k")
"""


def go(engine: RunningEngine) -> None:
    (engine.home.folder.parent / "go").touch()


def begin(engine: RunningEngine) -> Future[Tick]:
    answer = engine.engine.submit(EvaluateNow(sensor_id=engine.sensor("slow")))
    engine.next(TickBegan)
    return answer


@pytest.fixture
def engine(basic: Callable[..., RunningEngine]) -> RunningEngine:
    return basic(SLOW)


def test_a_sensor_stopped_during_its_tick_ends_it_and_begins_no_other(
    engine: RunningEngine,
) -> None:
    sensor_id = engine.sensor("slow")
    engine.ask(StartSensor(sensor_id=sensor_id))
    engine.next(TickBegan)

    engine.ask(StopSensor(sensor_id=sensor_id))
    go(engine)
    ended = engine.next(TickEnded)

    assert ended.next_due is None
    assert ended.state.status(SensorStatus.STOPPED) is SensorStatus.STOPPED
    assert engine.ended(ended.tick.run_ids[0]).status is RunStatus.SUCCESS
    stored = engine.state("slow")
    assert (stored.stored_status, stored.cursor) == ("STOPPED", "moved")


def test_a_sensor_switched_and_reset_during_its_tick_is_as_its_code_says(
    engine: RunningEngine,
) -> None:
    answer = begin(engine)
    sensor_id = engine.sensor("slow")

    started = engine.ask(StartSensor(sensor_id=sensor_id))
    reset = engine.ask(ResetSensor(sensor_id=sensor_id))
    go(engine)
    answer.result(30)

    assert (started.stored_status, reset.stored_status) == (
        "RUNNING",
        "DECLARED_IN_CODE",
    )
    stored = engine.state("slow")
    assert (stored.stored_status, stored.cursor) == ("DECLARED_IN_CODE", "moved")
    assert stored.last_sensor_start == started.last_sensor_start


def test_definitions_closed_during_a_tick_refuse_whoever_waits(
    engine: RunningEngine,
) -> None:
    answer = begin(engine)

    engine.ask(RemoveLocation(name="defs.py"))

    with pytest.raises(LookupError, match="not open"):
        answer.result(30)
    go(engine)
    assert engine.next(TickEnded).tick.status is TickStatus.SUCCESS
    assert engine.state("slow").cursor == "moved"


def test_a_tick_cut_off_by_the_end_is_shown_as_interrupted_and_moves_nothing(
    launcher: Launcher,
    basic: Callable[..., RunningEngine],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sensor_desk, "OPEN_AFTER_S", 0.0)
    first = basic(SLOW, grace_seconds=0.1)
    answer = begin(first)
    tick_id = first.wait_for(TickBegan).tick_id
    reader = first.reader()
    while reader.tick(tick_id) is None:
        assert not answer.done()
    reader.close()

    first.stop()
    with pytest.raises(EngineStoppedError):
        answer.result(0)
    go(first)
    second = launcher.start()
    again = second.tick("slow")

    reader = second.reader()
    cut_off = reader.tick(tick_id)
    reader.close()
    assert cut_off is not None
    assert (cut_off.interrupted, cut_off.run_ids) == (True, ())
    assert len(again.run_ids) == 1


def test_a_disk_that_takes_nothing_more_is_said_and_nothing_is_lost(
    engine: RunningEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "RETRY_S", 0.05)
    engine.loaded("Folders")
    answer = begin(engine)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        go(engine)
        trouble = engine.next(EngineTrouble)
        refused = engine.engine.submit(EvaluateNow(sensor_id=engine.sensor("slow")))
        with pytest.raises(ValueError, match="cannot be used"):
            refused.result(30)
        assert not answer.done()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    tick = answer.result(30)

    assert "cannot be used" in trouble.message
    assert engine.next(EngineTrouble).message is None
    assert engine.ended(tick.run_ids[0]).status is RunStatus.SUCCESS
    assert engine.state("slow").cursor == "moved"


def test_a_sensor_that_prints_a_lot_is_heard_up_to_the_limit(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic("""
@sensor(job=job_a)
def chatty(context):
    for _ in range(100): print("x" * 2**20)
    return SkipReason("never said")

@sensor(job=job_a)
def talkative(context):
    for _ in range(9): print("x" * 2**20)
    return SkipReason("said")
""")

    too_much, enough = engine.tick("chatty"), engine.tick("talkative")

    assert too_much.error is not None
    assert "printed more than 10 MiB" in too_much.error.message
    assert enough.skip_reason == "said"
    reader = engine.reader()
    for tick in (too_much, enough):
        assert sum(len(line.message) for line in reader.tick_log(tick.id)) < 2**20
    reader.close()


def test_one_tick_in_flight_also_when_definitions_are_closed_and_opened_again(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic("""
import time
@sensor(job=job_a)
def alone(context):
    os.close(os.open("here", os.O_CREAT | os.O_EXCL))
    while not os.path.exists("go"): time.sleep(0.01)
    os.unlink("here")
    return SkipReason("alone")
""")
    sensor_id = engine.sensor("alone")
    [spec] = locations_of([engine.home.folder.parent / "defs.py"], [])
    first = engine.engine.submit(EvaluateNow(sensor_id=sensor_id))
    while not (engine.home.folder.parent / "here").exists():
        assert not first.done()

    engine.ask(RemoveLocation(name="defs.py"))
    engine.ask(AddLocation(spec=spec))
    second = engine.engine.submit(EvaluateNow(sensor_id=sensor_id))
    (engine.home.folder.parent / "go").touch()

    assert second.result(30).skip_reason == "alone"
