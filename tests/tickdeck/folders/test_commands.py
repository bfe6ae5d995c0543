from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.definitions.execution import execute_job
from tickdeck.errors import DagsterInvalidConfigError
from tickdeck.folders import commands
from tickdeck.folders.requests import request_for
from tickdeck.folders.scanning import FoundFile
from tickdeck.values.folders import CommandAction, FolderTrigger, JobAction
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.values.sensors import SensorKind, SensorStatus

if TYPE_CHECKING:
    from pathlib import Path

    from tickdeck.clock import ManualClock
    from tickdeck.values.folders import FolderRule

MAKE_FILE = "import sys; open('made', 'w').write(sys.argv[1])"


def execute(rule: FolderRule, path: Path, clock: ManualClock) -> list[RunEvent]:
    """Return the events of the run that *rule* asks for."""
    _, catalog = commands.catalog_of([rule])
    asked = request_for(rule, FoundFile(str(path), 1, 1, 1))
    events: list[RunEvent] = []
    execute_job(
        catalog.jobs[asked.job_name],
        catalog=catalog,
        run_id="1",
        run_config=asked.run_config,
        tags=asked.tags,
        emit=events.append,
        clock=clock,
    )
    return events


def test_each_rule_is_a_sensor_that_is_on(rule: FolderRule, folder: Path) -> None:
    snapshot, _ = commands.catalog_of([rule])
    (sensor,) = snapshot.sensors
    assert (sensor.name, sensor.kind, sensor.default_status) == (
        "scans",
        SensorKind.FOLDER,
        SensorStatus.RUNNING,
    )
    assert (sensor.watch, sensor.interval_seconds, sensor.job_names) == (
        (str(folder),),
        30,
        ("run_command",),
    )
    assert sensor.description == f"Runs echo for each new file in {folder}."


def test_the_job_of_another_location_is_named(rule: FolderRule, folder: Path) -> None:
    action = JobAction(
        location="etl", job_name="load", op_name="read", config_field="file"
    )
    sensor = commands.sensor_of(
        msgspec.structs.replace(rule, action=action, trigger=FolderTrigger.CHANGED)
    )
    assert sensor.job_names == ("load",)
    assert sensor.description == (
        f"Runs the job load for each new or changed file in {folder}."
    )


def test_words_of_the_operator_go_before_ours(rule: FolderRule) -> None:
    own = msgspec.structs.replace(rule, description="Invoices.")
    assert commands.sensor_of(own).description == "Invoices."


def test_without_rules_there_is_still_the_job() -> None:
    snapshot, catalog = commands.catalog_of([])
    assert snapshot.sensors == ()
    assert list(catalog.jobs) == ["run_command"]
    assert [job.name for job in snapshot.jobs] == ["run_command"]


def test_what_a_rule_asks_for_fits_its_job(rule: FolderRule, folder: Path) -> None:
    _, catalog = commands.catalog_of([rule])
    asked = request_for(rule, FoundFile(f"{folder}/a", 1, 1, 1))
    catalog.check_run_config(asked.job_name, asked.run_config)
    with pytest.raises(DagsterInvalidConfigError):
        catalog.check_run_config(asked.job_name, {})


def test_a_run_executes_the_command(
    rule: FolderRule, folder: Path, clock: ManualClock
) -> None:
    action = CommandAction(arguments=(sys.executable, "-c", MAKE_FILE, "{name}"))
    events = execute(
        msgspec.structs.replace(rule, action=action), folder / "a b.txt", clock
    )
    assert events[-1].type is RunEventType.RUN_SUCCESS
    assert (folder / "made").read_text() == "a b.txt"


def test_a_command_that_fails_fails_its_run_and_says_why(
    rule: FolderRule, folder: Path, clock: ManualClock
) -> None:
    action = CommandAction(arguments=(sys.executable, "-c", "raise SystemExit(3)"))
    events = execute(msgspec.structs.replace(rule, action=action), folder / "a", clock)
    assert events[-1].type is RunEventType.RUN_FAILURE
    errors = [each.error for each in events if each.error is not None]
    assert any("failed with exit code 3" in error.root.message for error in errors)
