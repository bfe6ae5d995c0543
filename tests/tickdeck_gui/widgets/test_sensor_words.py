from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.widgets.sensor_words import (
    TwoLines,
    last_tick_lines,
    next_words,
    part_waited,
)

ROWS = {row.spec.name: row for row in seeded_sensors()}


def test_failures_tell_how_many_and_since_when() -> None:
    lines = last_tick_lines(ROWS["bank_statements"], NOW)
    assert lines.mark is Mark.FAILURE
    assert lines.second == "3 failures since 11:50"


def test_an_evaluation_under_way_says_so() -> None:
    lines = last_tick_lines(ROWS["disk_space"], NOW, evaluating=True)
    assert lines == TwoLines("Evaluating…", "now", Mark.RUNNING)


def test_a_sensor_that_never_ticked_says_so() -> None:
    fresh = msgspec.structs.replace(ROWS["disk_space"], last_tick=None)
    assert last_tick_lines(fresh, NOW).first == "Never evaluated"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bank_statements", "in 12 s"),
        ("report_done", "on run end"),
        ("new_invoices", "on file change"),
        ("camera_import", "—"),
        ("legacy_poll", "—"),
    ],
)
def test_the_next_tick_is_told_in_words(name: str, words: str) -> None:
    assert words == next_words(ROWS[name], NOW)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        # Its last tick began 12 s ago, the next one is 12 s away.
        ("bank_statements", 0.5),
        ("report_done", None),
        ("new_invoices", None),
        ("camera_import", None),
        ("legacy_poll", None),
    ],
)
def test_a_ring_is_only_for_what_is_counted_down(name: str, part: float | None) -> None:
    assert part_waited(ROWS[name], NOW) == part


def test_before_the_first_tick_the_interval_counts() -> None:
    row = ROWS["bank_statements"]
    state = msgspec.structs.replace(row.state, last_tick_started=None)
    fresh = msgspec.structs.replace(row, state=state)
    assert part_waited(fresh, NOW) == 0.6
    assert part_waited(fresh, NOW + timedelta(seconds=40)) == 1.0
