from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QImage, QPainter

from tickdeck.clock import ManualClock
from tickdeck.reading.rows import Gap, TimelineBucket
from tickdeck.values.runs import Run
from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.timeline import TimelineModel
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.timeline_bars import TimelineBar
from tickdeck_gui.widgets.timeline_scene import Due
from tickdeck_gui.widgets.timeline_sight import TimelineSight

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

WIDTH = 800


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def model(clock: ManualClock, qtbot: QtBot) -> TimelineModel:
    made = TimelineModel(SeededReader(), clock)
    made.show(SensorId(1))
    return made


@pytest.fixture
def sight(model: TimelineModel, theme: Theme, clock: ManualClock) -> TimelineSight:
    made = TimelineSight(model, theme, clock)
    made.take_in()
    made.resize(WIDTH, QFont(), 1.0)
    return made


def looked(sight: TimelineSight, model: TimelineModel, span: timedelta) -> None:
    model.follow(span)
    sight.take_in()
    sight.catch_up()


def test_the_axis_stands_still_until_it_catches_up(
    sight: TimelineSight, clock: ManualClock
) -> None:
    before = sight.scale
    clock.advance(timedelta(minutes=1))
    assert sight.scale is before
    sight.catch_up()
    assert sight.scale.start - before.start == timedelta(minutes=1)


def test_the_names_of_the_lanes_have_their_room(sight: TimelineSight) -> None:
    assert sight.plot.left() == sight.scale.left > 30
    assert sight.at(QPoint(5, 90)) is None


def test_everything_in_sight_is_found_where_it_is(sight: TimelineSight) -> None:
    found = sight.everything()
    assert {type(one.item) for one in found} == {TimelineBar, Run, Gap}
    for one in found:
        assert sight.holds(one)
    bars = [one for one in found if isinstance(one.item, TimelineBar)]
    for one in bars[1:]:
        hit = sight.at(one.rect.center().toPoint())
        assert hit is not None
        assert hit.item == one.item


def test_things_stay_at_their_times_while_the_picture_moves(
    sight: TimelineSight, model: TimelineModel
) -> None:
    model.look_at(sight.scale.start, sight.scale.end)
    sight.catch_up()
    before = sight.lane(of_runs=False)[-1]
    moved = sight.scale.panned(-25)
    model.look_at(moved.start, moved.end)
    sight.catch_up()
    after = sight.of_key(before.item.tick.id)  # type: ignore[union-attr]
    assert after is not None
    assert before.rect.left() - after.rect.left() == 25


def test_the_numbers_are_those_of_the_window(
    sight: TimelineSight, model: TimelineModel
) -> None:
    assert sight.totals().failures == 7
    model.look_at(NOW - timedelta(minutes=1.9), NOW)
    sight.catch_up()
    assert sight.totals().ticks == 3
    looked(sight, model, timedelta(days=30))
    assert model.buckets
    assert sight.totals().ticks > 50_000


def test_what_is_due_is_shown_apart_from_the_present(
    sight: TimelineSight, model: TimelineModel
) -> None:
    model.expect(NOW + timedelta(seconds=12))

    def due() -> list[Due]:
        items = (one.item for one in sight.everything())
        return [item for item in items if isinstance(item, Due)]

    assert due() == []
    looked(sight, model, timedelta(minutes=5))
    assert due() == [Due(NOW + timedelta(seconds=12))]
    looked(sight, model, timedelta(minutes=1))
    assert due() == []


def test_runs_can_be_stepped_through_where_buckets_stand_beside_them(
    sight: TimelineSight, model: TimelineModel
) -> None:
    looked(sight, model, timedelta(days=30))
    assert {type(one.item) for one in sight.lane(of_runs=True)} == {Run}
    assert {type(one.item) for one in sight.lane(of_runs=False)} == {TimelineBucket}


def test_it_is_painted_the_same_from_the_same_picture(sight: TimelineSight) -> None:
    def grabbed() -> QImage:
        image = QImage(WIDTH, 170, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        sight.paint(painter, None, None)
        sight.paint_focus(painter, QRect(0, 0, WIDTH, 170))
        painter.end()
        return image

    assert grabbed() == grabbed()
    assert sight._layer.painted == 1  # noqa: SLF001 - what it costs
