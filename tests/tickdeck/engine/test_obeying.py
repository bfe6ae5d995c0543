"""Folders watched without code, and what is asked of sensors."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from tests.tickdeck.engine.conftest import RunningEngine

from tickdeck.values import commands
from tickdeck.values.commands import (
    DeleteFolder,
    EvaluateNow,
    PreviewFolder,
    ResetSensor,
    SaveFolder,
    SetCursor,
    StartSensor,
    StopSensor,
)
from tickdeck.values.events import EnginePaused, EngineStarted, RunChanged
from tickdeck.values.folders import CommandAction, FolderRule, FolderTrigger, JobAction
from tickdeck.values.processes import ProcessRole
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import RequestResult

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tickdeck.engine.conftest import Launcher

SENSORS = """
@sensor(job=job_a)
def s(context):
    context.log.info("cursor %s", context.cursor)
    context.update_cursor("next")
    return [RunRequest("used"), RunRequest("new"), RunRequest("bad", {"opz": {}})]
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


def rule_for(inbox: Path, **parts: Any) -> FolderRule:
    known: dict[str, Any] = {
        "name": "inbox",
        "folders": (str(inbox),),
        "action": CommandAction(arguments=("cp", "{path}", "{dir}/../{stem}.copy")),
        "settle_seconds": 0.1,
        **parts,
    }
    return FolderRule(**known)


def run_of(engine: RunningEngine, path: Path) -> Any:
    event = engine.wait_for(
        RunChanged,
        lambda e: (
            e.run.status.is_finished and e.run.tags.get("tickdeck/path") == str(path)
        ),
    )
    return event.run


def test_a_file_that_lands_becomes_one_run(launcher: Launcher, inbox: Path) -> None:
    engine = launcher.start()
    engine.ask(SaveFolder(rule=rule_for(inbox)))

    (launcher.folder / "outside").write_text("hello")
    shutil.move(launcher.folder / "outside", inbox / "a.txt")

    assert run_of(engine, inbox / "a.txt").status is RunStatus.SUCCESS
    assert (launcher.folder / "a.copy").read_text() == "hello"


@pytest.mark.parametrize(
    "name",
    ["with spaces.txt", "quote'\"s.txt", "new\nline.txt", "-rf.txt", "$(x);.txt"],
)
def test_no_name_can_do_harm(launcher: Launcher, inbox: Path, name: str) -> None:
    engine = launcher.start()
    engine.ask(
        SaveFolder(
            rule=rule_for(
                inbox,
                action=CommandAction(
                    arguments=("cp", "--", "{path}", "{dir}/../copied")
                ),
            )
        )
    )

    (inbox / name).write_text("content")

    assert run_of(engine, inbox / name).status is RunStatus.SUCCESS
    assert (launcher.folder / "copied").read_text() == "content"


@pytest.mark.parametrize("run_existing", [True, False])
def test_files_that_are_there_already(
    launcher: Launcher, inbox: Path, *, run_existing: bool
) -> None:
    (inbox / "old.txt").write_text("old")
    engine = launcher.start()

    engine.ask(SaveFolder(rule=rule_for(inbox), run_existing=run_existing))
    (inbox / "new.txt").write_text("new")
    run_of(engine, inbox / "new.txt")
    if run_existing:
        run_of(engine, inbox / "old.txt")

    assert (launcher.folder / "old.copy").exists() is run_existing


def test_files_that_came_while_it_was_off_fire_once(
    launcher: Launcher, inbox: Path
) -> None:
    first = launcher.start()
    first.ask(SaveFolder(rule=rule_for(inbox)))
    (inbox / "one.txt").write_text("1")
    run_of(first, inbox / "one.txt")
    first.stop()
    (inbox / "two.txt").write_text("2")

    second = launcher.start()
    run_of(second, inbox / "two.txt")

    reader = second.reader()
    assert reader.run_count() == 2
    reader.close()


