from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.worker.conftest import Worker, execute, located, wait_for

from tickdeck import wire
from tickdeck.values.runs import RunEventType
from tickdeck.worker import journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tickdeck.values.locations import LocationSpec
    from tickdeck.values.runs import RunEvent


def test_a_run_is_journalled_told_and_its_output_kept(
    worker: Worker, tmp_path: Path
) -> None:
    worker.say(execute("r", "noting", tmp_path))
    *reports, ended = worker.until(wire.RunEnded)

    events = [event for report in reports for event in report.events]
    contents = journal.read(tmp_path / "r.jsonl")
    assert ended.claimed
    assert events == list(contents.events)
    assert contents.ended
    assert [e.message for e in events if e.type is RunEventType.LOG] == [
        "noting x",
        "from a library",
    ]
    assert (tmp_path / "r.log").read_text() == "printed by the op\n"
    assert events[-1].type is RunEventType.RUN_SUCCESS
    assert journal.is_abandoned(tmp_path / "r.jsonl")


def test_a_run_that_is_claimed_is_not_executed_again(
    worker: Worker, tmp_path: Path
) -> None:
    worker.ask(execute("r", "noting", tmp_path), wire.RunEnded)
    before = (tmp_path / "r.jsonl").read_text()

    again = worker.ask(execute("r", "noting", tmp_path), wire.RunEnded)

    assert not again.claimed
    assert (tmp_path / "r.jsonl").read_text() == before


def test_an_unknown_job_is_a_failed_run(worker: Worker, tmp_path: Path) -> None:
    worker.ask(execute("r", "nobody", tmp_path), wire.RunEnded)

    [event] = journal.read(tmp_path / "r.jsonl").events
    assert event.type is RunEventType.RUN_FAILURE
    assert "no job nobody" in event.message


def test_an_op_that_leaves_python_is_a_failed_step(
    worker: Worker, tmp_path: Path
) -> None:
    worker.ask(execute("r", "quitting", tmp_path), wire.RunEnded)

    messages = [each.message for each in journal.read(tmp_path / "r.jsonl").events]
    assert any("sys.exit(4)" in message for message in messages)


def test_an_op_that_ends_the_process_leaves_an_unfinished_journal(
    worker: Worker, tmp_path: Path
) -> None:
    worker.say(execute("r", "leaving", tmp_path))
    assert worker.process.wait(timeout=30) == 7

    contents = journal.read(tmp_path / "r.jsonl")
    assert contents.header is not None
    assert not contents.ended
    assert journal.is_abandoned(tmp_path / "r.jsonl")


@pytest.fixture
def second(spec: LocationSpec) -> Iterator[Worker]:
    made = Worker()
    assert isinstance(made.hear(), wire.Ready)
    made.load(spec)
    yield made
    made.end()


def test_one_of_two_workers_wins_the_claim(
    worker: Worker, second: Worker, tmp_path: Path
) -> None:
    for number in range(20):
        order = execute(f"r{number}", "noting", tmp_path)
        worker.say(order)
        second.say(order)

        claims = [each.until(wire.RunEnded)[-1].claimed for each in (worker, second)]

        assert sorted(claims) == [False, True]


