from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tickdeck import wire

if TYPE_CHECKING:
    from tests.tickdeck.worker.conftest import Worker


def test_requests_come_checked_and_tagged(worker: Worker) -> None:
    logged, answer = worker.evaluate("asking", cursor="c")

    good, bad = answer.requests
    assert logged.lines[0].message == "looking c"
    assert answer.cursor == "next"
    assert (good.run_key, good.job_name, good.problem) == ("k", "noting", None)
    assert good.tags == {"team": "a", "t": "1", "dagster/sensor_name": "asking"}
    assert 'Error in config for job "noting"' in bad.problem


def test_a_skip_with_what_libraries_log(worker: Worker) -> None:
    logged, answer = worker.evaluate("skipping", cursor="c")

    assert [line.message for line in logged.lines] == ["from a library"]
    assert (answer.skip_message, answer.cursor) == ("nothing", "c")
    assert answer.rss_bytes > 0


def test_case_104_what_was_logged_before_an_error_is_kept(worker: Worker) -> None:
    logged, answer = worker.evaluate("raising", cursor="c")

    assert logged.lines[0].message == "before it raises"
    assert answer.error.class_name == "SensorExecutionError"
    assert answer.error.root.class_name == "KeyError"
    assert "sensors_of_all_kinds.py" in answer.error.text
    assert answer.cursor == "c"


def test_a_sensor_that_leaves_python_is_a_failed_tick(worker: Worker) -> None:
    answer = worker.evaluate("exiting")[-1]

    assert "sys.exit('bye')" in answer.error.message
    assert worker.evaluate("skipping")[-1].skip_message == "nothing"


def test_endless_allocation_is_stopped_and_the_worker_goes_on(worker: Worker) -> None:
    limit = 400 * 1024**2

    answer = worker.evaluate("hungry", memory_limit_bytes=limit)[-1]

    assert answer.error.root.class_name == "MemoryError"
    assert worker.evaluate("skipping")[-1].skip_message == "nothing"


def test_case_105_what_the_context_tells(worker: Worker) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)

    answer = worker.evaluate("telling", last_tick_started=at, last_run_key="k")[-1]

    key = ["__repository__", "telling", "5"]
    assert answer.skip_message == repr((at.timestamp(), "k", False, key))


def test_an_unknown_sensor_is_said(worker: Worker) -> None:
    answer = worker.evaluate("nobody")[-1]

    assert "no sensor nobody" in answer.error.message


def test_the_wire_is_not_handed_to_the_users_programs(worker: Worker) -> None:
    answer = worker.evaluate("spawning")[-1]

    assert isinstance(answer, wire.Evaluated)
    assert (
        len((answer.skip_message or "").split()) <= 4
    )  # 0, 1, 2 and the listing itself
