from __future__ import annotations

from datetime import timedelta

from tickdeck import Definitions, OpExecutionContext, RunRequest, job, op, sensor
from tickdeck.testing import ManualEngine
from tickdeck.values.commands import PurgeHistory
from tickdeck.values.events import RunDeleted
from tickdeck.values.settings import EngineSettings, Retention


@op
def work() -> None:
    print("hello")  # noqa: T201 - the point


@job
def j() -> None:
    work()


@sensor(job=j)
def s() -> RunRequest:
    return RunRequest("k")


def test_old_runs_go_with_what_they_left_and_their_keys_stay() -> None:
    settings = EngineSettings(reload_seconds=0, retention=Retention(run_days=10))
    with ManualEngine(Definitions(sensors=[s]), settings=settings) as engine:
        engine.tick("s")
        [run] = engine.runs()
        output = engine.home.output(run.run_id)
        printed = output.read_text()

        engine.clock.advance(timedelta(days=11))
        engine.advance(60)
        engine.tick("s")

        assert printed == "hello\n"
        assert (engine.runs(), output.exists()) == ((), False)
        assert RunDeleted(run_id=run.run_id) in engine.events


def test_logs_may_go_before_their_runs() -> None:
    @op
    def talk(context: OpExecutionContext) -> None:
        context.log.info("hello")

    @job
    def talking() -> None:
        talk()

    settings = EngineSettings(reload_seconds=0, retention=Retention(run_log_days=1))
    with ManualEngine(Definitions(jobs=[talking]), settings=settings) as engine:
        run = engine.launch("talking")
        engine.clock.advance(timedelta(days=2))

        assert engine.do(PurgeHistory()) == 1
        assert [e.type for e in engine.run_log(run) if e.type == "LOG"] == []
        assert len(engine.runs()) == 1
