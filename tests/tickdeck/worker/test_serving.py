from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck import wire
from tickdeck.values.folders import CommandAction, FolderRule

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tickdeck.worker.conftest import Worker


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
