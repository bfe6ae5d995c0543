from __future__ import annotations

import contextlib
import os
import signal
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.conformance.conftest import FileConfig, a, failing, file_job
from tests.tickdeck.engine.conftest import RunningEngine

from tickdeck import (
    AssetKey,
    AssetSelection,
    DefaultSensorStatus,
    Definitions,
    RunConfig,
    RunRequest,
    SkipReason,
    asset,
    define_asset_job,
    job,
    op,
    sensor,
)
from tickdeck.home import Home
from tickdeck.launching.execution import ExecutionTask
from tickdeck.testing.inline_pool import InlinePool
from tickdeck.values import commands
from tickdeck.values.locations import LocationKind, LocationSpec
from tickdeck.values.processes import ProcessRole
from tickdeck.values.runs import RunEventType, RunStatus
from tickdeck.values.settings import EngineSettings, Retention, TagLimit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from tests.conformance.conftest import Deck

DAY = 24 * 3600


# --- creation ------------------------------------------------------------------------


def test_case_95_a_bad_config_fails_the_tick_again_and_again(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(lambda: RunRequest("k", run_config={"ops": {}}), job=file_job)

    ticks = [engine.tick("s"), engine.tick("s")]

    assert [tick.status for tick in ticks] == ["FAILURE", "FAILURE"]
    assert ticks[0].error is not None
    assert "Error in config for job" in ticks[0].error.message
    assert engine.runs() == ()


def test_case_97_a_launcher_that_fails_fails_the_run_not_the_tick(
    deck: Callable[..., Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    do = InlinePool.do

    def refuse(pool: InlinePool, task: Any) -> None:
        if isinstance(task, ExecutionTask):
            task.lost("no process could be started")
        else:
            do(pool, task)

    monkeypatch.setattr(InlinePool, "do", refuse)
    engine = deck(lambda: RunRequest())

    tick = engine.tick("s")

    [run] = engine.runs()
    assert (tick.status, tick.run_ids) == ("SUCCESS", (run.run_id,))
    assert run.status == "FAILURE"
    assert "no process could be started" in engine.run_log(run)[-1].message


LAUNCHING = """
from tickdeck import *

@op
def nothing(): pass

@job
def j(): nothing()

@sensor(job=j)
def s(): return RunRequest()

defs = Definitions(sensors=[s])
"""


def test_case_97_no_process_can_be_started_for_a_run(tmp_path: Path) -> None:
    """The interpreter is gone, and so is the process that waited for runs."""
    python, path = tmp_path / "python", tmp_path / "defs.py"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    path.write_text(LAUNCHING)
    engine = RunningEngine(Home(tmp_path / "home"), path)
    spec = LocationSpec(
        name="defs.py",
        kind=LocationKind.FILE,
        target=str(path),
        interpreter=str(python),
    )
    assert engine.ask(commands.AddLocation(spec=spec)).error is None
    python.unlink()
    while waiting := [
        each.pid
        for each in engine.ask(commands.ListProcesses())
        if (each.role, each.location) == (ProcessRole.EXECUTES, "defs.py")
    ]:
        for pid in waiting:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    tick = engine.tick("s")
    run = engine.ended(tick.run_ids[0])
    reader = engine.reader()
    log = reader.run_events(run.run_id)
    reader.close()
    engine.stop()

    assert (tick.status, run.status) == ("SUCCESS", RunStatus.FAILURE)
    assert f"{python} cannot be started" in (run.error or "")
    assert f"{python} cannot be started" in log[-1].message


def test_case_98_the_tags_of_a_run(deck: Callable[..., Deck]) -> None:
    asked = RunRequest(
        "k",
        run_config=RunConfig(ops={"process_file": FileConfig(filename="x")}),
        tags={"kind": "request", "dagster/sensor_name": "somebody else"},
    )
    engine = deck(lambda: asked, job=file_job)

    tick = engine.tick("s")

    [run] = engine.runs()
    assert run.tags == {
        "team": "x",
        "kind": "request",
        "dagster/sensor_name": "s",
        "dagster/run_key": "k",
        "dagster/tick": str(tick.id),
    }


def test_case_99_many_large_requests_are_all_created(deck: Callable[..., Deck]) -> None:
    config = RunConfig(ops={"process_file": FileConfig(filename="x" * 50_000)})
    asked = [
        RunRequest(str(number), run_config=config, tags={"large": "y" * 50_000})
        for number in range(25)
    ]
    engine = deck(lambda: asked, job=file_job)

    tick = engine.tick("s")

    assert (tick.status, len(tick.run_ids)) == ("SUCCESS", 25)
    assert {run.status for run in engine.runs()} == {RunStatus.SUCCESS}


@asset
def raw() -> int:
    return 1


@asset
def cooked(raw: int) -> int:
    return raw + 1


def test_case_100_what_is_up_to_date_needs_no_run(deck: Callable[..., Deck]) -> None:
    assets = define_asset_job("all_assets", "*")
    stale = sensor(name="stale", job=assets)(lambda: RunRequest(stale_assets_only=True))
    engine = deck(
        None,
        also={
            "assets": [raw, cooked],
            "jobs": [define_asset_job("only_raw", "raw"), assets],
            "sensors": [stale],
        },
    )

    def tick() -> tuple[str, list[tuple[str, ...]]]:
        before = len(engine.runs())
        status = engine.tick("stale").status.value
        return status, [run.asset_keys for run in engine.runs()[before:]]

    assert tick() == ("SUCCESS", [("cooked", "raw")])  # nothing was ever made
    assert tick() == ("SKIPPED", [])
    engine.launch("only_raw")
    assert tick() == ("SUCCESS", [("cooked",)])  # made from an older raw
    assert tick() == ("SKIPPED", [])
    engine.launch("all_assets")
    assert tick() == ("SKIPPED", [])


def test_case_102_the_assets_of_a_sensor_and_those_of_a_request(
    deck: Callable[..., Deck],
) -> None:
    both = sensor(name="both", asset_selection=AssetSelection.keys("raw", "cooked"))(
        lambda: [
            RunRequest("all"),
            RunRequest("some", asset_selection=[AssetKey("cooked")]),
        ]
    )
    engine = deck(None, also={"assets": [raw, cooked], "sensors": [both]})

    engine.tick("both")

    assert [run.asset_keys for run in engine.runs()] == [
        ("cooked", "raw"),
        ("cooked",),
    ]
    assert {run.status for run in engine.runs()} == {RunStatus.SUCCESS}


# --- logs ----------------------------------------------------------------------------


def test_case_103_lines_and_tracebacks_are_kept(deck: Callable[..., Deck]) -> None:
    def logging(context: Any) -> SkipReason:
        context.log.info("hello %s", "hello")
        try:
            int("no good")
        except ValueError:
            context.log.exception("it went wrong")
        return SkipReason("done")

    engine = deck(logging)

    first, second = engine.tick_log(engine.tick("s"))

    assert first.message == "hello hello"
    assert second.message.startswith("it went wrong\n")
    assert second.message.endswith("with base 10: 'no good'")


def test_case_104_a_failed_tick_keeps_its_lines(deck: Callable[..., Deck]) -> None:
    def failing(context: Any) -> None:
        context.log.info("before")
        raise ValueError("no good")

    engine = deck(failing)
    tick = engine.tick("s")

    assert tick.status == "FAILURE"
    assert [line.message for line in engine.tick_log(tick)] == ["before"]


def test_case_105_the_log_key_names_the_tick(deck: Callable[..., Deck]) -> None:
    keys: list[list[str]] = []
    engine = deck(lambda context: keys.append(context.log_key))

    tick = engine.tick("s")

    assert keys == [["__repository__", "s", str(tick.id)]]


# --- retention -----------------------------------------------------------------------


def test_case_106_old_skips_are_purged(deck: Callable[..., Deck]) -> None:
    engine = deck(lambda: SkipReason("nothing"))
    engine.tick("s")

    engine.advance(6.5 * DAY)
    kept = len(engine.ticks("s"))
    engine.advance(DAY)
    engine.tick("s")
    engine.advance(60)

    assert (kept, len(engine.ticks("s"))) == (1, 1)


def test_case_106_the_days_can_be_chosen(deck: Callable[..., Deck]) -> None:
    settings = EngineSettings(reload_seconds=0, retention=Retention(skipped_days=14))
    engine = deck(lambda: SkipReason("nothing"), settings=settings)
    engine.tick("s")

    engine.advance(8 * DAY)
    after_eight = len(engine.ticks("s"))
    engine.advance(7 * DAY)

    assert (after_eight, len(engine.ticks("s"))) == (1, 0)


def test_case_107_what_ran_or_failed_is_kept(deck: Callable[..., Deck]) -> None:
    @op
    def nothing() -> None: ...

    @job
    def j() -> None:
        nothing()

    def broken() -> None:
        raise ValueError("no good")

    bad = sensor(name="bad", job=j)(broken)
    engine = deck(lambda: RunRequest(), also={"sensors": [bad]})
    engine.tick("s")
    engine.tick("bad")

    engine.clock.advance(timedelta(days=400))
    engine.advance(60)

    assert {tick.status.value for tick in engine.ticks()} == {"SUCCESS", "FAILURE"}


# --- the queue -----------------------------------------------------------------------


def test_case_142_a_limit_queues_the_rest(deck: Callable[..., Deck]) -> None:
    settings = EngineSettings(reload_seconds=0, max_concurrent_runs=2)
    statuses: list[list[str]] = []

    @op
    def look(context: Any) -> None:
        runs = context.instance.get_runs(ascending=True)
        statuses.append([run.status.value for run in runs])

    @job
    def looking() -> None:
        look()

    engine = deck(
        lambda: [RunRequest() for _ in range(5)], job=looking, settings=settings
    )
    engine.tick("s")

    in_progress = [
        sum(status in ("STARTING", "STARTED") for status in seen) for seen in statuses
    ]
    assert statuses[0] == ["STARTED", "STARTING", "QUEUED", "QUEUED", "QUEUED"]
    assert max(in_progress) == 2
    assert {run.status for run in engine.runs()} == {RunStatus.SUCCESS}


def test_case_143_a_limit_on_a_tag_holds_up_no_other(
    deck: Callable[..., Deck],
) -> None:
    settings = EngineSettings(
        reload_seconds=0,
        max_concurrent_runs=4,
        tag_limits=(TagLimit(key="db", value="duckdb", limit=1),),
    )
    order: list[str] = []

    @op
    def note(context: Any) -> None:
        order.append(context.run_tags["db"])
        going = context.instance.get_runs()
        duck = [
            run
            for run in going
            if run.tags["db"] == "duckdb" and run.status in ("STARTING", "STARTED")
        ]
        assert len(duck) <= 1

    @job
    def noting() -> None:
        note()

    engine = deck(
        lambda: [
            RunRequest(tags={"db": "duckdb"}),
            RunRequest(tags={"db": "duckdb"}),
            RunRequest(tags={"db": "postgres"}),
        ],
        job=noting,
        settings=settings,
    )
    engine.tick("s")

    assert order == ["duckdb", "postgres", "duckdb"]
    assert {run.status for run in engine.runs()} == {RunStatus.SUCCESS}


def test_case_145_a_queued_run_is_cancelled_without_being_started(
    deck: Callable[..., Deck],
) -> None:
    settings = EngineSettings(reload_seconds=0, max_concurrent_runs=0)
    engine = deck(lambda: RunRequest(), settings=settings)
    engine.do(commands.EvaluateNow(sensor_id=engine.state("s").id))
    engine.settle()
    [queued] = engine.runs()

    engine.do(commands.CancelRun(run_id=queued.run_id))

    [run] = engine.runs()
    kinds = [event.type for event in engine.run_log(run)]
    assert (queued.status, run.status) == ("QUEUED", "CANCELED")
    assert RunEventType.RUN_START not in kinds


def test_case_146_a_run_that_always_fails_is_tried_twice_more(
    deck: Callable[..., Deck],
) -> None:
    settings = EngineSettings(reload_seconds=0, max_retries=2)
    engine = deck(lambda: RunRequest("k"), job=failing, settings=settings)

    engine.tick("s")

    first, second, third = engine.runs()
    assert [run.tags.get("dagster/retry_number") for run in engine.runs()] == [
        None,
        "1",
        "2",
    ]
    assert (second.parent_run_id, third.parent_run_id) == (first.run_id, second.run_id)
    assert (second.root_run_id, third.root_run_id) == (first.run_id, first.run_id)
    assert third.tags["dagster/run_key"] == "k"


def test_case_146_a_cancelled_run_is_not_tried_again(
    deck: Callable[..., Deck],
) -> None:
    settings = EngineSettings(reload_seconds=0, max_retries=2, max_concurrent_runs=0)
    engine = deck(lambda: RunRequest("k"), settings=settings)
    engine.tick("s")
    [run] = engine.runs()

    engine.do(commands.CancelRun(run_id=run.run_id))
    engine.settle()

    assert [each.status for each in engine.runs()] == [RunStatus.CANCELED]


# --- testing a sensor ----------------------------------------------------------------


def test_case_148_a_test_records_nothing_until_it_is_committed(
    deck: Callable[..., Deck],
) -> None:
    def counting(context: Any) -> RunRequest:
        context.update_cursor(str(int(context.cursor or 0) + 1))
        return RunRequest(context.cursor)

    engine = deck(counting)
    sensor_id = engine.state("s").id

    tested = engine.do(commands.TestSensor(sensor_id=sensor_id, cursor="7"))
    after_test = (engine.ticks("s"), engine.runs(), engine.cursor("s"))
    engine.do(commands.SetCursor(sensor_id=sensor_id, cursor=tested.cursor))

    assert ([each.run_key for each in tested.requests], tested.cursor) == (["8"], "8")
    assert after_test == ((), (), None)
    assert engine.cursor("s") == "8"


def test_case_149_a_test_needs_neither_a_switch_nor_an_interval(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(lambda: SkipReason("why"), default_status=DefaultSensorStatus.STOPPED)
    command = commands.TestSensor(sensor_id=engine.state("s").id, cursor=None)

    off = engine.do(command)
    engine.start("s")
    inside = engine.do(command)

    assert (off.skip_reason, inside.skip_reason) == ("why", "why")


def test_case_150_a_used_key_is_listed_with_the_run_that_used_it(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(lambda: [RunRequest("used"), RunRequest("new")])
    engine.load(
        Definitions(sensors=[sensor(name="s", job=a)(lambda: RunRequest("used"))])
    )
    engine.tick("s")
    [run] = engine.runs()
    engine.load(
        Definitions(
            sensors=[
                sensor(name="s", job=a)(lambda: [RunRequest("used"), RunRequest("new")])
            ]
        )
    )
    sensor_id = engine.state("s").id

    tested = engine.do(commands.TestSensor(sensor_id=sensor_id, cursor=None))
    engine.do(
        commands.CommitTest(
            sensor_id=sensor_id, requests=tested.requests, cursor="c", set_cursor=True
        )
    )
    engine.settle()

    assert [(each.run_key, each.run_id) for each in tested.requests] == [
        ("used", run.run_id),
        ("new", None),
    ]
    assert [run.run_key for run in engine.runs()] == ["used", "new"]
    assert engine.cursor("s") == "c"
