from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.worker.conftest import Worker, execute

from tickdeck import wire
from tickdeck.values.runs import RunEventType
from tickdeck.worker import journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tickdeck.values.locations import LocationSpec


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
    while not path.with_suffix(".begun").exists():
        assert worker.process.poll() is None

    assert not journal.is_abandoned(tmp_path / "r.jsonl")
    worker.wire.close()
    path.with_suffix(".go").touch()

    assert worker.process.wait(timeout=30) == 0
    assert path.with_suffix(".done").exists()
    assert journal.read(tmp_path / "r.jsonl").ended
