from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from tests.tickdeck.worker.conftest import Worker

from tickdeck import wire
from tickdeck.values.folders import CommandAction, FolderRule

if TYPE_CHECKING:
    from pathlib import Path


def test_a_worker_introduces_itself_and_ends_with_the_wire(fresh: Worker) -> None:
    fresh.wire.close()

    assert fresh.process.wait(timeout=30) == 0


def test_configs_are_checked(worker: Worker) -> None:
    def check(config: dict[str, object]) -> wire.ConfigChecked:
        message = wire.CheckConfig(request=1, job_name="noting", run_config=config)
        answer: wire.ConfigChecked = worker.ask(message, wire.ConfigChecked)
        return answer

    assert check({}).problem is None
    assert check({}).tags == {"team": "a"}
    assert "Error in config" in (check({"opz": 1}).problem or "")


def test_folders_are_previewed(worker: Worker, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("hello")
    rule = FolderRule(
        name="n", folders=(str(inbox),), action=CommandAction(arguments=("ls",))
    )

    found = worker.ask(wire.Preview(request=1, rule=rule, limit=5), wire.Previewed)

    assert [match.path for match in found.matches] == [str(inbox / "a.txt")]
    assert found.match_count == 1


def test_an_answer_that_cannot_be_sent_is_a_failed_tick(worker: Worker) -> None:
    answer = worker.evaluate("rubbish", cursor="old")[-1]

    assert answer.error is not None
    assert "cannot be sent" in answer.error.message
    assert answer.cursor == "old"


def test_work_before_loading_ends_the_worker(fresh: Worker) -> None:
    fresh.say(wire.CheckConfig(request=1, job_name="j", run_config={}))

    assert fresh.process.wait(timeout=30) != 0


def test_the_first_word_tells_who_it_is() -> None:
    worker = Worker()

    ready = worker.hear()

    assert isinstance(ready, wire.Ready)
    assert (ready.version, ready.pid) == (wire.VERSION, worker.process.pid)
    assert ready.python.startswith(sys.executable)
    worker.end()


def test_ctrl_c_in_a_terminal_does_not_reach_users_code(worker: Worker) -> None:
    worker.process.send_signal(signal.SIGINT)

    assert worker.evaluate("skipping")[-1].skip_message == "nothing"


def test_an_unknown_job_is_a_problem_of_its_config(worker: Worker) -> None:
    message = wire.CheckConfig(request=1, job_name="nobody", run_config={})

    answer = worker.ask(message, wire.ConfigChecked)

    assert "nobody" in answer.problem


def test_a_folder_that_is_not_there_is_a_problem_of_its_preview(
    worker: Worker, tmp_path: Path
) -> None:
    rule = FolderRule(
        name="n",
        folders=(str(tmp_path / "gone"),),
        action=CommandAction(arguments=("ls",)),
    )

    found = worker.ask(wire.Preview(request=1, rule=rule, limit=5), wire.Previewed)

    assert found.match_count == 0
    assert "gone" in " ".join(found.problems)


def test_orders_are_done_one_after_another(worker: Worker) -> None:
    orders = [
        wire.Evaluate(request=number, sensor="skipping", tick_id=number)
        for number in range(50)
    ]
    worker.wire.sendall(b"".join(wire.encode(each) for each in orders))

    answers = [worker.until(wire.Evaluated)[-1].request for _ in orders]

    assert answers == list(range(50))
