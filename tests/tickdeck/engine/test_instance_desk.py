from __future__ import annotations

import pytest

from tickdeck import (
    DagsterInstance,
    DagsterInvariantViolationError,
    DagsterRun,
    Definitions,
    OpExecutionContext,
    job,
    op,
)
from tickdeck.testing import ManualEngine
from tickdeck.values.commands import LaunchRun
from tickdeck.values.runs import RunStatus
from tickdeck.values.settings import EngineSettings


@op
def look(context: OpExecutionContext) -> None:
    [run] = context.instance.get_runs()
    same = DagsterInstance.get() is context.instance
    context.log.info("%s %s", run.status.value, same)


@job
def looking() -> None:
    look()


def test_code_sees_what_has_happened_so_far() -> None:
    with ManualEngine(Definitions(jobs=[looking])) as engine:
        run = engine.launch("looking")

        assert [e.message for e in engine.run_log(run) if e.type == "LOG"] == [
            "STARTED True"
        ]


def test_code_can_delete_only_what_has_finished() -> None:
    settings = EngineSettings(reload_seconds=0, max_concurrent_runs=0)
    with ManualEngine(Definitions(jobs=[looking]), settings=settings) as engine:
        run = engine.do(LaunchRun(location="definitions", job_name="looking"))

        with pytest.raises(ValueError, match="has not finished"):
            engine.instance.delete_run(run.run_id)
        engine.instance.delete_run("nobody")
        assert len(engine.instance.get_runs()) == 1


def test_code_can_say_that_a_run_failed_that_has_not_ended() -> None:
    settings = EngineSettings(reload_seconds=0, max_concurrent_runs=0)
    with ManualEngine(Definitions(jobs=[looking]), settings=settings) as engine:
        run = engine.do(LaunchRun(location="definitions", job_name="looking"))
        [seen] = engine.instance.get_runs()

        event = engine.instance.report_run_failed(seen, "lost")

        [ended] = engine.runs()
        assert (ended.run_id, ended.status) == (run.run_id, RunStatus.FAILURE)
        assert (ended.error, event.message) == ("lost", "lost")
        with pytest.raises(ValueError, match="already ended"):
            engine.instance.report_run_failed(seen)
        with pytest.raises(DagsterInvariantViolationError, match="no run nobody"):
            engine.instance.report_run_failed(
                DagsterRun(job_name="looking", run_id="nobody")
            )
