from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent

from tickdeck.reading.rows import Gap, TimelineBucket
from tickdeck.values.runs import Run
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickId, TickStatus
from tickdeck_gui.models.timeline import TimelineModel
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.widgets import accessible_parts
from tickdeck_gui.widgets.timeline import Timeline
from tickdeck_gui.widgets.timeline_bars import TimelineBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tickdeck.clock import ManualClock
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.widgets.timeline_scene import Placed

MONTH = timedelta(days=30)


@pytest.fixture
def model(desk: Desk) -> TimelineModel:
    return TimelineModel(desk.reader, desk.clock)


@pytest.fixture
def timeline(desk: Desk, model: TimelineModel, qtbot: QtBot) -> Timeline:
    accessible_parts.install()
    made = Timeline(model, desk.theme, desk.clock)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(800, 176)
    made.show()
    model.show(SensorId(1))
    return made


def placed(timeline: Timeline, kind: type) -> list[Placed]:
    return [one for one in timeline.placed() if isinstance(one.item, kind)]


def middle(one: Placed) -> QPoint:
    return one.rect.center().toPoint()


def newest(timeline: Timeline) -> QPoint:
    return middle(placed(timeline, TimelineBar)[-1])


def turn(timeline: Timeline, notches: float, x: float = 400, sideways: int = 0) -> None:
    nowhere = Qt.KeyboardModifier.NoModifier
    at = QPointF(x, 80)
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(sideways, round(120 * notches)),
        Qt.MouseButton.NoButton,
        nowhere,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    timeline.wheelEvent(event)


def test_a_click_on_a_bar_selects_its_tick(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.tick_selected) as selected:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=newest(timeline))
    hit = timeline.placed_at(newest(timeline))
    assert hit is not None
    assert isinstance(hit.item, TimelineBar)
    assert selected.args == [hit.item.tick.id]
    assert hit.item.tick.status is TickStatus.FAILURE


def test_a_click_beside_all_bars_selects_nothing(
    timeline: Timeline, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(timeline.tick_selected):
        below = QPoint(newest(timeline).x(), 147)
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=below)
    assert timeline.placed_at(below) is None


def test_a_table_that_knows_folds_only_does_not_move_the_frame(
    timeline: Timeline, qtbot: QtBot
) -> None:
    timeline.tick_selected.connect(lambda _: timeline.select(TickId(1)))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=newest(timeline))
    hit = timeline.placed_at(newest(timeline))
    assert hit is not None
    chosen = [part.is_selected for part in timeline.accessible_parts()]
    assert chosen.count(True) == 1
    timeline.select(TickId(1))
    assert not any(part.is_selected for part in timeline.accessible_parts())


def test_a_click_on_a_run_opens_it(timeline: Timeline, qtbot: QtBot) -> None:
    run = placed(timeline, Run)[-1]
    with qtbot.waitSignal(timeline.run_opened) as opened:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=middle(run))
    assert opened.args == [run.item.run_id]  # type: ignore[union-attr]


def test_a_click_on_a_count_zooms_into_its_stretch(
    timeline: Timeline, model: TimelineModel, qtbot: QtBot
) -> None:
    model.follow(MONTH)
    one = placed(timeline, TimelineBucket)[40]
    bucket = one.item
    assert isinstance(bucket, TimelineBucket)
    at = QPoint(middle(one).x(), 60)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at)
    assert not model.live
    assert model.start == bucket.start - timedelta(seconds=bucket.seconds) * 0.05
    assert model.span == timedelta(seconds=bucket.seconds) * 1.1


def test_a_drag_pans_and_selects_nothing(timeline: Timeline, qtbot: QtBot) -> None:
    before = timeline.scale
    with qtbot.assertNotEmitted(timeline.tick_selected):
        qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(300, 90))
        qtbot.mouseMove(timeline, QPoint(400, 90))
        qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(400, 90))
    moved = (before.start - timeline.scale.start).total_seconds()
    assert moved == pytest.approx(100 / before.pixels_per_second, abs=1)


def test_the_wheel_zooms_about_the_pointer_and_stays_live_while_now_is_in_sight(
    timeline: Timeline, model: TimelineModel
) -> None:
    before = timeline.scale
    under = before.at_x(700)
    turn(timeline, 1, x=700)
    assert timeline.scale.seconds == pytest.approx(before.seconds * 0.8)
    assert timeline.scale.x_of(under) == pytest.approx(700, abs=0.1)
    assert model.live
    turn(timeline, -1, x=700)
    assert timeline.scale.seconds == pytest.approx(before.seconds)


