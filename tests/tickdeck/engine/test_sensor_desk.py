"""Ticks, from a sensor that is due to a row in the database; with real workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.engine import sensor_desk
from tickdeck.values.commands import EvaluateNow, SetCursor, StartSensor, StopSensor
from tickdeck.values.events import TickBegan, TickEnded
from tickdeck.values.ticks import RequestResult, TickStatus, WokenBy

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tickdeck.engine.conftest import Launcher, RunningEngine

Basic = "Callable[..., RunningEngine]"


def test_case_4_a_request_becomes_a_run(basic: Callable[..., RunningEngine]) -> None:
    engine = basic("""
@sensor(job=job_a)
def asking(context):
    return RunRequest(tags={"n": 1})
""")

    tick = engine.tick("asking")

    assert tick.status is TickStatus.SUCCESS
    assert tick.woken_by is WokenBy.MANUAL
    run = engine.ended(tick.run_ids[0])
    assert run.status == "SUCCESS"
    assert run.tags == {
        "n": "1",
        "dagster/sensor_name": "asking",
        "dagster/tick": str(tick.id),
    }


def test_case_83_a_key_is_executed_once(basic: Callable[..., RunningEngine]) -> None:
    engine = basic("""
@sensor(job=job_a)
def once(context):
    return RunRequest(run_key="only_once")
""")

    first, second = engine.tick("once"), engine.tick("once")

    assert len(first.run_ids) == 1
    assert (second.status, second.run_ids) == (TickStatus.SKIPPED, ())
    assert second.requests[0].run_id == first.run_ids[0]
    reader = engine.reader()
    assert reader.run_count() == 1
    reader.close()


BAD = {
    "raising": ("context.log.info('before')\n    raise KeyError('k')", "KeyError: k"),
    "exiting": ("import sys; sys.exit(3)", "sys.exit(3)"),
    "vanishing": ("os._exit(9)", "exit code 9"),
    "crashing": ("import ctypes; ctypes.string_at(0)", "SIGSEGV"),
    "hungry": ("x = []\n    while True: x.append(bytearray(10**7))", "MemoryError"),
    "chatty": ("while True: print('x' * 1000)", "printed more than 1 MiB"),
    "tuple": ("return ()", "unexpectedly returned output"),
    "coroutine": ("async def f(): pass\n    return f()", "unexpectedly returned"),
    "hanging": ("import time; time.sleep(3600)", "within 1 s"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_sensor_is_one_failed_tick_and_harms_nobody(
    basic: Callable[..., RunningEngine], kind: str
) -> None:
    body, said = BAD[kind]
    engine = basic(
        f"""
@sensor(job=job_a, timeout=1 if {kind!r} == "hanging" else 60)
def bad(context):
    {body}

@sensor(job=job_a)
def good(context):
    return SkipReason("fine")
""",
        evaluation_memory_bytes=400 * 1024**2,
        evaluation_output_bytes=1024**2,
    )

    tick = engine.tick("bad")

    assert tick.status is TickStatus.FAILURE
    assert tick.error is not None
    assert said in f"{tick.error.summary} {tick.error.message} {tick.error.text}"
    assert engine.tick("good").skip_reason == "fine"
    assert engine.state("bad").consecutive_failures == 1


def test_a_slow_tick_delays_nobody_else(basic: Callable[..., RunningEngine]) -> None:
    engine = basic("""
import time
@sensor(job=job_a)
def slow(context):
    open("begun", "w").close()
    while not os.path.exists("go"): time.sleep(0.01)
    return SkipReason("done")

@sensor(job=job_a)
def quick(context):
    return SkipReason("quick")
""")
    waiting = engine.engine.submit(EvaluateNow(sensor_id=engine.sensor("slow")))
    engine.wait_for(TickBegan)

    assert engine.tick("quick").skip_reason == "quick"
    assert not waiting.done()
    (engine.home.folder.parent / "go").touch()

    assert waiting.result(30).skip_reason == "done"


def test_case_61_one_tick_in_flight_and_the_next_right_after_it(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic("""
import time
@sensor(job=job_a)
def alone(context):
    mark = os.open("here", os.O_CREAT | os.O_EXCL)
    os.close(mark)
    time.sleep(0.05)
    os.unlink("here")
    return SkipReason("alone")