def test_a_changed_file_fires_again_where_that_is_asked_for(
    launcher: Launcher, inbox: Path
) -> None:
    engine = launcher.start()
    engine.ask(SaveFolder(rule=rule_for(inbox, trigger=FolderTrigger.CHANGED)))
    (inbox / "a.txt").write_text("one")
    first = run_of(engine, inbox / "a.txt")

    (inbox / "a.txt").write_text("two, longer")
    engine.next(
        RunChanged, lambda e: e.run.status.is_finished and e.run.run_id != first.run_id
    )

    assert (launcher.folder / "a.copy").read_text() == "two, longer"


def test_a_command_that_fails_is_a_failed_run_with_its_output(
    launcher: Launcher, inbox: Path
) -> None:
    engine = launcher.start()
    action = CommandAction(arguments=("ls", "/no/such/{name}"))
    engine.ask(SaveFolder(rule=rule_for(inbox, action=action)))

    (inbox / "a.txt").write_text("")
    run = run_of(engine, inbox / "a.txt")

    assert run.status is RunStatus.FAILURE
    assert "exit code 2" in run.error
    reader = engine.reader()
    assert "/no/such/a.txt" in reader.run_output(run.run_id).text
    reader.close()


def test_a_rule_is_changed_and_deleted(launcher: Launcher, inbox: Path) -> None:
    engine = launcher.start()
    state = engine.ask(SaveFolder(rule=rule_for(inbox)))

    changed = rule_for(inbox, include=("*.pdf",))
    again = engine.ask(SaveFolder(rule=changed, replaces=state.id))
    reader = engine.reader()
    assert again.id == state.id
    assert reader.folder_rules() == {state.id: changed}

    engine.ask(DeleteFolder(sensor_id=state.id))
    assert reader.folder_rules() == {}
    reader.close()
    with pytest.raises(LookupError):
        engine.ask(DeleteFolder(sensor_id=state.id))


def test_a_rule_that_cannot_work_is_refused_in_words(
    launcher: Launcher, inbox: Path
) -> None:
    engine = launcher.start()
    engine.ask(SaveFolder(rule=rule_for(inbox)))
    job = JobAction(location="no.py", job_name="j", op_name="o", config_field="f")

    for rule, said in (
        (rule_for(inbox), "already"),
        (rule_for(inbox, name="bad name"), "cannot be a name"),
        (rule_for(inbox, name="x", folders=("relative",)), "absolute"),
        (rule_for(engine.home.folder, name="x"), "own data folder"),
    ):
        with pytest.raises(ValueError, match=said):
            engine.ask(SaveFolder(rule=rule))
    with pytest.raises(LookupError, match=r"no\.py"):
        engine.ask(SaveFolder(rule=rule_for(inbox, name="x", action=job)))
    with pytest.raises(LookupError):
        engine.ask(SaveFolder(rule=rule_for(inbox), replaces=SensorId(999)))


def test_a_rule_is_previewed_without_being_saved(
    launcher: Launcher, inbox: Path
) -> None:
    (inbox / "a.txt").write_text("hello")
    (inbox / ".hidden").write_text("")
    engine = launcher.start()

    found = engine.ask(PreviewFolder(rule=rule_for(inbox)))

    assert [match.path for match in found.matches] == [str(inbox / "a.txt")]
    assert (found.match_count, found.excluded_count) == (1, 1)
    reader = engine.reader()
    assert reader.folder_rules() == {}
    reader.close()


def test_a_vanished_folder_is_one_failed_tick_that_says_so(
    launcher: Launcher, inbox: Path
) -> None:
    engine = launcher.start()
    state = engine.ask(SaveFolder(rule=rule_for(inbox)))
    inbox.rmdir()

    tick = engine.ask(EvaluateNow(sensor_id=state.id))

    assert tick.error is not None
    assert str(inbox) in tick.error.message


def test_a_job_of_ones_own_takes_the_path(
    basic: Callable[..., RunningEngine], inbox: Path
) -> None:
    engine = basic("""
class File(Config):
    path: str
@op
def copy(config: File):
    open("told", "w").write(config.path)
@job
def copying(): copy()
""")
    action = JobAction(
        location="defs.py", job_name="copying", op_name="copy", config_field="path"
    )
    engine.ask(SaveFolder(rule=rule_for(inbox, action=action)))

    (inbox / "a.txt").write_text("")

    assert run_of(engine, inbox / "a.txt").location == "defs.py"
    assert (inbox.parent / "told").read_text() == str(inbox / "a.txt")


