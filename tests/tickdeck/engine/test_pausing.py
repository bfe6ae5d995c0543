"""Nothing new is begun while the engine is paused, and nothing is lost by it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    DagsterRunStatus,
    DefaultSensorStatus,
    Definitions,
    RunRequest,
    SkipReason,
    job,
    op,
    run_status_sensor,
    sensor,
)
from tickdeck.engine.pausing import Pause
from tickdeck.storage.store import Store
from tickdeck.testing import ManualEngine
from tickdeck.values.commands import EvaluateNow, PauseEngine, StartSensor
from tickdeck.values.events import EnginePaused, TickBegan, TickEnded
from tickdeck.values.runs import RunStatus
from tickdeck.values.ticks import WokenBy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.tickdeck.engine.conftest import RunningEngine

ON = DefaultSensorStatus.RUNNING


@op
def nothing() -> None: ...


@job
def j() -> None:
    nothing()


@sensor(job=j, minimum_interval_seconds=10, default_status=ON)
def ticking() -> SkipReason:
    return SkipReason("nothing")


@sensor(job=j)
def asking() -> RunRequest:
    return RunRequest()


@run_status_sensor(
    run_status=DagsterRunStatus.SUCCESS,
    minimum_interval_seconds=3600,
    default_status=ON,
)
def reacting(context: Any) -> None: ...


@pytest.fixture
def engine() -> Iterator[ManualEngine]:
    with ManualEngine(Definitions(sensors=[ticking, asking, reacting])) as made:
        yield made


def statuses(engine: ManualEngine) -> list[RunStatus]:
    return [run.status for run in engine.runs()]


def test_no_tick_begins_and_what_became_due_is_due_once_afterwards(
    engine: ManualEngine,
) -> None:
    since = engine.pause()

    assert (since, engine.advance(100)) == (engine.reader.paused_since(), ())
    engine.events.clear()
    engine.resume()

    ended = [e.tick for e in engine.events if isinstance(e, TickEnded)]
    assert [tick.sensor_name for tick in ended] == ["ticking"]
    assert engine.reader.paused_since() is None
    assert len(engine.advance(10)) == 1


def test_what_somebody_asks_for_is_evaluated_and_its_run_waits(
    engine: ManualEngine,
) -> None:
    engine.pause()

    assert engine.tick("asking").status == "SUCCESS"
    assert statuses(engine) == [RunStatus.QUEUED]
    engine.resume()

    assert statuses(engine) == [RunStatus.SUCCESS]


def test_what_happens_meanwhile_is_not_lost_also_if_the_sensor_is_edited(
    engine: ManualEngine,
) -> None:
    engine.advance(1)  # the reacting sensor has noted where it begins
    since = engine.pause()
    tick = engine.tick("asking")
    engine._parts.sensors.wake(  # noqa: SLF001 - as a file does
        engine.state("ticking").id, WokenBy.FILE_CHANGE
    )
    engine.set_cursor("ticking", "edited")
    engine.events.clear()

    engine.resume()

    ended = {
        e.tick.sensor_name: e.tick for e in engine.events if isinstance(e, TickEnded)
    }
    assert ended["ticking"].woken_by is WokenBy.FILE_CHANGE
    assert ended["ticking"].started == since
    assert ended["reacting"].origin_run_ids == tick.run_ids


def test_it_is_remembered_told_and_written_down(engine: ManualEngine) -> None:
    since = engine.pause()
    engine.pause()  # changes nothing
    engine.restart(crash=True)

    assert engine.advance(60) == ()
    engine.resume()
    engine.resume()

    told = [event.since for event in engine.events if isinstance(event, EnginePaused)]
    assert told == [since, None]
    noted = [item.kind for item in engine.reader.happened() if "engine" in item.kind]
    assert noted == ["engine_resumed", "engine_paused"]
    [gap] = engine.reader.gaps(since, engine.clock.now())
    assert (gap.kind.value, gap.end) == ("paused", engine.clock.now())


def test_runs_that_were_never_begun_wait_after_a_restart(engine: ManualEngine) -> None:
    engine.pause()
    engine.tick("asking")

    engine.restart()

    assert statuses(engine) == [RunStatus.QUEUED]
    engine.resume()
    assert statuses(engine) == [RunStatus.SUCCESS]


def test_a_sensor_that_is_switched_off_meanwhile_stays_off(
    engine: ManualEngine,
) -> None:
    engine.pause()
    engine.advance(100)
    engine.stop("ticking")

    engine.resume()

    assert engine.advance(100) == ()


def test_without_an_engine_it_is_written_down_for_the_next(
    engine: ManualEngine,
) -> None:
    home, clock = engine.home, engine.clock
    with contextlib.closing(Store(home, clock)) as store:
        assert not Pause(store, clock).is_on
        Pause(store, clock).switch(on=True)
        assert Pause(store, clock).since == clock.now()
    engine.restart()

    assert engine.advance(100) == ()


WAITING = """
import time
ON = DefaultSensorStatus.RUNNING

@sensor(job=job_a, minimum_interval_seconds=3600)
def holding(context):
    while not os.path.exists("go"): time.sleep(0.01)

@sensor(job=job_a, minimum_interval_seconds=3600)
def second(context): pass

@sensor(job=job_a, minimum_interval_seconds=3600)
def third(context): pass
"""


def test_what_waits_for_a_worker_is_not_begun_unless_somebody_asks_for_it(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(WAITING, parallel_evaluations=1)
    holding, second, third = map(engine.sensor, ("holding", "second", "third"))
    engine.ask(StartSensor(sensor_id=holding))
    engine.wait_for(TickBegan, lambda e: e.sensor_id == holding)
    for each in (second, third):
        engine.ask(StartSensor(sensor_id=each))
    engine.engine.submit(EvaluateNow(sensor_id=third))

    engine.ask(PauseEngine(paused=True))
    (engine.home.folder.parent / "go").touch()

    def began(sensor_id: int) -> list[TickBegan]:
        heard = (e for e in engine.heard if isinstance(e, TickBegan))
        return [e for e in heard if e.sensor_id == sensor_id]

    engine.wait_for(TickEnded, lambda e: e.tick.sensor_id == holding)  # goes on
    asked_for = engine.wait_for(TickEnded, lambda e: e.tick.sensor_id == third)
    assert asked_for.tick.woken_by is WokenBy.MANUAL
    assert began(second) == []
    engine.ask(PauseEngine(paused=False))
    engine.wait_for(TickEnded, lambda e: e.tick.sensor_id == second)
    assert (len(began(second)), len(began(third))) == (1, 1)
