"""Tests of sensors: nothing is recorded, and a committed one is a tick like any."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck import (
    Acted,
    AssetMaterialization,
    DagsterRunStatus,
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
from tickdeck.values import commands
from tickdeck.values.commands import (
    CancelTest,
    CommitTest,
    EvaluateNow,
    ListProcesses,
    SaveFolder,
)
from tickdeck.values.folders import CommandAction, FolderRule
from tickdeck.values.processes import ProcessRole
from tickdeck.values.ticks import PartitionChange, RequestResult, TickStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from tests.tickdeck.engine.conftest import RunningEngine

KEYS = DynamicPartitionsDefinition(name="keys")


@op
def nothing() -> None: ...


@job(partitions_def=KEYS)
def by_key() -> None:
    nothing()


@job
def plain() -> None:
    nothing()


def everything(context: Any) -> SensorResult:
    context.log.info("from %s", context.cursor)
    return SensorResult(
        run_requests=[
            RunRequest("k", partition_key="z"),
            RunRequest("k", partition_key="z"),
            RunRequest(partition_key="z"),
        ],
        cursor="after",
        dynamic_partitions_requests=[
            KEYS.build_add_request(["z", "there"]),
            KEYS.build_delete_request(["old"]),
        ],
        asset_events=[AssetMaterialization("report")],
    )


def one_bad(context: Any) -> SensorResult:
    given = everything(context)
    bad = RunRequest("bad", partition_key="nowhere")
    return SensorResult(
        run_requests=[*given.run_requests, bad],
        cursor=given.cursor,
        dynamic_partitions_requests=given.dynamic_partitions_requests,
        asset_events=given.asset_events,
    )


def engine_of(function: Any, **options: Any) -> ManualEngine:
    options.setdefault("job", by_key)
    made = ManualEngine(Definitions(sensors=[sensor(name="s", **options)(function)]))
    made.instance.add_dynamic_partitions("keys", ["old", "there"])
    return made


def trial_of(engine: ManualEngine, cursor: str | None = None) -> commands.TestResult:
    result: commands.TestResult = engine.do(
        commands.TestSensor(sensor_id=engine.state("s").id, cursor=cursor)
    )
    return result


def commit(engine: ManualEngine, result: commands.TestResult, **parts: Any) -> Any:
    tick = engine.do(CommitTest.of(engine.state("s").id, result, **parts))
    engine.settle()
    return tick


def seen(engine: ManualEngine, tick: Any) -> dict[str, Any]:
    """Return all that a tick left behind, without ids, times and its log."""
    number = {run.run_id: str(place) for place, run in enumerate(engine.runs())}
    requests = tuple(
        msgspec.structs.replace(each, run_id=number.get(each.run_id or ""))
        for each in tick.requests
    )
    plain = msgspec.structs.replace(
        tick, requests=requests, run_ids=(), started=tick.ended, has_log=False
    )
    state = engine.state("s")
    return {
        "tick": plain,
        "runs": [(run.run_key, run.partition_key, run.status) for run in engine.runs()],
        "partitions": engine.instance.get_dynamic_partitions("keys"),
        "reported": [row.key for row in engine.reader.assets()],
        "state": msgspec.structs.replace(state, cursor_version=0),
    }


@pytest.mark.parametrize(
    "function",
    [
        everything,
        one_bad,
        lambda: SensorResult(
            skip_reason=SkipReason("nothing", data={"seen": 3}), cursor="after"
        ),
        lambda: Acted("tidied up"),
    ],
)
def test_a_committed_test_is_a_tick_of_the_same_answer(function: Any) -> None:
    with engine_of(function) as one, engine_of(function) as other:
        ticked = seen(one, one.tick("s"))

        committed = seen(other, commit(other, trial_of(other)))

    assert committed == ticked


def test_a_test_says_what_a_tick_would_do_and_does_nothing() -> None:
    with engine_of(one_bad) as engine:
        before = engine.state("s")

        result = trial_of(engine, "7")

        assert [each.result for each in result.requests] == [
            RequestResult.LAUNCHED,
            RequestResult.KEY_USED,
            RequestResult.HELD,
            RequestResult.INVALID,
        ]
        assert {each.run_id for each in result.requests} == {None}
        assert (result.cursor, result.cursor_version) == ("after", 0)
        assert [line.message for line in result.log] == ["from 7"]
        assert result.partitions == (
            PartitionChange(definition="keys", added=("z", "there")),
            PartitionChange(definition="keys", deleted=("old",)),
        )
        assert len(result.asset_events) == 1
        assert (engine.ticks(), engine.runs(), engine.state("s")) == ((), (), before)
        assert engine.instance.get_dynamic_partitions("keys") == ["old", "there"]


def test_only_some_requests_are_launched_and_the_cursor_stays() -> None:
    with engine_of(everything) as engine:
        result = trial_of(engine)

        tick = commit(engine, result, requests=result.requests[:1], set_cursor=False)

        assert (len(tick.run_ids), engine.cursor("s")) == (1, None)


def test_a_cursor_that_has_moved_since_is_not_overwritten() -> None:
    with engine_of(everything) as engine:
        result = trial_of(engine)
        engine.set_cursor("s", "moved")

        with pytest.raises(ValueError, match="moved since the test: it is 'moved' now"):
            commit(engine, result)

        assert (engine.runs(), engine.cursor("s")) == ((), "moved")
        commit(engine, result, set_cursor=False)
        assert (len(engine.runs()), engine.cursor("s")) == (2, "moved")


def test_events_are_reported_when_they_are_committed() -> None:
    with engine_of(everything) as engine:
        result = trial_of(engine)
        engine.clock.advance(timedelta(hours=1))

        commit(engine, result)

        [event] = engine.reader.asset_events("report")
        assert event.at == engine.clock.now()


def test_what_a_run_status_sensor_reacted_to_is_committed() -> None:
    @run_status_sensor(run_status=DagsterRunStatus.SUCCESS)
    def s(context: Any) -> None:
        raise ValueError("no good")

    with ManualEngine(Definitions(sensors=[s], jobs=[plain])) as engine:
        engine.tick("s")  # notes where it begins
        run = engine.launch("plain")

        result = trial_of(engine, engine.cursor("s"))
        tick = commit(engine, result)

        assert (tick.status, tick.origin_run_ids) == (TickStatus.FAILURE, (run.run_id,))
        assert engine.cursor("s") == result.cursor  # it would look at it again
        told = [event.message for event in engine.run_log(run)]
        assert told[-1].startswith('Sensor "s" failed to act on run status SUCCESS')


def test_a_folder_remembers_the_files_of_a_committed_test(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    rule = FolderRule(
        name="s",
        folders=(str(tmp_path / "inbox"),),
        action=CommandAction(arguments=("true",)),
        settle_seconds=0,
    )
    with ManualEngine() as engine:
        sensor_id = engine.do(SaveFolder(rule=rule)).id
        engine.settle()
        engine.stop("s")
        (tmp_path / "inbox" / "a").write_text("a")

        first = trial_of(engine)
        again = trial_of(engine)
        assert [len(each.settled) for each in (first, again)] == [1, 1]
        tick = commit(engine, again)

        assert len(tick.run_ids) == 1
        assert engine.reader.tick_items(tick.id)[0].decision == "FIRED"
        assert engine.do(EvaluateNow(sensor_id=sensor_id)).run_keys == ()


def test_a_test_does_not_make_a_folder_forget_a_file(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    rule = FolderRule(
        name="s",
        folders=(str(tmp_path / "inbox"),),
        action=CommandAction(arguments=("true",)),
        settle_seconds=0,
    )
    with ManualEngine() as engine:
        engine.do(SaveFolder(rule=rule))
        engine.settle()
        engine.stop("s")
        (tmp_path / "inbox" / "a").write_text("a")
        assert len(engine.tick("s").run_ids) == 1
        (tmp_path / "inbox" / "b").write_text("b")

        assert len(trial_of(engine).requests) == 1

        assert len(engine.tick("s").run_ids) == 1


# --- cancelling ----------------------------------------------------------------------

HANGING = """
import time

