from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from tickdeck.reading.rows import RunFilter
from tickdeck.values.runs import RunStatus
from tickdeck_gui.models import run_reading as reading
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs

NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def test_a_day_is_96_quarters_and_ends_with_the_present_one() -> None:
    time = reading.ribbon_time(NOON + timedelta(minutes=7), None)
    assert time.end == NOON + QUARTER
    assert time.start == time.end - timedelta(days=1)
    assert time.stretches == 96


@pytest.mark.parametrize(
    ("back", "stretches", "each"),
    [
        (timedelta(minutes=5), 1, QUARTER),
        (timedelta(hours=2), 8, QUARTER),
        (timedelta(days=7), 96, 7 * QUARTER),
        (timedelta(days=30.5), 95, 31 * QUARTER),
    ],
)
def test_other_times_have_stretches_that_are_whole_quarters(
    back: timedelta, stretches: int, each: timedelta
) -> None:
    time = reading.ribbon_time(NOON, NOON - back)
    assert time.end == NOON
    assert (time.end - time.start) / time.stretches == each
    assert time.stretches == stretches
    assert time.start <= NOON - back


def test_all_runs_are_read_however_many_there_are() -> None:
    first = seeded_runs()[3]
    many = tuple(
        msgspec.structs.replace(first, run_id=f"{number:05d}")
        for number in range(2_500)
    )
    assert reading.every_run(SeededReader(runs=many), RunFilter()) == many


def test_a_page_says_whether_there_is_more() -> None:
    reader, where = SeededReader(), RunFilter()
    assert not reading.first_runs(reader, where, 5).are_all
    below = reading.following(reader, where, seeded_runs()[4])
    assert below.are_all
    assert below.runs == seeded_runs()[5:]


def test_counts_are_added_up_by_status() -> None:
    counts = SeededReader().run_counts()
    assert reading.added_up(counts, ()) == 12
    unfinished = (RunStatus.QUEUED, RunStatus.STARTED, RunStatus.STARTING)
    assert reading.added_up(counts, unfinished) == 3