def test_a_run_is_finished_when_the_engine_dies(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "marked"
    config = {"slow": {"config": {"path": str(path)}}}
    worker.say(execute("r", "slow_job", tmp_path, ops=config))
    wait_for(path.with_suffix(".begun"), worker)

    assert not journal.is_abandoned(tmp_path / "r.jsonl")
    worker.wire.close()
    path.with_suffix(".go").touch()

    assert worker.process.wait(timeout=30) == 0
    assert path.with_suffix(".done").exists()
    assert journal.read(tmp_path / "r.jsonl").ended


OPS = """
import ctypes, logging, os, pathlib, subprocess, sys, time
from tickdeck import *

@op
def interrupted():
    raise KeyboardInterrupt

@op
def crashing():
    ctypes.string_at(0)

@op
def chatty(context):
    for number in range(1000):
        context.log.info("line %s", number)

@op
def waiting(context):
    context.log.info("still here")
    while not os.path.exists("go"):
        time.sleep(0.002)

@op
def reading(context):
    context.log.info("just said")
    print(pathlib.Path("r.jsonl").read_text())

@op
def strange(context):
    context.log.info("found %s", "\\udcff.txt")
    context.log_event(AssetMaterialization(
        "a", metadata={"name": "\\udcff.txt", "inodes": [2**70, 1, True, 0.5]}))

@op
def collected(context):
    # Collecting garbage may call what logs, in the middle of anything. A profiler
    # gets there each time: here, while the journal is written.
    def look(frame, event, argument):
        if event == "call" and frame.f_code.co_qualname == "Journal.write":
            sys.setprofile(None)
            logging.getLogger("lib").warning("from the middle")
    sys.setprofile(look)
    context.log.info("said")

@op
def spawning():
    subprocess.run(["echo", "from a child"])

def only(step):
    @job(name=step.name + "_job")
    def made():
        step()
    return made

jobs = [only(each) for each in (interrupted, crashing, chatty, waiting, reading,
    strange, collected, spawning)]

@sensor(jobs=jobs)
def printing(context):
    print("printed by a sensor")
    return SkipReason("x")

defs = Definitions(jobs=jobs, sensors=[printing])
"""


@pytest.fixture
def operator(fresh: Worker, tmp_path: Path) -> Worker:
    """A worker that has loaded `OPS`."""
    assert isinstance(fresh.load(located(tmp_path, OPS)), wire.Loaded)
    return fresh


def executed(worker: Worker, name: str, folder: Path) -> list[RunEvent]:
    """Execute the job of one op and return what is in its journal."""
    assert worker.ask(execute("r", f"{name}_job", folder), wire.RunEnded).claimed
    contents = journal.read(folder / "r.jsonl")
    assert contents.ended
    return list(contents.events)


def test_an_uncaught_interrupt_is_a_failed_run_and_the_worker_goes_on(
    operator: Worker, tmp_path: Path
) -> None:
    events = executed(operator, "interrupted", tmp_path)

    assert events[-1].type is RunEventType.RUN_FAILURE
    assert events[-1].message.endswith("failed. KeyboardInterrupt")
    assert operator.evaluate("printing")[-1].error is None


def test_an_op_that_crashes_the_process_leaves_a_trace_in_its_output(
    operator: Worker, tmp_path: Path
) -> None:
    operator.say(execute("r", "crashing_job", tmp_path))
    assert operator.process.wait(timeout=30) == -signal.SIGSEGV

    contents = journal.read(tmp_path / "r.jsonl")
    output = (tmp_path / "r.log").read_text()
    assert contents.events[-1].type is RunEventType.STEP_START
    assert not contents.ended
    assert journal.is_abandoned(tmp_path / "r.jsonl")
    assert "Segmentation fault" in output
    assert "in crashing" in output


def test_an_output_that_cannot_be_opened_is_a_failed_run(
    operator: Worker, tmp_path: Path
) -> None:
    (tmp_path / "r.log").mkdir()

    [event] = executed(operator, "chatty", tmp_path)

    assert event.type is RunEventType.RUN_FAILURE
    assert "Is a directory" in event.message


def test_a_chatty_op_does_not_cost_a_message_for_each_line(
    operator: Worker, tmp_path: Path
) -> None:
    operator.say(execute("r", "chatty_job", tmp_path))
    *reports, _ended = operator.until(wire.RunEnded)

    told = [event for report in reports for event in report.events]
    assert len(reports) <= 100
    assert told == list(journal.read(tmp_path / "r.jsonl").events)
    said = [each.message for each in told if each.type is RunEventType.LOG]
    assert said == [f"line {number}" for number in range(1000)]


def test_a_line_is_told_while_its_op_goes_on(operator: Worker, tmp_path: Path) -> None:
    operator.say(execute("r", "waiting_job", tmp_path))
    told: list[str] = []
    while "still here" not in told:
        told += [each.message for each in operator.until(wire.RunReported)[-1].events]

    (tmp_path / "go").touch()

    assert operator.until(wire.RunEnded)[-1].claimed


def test_what_is_told_is_in_the_journal_before(
    operator: Worker, tmp_path: Path
) -> None:
    executed(operator, "reading", tmp_path)

    header, *lines = (tmp_path / "r.log").read_text().splitlines()
    assert f'"pid":{operator.process.pid}' in header
    assert ["STEP_START" in lines[1], "just said" in lines[2]] == [True, True]


def test_names_that_are_no_unicode_fail_no_op(operator: Worker, tmp_path: Path) -> None:
    operator.say(execute("r", "strange_job", tmp_path))
    *reports, _ended = operator.until(wire.RunEnded)

    told = [event for report in reports for event in report.events]
    assert told == list(journal.read(tmp_path / "r.jsonl").events)
    assert told[-1].type is RunEventType.RUN_SUCCESS
    assert "found \\udcff.txt" in [each.message for each in told]
    [data] = [each.data for each in told if each.data]
    assert data == {"name": "\\udcff.txt", "inodes": [str(2**70), 1, True, 0.5]}


def test_what_is_logged_in_the_middle_of_logging_does_not_stop_a_run(
    operator: Worker, tmp_path: Path
) -> None:
    operator.say(execute("r", "collected_job", tmp_path))
    *reports, _ended = operator.until(wire.RunEnded)

    told = [event for report in reports for event in report.events]
    said = {each.message for each in told if each.type is RunEventType.LOG}
    assert told == list(journal.read(tmp_path / "r.jsonl").events)
    assert said == {"said", "from the middle"}


def test_after_a_run_printing_goes_back_to_the_engine(
    operator: Worker, tmp_path: Path
) -> None:
    executed(operator, "spawning", tmp_path)
    operator.evaluate("printing")
    operator.wire.close()

    assert (tmp_path / "r.log").read_text() == "from a child\n"
    assert operator.printed() == "printed by a sensor\n"