def test_a_zoom_that_loses_the_present_stands_still(
    timeline: Timeline, model: TimelineModel
) -> None:
    under = timeline.scale.at_x(200)
    turn(timeline, 1, x=200)
    assert not model.live
    assert timeline.scale.x_of(under) == pytest.approx(200, abs=0.1)


def test_the_wheel_pans_sideways(timeline: Timeline) -> None:
    before = timeline.scale
    turn(timeline, 0, sideways=120)
    assert timeline.scale.x_of(before.start) == pytest.approx(before.left + 60, abs=0.1)


def test_bars_are_gathered_anew_when_the_width_changes(timeline: Timeline) -> None:
    timeline.resize(1200, 176)
    assert timeline.placed_at(newest(timeline)) is not None


def test_arrow_keys_go_from_tick_to_tick(timeline: Timeline, qtbot: QtBot) -> None:
    chosen: list[int] = []
    timeline.tick_selected.connect(chosen.append)
    for _ in range(3):
        qtbot.keyClick(timeline, Qt.Key.Key_Left)
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert chosen[0] > chosen[1] > chosen[2]
    assert chosen[3] == chosen[1]


def test_a_step_out_of_sight_brings_what_it_came_to_into_sight(
    timeline: Timeline, model: TimelineModel, qtbot: QtBot
) -> None:
    model.look_at(NOW - timedelta(minutes=40), NOW - timedelta(minutes=30))
    first = placed(timeline, TimelineBar)[0].item
    assert isinstance(first, TimelineBar)
    timeline.select(first.tick.id)
    with qtbot.waitSignal(timeline.tick_selected) as selected:
        qtbot.keyClick(timeline, Qt.Key.Key_Left)
    assert selected.args is not None
    assert selected.args[0] < first.tick.id
    assert model.start < NOW - timedelta(minutes=44)
    assert any(part.is_selected for part in timeline.accessible_parts())


def test_keys_go_from_count_to_count_and_zoom_in(
    timeline: Timeline, model: TimelineModel, qtbot: QtBot
) -> None:
    model.follow(MONTH)
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    names = [part.name for part in timeline.accessible_parts() if part.is_selected]
    (name,) = names
    assert "skipped" in name
    assert "Click to zoom in" in timeline.card_words
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert model.span < timedelta(hours=8)
    assert timeline.card_words == ""


