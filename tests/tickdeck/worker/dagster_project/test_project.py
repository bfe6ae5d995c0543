from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.timeout(500)  # Dagster may have to be fetched first


def test_run_status_sensors_see_marked_runs_and_those_that_were_killed(
    in_dagster: Callable[[str], Any],
) -> None:
    said = in_dagster("""
import logging
from pathlib import Path
from types import SimpleNamespace
from tickdeck import wire
from tickdeck.worker.dagster_project import DagsterProject

class Prefix(dg.ConfigurableResource):
    text: str

@dg.op
def one(): ...

@dg.job
def work(): one()

seen = []

@dg.run_status_sensor(run_status=dg.DagsterRunStatus.SUCCESS, monitored_jobs=[work])
def on_success(context, prefix: Prefix):
    seen.append(f"{prefix.text} {context.dagster_run.run_id}")

@dg.run_failure_sensor
def on_failure(context):
    seen.append(f"failed {context.dagster_run.run_id}: {context.failure_event.message}")

ours = SimpleNamespace(
    get_run_by_id=lambda run_id: SimpleNamespace(
        is_finished=True, status=SimpleNamespace(value="FAILURE")
    )
)
project = DagsterProject(
    "project.py",
    dg.Definitions(
        jobs=[work], sensors=[on_success, on_failure],
        resources={"prefix": Prefix(text="done")},
    ).get_repository_def(),
    instance=ours,
    storage=str(Path.cwd() / "values"),
)

def ask(name, cursor=None, **parts):
    return project.evaluate(
        wire.Evaluate(request=3, sensor=name, tick_id=1, cursor=cursor, **parts),
        logging.Logger("ours"),
    )

def run(run_id, job_name="work"):
    events = []
    project.execute(
        wire.Execute(run_id=run_id, job_name=job_name, run_config={}, tags={},
                     journal="", output=""),
        events.append,
    )
    return f"{events[-1].type.name}: {events[-1].message}"

U = [f"0000000{n}-0000-4000-8000-000000000000" for n in range(10)]

first = ask("on_success").cursor
failing = ask("on_failure").cursor
ends = [run(U[1]), run(U[2])]
one = ask("on_success", first)
two = ask("on_success", one.cursor)
three = ask("on_success", two.cursor)
again = ask("on_success", three.cursor, run_id=U[1])
absent = ask("on_success", three.cursor, run_id=U[9])

instance = dg.DagsterInstance.get()
killed = instance.create_run_for_job(work, run_id=U[3])
from dagster._core.storage.dagster_run import DagsterRunStatus
origin = project._origins.of_job("work")
lost = instance.create_run_for_job(
    work, run_id=U[4], status=DagsterRunStatus.STARTED, remote_job_origin=origin
)
told = ask("on_failure", failing)
checked = [
    project.check_config(
        wire.CheckConfig(request=1, job_name=name, run_config=config)
    ).problem
    for name, config in (("work", {}), ("work", {"ops": 3}), ("none", {}))
]
answer = {
    "ends": ends,
    "seen": seen,
    "again": [one.look_again_seconds, two.look_again_seconds,
              three.look_again_seconds],
    "reactions": [r.run_id for r in (*one.reactions, *two.reactions, *again.reactions)],
    "absent": absent.error.message,
    "status": [instance.get_run_by_id(each).status.value for each in (U[3], U[4])],
    "checked": checked,
    "unknown job": run(U[8], "none"),
}
""")

    assert [each.partition(":")[0] for each in said["ends"]] == ["RUN_SUCCESS"] * 2
    one, two, four = (f"0000000{n}-0000-4000-8000-000000000000" for n in (1, 2, 4))
    assert said["seen"][:3] == [f"done {one}", f"done {two}", f"done {one}"]
    assert said["again"] == [0.0, 0.0, None]
    assert said["reactions"] == [one, two, one]
    assert "never came to the status" in said["absent"]
    assert said["status"] == ["FAILURE", "FAILURE"]
    assert any(each.startswith(f"failed {four}: ") for each in said["seen"])
    assert said["checked"][0] is None
    assert said["checked"][1]
    assert said["checked"][2] == "project.py defines no job none."
    assert said["unknown job"] == "RUN_FAILURE: project.py defines no job none."


def test_a_repository_keeps_its_name(in_dagster: Callable[[str], Any]) -> None:
    said = in_dagster("""
import logging
from pathlib import Path
from types import SimpleNamespace
from tickdeck import wire
from tickdeck.worker.dagster_project import DagsterProject

@dg.op
def one(): ...

@dg.job
def work(): one()

@dg.sensor(job=work)
def asking():
    return dg.RunRequest("k")

@dg.repository
def mine():
    return [work, asking]

project = DagsterProject(
    "p", mine, instance=SimpleNamespace(get_run_by_id=lambda _id: None),
    storage=str(Path.cwd() / "values"),
)
asked = project.evaluate(
    wire.Evaluate(request=1, sensor="asking", tick_id=1), logging.Logger("ours")
)
checked = project.check_config(
    wire.CheckConfig(request=1, job_name="work", run_config={})
)
events = []
tags = asked.requests[0].tags
project.execute(
    wire.Execute(run_id="00000001-0000-4000-8000-000000000000", job_name="work",
                 run_config={}, tags=tags, journal="", output=""),
    events.append,
)
answer = {
    "repository": project.snapshot.repository,
    "asked": tags[".dagster/repository"],
    "checked": checked.tags,
    "end": events[-1].type.name,
}
""")

    assert said == {
        "repository": "mine",
        "asked": "mine@p",
        "checked": {".dagster/repository": "mine@p"},
        "end": "RUN_SUCCESS",
    }
