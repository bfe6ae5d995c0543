from __future__ import annotations

import itertools
from datetime import timedelta

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
    ("span", "first"),
    [
        (timedelta(minutes=5), "11:52:30"),
        (timedelta(hours=3), "12:00"),
        (timedelta(days=1), "12:00"),
        (timedelta(days=30), "27 Nov"),
    ],
)
def test_labels_are_round_and_far_enough_apart(span: timedelta, first: str) -> None:
    scale = TimeScale(NOW, NOW + span, 0, 900)
    labels = scale.labels()
    places = [scale.x_of(at) for at, _ in labels]
    assert all(after - before >= 76 for before, after in itertools.pairwise(places))
    assert labels[0][1] in (first, f"{first}:00", "23 Nov")
