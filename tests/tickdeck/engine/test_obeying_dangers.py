"""Wishes that could do harm: folders that feed themselves, tests without end."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.errors import WorkerLostError
from tickdeck.values import commands
from tickdeck.values.commands import DeleteFolder, EvaluateNow, SaveFolder
from tickdeck.values.events import TickBegan
from tickdeck.values.folders import DEFAULT_EXCLUDES, CommandAction, FolderRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.tickdeck.engine.conftest import Launcher, RunningEngine


def rule_for(folder: Path, **parts: Any) -> FolderRule:
    known: dict[str, Any] = {
        "name": "watched",
        "folders": (str(folder),),
        "action": CommandAction(arguments=("true",)),
        **parts,
    }
    return FolderRule(**known)


def test_a_folder_above_our_own_is_refused_if_it_would_be_looked_into(
    launcher: Launcher,
) -> None:
    engine = launcher.start()
    above = launcher.folder
    link = above / "link"
    link.symlink_to(above.parent)

    for folder in (above, above.parent, link, above / "home" / ".."):
        with pytest.raises(ValueError, match="holds Tickdeck's own data folder"):
            engine.ask(SaveFolder(rule=rule_for(folder, recursive=True)))


def test_a_folder_above_our_own_is_fine_if_ours_is_left_out(
    launcher: Launcher,
) -> None:
    engine = launcher.start()
    above = launcher.folder

    harmless: tuple[dict[str, Any], ...] = (
        {"recursive": False},
        {"recursive": True, "exclude": (*DEFAULT_EXCLUDES, "home")},
        {"recursive": True, "folders": (str(above / "beside"),)},
    )
    for number, parts in enumerate(harmless):
        rule = rule_for(above, **{"name": f"watched_{number}", **parts})
        assert engine.ask(SaveFolder(rule=rule)).name == f"watched_{number}"


def test_our_own_folder_is_refused_by_any_name(launcher: Launcher) -> None:
    engine = launcher.start()
    link = launcher.folder / "link"
    link.symlink_to(engine.home.folder)

    for folder in (engine.home.folder, engine.home.outputs, link):
        with pytest.raises(ValueError, match="own data folder and cannot be watched"):
            engine.ask(SaveFolder(rule=rule_for(folder)))


def test_a_folder_that_is_deleted_during_its_tick_leaves_nothing_behind(
    launcher: Launcher, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    of_earlier_tests = set(_children())  # what they have not waited for yet
    engine = launcher.start()
    rule = rule_for(inbox, settle_seconds=0)
    sensor_id = engine.ask(SaveFolder(rule=rule)).id
    before = engine.ask(EvaluateNow(sensor_id=sensor_id))
    workers = set(_children()) - of_earlier_tests
    _signal(workers, signal.SIGSTOP)
    (inbox / "a.txt").write_text("a")
    waiting = engine.engine.submit(EvaluateNow(sensor_id=sensor_id))
    engine.next(TickBegan, lambda e: e.tick_id > before.id)

    engine.ask(DeleteFolder(sensor_id=sensor_id))
    with pytest.raises(LookupError, match="watched was deleted"):
        waiting.result(30)
    _signal(workers, signal.SIGCONT)
    while workers & set(_children()):
        pass  # each ends once it has answered: nobody needs it any more
    engine.stop()

    with contextlib.closing(sqlite3.connect(engine.home.database)) as database:
        for table in ("tick", "run", "run_key"):
            rows = database.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert (table, *rows) == (table, 0)


def _signal(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        # A worker of the rules before these may just have ended.
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def _children() -> list[int]:
    """Return the processes that this one has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            after_name = status.read_text().rpartition(")")[2].split()
            if int(after_name[1]) == os.getpid():
                found.append(int(status.parent.name))
    return found


BAD = """
@sensor(job=job_a)
def hungry(context):
    bytearray(10**9)

@sensor(job=job_a, timeout=1)
def hanging(context):
    import time
    while True: time.sleep(1)

@sensor(job=job_a)
def chatty(context):
    while True: print("x" * 1000)

@sensor(job=job_a)
def vanishing(context):
    os._exit(9)
"""


def test_a_test_may_not_allocate_or_print_or_last_without_end(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(
        BAD, evaluation_memory_bytes=400 * 1024**2, evaluation_output_bytes=1024**2
    )

    def test(name: str) -> commands.TestResult:
        wish = commands.TestSensor(sensor_id=engine.sensor(name), cursor=None)
        result: commands.TestResult = engine.ask(wish)
        return result

    error = test("hungry").error
    assert error is not None
    assert error.root.class_name == "MemoryError"
    for name, why in {
        "hanging": "within 1 s",
        "chatty": "printed more than 1 MiB",
        "vanishing": "exit code 9",
    }.items():
        with pytest.raises(WorkerLostError, match=why):
            test(name)
