from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tickdeck.reading.rows import Gap, TimelineBucket
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.marks import mark_colour
from tickdeck_gui.widgets.time_scale import TimeScale
from tickdeck_gui.widgets.timeline_bars import TickHistory
from tickdeck_gui.widgets.timeline_painting import TimelinePainter
from tickdeck_gui.widgets.timeline_scene import (
    AXIS,
    BOTTOM,
    EVENT_Y,
    HEIGHT,
    RUN_TOP,
    TICK_BOTTOM,
    Scene,
    scene_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck_gui.theme.theme import Theme

SCALE = TimeScale(NOW - timedelta(hours=3), NOW + timedelta(minutes=5), 0, 600)
NEAR = TimeScale(NOW - timedelta(minutes=70), NOW - timedelta(minutes=20), 0, 3000)


def blank() -> QImage:
    image = QImage(600, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def painted(paint: Callable[[QPainter], None]) -> QImage:
    image = blank()
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def colours(image: QImage, place: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    }


def seeded(scale: TimeScale = SCALE, **parts: object) -> Scene:
    given = {"buckets": (), "runs": seeded_runs(), "gaps": (), **parts}
    history = TickHistory(seeded_ticks(1))
    return scene_of(scale, history, now=NOW, **given)  # type: ignore[arg-type]


def test_every_lane_leaves_ink(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    image = painted(lambda painter: lanes.paint_scene(painter, seeded()))
    success = mark_colour(theme.tokens, Mark.SUCCESS).name()
    files = mark_colour(theme.tokens, Mark.RUNNING).name()
    assert success in colours(image, QRect(0, AXIS, 600, TICK_BOTTOM - AXIS))
    assert len(colours(image, QRect(0, RUN_TOP, 600, 9))) > 2
    assert files in colours(image, QRect(0, EVENT_Y - 3, 600, 6))
    scene = seeded()
    times = painted(lambda painter: lanes.paint_times(painter, scene, 0, SCALE))
    assert times != blank()
    assert painted(lanes.paint_names) != blank()


def test_it_is_said_where_file_events_are_not_known(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    said = painted(lambda painter: lanes.paint_files_unknown(painter, 40, 300))
    assert said != blank()
    assert painted(lambda painter: lanes.paint_files_unknown(painter, 40, 60)) == (
        blank()
    )


def test_a_time_that_would_be_cut_is_left_out(theme: Theme) -> None:
    lanes, scene = TimelinePainter(theme), seeded()
    narrow = TimeScale(SCALE.start, SCALE.end, 100, 104)
    image = painted(lambda painter: lanes.paint_times(painter, scene, 0, narrow))
    assert image == blank()


def test_the_number_of_runs_stands_in_a_bar_that_is_wide_enough(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    scene = seeded(NEAR, runs=())
    asked = [one for one in scene.ticks if one.rect.width() > 20]
    image = painted(lambda painter: lanes.paint_scene(painter, scene))
    first = next(one for one in asked if getattr(one.item, "run_count", 0))
    foot = QRect(int(first.rect.left()), TICK_BOTTOM - 14, 22, 12)
    assert len(colours(image, foot)) > 2
    without = next(one for one in asked if not getattr(one.item, "run_count", 0))
    foot.moveLeft(int(without.rect.left()))
    assert len(colours(image, foot)) == 1


def test_a_gap_is_shaded_within_the_lanes_and_named_where_there_is_room(
    theme: Theme,
) -> None:
    lanes = TimelinePainter(theme)

    def shaded(minutes: int) -> QImage:
        end = NOW - timedelta(hours=1)
        gap = Gap(start=end - timedelta(minutes=minutes), end=end, reason="")
        scene = scene_of(SCALE, TickHistory(), (), (), (gap,), NOW)
        return painted(lambda painter: lanes.paint_scene(painter, scene))

    wide = shaded(60)
    middle = int(SCALE.x_of(NOW - timedelta(minutes=90)))
    assert colours(wide, QRect(middle, 0, 20, AXIS)) == {"#ffffff"}
    assert colours(wide, QRect(middle, BOTTOM + 1, 20, HEIGHT - BOTTOM)) == {"#ffffff"}
    assert "#ffffff" not in colours(wide, QRect(middle, AXIS + 2, 20, 80))
    left = int(SCALE.x_of(NOW - timedelta(minutes=120)))
    dark = QColor(theme.tokens.second)
    label = QRect(left, AXIS + 2, 100, 16)
    assert any(
        QColor(name).lightness() <= dark.lightness() + 8
        for name in colours(wide, label)
    )
    narrow = QRect(int(SCALE.x_of(NOW - timedelta(minutes=62))), AXIS + 2, 6, 16)
    assert all(
        QColor(name).lightness() > dark.lightness() + 8
        for name in colours(shaded(2), narrow)
    )


def test_failures_in_counts_are_signed_by_shape_below_the_lane(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    start = NOW - timedelta(hours=2)

    def below(failed: int) -> set[str]:
        bucket = TimelineBucket(start=start, seconds=600, skipped=9, failed=failed)
        scene = scene_of(SCALE, TickHistory(), (bucket,), (), (), NOW)
        image = painted(lambda painter: lanes.paint_scene(painter, scene))
        x = int(SCALE.x_of(start + timedelta(seconds=300)))
        return colours(image, QRect(x - 3, TICK_BOTTOM + 3, 6, 6))

    assert mark_colour(theme.tokens, Mark.FAILURE).name() in below(1)
    assert below(0) == {"#ffffff"}


def test_the_present_is_not_painted_where_it_is_out_of_sight(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    later = NOW + timedelta(days=1)
    assert painted(lambda painter: lanes.paint_now(painter, SCALE, later)) == blank()
    assert painted(lambda painter: lanes.paint_now(painter, SCALE, NOW)) != blank()


def test_the_frame_of_what_is_selected_lies_above_the_present(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    x = SCALE.x_of(NOW)
    frame = QRectF(x - 1, 60, 6, 40)

    def both(painter: QPainter) -> None:
        lanes.paint_now(painter, SCALE, NOW)
        lanes.paint_selected(painter, frame)

    image = painted(both)
    alone = painted(lambda painter: lanes.paint_selected(painter, frame))
    top = QRect(int(frame.left()), int(frame.top()) - 6, 8, 4)
    assert colours(image, top) == colours(alone, top)


@pytest.mark.parametrize(
    "paint",
    [
        lambda lanes, painter: lanes.paint_due(painter, 300),
        lambda lanes, painter: lanes.paint_hovered(painter, QRectF(300, 40, 6, 60)),
        lambda lanes, painter: lanes.paint_focus(painter, QRect(0, 0, 600, HEIGHT)),
        lambda lanes, painter: lanes.paint_brush(
            painter, SCALE, (NOW - timedelta(hours=2), NOW - timedelta(hours=1))
        ),
    ],
)
def test_what_is_pointed_at_chosen_or_to_come_leaves_ink(
    theme: Theme, paint: Callable[[TimelinePainter, QPainter], None]
) -> None:
    lanes = TimelinePainter(theme)
    assert painted(lambda painter: paint(lanes, painter)) != blank()


def test_above_the_lanes_are_the_times(theme: Theme) -> None:
    lanes = TimelinePainter(theme)
    assert lanes.in_axis(5)
    assert not lanes.in_axis(AXIS)
