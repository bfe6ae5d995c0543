from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.clock import ManualClock
from tickdeck.values.sensors import SensorId
from tickdeck_gui.models import timeline
from tickdeck_gui.models.timeline import TimelineModel
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck.values.ticks import Tick


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def model(clock: ManualClock) -> TimelineModel:
    made = TimelineModel(SeededReader(), clock)
    made.show(SensorId(1))
    return made


def test_a_live_window_follows_the_clock(
    model: TimelineModel, clock: ManualClock
) -> None:
    before = model.end
    clock.advance(timedelta(minutes=1))
    assert model.end - before == timedelta(minutes=1)
    assert model.start < clock.now() < model.end


def test_a_window_that_was_moved_stands_still_and_is_read_when_it_rests(
    model: TimelineModel, clock: ManualClock, qtbot: QtBot
) -> None:
    end = NOW - timedelta(hours=1)
    with qtbot.waitSignal(model.changed):
        model.look_at(end - timedelta(minutes=30), end)
    clock.advance(timedelta(minutes=1))
    assert (model.live, model.end) == (False, end)
    assert model.ticks
    assert all(tick.started <= end for tick in model.ticks)


def test_too_many_ticks_are_counted_instead(
    model: TimelineModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "_MOST_TICKS", 10)
    model.read()
    assert model.ticks == ()
    assert sum(bucket.ticks for bucket in model.buckets) > 10


def test_new_ticks_and_runs_of_the_sensor_are_taken_in(model: TimelineModel) -> None:
    newest = model.ticks[0]
    grown = msgspec.structs.replace(newest, count=7)
    model.absorb(grown)
    assert model.ticks[0] == grown
    foreign = msgspec.structs.replace(newest, sensor_id=SensorId(5))
    model.absorb(foreign)
    assert foreign not in model.ticks
    run = msgspec.structs.replace(seeded_runs()[3], sensor_id=SensorId(1))
    model.absorb_run(run)
    assert model.runs[0] == run


def test_following_again_can_change_the_length(model: TimelineModel) -> None:
    model.look_at(NOW - timedelta(days=2), NOW - timedelta(days=1))
    model.follow(timedelta(minutes=5))
    assert (model.live, model.span) == (True, timedelta(minutes=5))


def test_a_young_sensor_is_seen_from_nearby_until_somebody_chooses(
    clock: ManualClock,
) -> None:
    class Young(SeededReader):
        def ticks(self, *_where: object, **_more: object) -> tuple[Tick, ...]:
            return ()

    model = TimelineModel(Young(), clock)
    model.show(SensorId(1))
    assert model.span == timedelta(minutes=5)
    model.follow(timedelta(hours=24))
    model.show(SensorId(2))
    assert model.span == timedelta(hours=24)


def test_a_sensor_with_a_past_is_seen_from_far(model: TimelineModel) -> None:
    assert model.span == timedelta(hours=3)
