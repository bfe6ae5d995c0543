from __future__ import annotations

from datetime import timedelta

import pytest

from tickdeck_gui.screenshots.rollups import seeded_rollups, seeded_wakings
from tickdeck_gui.screenshots.roster import NOW

DAY = timedelta(days=1)


@pytest.mark.parametrize(("days", "seconds"), [(1, 540), (30, 14_400), (366, 172_800)])
def test_stretches_are_whole_minutes_hours_or_days(days: int, seconds: int) -> None:
    found = seeded_rollups(NOW - days * DAY, NOW, 160)
    assert {bucket.seconds for bucket in found} == {float(seconds)}
    assert all(bucket.start < NOW - timedelta(hours=3) for bucket in found)


def test_nothing_is_before_the_beginning_nor_in_the_holiday() -> None:
    assert seeded_rollups(NOW - 300 * DAY, NOW - 250 * DAY, 50) == ()
    assert seeded_rollups(NOW - 94 * DAY, NOW - 84 * DAY, 50) == ()
    assert seeded_rollups(NOW - DAY, NOW, 0) == ()


def test_files_woke_a_sensor_a_few_times_a_day() -> None:
    found = seeded_wakings(NOW - 10 * DAY, NOW - 8 * DAY)
    assert 4 <= len(found) <= 9
    assert list(found) == sorted(found)
    assert all(NOW - 10 * DAY <= at < NOW - 8 * DAY for at in found)


def test_some_days_were_bad() -> None:
    bad = seeded_rollups(NOW - 10 * DAY, NOW - 8 * DAY, 48)
    assert sum(bucket.failed for bucket in bad) > 100
    good = seeded_rollups(NOW - 7 * DAY, NOW - 5 * DAY, 48)
    assert sum(bucket.failed for bucket in good) == 0
