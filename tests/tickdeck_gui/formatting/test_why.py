from __future__ import annotations

import msgspec

from tickdeck_gui.formatting.why import why_it_ran
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.roster import NOW

RUN = seeded_runs()[0]


def test_a_tick_says_when_and_what_woke_its_sensor() -> None:
    tick = next(one for one in seeded_ticks(1) if one.id == RUN.tick_id)
    why = why_it_ran(RUN, tick, NOW)
    assert why.startswith("bank_statements asked for it at 11:")
    assert why.endswith(", woken by a file change.")


def test_a_tick_that_is_not_kept_is_said_so() -> None:
    assert why_it_ran(RUN, None, NOW) == (
        "bank_statements asked for it; that tick is not kept any more."
    )


def test_hands_and_other_runs_start_runs_too() -> None:
    by_hand = msgspec.structs.replace(RUN, sensor_id=None, sensor_name=None)
    assert why_it_ran(by_hand, None, NOW) == "Somebody started it by hand."
    again = msgspec.structs.replace(RUN, parent_run_id="5f3a91c0-0c1d")
    assert why_it_ran(again, None, NOW) == "Run 5f3a91c0 was started again."
