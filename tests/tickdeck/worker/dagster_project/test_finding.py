from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.worker.dagster_project import find_repository

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.timeout(500)  # Dagster may have to be fetched first


def test_without_dagster_there_is_nothing_to_find() -> None:
    module = ModuleType("defs")
    module.answer = 42  # type: ignore[attr-defined]  # as a user's file may

    assert find_repository(module) is None


def test_what_counts_is_what_counts_for_dagster(
    in_dagster: Callable[[str], Any],
) -> None:
    found = in_dagster("""
from types import ModuleType
from tickdeck.worker.dagster_project import find_repository

@dg.op
def one(): ...

@dg.job
def work(): one()

@dg.asset
def thing(): ...

@dg.repository
def a(): return [work]

@dg.repository
def b(): return [work]

def look(**names):
    module = ModuleType("defs")
    vars(module).update(names)
    try:
        found = find_repository(module)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return found and sorted(
        [job.name for job in found.get_all_jobs()]
        + [key.to_user_string() for key in found.asset_graph.get_all_asset_keys()]
    )

answer = {
    "nothing": look(dg=dg, AssetKey=dg.AssetKey, key=dg.AssetKey("a")),
    "definitions": look(defs=dg.Definitions(jobs=[work]), thing=thing),
    "repository": look(a=a),
    "job": look(work=work),
    "asset": look(thing=thing),
    "two": look(a=a, b=b),
    "two definitions": look(a=dg.Definitions(), b=dg.Definitions()),
}
""")

    assert found["nothing"] is None
    assert found["definitions"] == ["work"]
    assert found["repository"] == ["work"]
    assert found["job"] == ["work"]
    assert "thing" in found["asset"]
    assert found["two"].startswith(
        "DagsterCodeLocationLoadError: defs defines 2 repositories (a, b)."
    )
    assert "more than one Definitions" in found["two definitions"]
