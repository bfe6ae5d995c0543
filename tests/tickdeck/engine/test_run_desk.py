from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tickdeck.values.commands import (
    CancelRun,
    DeleteRun,
    EvaluateNow,
    LaunchRun,
    ListProcesses,
    ReloadLocations,
)
from tickdeck.values.events import RunChanged, RunDeleted
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus, after
from tickdeck.worker import journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tickdeck.engine.conftest import RunningEngine

SLOW = """
import time
@op
def slow(context):
    open("begun-" + context.run_id, "w").close()
    while not os.path.exists("go"): time.sleep(0.01)

@job
def slow_job(): slow()

@sensor(jobs=[job_a, job_b, slow_job])
def asking(context):
    name, count = (context.cursor or "job_a 1").split()
    return [RunRequest(job_name=name) for _ in range(int(count))]

@sensor(job=job_a)
def keyed(context):
    return RunRequest("k")
"""


def launch(engine: RunningEngine, name: str) -> Run:
    run: Run = engine.ask(LaunchRun(location="defs.py", job_name=name))
    return run


def begun(engine: RunningEngine, run: Run) -> None:
    mark = engine.home.folder.parent / f"begun-{run.run_id}"
    engine.wait_for(
        RunChanged,
        lambda e: e.run.run_id == run.run_id and e.run.status is RunStatus.STARTED,
    )
    while not mark.exists():
        pass


def go(engine: RunningEngine) -> None:
    (engine.home.folder.parent / "go").touch()


@pytest.fixture
def engine(basic: Callable[..., RunningEngine]) -> RunningEngine:
    return basic(SLOW)


def test_a_run_that_fails_says_in_which_step_and_why(engine: RunningEngine) -> None:
    run = engine.ended(launch(engine, "job_b").run_id)

    assert run.status is RunStatus.FAILURE
    assert run.error == "failing_op: ValueError: no good"
    assert not run.interrupted
    reader = engine.reader()
    kinds = [event.type.name for event in reader.run_events(run.run_id)]
    assert kinds[0] == "RUN_STARTING"
    assert kinds[-1] == "RUN_FAILURE"
    assert reader.run(run.run_id) == run
    reader.close()
    assert not engine.home.journal(run.run_id).exists()


def test_a_run_whose_process_is_killed_fails_and_is_not_begun_again(
    engine: RunningEngine,
) -> None:
    run = launch(engine, "slow_job")
    begun(engine, run)
    header = journal.read(engine.home.journal(run.run_id)).header
    assert header is not None

    os.kill(header.pid, signal.SIGKILL)
    ended = engine.ended(run.run_id)

    assert ended.status is RunStatus.FAILURE
    assert "SIGKILL" in (ended.error or "")
    reader = engine.reader()
    starts = [
        event
        for event in reader.run_events(run.run_id)
        if event.type is RunEventType.RUN_START
    ]
    assert len(starts) == 1
    reader.close()


def test_a_run_in_progress_is_canceled(engine: RunningEngine) -> None:
    run = launch(engine, "slow_job")
    begun(engine, run)

    asked = engine.ask(CancelRun(run_id=run.run_id))
    ended = engine.ended(run.run_id)

    assert asked.status is RunStatus.CANCELING
    assert ended.status is RunStatus.CANCELED
    with pytest.raises(ValueError, match="already ended"):
        engine.ask(CancelRun(run_id=run.run_id))


STUBBORN = """
import signal, time

@op
def stubborn(context):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    open("begun-" + context.run_id, "w").close()
    while True:
        try: time.sleep(1)
        except BaseException: pass

@job
def stubborn_job(): stubborn()
"""


