from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tickdeck import Definitions, OpExecutionContext, job, op
from tickdeck.testing import ManualClock, ManualEngine
from tickdeck.testing.inline_pool import Workshop
from tickdeck.values.commands import PreviewFolder, SaveFolder
from tickdeck.values.folders import CommandAction, FolderRule

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_are_watched_inline_too(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("x")
    rule = FolderRule(
        name="inbox",
        folders=(str(inbox),),
        action=CommandAction(arguments=("true", "{path}")),
        settle_seconds=0.0,
    )
    with ManualEngine() as engine:
        preview = engine.do(PreviewFolder(rule=rule))
        engine.do(SaveFolder(rule=rule, run_existing=True))
        engine.settle()
        engine.advance(60)

        assert preview.match_count == 1
        assert [run.status for run in engine.runs()] == ["SUCCESS"]


def test_what_is_logged_and_printed_is_captured() -> None:
    @op
    def talk(context: OpExecutionContext) -> None:
        print("printed")  # noqa: T201 - the point
        context.log.info("logged")
        logging.getLogger("library").warning("from a library")

    @job
    def talking() -> None:
        talk()

    with ManualEngine(Definitions(jobs=[talking])) as engine:
        run = engine.launch("talking")

        said = [e.message for e in engine.run_log(run) if e.type == "LOG"]
        assert said == ["logged", "from a library"]
        assert engine.reader.run_output(run.run_id).text == "printed\n"


def test_work_can_be_taken_back_and_forgotten() -> None:
    workshop = Workshop(ManualClock(datetime(2026, 1, 1, tzinfo=UTC)))

    assert not workshop.work()
    assert not workshop.has_waiting()
    workshop.forget()
