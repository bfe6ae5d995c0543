from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from tickdeck.cron import instants_after, last_of, next_of, problem_of

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_cron_expression_is_read_or_said_to_be_none() -> None:
    assert problem_of("0 6 * * *") is None
    assert problem_of("@daily") is None
    assert "no cron expression" in (problem_of("every day") or "")
    assert "five fields" in (problem_of("* * * * * *") or "")
    assert "five fields" in (problem_of("* * * *") or "")
    assert "no cron expression" in (problem_of("61 * * * *") or "")
    assert "day-of-month" in (problem_of("0 0 30 2 *") or "")


def test_times_are_by_the_zones_clock_and_the_autumn_change_repeats_none() -> None:
    before = datetime(2026, 10, 24, 12, tzinfo=BERLIN)

    times = list(islice(instants_after("30 2 * * *", before, BERLIN), 2))

    assert [each.isoformat() for each in times] == [
        "2026-10-25T02:30:00+02:00",
        "2026-10-26T02:30:00+01:00",
    ]
    with pytest.raises(ValueError, match="no cron expression"):
        next(instants_after("nonsense", before, BERLIN))


def test_the_next_of_several() -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)

    assert next_of(["0 18 * * *", "0 15 * * *"], noon, ZoneInfo("UTC")) == datetime(
        2026, 1, 1, 15, tzinfo=UTC
    )


def test_the_last_that_has_come_is_found_far_back_too() -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    zone = ZoneInfo("UTC")

    assert last_of(["* * * * *"], noon, zone, noon - timedelta(days=300)) == noon
    assert last_of(["0 0 1 1 *"], noon, zone, noon - timedelta(days=300)) == datetime(
        2026, 1, 1, tzinfo=UTC
    )
    assert last_of(["0 0 1 6 *"], noon, zone, noon - timedelta(days=3)) is None