""")
    command = EvaluateNow(sensor_id=engine.sensor("alone"))

    answers = [engine.engine.submit(command) for _ in range(5)]
    reasons = {answer.result(30).skip_reason for answer in answers}

    assert reasons == {"alone"}


def test_a_sensor_that_is_on_ticks_by_itself_until_it_is_stopped(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic("""
@sensor(job=job_a, minimum_interval_seconds=1)
def ticking(context):
    return SkipReason("tick")
""")
    sensor_id = engine.sensor("ticking")

    engine.ask(StartSensor(sensor_id=sensor_id))
    first = engine.next(TickEnded).tick
    second = engine.next(TickEnded).tick
    engine.ask(StopSensor(sensor_id=sensor_id))

    assert first.woken_by is WokenBy.INTERVAL
    assert 0.9 < (second.started - first.started).total_seconds() < 5
    state = engine.state("ticking")
    assert state.stored_status == "STOPPED"
    assert state.last_tick_started == second.started


def test_a_cursor_set_during_a_tick_is_not_lost(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic("""
import time
@sensor(job=job_a)
def slow(context):
    while not os.path.exists("go"): time.sleep(0.01)
    context.update_cursor("from the tick")
    return SkipReason()
""")
    sensor_id = engine.sensor("slow")
    waiting = engine.engine.submit(EvaluateNow(sensor_id=sensor_id))
    engine.wait_for(TickBegan)

    engine.ask(SetCursor(sensor_id=sensor_id, cursor="from the operator"))
    (engine.home.folder.parent / "go").touch()

    assert waiting.result(30).cursor == "from the tick"
    assert engine.state("slow").cursor == "from the operator"


def test_a_tick_that_takes_long_is_stored_while_it_is_open(
    basic: Callable[..., RunningEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sensor_desk, "OPEN_AFTER_S", 0.0)
    engine = basic("""
import time
@sensor(job=job_a)
def slow(context):
    while not os.path.exists("go"): time.sleep(0.01)
""")
    waiting = engine.engine.submit(EvaluateNow(sensor_id=engine.sensor("slow")))
    began = engine.wait_for(TickBegan)
    reader = engine.reader()
    while (seen := reader.tick(began.tick_id)) is None:
        assert not waiting.done()

    assert (seen.status, seen.ended) == (TickStatus.STARTED, None)
    (engine.home.folder.parent / "go").touch()
    waiting.result(30)
    ended = reader.tick(began.tick_id)
    assert ended is not None
    assert ended.status is TickStatus.SKIPPED
    reader.close()


def test_one_bad_request_does_not_hold_up_the_good(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic("""
@sensor(job=job_a)
def mixed(context):
    yield RunRequest("bad", {"opz": {}})
    yield RunRequest("good")
""")

    tick = engine.tick("mixed")

    assert tick.status is TickStatus.FAILURE
    assert [each.result for each in tick.requests] == [
        RequestResult.INVALID,
        RequestResult.LAUNCHED,
    ]
    assert engine.ended(tick.run_ids[0]).run_key == "good"


def test_everything_logged_and_printed_is_kept(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic("""
@sensor(job=job_a)
def chatty(context):
    print("printed")
    context.log.info("logged")
""")

    tick = engine.tick("chatty")

    reader = engine.reader()
    lines = {(line.level, line.message) for line in reader.tick_log(tick.id)}
    assert lines == {("STDOUT", "printed"), ("INFO", "logged")}
    reader.close()


def test_case_68_what_was_switched_stays_so_after_a_restart(
    launcher: Launcher,
) -> None:
    path = launcher.write("""
@job
def j(): pass
@sensor(job=j, default_status=DefaultSensorStatus.RUNNING)
def s(context): pass
defs = Definitions(sensors=[s])
""")
    first = launcher.start(path)
    first.ask(StopSensor(sensor_id=first.sensor("s")))
    first.stop()

    second = launcher.start()  # it is remembered

    second.loaded("defs.py")
    assert second.state("s").stored_status == "STOPPED"
