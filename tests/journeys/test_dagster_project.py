"""A project of Dagster's own, in an interpreter that has Dagster, opened and run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.engine.conftest import RunningEngine

from tickdeck.home import Home
from tickdeck.values.commands import (
    AddLocation,
    CancelRun,
    EvaluateNow,
    LaunchRun,
    StartSensor,
)
from tickdeck.values.events import RunLogged, TickEnded
from tickdeck.values.locations import LocationKind, LocationSpec
from tickdeck.values.runs import RunEventType, RunStatus
from tickdeck.values.sensors import SensorKind
from tickdeck.values.ticks import TickStatus, WokenBy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tickdeck.values.ticks import Tick

PROJECT = '''
import os
import time
from pathlib import Path

import dagster as dg

HERE = Path(__file__).parent


class FileConfig(dg.Config):
    filename: str


@dg.op
def process(context: dg.OpExecutionContext, config: FileConfig):
    context.log.info(f"processing {config.filename}")
    text = (HERE / "drop" / config.filename).read_text()
    if "bad" in text:
        raise ValueError(f"{config.filename} is bad")
    return len(text)


@dg.op
def count(context: dg.OpExecutionContext, length: int):
    context.log.info(f"{length} characters")


@dg.job(tags={"team": "ops"})
def file_job():
    count(process())


@dg.sensor(job=file_job, minimum_interval_seconds=3600)
def directory_sensor(context: dg.SensorEvaluationContext):
    last = float(context.cursor or 0)
    newest = last
    for path in sorted((HERE / "drop").iterdir()):
        changed = path.stat().st_mtime
        if changed <= last:
            continue
        context.log.info(f"found {path.name}")
        newest = max(newest, changed)
        yield dg.RunRequest(
            run_key=f"{path.name}:{changed}",
            run_config={"ops": {"process": {"config": {"filename": path.name}}}},
        )
    if newest == last:
        yield dg.SkipReason(f"Nothing new since {last}")
    context.update_cursor(str(newest))


@dg.op
def report(context: dg.OpExecutionContext):
    with (HERE / "reported.txt").open("a") as file:
        file.write(context.run.tags["about"] + chr(10))


@dg.job
def report_job():
    report()


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[file_job],
    request_job=report_job,
)
def report_success(context: dg.RunStatusSensorContext):
    run = context.dagster_run
    return dg.RunRequest(run_key=run.run_id, tags={"about": run.run_id})


@dg.run_failure_sensor(monitored_jobs=[file_job])
def note_failure(context: dg.RunFailureSensorContext):
    with (HERE / "failures.txt").open("a") as file:
        file.write(context.dagster_run.run_id + chr(10))


@dg.asset(group_name="numbers", metadata={"unit": "m"})
def lengths():
    """How long it was."""
    return dg.MaterializeResult(metadata={"rows": 3})


@dg.asset
def broken(lengths):
    return 1


@dg.op
def refresh(): ...


@dg.job
def refresh_job():
    refresh()


lengths_job = dg.define_asset_job("lengths_job", selection=[lengths])


@dg.asset_sensor(asset_key=dg.AssetKey("lengths"), job=refresh_job)
def on_lengths(context: dg.SensorEvaluationContext, asset_event):
    found = asset_event.dagster_event.event_specific_data.materialization
    yield dg.RunRequest(
        run_key=context.cursor, tags={"rows": str(found.metadata["rows"].value)}
    )


@dg.op
def wait():
    (HERE / "waiting").touch()
    time.sleep(60)


@dg.job
def waiting_job():
    wait()


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.CANCELED, monitored_jobs=[waiting_job]
)
def note_cancel(context):
    (HERE / "cancelled.txt").write_text(context.dagster_run.run_id)


@dg.run_failure_sensor(monitored_jobs=[waiting_job])
def note_lost(context):
    (HERE / "lost.txt").write_text(context.dagster_run.run_id)


@dg.schedule(job=report_job, cron_schedule="0 6 * * *")
def every_morning(context: dg.ScheduleEvaluationContext):
    return dg.RunRequest(tags={"about": f"{context.scheduled_execution_time:%Y}"})


@dg.sensor(job=report_job)
def raising(context):
    raise ValueError("the author's own words")


defs = dg.Definitions(
    assets=[lengths, broken],
    jobs=[file_job, report_job, refresh_job, waiting_job, lengths_job],
    sensors=[
        directory_sensor, report_success, note_failure, on_lengths, note_cancel,
        note_lost, raising,
    ],
    schedules=[every_morning],
)
'''


class Project:
    """A Dagster project in a folder of its own, opened by a real engine."""

    def __init__(self, folder: Path, python: Path) -> None:
        self.folder = folder
        self.drop = folder / "drop"
        self.drop.mkdir(parents=True)
        self.file = folder / "project.py"
        self.file.write_text(PROJECT)
        self.spec = LocationSpec(
            name="project.py",
            kind=LocationKind.FILE,
            target=str(self.file),
            interpreter=str(python),
            working_directory=str(folder),
        )
        self.engine = RunningEngine(
            Home(folder.parent / "home"), load_timeout_seconds=60.0
        )
        self.engine.ask(AddLocation(spec=self.spec))

    def start(self, *sensors: str) -> None:
        """Switch sensors on and let each have its first look."""
        for name in sensors:
            self.engine.ask(StartSensor(sensor_id=self.engine.sensor(name)))
            self.first_tick(name, WokenBy.INTERVAL)

    def first_tick(self, name: str, woken_by: WokenBy) -> Tick:
        """Return the first tick of a sensor that was woken by this."""
        sensor_id = self.engine.sensor(name)
        ended = self.engine.wait_for(
            TickEnded,
            lambda e: e.state.id == sensor_id and e.tick.woken_by is woken_by,
        )
        tick: Tick = ended.tick
        return tick

    def launch(self, job: str) -> str:
        """Ask for a run of a job and return its id."""
        run_id: str = self.engine.ask(
            LaunchRun(location=self.spec.name, job_name=job)
        ).run_id
        return run_id


@pytest.fixture
def project(tmp_path: Path, python_with_dagster: Path) -> Iterator[Project]:
    made = Project(tmp_path / "project", python_with_dagster)
    yield made
    made.engine.stop()


def wait_for(path: Path, engine: RunningEngine) -> str:
    """Return what a sensor of the project wrote, once it did."""
    while not path.exists():
        engine.next(TickEnded)
    return path.read_text()


def test_its_definitions_are_read(project: Project) -> None:
    state = project.engine.loaded("project.py")

    assert state.error is None
    jobs = {job.name: job for job in state.jobs}
    assert [step.key for step in jobs["file_job"].steps] == ["process", "count"]
    assert jobs["file_job"].steps[1].waits_for == ("process",)
    assert jobs["file_job"].tags == {"team": "ops"}
    assert jobs["lengths_job"].asset_keys == ("lengths",)
    assets = {asset.key: asset for asset in state.assets}
    assert assets["broken"].waits_for == ("lengths",)
    assert assets["lengths"].group == "numbers"
    reader = project.engine.reader()
    specs = {row.spec.name: row.spec for row in reader.sensors() if row.spec}
    reader.close()
    assert specs["directory_sensor"].interval_seconds == 3600
    assert specs["directory_sensor"].source_file == str(project.file)
    assert specs["report_success"].kind is SensorKind.RUN_STATUS
    assert specs["report_success"].run_status == "SUCCESS"
    assert specs["on_lengths"].asset_keys == ("lengths",)
    assert specs["every_morning"].cron == ("0 6 * * *",)


def test_files_become_runs_and_their_ends_are_reacted_to(project: Project) -> None:
    engine = project.engine
    (project.drop / "a.txt").write_text("good")
    (project.drop / "b.txt").write_text("bad")
    project.start("report_success", "note_failure")

    tick = engine.tick("directory_sensor")

    reader = engine.reader()
    found = [line.message for line in reader.tick_log(tick.id)]
    reader.close()
    assert found == ["found a.txt", "found b.txt"]
    good, bad = (engine.ended(run_id) for run_id in tick.run_ids)
    assert good.status is RunStatus.SUCCESS
    assert bad.status is RunStatus.FAILURE
    assert bad.error == "process: ValueError: b.txt is bad"
    assert wait_for(project.folder / "failures.txt", engine) == f"{bad.run_id}\n"
    assert wait_for(project.folder / "reported.txt", engine) == f"{good.run_id}\n"
    reader = engine.reader()
    events = reader.run_events(good.run_id)
    reader.close()
    said = [each.message for each in events if each.type is RunEventType.LOG]
    assert said == ["processing a.txt", "4 characters"]
    again = engine.tick("directory_sensor")
    assert again.status is TickStatus.SKIPPED
    assert (again.skip_reason or "").startswith("Nothing new since")


def test_a_materialization_wakes_its_sensor(project: Project) -> None:
    engine = project.engine
    project.start("on_lengths")

    made = engine.ended(project.launch("lengths_job"))
    tick = project.first_tick("on_lengths", WokenBy.ASSET)

    assert made.status is RunStatus.SUCCESS
    run = engine.ended(tick.run_ids[0])
    assert (run.job_name, run.tags["rows"]) == ("refresh_job", "3")
    event = engine.wait_for(
        RunLogged,
        lambda e: any(each.asset_key == "lengths" for each in e.events),
    )
    materialized = next(each for each in event.events if each.asset_key == "lengths")
    assert materialized.data == {"rows": 3}


def test_cancelled_and_killed_runs_are_what_dagster_takes_them_for(
    project: Project,
) -> None:
    engine = project.engine
    project.start("note_cancel", "note_lost")
    run_id = project.launch("waiting_job")
    engine.wait_for(
        RunLogged,
        lambda e: (
            e.run_id == run_id
            and any(each.type is RunEventType.STEP_START for each in e.events)
        ),
    )

    engine.ask(CancelRun(run_id=run_id))

    assert engine.ended(run_id).status is RunStatus.CANCELED
    assert wait_for(project.folder / "cancelled.txt", engine) == run_id

    lost = project.launch("waiting_job")
    engine.wait_for(
        RunLogged,
        lambda e: (
            e.run_id == lost
            and any(each.type is RunEventType.STEP_START for each in e.events)
        ),
    )
    engine.ask(CancelRun(run_id=lost, force=True))
    (project.folder / "cancelled.txt").unlink()
    assert engine.ended(lost).status is RunStatus.CANCELED
    assert wait_for(project.folder / "cancelled.txt", engine) == lost
    assert not (project.folder / "lost.txt").exists()


def test_a_schedule_and_a_broken_sensor_are_evaluated_by_dagster(
    project: Project,
) -> None:
    engine = project.engine

    tick = engine.ask(EvaluateNow(sensor_id=engine.sensor("every_morning")))
    run = engine.ended(tick.run_ids[0])
    assert run.status is RunStatus.SUCCESS

    failed = engine.tick("raising")
    assert failed.error is not None
    assert failed.error.summary == "ValueError: the author's own words"
