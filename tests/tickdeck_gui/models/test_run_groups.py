from __future__ import annotations

import msgspec

from tickdeck.values.runs import RunStatus
from tickdeck_gui.models.run_groups import sorted_out
from tickdeck_gui.screenshots.history import seeded_runs


def test_runs_are_sorted_by_what_can_be_done_to_them() -> None:
    running, queued, _, done, failed = seeded_runs()[:5]
    canceling = msgspec.structs.replace(running, status=RunStatus.CANCELING)
    found = sorted_out([canceling, queued, done, failed])
    assert found.unfinished == (canceling, queued)
    assert found.canceling == (canceling,)
    assert found.finished == (done, failed)
    assert found.failed == (failed,)
