from __future__ import annotations

from tickdeck.values.runs import RunStatus


def test_every_status_is_waiting_in_progress_or_finished() -> None:
    finished = {each for each in RunStatus if each.is_finished}
    in_progress = {each for each in RunStatus if each.is_in_progress}

    assert finished == {"SUCCESS", "FAILURE", "CANCELED"}
    assert in_progress == {"STARTING", "STARTED", "CANCELING"}
