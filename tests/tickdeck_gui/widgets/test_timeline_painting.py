from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.time_scale import TimeScale
from tickdeck_gui.widgets.timeline_bars import gather
from tickdeck_gui.widgets.timeline_painting import TimelinePainter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck_gui.theme.theme import Theme

SCALE = TimeScale(NOW - timedelta(hours=3), NOW + timedelta(minutes=5), 0, 600)


def blank() -> QImage:
    image = QImage(600, 176, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def painted(paint: Callable[[QPainter], None]) -> QImage:
    image = blank()
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def test_every_lane_leaves_ink(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    bars = gather(seeded_ticks(1), SCALE)
    selected = seeded_ticks(1)[0].id
    for paint in (
        lambda painter: lanes.paint_axis(painter, SCALE, 176),
        lambda painter: lanes.paint_bars(painter, SCALE, bars, selected),
        lambda painter: lanes.paint_file_events(painter, SCALE, bars),
        lambda painter: lanes.paint_runs(painter, SCALE, seeded_runs(), NOW),
        lambda painter: lanes.paint_now(painter, SCALE, NOW, 176),
    ):
        assert painted(paint) != blank()


def test_the_present_is_not_painted_where_it_is_out_of_sight(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    later = NOW + timedelta(days=1)
    image = painted(lambda painter: lanes.paint_now(painter, SCALE, later, 176))
    assert image == blank()


def test_only_the_upper_lane_holds_ticks(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    assert lanes.in_tick_lane(90)
    assert not lanes.in_tick_lane(150)