@sensor(job=job_a, timeout=600)
def hanging(context):
    open("begun-" + context.cursor, "w").close()
    while True: time.sleep(1)

@sensor(job=job_a)
def quick(context): pass
"""


def test_tests_under_way_and_those_that_wait_are_cancelled(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(HANGING, parallel_evaluations=1)
    hanging, quick = engine.sensor("hanging"), engine.sensor("quick")

    def start(cursor: str) -> Future[commands.TestResult]:
        wish = commands.TestSensor(sensor_id=hanging, cursor=cursor)
        return engine.engine.submit(wish)

    under_way, waiting = start("1"), start("2")
    while not (engine.home.folder.parent / "begun-1").exists():
        assert not under_way.done()
    [evaluating] = [
        each
        for each in engine.ask(ListProcesses())
        if each.role is ProcessRole.EVALUATES and each.location == "defs.py"
    ]
    assert evaluating.busy

    assert engine.ask(CancelTest(sensor_id=quick)) == 0
    assert engine.ask(CancelTest(sensor_id=hanging)) == 2

    for test in (under_way, waiting):
        with pytest.raises(ValueError, match=r"^The test was cancelled\.$"):
            test.result(30)
    assert engine.ask(EvaluateNow(sensor_id=quick)).status is TickStatus.SKIPPED
    assert not (engine.home.folder.parent / "begun-2").exists()
    assert engine.ask(CancelTest(sensor_id=hanging)) == 0
