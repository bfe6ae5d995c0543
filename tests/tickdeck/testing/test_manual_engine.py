from __future__ import annotations

import itertools
from datetime import timedelta
from pathlib import Path

import pytest

from tickdeck import (
    Acted,
    DefaultScheduleStatus,
    Definitions,
    RunRequest,
    ScheduleEvaluationContext,
    SensorEvaluationContext,
    SkipReason,
    job,
    op,
    schedule,
    sensor,
)
from tickdeck.testing import ManualEngine
from tickdeck.testing.manual_engine import START
from tickdeck.values.commands import (
    BackUp,
    CancelRun,
    Compact,
    MoveState,
    ReleaseRunKeys,
)


@op
def work() -> None: ...


@job
def j() -> None:
    work()


@sensor(job=j, minimum_interval_seconds=30)
def s(context: SensorEvaluationContext) -> RunRequest:
    number = str(int(context.cursor or 0) + 1)
    context.update_cursor(number)
    return RunRequest(number)


def test_time_passes_only_when_it_is_told_to() -> None:
    with ManualEngine(Definitions(sensors=[s])) as engine:
        engine.start("s")
        ticks = engine.advance(95)

        assert [tick.run_keys for tick in ticks] == [("2",), ("3",), ("4",)]
        assert engine.clock.now() == START + timedelta(seconds=95)
        assert (engine.cursor("s"), len(engine.runs())) == ("4", 4)


def test_a_restart_finds_everything_as_it_was() -> None:
    with ManualEngine(Definitions(sensors=[s])) as engine:
        engine.tick("s")
        engine.restart()
        engine.restart(crash=True)

        assert engine.tick("s").run_keys == ("2",)
        assert len(engine.runs()) == 2


def test_other_definitions_are_used_at_once() -> None:
    with ManualEngine(Definitions(sensors=[s])) as engine:
        engine.load(Definitions(sensors=[sensor(name="t", job=j)(lambda: None)]))

        assert engine.tick("t").status == "SKIPPED"
        assert engine.state("s").problem == "It is no longer defined there."
        with pytest.raises(LookupError, match=r"no sensor called u \(found: s, t\)"):
            engine.tick("u")


def test_what_a_renamed_sensor_remembered_can_be_moved() -> None:
    renamed = sensor(name="renamed", job=j)(s.evaluation_fn)
    with ManualEngine(Definitions(sensors=[s])) as engine:
        engine.tick("s")
        engine.load(Definitions(sensors=[renamed]))
        source, target = engine.state("s").id, engine.state("renamed").id

        engine.do(MoveState(source=source, target=target))

        assert engine.cursor("renamed") == "1"
        assert [tick.run_keys for tick in engine.ticks("renamed")] == [("1",)]
        assert engine.tick("renamed").run_keys == ("2",)
        with pytest.raises(LookupError):
            engine.state("s")


def test_keys_are_released_and_executed_again() -> None:
    once = sensor(name="once", job=j)(lambda: RunRequest("k"))
    with ManualEngine(Definitions(sensors=[once])) as engine:
        engine.tick("once")

        freed = engine.do(
            ReleaseRunKeys(sensor_id=engine.state("once").id, keys=("k", "other"))
        )

        assert freed == 1
        assert engine.tick("once").status == "SUCCESS"


def test_a_schedule_ticks_at_its_times_and_makes_up_for_one_that_was_missed() -> None:
    at: list[str] = []

    @schedule("0 * * * *", job=j, default_status=DefaultScheduleStatus.RUNNING)
    def hourly(context: ScheduleEvaluationContext) -> RunRequest:
        at.append(f"{context.scheduled_execution_time:%H:%M}")
        return RunRequest()

    with ManualEngine(Definitions(schedules=[hourly])) as engine:
        ticks = engine.advance(2 * 3600)
        engine.clock.advance(timedelta(hours=5, minutes=30))
        engine.advance(1)
        engine.advance(1800)

        assert at == ["13:00", "14:00", "19:00", "20:00"]
        assert [tick.woken_by.value for tick in ticks] == ["SCHEDULE", "SCHEDULE"]
        run = engine.runs()[0]
        assert run.tags["dagster/schedule_name"] == "hourly"


def test_jitter_lengthens_each_interval_by_another_part() -> None:
    jittered = sensor(name="x", job=j, minimum_interval_seconds=10, jitter=10)(
        lambda: None
    )
    with ManualEngine(Definitions(sensors=[jittered])) as engine:
        engine.start("x")
        engine.advance(300)
        started = [tick.started for tick in engine.ticks("x")]

    gaps = [(b - a).total_seconds() for a, b in itertools.pairwise(started)]
    assert all(10 <= gap <= 20 for gap in gaps)
    assert len({round(gap, 3) for gap in gaps}) > 5


def test_what_acted_is_a_success_without_runs() -> None:
    acting = sensor(name="a", job=j)(lambda: Acted("Cleaned up."))
    skipping = sensor(name="b", job=j)(lambda: SkipReason("no", data={"seen": 3}))
    with ManualEngine(Definitions(sensors=[acting, skipping])) as engine:
        acted, skipped = engine.tick("a"), engine.tick("b")

        assert (acted.status, acted.acted, acted.run_ids) == (
            "SUCCESS",
            "Cleaned up.",
            (),
        )
        assert (skipped.skip_reason, skipped.skip_data) == ("no", {"seen": 3})
        assert engine.ticks("a") == (acted,)


def test_a_run_that_runs_too_long_or_is_cancelled_is_never_inline() -> None:
    with ManualEngine(Definitions(sensors=[s])) as engine:
        with pytest.raises(LookupError):
            engine.do(CancelRun(run_id="nobody"))
        path = engine.do(BackUp())

        assert Path(path).parent == engine.home.backups
        assert engine.do(Compact()) >= 0
