from __future__ import annotations

import itertools
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.time_scale import TimeScale

SCALE = TimeScale(NOW, NOW + timedelta(hours=3), 0, 900)


@given(st.floats(0, 900))
def test_a_pixel_and_its_time_are_inverse(x: float) -> None:
    assert SCALE.x_of(SCALE.at_x(x)) == pytest.approx(x, abs=1e-3)


@given(st.floats(0, 900), st.floats(0.05, 20))
def test_what_is_under_the_pointer_stays_there(x: float, factor: float) -> None:
    under = SCALE.at_x(x)
    assert SCALE.zoomed(x, factor).x_of(under) == pytest.approx(x, abs=0.01)


def test_zooming_ends_at_a_minute_and_at_a_year() -> None:
    assert SCALE.zoomed(0, 1e-9).seconds == 60
    assert SCALE.zoomed(0, 1e9).seconds == 366 * 86_400


def test_dragging_to_the_right_shows_earlier_times() -> None:
    moved = SCALE.panned(300)
    assert moved.start == NOW - timedelta(hours=1)
    assert moved.seconds == SCALE.seconds


@pytest.mark.parametrize(
    ("span", "first", "second"),
    [
        (timedelta(minutes=1), "11:52:20", "11:52:25"),
        (timedelta(minutes=5), "11:52:30", "11:53:00"),
        (timedelta(hours=3), "12:00", "12:15"),
        (timedelta(days=1), "12:00", "14:00"),
        (timedelta(days=3), "12:00", "18:00"),
        (timedelta(days=30), "24 Nov", "1 Dec"),
        (timedelta(days=366), "Dec", "2026"),
    ],
)
def test_labels_are_round_and_far_enough_apart(
    span: timedelta, first: str, second: str
) -> None:
    scale = TimeScale(NOW, NOW + span, 0, 900)
    labels = scale.labels()
    places = [scale.x_of(at) for at, _ in labels]
    assert all(after - before >= 62 for before, after in itertools.pairwise(places))
    assert [name for _, name in labels[:2]] == [first, second]


def test_days_begin_at_midnight_also_after_the_clock_was_set_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    start = datetime(2025, 10, 24, 12, tzinfo=UTC)
    scale = TimeScale(start, start + timedelta(days=6), 0, 600)
    midnights = [at.astimezone() for at, _ in scale.labels()]
    assert [(at.day, at.hour) for at in midnights] == [
        (day, 0) for day in range(25, 31)
    ]
    hours = TimeScale(start, start + timedelta(days=3), 0, 900).labels()
    assert {at.astimezone().hour for at, _ in hours} == {0, 6, 12, 18}


def test_the_same_label_stays_at_its_time_while_the_axis_moves() -> None:
    before = dict(SCALE.labels())
    after = dict(SCALE.panned(-20).labels())
    assert len(before.keys() & after.keys()) >= len(before) - 1