def test_a_run_that_ignores_being_asked_to_end_is_ended_by_force(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(STUBBORN, cancel_grace_seconds=3600)
    run = launch(engine, "stubborn_job")
    begun(engine, run)
    header = journal.read(engine.home.journal(run.run_id)).header
    assert header is not None

    asked = engine.ask(CancelRun(run_id=run.run_id))
    os.kill(header.pid, signal.SIGTERM)  # once more: it does not care
    assert engine.ask(ListProcesses())  # which goes on meanwhile
    assert journal.read(engine.home.journal(run.run_id)).header == header
    forced = engine.ask(CancelRun(run_id=run.run_id, force=True))
    ended = engine.ended(run.run_id)

    assert [each.status for each in (asked, forced)] == [RunStatus.CANCELING] * 2
    assert (ended.status, ended.error) == (
        RunStatus.CANCELED,
        "Canceled by the operator.",
    )
    with pytest.raises(ProcessLookupError):
        os.kill(header.pid, 0)


def test_cases_142_and_145_the_queue_has_a_limit_and_lets_go(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(SLOW, max_concurrent_runs=2)
    runs = [launch(engine, "slow_job") for _ in range(3)]
    begun(engine, runs[0])
    begun(engine, runs[1])

    canceled = engine.ask(CancelRun(run_id=runs[2].run_id))
    go(engine)

    assert canceled.status is RunStatus.CANCELED
    assert not (engine.home.folder.parent / f"begun-{runs[2].run_id}").exists()
    for run in runs[:2]:
        assert engine.ended(run.run_id).status is RunStatus.SUCCESS


def test_case_87_deleting_a_run_frees_its_key(engine: RunningEngine) -> None:
    first = engine.tick("keyed").run_ids[0]
    engine.ended(first)

    engine.ask(DeleteRun(run_id=first))
    engine.wait_for(RunDeleted)
    second = engine.tick("keyed").run_ids

    assert len(second) == 1
    assert second[0] != first
    assert not engine.home.output(first).exists()


def test_what_is_not_there_or_not_over_cannot_be_deleted(
    engine: RunningEngine,
) -> None:
    run = launch(engine, "slow_job")
    begun(engine, run)

    with pytest.raises(LookupError, match="no run nobody"):
        engine.ask(DeleteRun(run_id="nobody"))
    with pytest.raises(LookupError, match="no run nobody"):
        engine.ask(CancelRun(run_id="nobody"))
    with pytest.raises(ValueError, match="Cancel it first"):
        engine.ask(DeleteRun(run_id=run.run_id))
    go(engine)
    engine.ended(run.run_id)


def test_a_config_that_does_not_fit_makes_no_run(engine: RunningEngine) -> None:
    with pytest.raises(ValueError, match="Error in config for job"):
        engine.ask(
            LaunchRun(location="defs.py", job_name="job_a", run_config={"opz": {}})
        )
    with pytest.raises(ValueError, match="no job called nobody"):
        engine.ask(LaunchRun(location="defs.py", job_name="nobody"))


def test_many_runs_of_one_tick_all_end(engine: RunningEngine) -> None:
    from tickdeck.values.commands import SetCursor

    sensor_id = engine.sensor("asking")
    engine.ask(SetCursor(sensor_id=sensor_id, cursor="job_a 100"))

    tick = engine.ask(EvaluateNow(sensor_id=sensor_id))

    assert len(set(tick.run_ids)) == 100
    assert {engine.ended(each).status for each in tick.run_ids} == {RunStatus.SUCCESS}


def test_runs_that_wait_for_a_worker_outlive_a_reload(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(SLOW, max_concurrent_runs=4)
    runs = [launch(engine, "slow_job") for _ in range(4)]

    engine.ask(ReloadLocations(name="defs.py"))
    go(engine)

    for run in runs:
        assert engine.ended(run.run_id).status is RunStatus.SUCCESS


def test_how_events_move_a_run_on() -> None:
    from datetime import UTC, datetime

    at = datetime(2026, 1, 1, tzinfo=UTC)
    run = Run(
        run_id="r", location="l", job_name="j", status=RunStatus.STARTING, created=at
    )

    started = after(run, RunEvent(at=at, type=RunEventType.RUN_START))
    ended = after(started, RunEvent(at=at, type=RunEventType.RUN_SUCCESS))

    assert (started.status, started.started) == (RunStatus.STARTED, at)
    assert (ended.status, ended.ended) == (RunStatus.SUCCESS, at)


GIVING_UP = (
    SLOW
    + """
@op
def give_up(context):
    [other] = [
        each for each in context.instance.get_runs(RunsFilter(job_name="slow_job"))
    ]
    context.instance.report_run_failed(other, "given up")

@job
def giving_up(): give_up()
"""
)


def test_a_run_that_is_said_to_have_failed_is_ended(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(GIVING_UP)
    run = launch(engine, "slow_job")
    begun(engine, run)

    teller = engine.ended(launch(engine, "giving_up").run_id)
    ended = engine.ended(run.run_id)

    assert teller.status is RunStatus.SUCCESS
    assert (ended.status, ended.error) == (RunStatus.FAILURE, "given up")
