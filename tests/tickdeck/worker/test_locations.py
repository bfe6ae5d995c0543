from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck import DagsterInstance, Definitions, OpExecutionContext, job, op
from tickdeck.definitions.snapshot import snapshot
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.wire import CheckConfig, ConfigChecked, Execute
from tickdeck.worker.locations import PythonLocation

if TYPE_CHECKING:
    from pathlib import Path


@op
def one(context: OpExecutionContext) -> int:
    context.log.info(context.run_tags.get("dagster/partition", "none"))
    return 1


@job
def j() -> None:
    one()


def location(storage: str = "") -> PythonLocation:
    catalog = Definitions(jobs=[j]).catalog()
    instance = DagsterInstance.ephemeral()
    return PythonLocation(
        "l", catalog, snapshot(catalog), instance=instance, storage=storage
    )


def executed(where: PythonLocation, **parts: Any) -> list[RunEvent]:
    events: list[RunEvent] = []
    message = Execute(
        **{
            "run_id": "r",
            "job_name": "j",
            "run_config": {},
            "tags": {},
            "journal": "",
            "output": "",
            **parts,
        }
    )
    where.execute(message, events.append)
    return events


def test_a_run_is_executed_for_its_partition(tmp_path: Path) -> None:
    events = executed(location(str(tmp_path)), partition_key="x")

    assert [e.message for e in events if e.type is RunEventType.LOG] == ["x"]
    assert events[-1].type is RunEventType.RUN_SUCCESS


def test_an_unknown_job_fails_its_run() -> None:
    [event] = executed(location(), job_name="other")

    assert event.type is RunEventType.RUN_FAILURE
    assert event.message == "l defines no job other."


def test_a_config_is_checked() -> None:
    where = location()

    def checked(**parts: Any) -> ConfigChecked:
        return where.check_config(
            CheckConfig(**{"request": 1, "job_name": "j", "run_config": {}, **parts})
        )

    assert checked().problem is None
    assert "unexpected" in (checked(run_config={"nothing": 1}).problem or "")
    assert "no job called k" in (checked(job_name="k").problem or "")
    assert "no partitions" in (checked(partition_key="x").problem or "")
