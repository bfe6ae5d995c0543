from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tickdeck.worker.conftest import PATIENCE_S, execute, located, wait_for

from tickdeck import wire
from tickdeck.worker import journal

if TYPE_CHECKING:
    from tests.tickdeck.worker.conftest import Worker

ROOT = Path(__file__).parents[3]

LONG = """
import os, sys, time
from tickdeck import *

@op
def long(context):
    print("begun", flush=True)
    open("begun", "w").close()
    while not os.path.exists("go"):
        time.sleep(0.002)
    for number in range(2000):
        context.log.info("line %s", number)
    print("done")

@job
def longest():
    long()

defs = Definitions(jobs=[longest])
"""

# An engine of a few lines, in a process of its own, that can be killed.
ENGINE = f"""
import pathlib, sys, time
sys.path.insert(0, {str(ROOT)!r})
from tests.tickdeck.worker.conftest import Worker, execute, located
folder = pathlib.Path(sys.argv[1])
worker = Worker()
worker.hear()
worker.load(located(folder, {LONG!r}))
worker.say(execute("r", "longest", folder))
print(worker.process.pid, flush=True)
time.sleep(3600)
"""


def test_a_sensor_that_hangs_does_not_outlive_the_engine(
    worker: Worker, tmp_path: Path
) -> None:
    worker.say(wire.Evaluate(request=1, sensor="hanging", tick_id=1))
    wait_for(tmp_path / "hanging", worker)

    worker.wire.close()

    assert worker.process.wait(timeout=30) == 0


def test_an_import_that_hangs_does_not_outlive_the_engine(
    fresh: Worker, tmp_path: Path
) -> None:
    text = "import time\nopen('begun', 'w').close()\ntime.sleep(3600)\n"
    fresh.say(wire.Load(spec=located(tmp_path, text)))
    wait_for(tmp_path / "begun", fresh)

    fresh.wire.close()

    assert fresh.process.wait(timeout=PATIENCE_S) == 0


def test_a_run_outlives_an_engine_that_is_killed(tmp_path: Path) -> None:
    engine = subprocess.Popen(
        [sys.executable, "-c", ENGINE, str(tmp_path)], stdout=subprocess.PIPE
    )
    assert engine.stdout is not None
    worker_pid = int(engine.stdout.readline())
    ended = os.pidfd_open(worker_pid)
    while not (tmp_path / "begun").exists():
        assert engine.poll() is None

    engine.kill()
    engine.wait()
    engine.stdout.close()
    assert not journal.is_abandoned(tmp_path / "r.jsonl")
    (tmp_path / "go").touch()

    gone, _, _ = select.select([ended], [], [], PATIENCE_S)
    os.close(ended)
    assert gone
    contents = journal.read(tmp_path / "r.jsonl")
    said = [each.message for each in contents.events if "line" in each.message]
    assert contents.ended
    assert contents.header is not None
    assert contents.header.pid == worker_pid
    assert said == [f"line {number}" for number in range(2000)]
    assert (tmp_path / "r.log").read_text() == "begun\ndone\n"
    assert journal.is_abandoned(tmp_path / "r.jsonl")


def test_nothing_is_evaluated_after_the_run_in_hand_once_the_engine_is_gone(
    worker: Worker, tmp_path: Path
) -> None:
    path = tmp_path / "marked"
    config = {"slow": {"config": {"path": str(path)}}}
    worker.say(execute("r", "slow_job", tmp_path, ops=config))
    worker.say(wire.Evaluate(request=1, sensor="hanging", tick_id=1))
    wait_for(path.with_suffix(".begun"), worker)
    worker.wire.close()
    path.with_suffix(".go").touch()

    assert worker.process.wait(timeout=PATIENCE_S) == 0
    assert journal.read(tmp_path / "r.jsonl").ended
    assert not (tmp_path / "hanging").exists()
