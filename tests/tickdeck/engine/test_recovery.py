"""What an engine that was killed left behind."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.clock import SystemClock
from tickdeck.storage.store import Store
from tickdeck.values.events import EngineStarted, RunChanged
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import Tick, TickId, TickStatus
from tickdeck.worker import journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tickdeck.engine.conftest import Launcher, RunningEngine

CLOCK = SystemClock()
DEFINITIONS = """
import os
@op
def note(context):
    log = os.open("executed", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.write(log, (context.run_id + "\\n").encode())
@job
def noting(): note()
defs = Definitions(jobs=[noting])
"""


@pytest.fixture
def left_behind(launcher: Launcher) -> Callable[..., Run]:
    """Stores a run as a killed engine would have left it."""

    def leave(run_id: str, status: RunStatus = RunStatus.STARTING) -> Run:
        launcher.home.create()
        store = Store(launcher.home, CLOCK)
        run = Run(
            run_id=run_id,
            location="defs.py",
            job_name="noting",
            status=status,
            created=CLOCK.now(),
        )
        store.create_run(run)
        store.close()
        return run

    return leave


def start(launcher: Launcher) -> RunningEngine:
    return launcher.start(launcher.write(DEFINITIONS))


def executed(launcher: Launcher) -> list[str]:
    path = launcher.folder / "executed"
    return path.read_text().split() if path.exists() else []


def event(kind: RunEventType) -> RunEvent:
    return RunEvent(at=CLOCK.now(), type=kind, message=kind.name)


@pytest.mark.parametrize("status", [RunStatus.NOT_STARTED, RunStatus.STARTING])
def test_cases_90_and_92_a_run_that_nobody_claimed_is_launched(
    launcher: Launcher, left_behind: Callable[..., Run], status: RunStatus
) -> None:
    left_behind("r", status)

    engine = start(launcher)

    assert engine.ended("r").status is RunStatus.SUCCESS
    assert executed(launcher) == ["r"]
    assert engine.wait_for(EngineStarted).recovered_runs == 1


def test_case_91_a_run_whose_process_is_gone_is_not_begun_again(
    launcher: Launcher, left_behind: Callable[..., Run]
) -> None:
    left_behind("r")
    journal_of = journal.claim(launcher.home.journal("r"), "r", CLOCK.now())
    assert journal_of is not None
    journal_of.write(event(RunEventType.RUN_START))
    journal_of.close()

    engine = start(launcher)
    run = engine.ended("r")

    assert (run.status, run.interrupted) == (RunStatus.FAILURE, True)
    assert "Interrupted" in (run.error or "")
    assert executed(launcher) == []


def test_a_run_that_ended_meanwhile_is_taken_over_without_repeating_events(
    launcher: Launcher, left_behind: Callable[..., Run]
) -> None:
    run = left_behind("r")
    written = journal.claim(launcher.home.journal("r"), "r", CLOCK.now())
    assert written is not None
    events = [event(RunEventType.RUN_START), event(RunEventType.RUN_SUCCESS)]
    for each in events:
        written.write(each)
    written.close()
    store = Store(launcher.home, CLOCK)
    store.save_runs([run], [("r", events[0])])
    store.close()

    engine = start(launcher)

    assert engine.ended("r").status is RunStatus.SUCCESS
    reader = engine.reader()
    assert [each.type for each in reader.run_events("r")] == [e.type for e in events]
    reader.close()
    assert executed(launcher) == []


def test_a_claim_that_was_never_written_is_none(
    launcher: Launcher, left_behind: Callable[..., Run]
) -> None:
    left_behind("r")
    launcher.home.journal("r").write_bytes(b'{"run_id"')

    engine = start(launcher)

    assert engine.ended("r").status is RunStatus.SUCCESS
    assert executed(launcher) == ["r"]


HOLDING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.worker import journal

now = datetime.now(UTC)
made = journal.claim(Path(sys.argv[1]), "r", now)
made.write(RunEvent(at=now, type=RunEventType.RUN_START))
print("claimed", flush=True)
sys.stdin.readline()
made.write(RunEvent(at=now, type=RunEventType.RUN_SUCCESS))
"""


@pytest.mark.parametrize("finishes", [True, False])
def test_a_run_that_goes_on_elsewhere_is_followed(
    launcher: Launcher, left_behind: Callable[..., Run], *, finishes: bool
) -> None:
    left_behind("r")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(launcher.home.journal("r"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        engine = start(launcher)
        engine.wait_for(RunChanged, lambda e: e.run.status is RunStatus.STARTED)
        if finishes:
            holder.communicate("\n")
        else:
            holder.kill()

        run = engine.ended("r")

    assert run.status is (RunStatus.SUCCESS if finishes else RunStatus.FAILURE)
    assert run.interrupted is not finishes
    assert executed(launcher) == []


def test_open_ticks_are_closed_as_interrupted(launcher: Launcher) -> None:
    launcher.home.create()
    store = Store(launcher.home, CLOCK)
    begun = Tick(
        id=TickId(1),
        sensor_id=SensorId(1),
        sensor_name="s",
        status=TickStatus.STARTED,
        started=CLOCK.now(),
    )
    store.open_tick(begun)
    store.close()

    engine = launcher.start()

    reader = engine.reader()
    tick = reader.tick(TickId(1))
    assert tick is not None
    assert tick.interrupted
    reader.close()


def test_journals_of_runs_that_are_over_are_dropped(
    launcher: Launcher, left_behind: Callable[..., Run]
) -> None:
    run = left_behind("r")
    store = Store(launcher.home, CLOCK)
    store.save_runs([msgspec.structs.replace(run, status=RunStatus.SUCCESS)], [])
    store.close()
    launcher.home.journal("r").write_text("")

    launcher.start()

    assert list(launcher.home.journals.iterdir()) == []
