from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.timeout(500)  # Dagster may have to be fetched first


def test_runs_of_a_job_bear_where_the_job_lives(
    in_dagster: Callable[[str], Any],
) -> None:
    origin = in_dagster("""
from tickdeck.worker.dagster_project.origins import Origins

@dg.op
def one(): ...

@dg.job
def work(): one()

with dg.DagsterInstance.ephemeral() as instance:
    Origins("project.py", "here").mark_runs(instance, "work")
    run = work.execute_in_process(instance=instance).dagster_run
    origin = run.remote_job_origin
    answer = [
        origin.repository_origin.code_location_origin.location_name,
        origin.repository_origin.repository_name,
        origin.job_name,
    ]
""")

    assert origin == ["project.py", "here", "work"]
