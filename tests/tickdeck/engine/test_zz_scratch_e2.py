from __future__ import annotations

import os
import time

import pytest

from tickdeck.cli.locating import locations_of
from tickdeck.values import commands
from tickdeck.values.commands import (
    DeleteFolder,
    EvaluateNow,
    LaunchRun,
    ReloadLocations,
    SaveFolder,
    StopSensor,
)
from tickdeck.values.events import *
from tickdeck.values.folders import CommandAction, FolderRule
from tickdeck.values.runs import RunStatus

SLOW = """
import time
@op
def slow(context):
    while not os.path.exists("go"): time.sleep(0.01)
@job
def slow_job(): slow()
"""


def touch(engine):
    (engine.home.folder.parent / "go").touch()


def test_reload_while_runs_wait(launcher):
    from tests.tickdeck.engine.conftest import ALL_OF_THEM, BASIC

    path = launcher.write(BASIC + SLOW + ALL_OF_THEM)
    engine = launcher.start(path, max_concurrent_runs=4)
    engine.loaded("defs.py")
    runs = [
        engine.ask(LaunchRun(location="defs.py", job_name="slow_job")) for _ in range(4)
    ]
    engine.ask(ReloadLocations(name="defs.py"))
    touch(engine)
    for r in runs:
        e = engine.wait_for(
            RunChanged, lambda e: e.run.run_id == r.run_id and e.run.status.is_finished
        )
        assert e.run.status is RunStatus.SUCCESS


def test_hung_import_then_fixed(launcher):
    path = launcher.write(
        "import time, os\nopen('pid','w').write(str(os.getpid()))\nwhile True: time.sleep(0.01)\n"
    )
    engine = launcher.start(path)
    pidf = launcher.folder / "pid"
    while not pidf.exists() or not pidf.read_text():
        pass
    pid = int(pidf.read_text())
    [spec] = locations_of([path], [])
    waiting = engine.engine.submit(LaunchRun(location="defs.py", job_name="j"))
    t = time.monotonic()
    launcher.write("@job\ndef j(): pass\ndefs = Definitions(jobs=[j])\n")
    engine.wait_for(
        LocationChanged,
        lambda e: e.name == "defs.py" and e.state.error is None and e.state.jobs,
    )
    print("took", time.monotonic() - t)
    run = waiting.result(5)
    time.sleep(1)
    alive = (
        os.path.exists(f"/proc/{pid}")
        and "Z" not in open(f"/proc/{pid}/stat").read().split(")")[1][:3]
    )
    assert not alive


def test_delete_folder_in_flight(launcher, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(3):
        (inbox / f"{n}.txt").write_text("x")
    engine = launcher.start()
    rule = FolderRule(
        name="inbox",
        folders=(str(inbox),),
        action=CommandAction(arguments=("true",)),
        settle_seconds=0.1,
    )
    state = engine.ask(SaveFolder(rule=rule))
    for i in range(20):
        (inbox / f"n{i}").write_text("x")
        f1 = engine.engine.submit(EvaluateNow(sensor_id=state.id))
        f2 = engine.engine.submit(DeleteFolder(sensor_id=state.id))
        f2.result(10)
        try:
            f1.result(10)
        except Exception as e:
            print(repr(e))
        r = engine.reader()
        print([row.state.name for row in r.sensors()], len(r.ticks(None, limit=10)))
        r.close()
        state = engine.ask(SaveFolder(rule=rule))


def test_watch_parent_of_home(launcher, tmp_path):
    engine = launcher.start()
    rule = FolderRule(
        name="inbox",
        folders=(str(tmp_path),),
        recursive=True,
        action=CommandAction(arguments=("true",)),
        settle_seconds=0.1,
    )
    try:
        state = engine.ask(SaveFolder(rule=rule))
    except ValueError as e:
        print(e)
        return
    (tmp_path / "x.txt").write_text("x")
    time.sleep(4)
    r = engine.reader()
    n = r.run_count()
    r.close()
    assert n == 1


def test_test_sensor_memory(basic):
    engine = basic(
        """
@sensor(job=job_a, timeout=20)
def hungry(context):
    x = []
    while len(x) < 100: x.append(bytearray(10**7))
    return SkipReason(str(len(x)))
""",
        evaluation_memory_bytes=400 * 1024**2,
    )
    r = engine.ask(commands.TestSensor(sensor_id=engine.sensor("hungry"), cursor=None))
    assert r.error is not None, r.skip_reason


def test_stop_during_tick(basic):
    engine = basic("""
import time
@sensor(job=job_a, default_status=DefaultSensorStatus.RUNNING, minimum_interval_seconds=1)
def slow(context):
    while not os.path.exists("go"): time.sleep(0.01)
    return RunRequest("k")
""")
    sid = engine.sensor("slow")
    engine.wait_for(TickBegan)
    engine.ask(StopSensor(sensor_id=sid))
    touch(engine)
    tick = engine.next(TickEnded)
    print(tick)
    assert engine.state("slow").stored_status == "STOPPED"
    assert tick.next_due is None


def test_stop_engine_during_tick(basic):
    engine = basic(
        """
import time
@sensor(job=job_a, timeout=60)
def slow(context):
    while not os.path.exists("go"): time.sleep(0.01)
""",
        grace_seconds=0.2,
    )
    f = engine.engine.submit(EvaluateNow(sensor_id=engine.sensor("slow")))
    engine.wait_for(TickBegan)
    t = time.monotonic()
    engine.stop()
    print(time.monotonic() - t)
    with pytest.raises(Exception) as e:
        f.result(5)
    print(repr(e.value))
