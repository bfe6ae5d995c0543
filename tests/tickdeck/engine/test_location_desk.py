from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tickdeck.cli.locating import locations_of
from tickdeck.values.commands import (
    AddLocation,
    EvaluateNow,
    LaunchRun,
    ReloadLocations,
    RemoveLocation,
)
from tickdeck.values.events import LocationChanged, TickBegan
from tickdeck.values.locations import FOLDERS, LocationStatus
from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tickdeck.engine.conftest import Launcher

GOOD = """
@job
def j(): pass
@sensor(job=j)
def s(context):
    return SkipReason("version 1")
defs = Definitions(sensors=[s])
"""

BROKEN = {
    "does not parse": ("def broken(:\n", 2, "SyntaxError"),
    "raises": ("1 / 0\n", 2, "ZeroDivisionError"),
    "hangs": ("import time\ntime.sleep(3600)\n", None, "took longer than 4 s"),
    "has none": ("x = 1\n", None, "no Definitions"),
    "ends the process": ("import os\nos._exit(3)\n", None, "exit code 3"),
    "two of a name": (
        "s = [sensor(name='s', job_name='j')(id)] * 2\ndefs = Definitions(sensors=s)",
        None,
        "Duplicate definition",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_definitions_are_listed_and_others_unaffected(
    launcher: Launcher, kind: str
) -> None:
    text, line, said = BROKEN[kind]
    bad = launcher.write(text, "bad.py")
    good = launcher.write(GOOD, "good.py")

    engine = launcher.start(
        bad, good, load_timeout_seconds=4.0 if kind == "hangs" else 15
    )

    state = engine.loaded("bad.py")
    assert state.status is LocationStatus.ERROR
    assert state.error is not None
    assert said in f"{state.error.class_name} {state.error.message}"
    assert state.error_line == line
    assert engine.tick("s").skip_reason == "version 1"


def test_a_broken_save_keeps_the_last_good_version_and_a_good_one_takes_over(
    launcher: Launcher,
) -> None:
    path = launcher.write(GOOD)
    engine = launcher.start(path)
    assert engine.tick("s").skip_reason == "version 1"

    launcher.write("def broken(:\n")
    broken = engine.next(LocationChanged, lambda e: e.state.error is not None)
    assert broken.state.error_line == 2
    assert engine.tick("s").skip_reason == "version 1"

    launcher.write(GOOD.replace("version 1", "version 2"))
    engine.next(LocationChanged, lambda e: e.state.error is None)
    assert engine.tick("s").skip_reason == "version 2"


def test_the_last_good_version_goes_on_after_a_restart(launcher: Launcher) -> None:
    path = launcher.write(GOOD)
    first = launcher.start(path)
    first.loaded("defs.py")
    first.stop()
    path.write_text("def broken(:\n")

    second = launcher.start()

    assert second.loaded("defs.py").status is LocationStatus.ERROR
    assert second.tick("s").skip_reason == "version 1"


def test_a_sensor_without_any_good_version_says_why(launcher: Launcher) -> None:
    path = launcher.write(GOOD)
    engine = launcher.start(path)
    sensor_id = engine.sensor("s")

    launcher.write("defs = Definitions()\n")
    engine.next(LocationChanged, lambda e: e.name == "defs.py")

    with pytest.raises(LookupError):
        engine.ask(EvaluateNow(sensor_id=sensor_id))
    assert "no longer defined" in (engine.state("s").problem or "")


def test_locations_are_opened_reloaded_and_closed(
    launcher: Launcher, tmp_path: Path
) -> None:
    engine = launcher.start()
    [spec] = locations_of([launcher.write(GOOD)], [])

    added = engine.ask(AddLocation(spec=spec))
    reloaded = engine.ask(ReloadLocations(name="defs.py"))
    engine.ask(RemoveLocation(name="defs.py"))

    assert added.status is LocationStatus.LOADED
    assert [state.status for state in reloaded] == [LocationStatus.LOADED]
    assert "not open" in (engine.state("s").problem or "")
    with pytest.raises(LookupError, match=r"No definitions called defs\.py"):
        engine.ask(ReloadLocations(name="defs.py"))
    with pytest.raises(ValueError, match="cannot be closed"):
        engine.ask(RemoveLocation(name=FOLDERS))


def test_a_fixed_file_frees_from_an_import_that_hangs(launcher: Launcher) -> None:
    path = launcher.write("""
import os, time
with open("pid", "w") as file: file.write(f"{os.getpid()} ")
while True: time.sleep(0.01)
""")
    engine = launcher.start(path)
    mark = launcher.folder / "pid"
    while not mark.exists() or not mark.read_text().endswith(" "):
        pass
    question = engine.engine.submit(LaunchRun(location="defs.py", job_name="j"))

    launcher.write(GOOD)

    assert engine.ended(question.result(30).run_id).status is RunStatus.SUCCESS
    engine.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


def test_a_reload_keeps_the_tick_in_flight(launcher: Launcher) -> None:
    text = GOOD.replace(
        'return SkipReason("version 1")',
        """import os, time
    while not os.path.exists("go"): time.sleep(0.01)
    return SkipReason("version 1")""",
    )
    engine = launcher.start(launcher.write(text))
    question = EvaluateNow(sensor_id=engine.sensor("s"))
    first = engine.engine.submit(question)
    engine.wait_for(TickBegan)
    second = engine.engine.submit(question)

    launcher.write(GOOD.replace("version 1", "version 2"))
    engine.next(
        LocationChanged, lambda e: e.name == "defs.py" and e.state.error is None
    )
    assert not first.done()
    (launcher.folder / "go").touch()

    assert first.result(30).skip_reason == "version 1"
    assert second.result(30).skip_reason == "version 2"


def test_another_interpreter_that_is_none_is_said(launcher: Launcher) -> None:
    engine = launcher.start()
    [spec] = locations_of([launcher.write(GOOD)], [], "/no/such/python")

    state = engine.ask(AddLocation(spec=spec))

    assert state.error is not None
    assert "/no/such/python cannot be started" in state.error.message