def test_cases_148_and_149_a_test_records_nothing(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(SENSORS)
    sensor_id = engine.sensor("s")

    result = engine.ask(commands.TestSensor(sensor_id=sensor_id, cursor="7"))

    assert [each.result for each in result.requests] == [
        RequestResult.LAUNCHED,
        RequestResult.LAUNCHED,
        RequestResult.INVALID,
    ]
    assert result.cursor == "next"
    assert [line.message for line in result.log] == ["cursor 7"]
    reader = engine.reader()
    assert (reader.ticks(), reader.run_count()) == ((), 0)
    assert engine.state("s").cursor is None
    reader.close()


def test_case_150_a_test_shows_used_keys(basic: Callable[..., RunningEngine]) -> None:
    engine = basic(SENSORS.replace(', RunRequest("bad", {"opz": {}})', ""))
    tick = engine.tick("s")

    result = engine.ask(commands.TestSensor(sensor_id=engine.sensor("s"), cursor=None))

    assert {each.result for each in result.requests} == {RequestResult.KEY_USED}
    assert {each.run_id for each in result.requests} == set(tick.run_ids)


def test_cases_69_71_and_72_switching_and_resetting(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(SENSORS)
    sensor_id = engine.sensor("s")

    started = engine.ask(StartSensor(sensor_id=sensor_id))
    again = engine.ask(StartSensor(sensor_id=sensor_id))
    stopped = engine.ask(StopSensor(sensor_id=sensor_id))
    reset = engine.ask(ResetSensor(sensor_id=sensor_id))

    assert again.last_sensor_start == started.last_sensor_start
    assert (started.can_reset, stopped.can_reset) == (True, True)
    assert reset.stored_status == "DECLARED_IN_CODE"
    assert not reset.can_reset


def test_case_79_a_cursor_is_set_and_cleared_if_it_has_not_moved(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(SENSORS)
    sensor_id = engine.sensor("s")

    state = engine.ask(SetCursor(sensor_id=sensor_id, cursor="5"))
    assert state.cursor == "5"
    with pytest.raises(ValueError, match="has moved"):
        engine.ask(SetCursor(sensor_id=sensor_id, cursor="6", expected_version=0))
    cleared = engine.ask(
        SetCursor(
            sensor_id=sensor_id, cursor=None, expected_version=state.cursor_version
        )
    )

    assert cleared.cursor is None


def test_a_sensor_that_does_not_exist_is_said(launcher: Launcher) -> None:
    engine = launcher.start()

    with pytest.raises(LookupError, match="no sensor 77"):
        engine.ask(StartSensor(sensor_id=SensorId(77)))


def test_the_processes_are_listed_with_what_they_do(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(SENSORS)
    engine.tick("s")

    found = engine.ask(commands.ListProcesses())

    own, *workers = found
    assert (own.pid, own.role, own.location) == (os.getpid(), ProcessRole.ENGINE, "")
    roles = sorted(each.role for each in workers if each.location == "defs.py")
    assert roles == [ProcessRole.EVALUATES, ProcessRole.EXECUTES]
    assert len({each.pid for each in found}) == len(found)
    assert all(each.rss_bytes > 1024**2 for each in found)


def test_the_engine_is_paused_and_goes_on(basic: Callable[..., RunningEngine]) -> None:
    engine = basic(SENSORS)

    since = engine.ask(commands.PauseEngine(paused=True))

    assert engine.wait_for(EnginePaused).since == since
    assert engine.ask(commands.PauseEngine(paused=False)) is None
    assert engine.next(EnginePaused).since is None
    engine.ask(commands.PauseEngine(paused=True))
    engine.stop()
    again = RunningEngine(engine.home)
    assert again.wait_for(EngineStarted).paused_since > since
    again.stop()
