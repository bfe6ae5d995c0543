from __future__ import annotations

from itertools import pairwise

from tickdeck.values.runs import RunStatus
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks


def test_ticks_come_newest_first_and_do_not_overlap() -> None:
    ticks = seeded_ticks(1)
    assert ticks == seeded_ticks(1)
    for newer, older in pairwise(ticks):
        assert newer.started > (older.last_started or older.started)
        assert newer.id >= older.id + older.count


def test_runs_show_all_that_can_happen() -> None:
    statuses = {run.status for run in seeded_runs()}
    assert {RunStatus.QUEUED, RunStatus.STARTED, RunStatus.FAILURE} <= statuses