def test_keys_go_from_run_to_run_and_open_one(timeline: Timeline, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(timeline, Qt.Key.Key_Left, shift)
    qtbot.keyClick(timeline, Qt.Key.Key_Left, shift)
    runs = placed(timeline, Run)
    with qtbot.waitSignal(timeline.run_opened) as opened:
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert opened.args == [runs[-2].item.run_id]  # type: ignore[union-attr]


def test_keys_zoom_about_the_present_and_page(
    timeline: Timeline, model: TimelineModel, qtbot: QtBot
) -> None:
    before = timeline.scale
    qtbot.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.scale.seconds < before.seconds
    assert timeline.scale.x_of(NOW) == pytest.approx(before.x_of(NOW), abs=0.1)
    assert model.live
    start = timeline.scale.start
    qtbot.keyClick(timeline, Qt.Key.Key_PageUp)
    assert timeline.scale.start < start


def test_the_numbers_can_be_read_aloud(timeline: Timeline) -> None:
    assert "7 failures from" in timeline.accessibleDescription()


def test_only_ticks_of_the_window_are_counted(
    timeline: Timeline, model: TimelineModel
) -> None:
    model.look_at(NOW - timedelta(minutes=60), NOW - timedelta(minutes=50.1))
    assert timeline.totals().ticks == 20


def test_each_bar_is_told_to_screen_readers(timeline: Timeline) -> None:
    whole = QAccessible.queryAccessibleInterface(timeline)
    assert whole.role() == QAccessible.Role.List
    assert whole.childCount() == len(timeline.accessible_parts()) > 100
    at = timeline.mapToGlobal(newest(timeline))
    last = whole.childAt(at.x(), at.y())
    name = last.text(QAccessible.Text.Name)
    assert name.endswith(
        "failed, PermissionError: [Errno 13] Permission denied: '/mnt/bank/out'"
    )
    assert last.role() == QAccessible.Role.ListItem
    assert last.rect().contains(at)


def test_the_tick_that_keys_came_to_has_the_focus(
    timeline: Timeline, model: TimelineModel, qtbot: QtBot
) -> None:
    model.follow(timedelta(minutes=30))
    timeline.activateWindow()
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    whole = QAccessible.queryAccessibleInterface(timeline)
    chosen = whole.focusChild()
    assert chosen.text(QAccessible.Text.Name).startswith("Tick 11:51:")
    assert bool(chosen.state().selected)


def test_the_card_says_what_came_of_the_tick(timeline: Timeline, qtbot: QtBot) -> None:
    qtbot.mouseMove(timeline, QPoint(500, 147))
    assert timeline.card_words == ""
    qtbot.mouseMove(timeline, newest(timeline))
    assert "PermissionError" in timeline.card_words
    qtbot.mouseMove(timeline, middle(placed(timeline, Gap)[0]))
    assert timeline.card_words.startswith("Tickdeck was not at work")
    timeline.hide()
    assert timeline.card_words == ""


def test_while_a_card_is_shown_only_the_present_moves_on(
    timeline: Timeline, desk: Desk, qtbot: QtBot
) -> None:
    clock: ManualClock = desk.clock  # type: ignore[assignment]
    qtbot.mouseMove(timeline, newest(timeline))
    before = timeline.scale
    clock.advance(timedelta(minutes=1))
    timeline._on_advance()  # noqa: SLF001 - as its timer does
    assert timeline.scale == before
    qtbot.mouseMove(timeline, QPoint(500, 147))
    timeline._on_advance()  # noqa: SLF001
    assert timeline.scale.start == before.start + timedelta(minutes=1)


def test_a_live_timeline_moves_by_pixels_and_rests_while_nobody_looks(
    timeline: Timeline, model: TimelineModel
) -> None:
    advance = timeline._advance  # noqa: SLF001 - costs what it is about
    assert advance.interval() == 1000
    timeline.hide()
    assert not advance.isActive()
    model.follow(timedelta(minutes=1))
    timeline.show()
    pixels = timeline.scale.pixels_per_second
    assert advance.interval() == pytest.approx(1000 / pixels, abs=1)
    model.look_at(NOW - timedelta(hours=1), NOW)
    assert not advance.isActive()


def test_a_new_tick_and_a_new_theme_are_painted_anew(
    timeline: Timeline, model: TimelineModel, desk: Desk
) -> None:
    before = timeline.grab().toImage()
    model.absorb(
        msgspec.structs.replace(
            model.ticks[0], id=TickId(9000), started=NOW - timedelta(minutes=100)
        )
    )
    with_tick = timeline.grab().toImage()
    assert with_tick != before
    desk.theme.choose(Appearance.DARK)
    assert timeline.grab().toImage() != with_tick


def drag(
    timeline: Timeline, qtbot: QtBot, begin: int, end: int, y: int, *, shift: bool
) -> None:
    held = (
        Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    )
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(timeline, left, held, QPoint(begin, y))
    qtbot.mouseMove(timeline, QPoint(end, y))
    qtbot.mouseRelease(timeline, left, held, QPoint(end, y))


@pytest.mark.parametrize(("y", "shift"), [(90, True), (8, False)])
def test_a_drag_with_shift_or_on_the_axis_chooses_a_stretch(
    timeline: Timeline, model: TimelineModel, qtbot: QtBot, y: int, *, shift: bool
) -> None:
    model.look_at(timeline.scale.start, timeline.scale.end)
    scale = timeline.scale
    with qtbot.waitSignal(model.brushed):
        drag(timeline, qtbot, 500, 200, y, shift=shift)
    assert model.brush is not None
    assert abs((model.brush[0] - scale.at_x(200)).total_seconds()) < 1
    assert abs((model.brush[1] - scale.at_x(500)).total_seconds()) < 1
    drag(timeline, qtbot, 300, 301, y, shift=shift)
    assert model.brush is None


def test_a_key_chooses_what_is_in_sight_and_lets_it_go(
    timeline: Timeline, model: TimelineModel, qtbot: QtBot
) -> None:
    qtbot.keyClick(timeline, Qt.Key.Key_B)
    assert model.brush == (timeline.scale.start, timeline.scale.end)
    qtbot.keyClick(timeline, Qt.Key.Key_B)
    assert model.brush is None


def test_time_runs_to_the_right_in_all_languages(
    timeline: Timeline, model: TimelineModel, qapp: QApplication, qtbot: QtBot
) -> None:
    model.look_at(timeline.scale.start, timeline.scale.end)
    before, place = timeline.grab().toImage(), newest(timeline)
    try:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert timeline.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert timeline.grab().toImage() == before
        assert newest(timeline) == place
        with qtbot.waitSignal(timeline.tick_selected):
            qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
