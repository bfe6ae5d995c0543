from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.timeout(500)  # Dagster may have to be fetched first


def test_requests_partitions_and_reports_and_a_test_that_changes_nothing(
    in_dagster: Callable[[str], Any],
) -> None:
    said = in_dagster("""
import logging
from pathlib import Path
from tickdeck import wire
from tickdeck.definitions.instance import DagsterInstance as Ours
from tickdeck.worker.dagster_project import DagsterProject
import msgspec

files = dg.DynamicPartitionsDefinition(name="files")

@dg.op
def one(): ...

@dg.job(partitions_def=files)
def work(): one()

@dg.sensor(job=work)
def asking(context):
    context.log.info("looking at %s", "files")
    return dg.SensorResult(
        run_requests=[dg.RunRequest(partition_key="x", tags={"a": "b"})],
        dynamic_partitions_requests=[files.build_add_request(["x"])],
        asset_events=[dg.AssetMaterialization("seen", metadata={"n": 1})],
        cursor="7",
    )

@dg.sensor(job=work)
def misconfigured(context):
    return dg.RunRequest(run_config={"ops": {"two": {}}})

project = DagsterProject(
    "project.py",
    dg.Definitions(jobs=[work], sensors=[asking, misconfigured]).get_repository_def(),
    instance=Ours.ephemeral(),
    storage=str(Path.cwd() / "values"),
)
logged = []
logger = logging.Logger("ours")
handler = logging.Handler()
handler.emit = lambda record: logged.append(record.getMessage())
logger.addHandler(handler)

def ask(name, tick_id):
    message = wire.Evaluate(request=3, sensor=name, tick_id=tick_id)
    return msgspec.to_builtins(project.evaluate(message, logger))

def known():
    return list(dg.DagsterInstance.get().get_dynamic_partitions("files"))

answer = {
    "test": ask("asking", 0), "after test": known(), "logged": list(logged),
    "tick": ask("asking", 1), "after tick": known(),
    "misconfigured": ask("misconfigured", 1), "unknown": ask("nobody", 1),
}
""")

    assert said["logged"] == ["looking at files"]
    assert said["after test"] == []
    assert said["after tick"] == ["x"]
    tick = said["tick"]
    assert tick["cursor"] == "7"
    (request,) = tick["requests"]
    assert (request["job_name"], request["partition_key"]) == ("work", "x")
    assert request["tags"]["a"] == "b"
    assert request["tags"]["dagster/sensor_name"] == "asking"
    assert tick["partitions"][0]["add"] == ["x"]
    assert tick["asset_events"][0]["asset_key"] == "seen"
    assert (
        'Received unexpected config entry "two"'
        in (said["misconfigured"]["requests"][0]["problem"])
    )
    assert "defines no sensor nobody" in said["unknown"]["error"]["message"]
