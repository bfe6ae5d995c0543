from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.timeout(500)  # Dagster may have to be fetched first


def test_every_run_ends_once_also_one_that_dagster_refuses(
    in_dagster: Callable[[str], Any],
) -> None:
    told = in_dagster("""
from types import SimpleNamespace
from tickdeck import wire
from tickdeck.worker.dagster_project.executing import execute
from tickdeck.worker.dagster_project.origins import Origins

class Wants(dg.Config):
    n: int

@dg.op
def one(config: Wants): ...

@dg.job
def work(): one()

@dg.asset
def a(): return 1

@dg.asset
def b(a): return a

defs = dg.Definitions(assets=[a, b])

def events(job, **parts):
    seen = []
    with dg.DagsterInstance.ephemeral() as instance:
        execute(
            job,
            wire.Execute(**{
                "run_id": "00000001-0000-4000-8000-000000000000",
                "job_name": job.name, "run_config": {}, "tags": {},
                "journal": "", "output": "", **parts,
            }),
            lambda told: seen.append((told.type.name, told.asset_key, told.message)),
            instance=instance,
            origins=Origins("project.py", "here"),
            asset_keys=[dg.AssetKey(each) for each in parts.get("asset_keys", ())],
        )
    return seen

every = defs.resolve_implicit_global_asset_job_def()
answer = {
    "refused": events(work),
    "again": events(
        work, run_config={"ops": {"one": {"config": {"n": 1}}}}, steps=("one",)
    ),
    "one asset": events(every, asset_keys=("a",)),
}
""")

    assert [kind for kind, *_rest in told["refused"]] == ["RUN_FAILURE"]
    assert "Missing required config" in told["refused"][0][2]
    assert told["again"][0][0] == "LOG"
    assert "all steps" in told["again"][0][2]
    assert [kind for kind, *_rest in told["again"]][-1] == "RUN_SUCCESS"
    made = [key for kind, key, _m in told["one asset"] if kind.startswith("ASSET")]
    assert made == ["a"]
