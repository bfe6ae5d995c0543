from __future__ import annotations

import signal
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.worker.conftest import located

if TYPE_CHECKING:
    from pathlib import Path

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

    assert answer.skip_message == "0 1 2 3"  # 3 is the listing itself


ONE = """
from tickdeck import *
import logging, resource, warnings

@op
def nothing():
    pass

@job
def j():
    nothing()

class Own(BaseException):
    pass

@sensor(job=j)
def one(context):
    {}

defs = Definitions(sensors=[one])
"""


def of_one(worker: Worker, folder: Path, body: str) -> None:
    """Load a single sensor whose function is *body*."""
    worker.load(located(folder, ONE.format(body)))


def test_all_that_the_context_logs_is_kept_and_of_libraries_what_matters(
    fresh: Worker, tmp_path: Path
) -> None:
    body = (
        "context.log.debug('ours'); logging.getLogger('lib').debug('theirs');"
        " logging.getLogger('lib').info('known')"
    )
    of_one(fresh, tmp_path, body)

    *logged, _answer = fresh.evaluate("one")

    lines = [(line.level, line.message) for each in logged for line in each.lines]
    assert lines == [("DEBUG", "ours"), ("INFO", "known")]
    assert {each.request for each in logged} == {5}


def test_warnings_are_lines(fresh: Worker, tmp_path: Path) -> None:
    of_one(fresh, tmp_path, "warnings.warn('getting old')")

    logged, _answer = fresh.evaluate("one")

    assert logged.lines[0].level == "WARNING"
    assert "UserWarning: getting old" in logged.lines[0].message


def test_a_reason_without_words_is_none(fresh: Worker, tmp_path: Path) -> None:
    of_one(fresh, tmp_path, "return SkipReason('')")

    assert fresh.evaluate("one")[-1].skip_message is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise Own('mine')", "mine"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("d = {}; d['d'] = d; return RunRequest('k', d)", "cannot be sent"),
        ("return RunRequest('k', {'x': object()})", "cannot be sent"),
        ("return RunRequest('k', {'x': 2**70})", "cannot be sent"),
        ("return RunRequest('\\udcff')", "cannot be sent"),
    ],
    ids=["its own", "^C", "cycle", "object", "huge", "no unicode"],
)
def test_whatever_it_says_costs_one_tick(
    fresh: Worker, tmp_path: Path, body: str, said: str
) -> None:
    of_one(fresh, tmp_path, body)

    for _twice in range(2):
        answer = fresh.evaluate("one", cursor="old")[-1]

        assert said in answer.error.summary
        assert (answer.requests, answer.cursor) == ((), "old")


def test_the_memory_limit_holds_for_one_evaluation(
    fresh: Worker, tmp_path: Path
) -> None:
    of_one(
        fresh,
        tmp_path,
        "return SkipReason(str(resource.getrlimit(resource.RLIMIT_DATA)[0]))",
    )
    before = fresh.evaluate("one")[-1].skip_message
    assert before is not None
    limit = 512 * 1024**2

    during = fresh.evaluate("one", memory_limit_bytes=limit)[-1].skip_message

    assert during == str(limit)
    assert fresh.evaluate("one")[-1].skip_message == before


def test_a_sensor_may_end_the_process(worker: Worker) -> None:
    with pytest.raises(EOFError):
        worker.evaluate("vanishing")

    assert worker.process.wait(timeout=30) == 9


def test_a_sensor_that_crashes_the_process_leaves_a_trace(worker: Worker) -> None:
    with pytest.raises(EOFError):
        worker.evaluate("crashing")

    printed = worker.printed()
    assert worker.process.returncode == -signal.SIGSEGV
    assert "Segmentation fault" in printed
    assert "in crashing" in printed
