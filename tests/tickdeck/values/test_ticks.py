from __future__ import annotations

from tickdeck.values.ticks import TickStatus


def test_only_what_did_not_fail_keeps_its_cursor() -> None:
    kept = {each for each in TickStatus if each.keeps_cursor}

    assert kept == {TickStatus.SKIPPED, TickStatus.SUCCESS}
