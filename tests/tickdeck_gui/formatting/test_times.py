from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tickdeck_gui.formatting.times import (
    ago,
    clock_time,
    day,
    day_and_time,
    duration,
    exact,
    log_time,
    since,
    until,
)

NOW = datetime(2025, 11, 22, 11, 52, 16, 250_000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "now"),
        (12, "12 s ago"),
        (59.7, "1 min ago"),
        (61, "1 min ago"),
        (3599, "59 min ago"),
        (7200, "2 h ago"),
        (86_400 + 3600, "yesterday 10:52"),
        (3 * 86_400, "3 days ago"),
        (21 * 86_400, "1 Nov, 11:52"),
        (400 * 86_400, "18 Oct 2024"),
    ],
)
def test_an_age_is_told_in_the_unit_that_fits(seconds: float, words: str) -> None:
    assert words == ago(NOW - timedelta(seconds=seconds), NOW)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 ms"),
        (0.038, "38 ms"),
        (0.214, "0.21 s"),
        (8.24, "8.2 s"),
        (64, "1 min 04 s"),
        (3600, "1 h"),
        (7500, "2 h 05 min"),
        (90_000, "1 d 1 h"),
    ],
)
def test_a_duration_has_about_two_figures(seconds: float, words: str) -> None:
    assert words == duration(seconds)


def test_a_countdown_shows_whole_seconds() -> None:
    assert until(NOW + timedelta(seconds=12.4), NOW) == "in 12 s"
    assert until(NOW - timedelta(seconds=3), NOW) == "now"


def test_times_are_local_and_say_their_day_where_it_is_another() -> None:
    assert clock_time(NOW) == "11:52:16"
    assert log_time(NOW) == "11:52:16.250"
    assert since(NOW, NOW) == "11:52"
    assert since(NOW - timedelta(days=2), NOW) == "20 Nov, 11:52"
    assert day_and_time(NOW - timedelta(days=2), NOW) == "20 Nov, 11:52:16"


def test_a_day_says_its_year_where_it_is_another() -> None:
    assert day(NOW - timedelta(days=2), NOW) == "20 Nov"
    assert day(NOW - timedelta(days=366), NOW) == "21 Nov 2024"


def test_the_exact_time_names_day_milliseconds_and_zone() -> None:
    assert exact(NOW) == "Sat 22 Nov 2025, 11:52:16.250 UTC"
