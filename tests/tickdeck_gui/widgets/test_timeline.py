from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.models.timeline import TimelineModel
from tickdeck_gui.widgets.timeline import Timeline, bar_words, gap_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


@pytest.fixture
def timeline(desk: Desk, qtbot: QtBot) -> Timeline:
    model = TimelineModel(desk.reader, desk.clock)
    made = Timeline(model, desk.theme, desk.clock)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(800, 176)
    made.show()
    model.show(SensorId(1))
    return made


def newest(timeline: Timeline) -> QPoint:
    tick = timeline._model.ticks[0]  # noqa: SLF001 - what the test clicks on
    return QPoint(int(timeline.scale.x_of(tick.started)), 90)


def turn(timeline: Timeline, notches: int) -> None:
    nowhere = Qt.KeyboardModifier.NoModifier
    middle = QPointF(400, 80)
    event = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        nowhere,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    timeline.wheelEvent(event)


def test_a_click_on_a_bar_selects_its_tick(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.tick_selected) as selected:
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=newest(timeline))
    bar = timeline.bar_at(newest(timeline))
    assert bar is not None
    assert selected.args == [bar.tick.id]
    assert bar.tick.status is TickStatus.FAILURE


def test_a_click_beside_all_bars_selects_nothing(
    timeline: Timeline, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(timeline.tick_selected):
        below = QPoint(newest(timeline).x(), 160)
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=below)
    assert timeline.bar_at(below) is None


def test_a_drag_pans_and_selects_nothing(timeline: Timeline, qtbot: QtBot) -> None:
    before = timeline.scale
    with qtbot.assertNotEmitted(timeline.tick_selected):
        qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(300, 90))
        qtbot.mouseMove(timeline, QPoint(400, 90))
        qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(400, 90))
    moved = (before.start - timeline.scale.start).total_seconds()
    assert moved == pytest.approx(100 / before.pixels_per_second, abs=1)


def test_the_wheel_zooms(timeline: Timeline) -> None:
    before = timeline.scale.seconds
    turn(timeline, 1)
    assert timeline.scale.seconds == pytest.approx(before * 0.8)
    turn(timeline, -1)
    assert timeline.scale.seconds == pytest.approx(before)


def test_bars_are_gathered_anew_when_the_width_changes(timeline: Timeline) -> None:
    timeline.resize(1200, 176)
    assert timeline.bar_at(newest(timeline)) is not None


def test_arrow_keys_go_from_tick_to_tick(timeline: Timeline, qtbot: QtBot) -> None:
    chosen: list[int] = []
    timeline.tick_selected.connect(chosen.append)
    for _ in range(3):
        qtbot.keyClick(timeline, Qt.Key.Key_Left)
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert chosen[0] > chosen[1] > chosen[2]
    assert chosen[3] == chosen[1]


def test_keys_zoom_and_page(timeline: Timeline, qtbot: QtBot) -> None:
    span = timeline.scale.seconds
    qtbot.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.scale.seconds < span
    start = timeline.scale.start
    qtbot.keyClick(timeline, Qt.Key.Key_PageUp)
    assert timeline.scale.start < start


def test_long_stretches_are_painted_from_counts(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tickdeck_gui.models.timeline._MOST_TICKS", 5)
    timeline._model.read()  # noqa: SLF001 - as after a zoom
    assert timeline._model.buckets  # noqa: SLF001
    assert timeline.totals().ticks > 5
    assert not timeline.grab().isNull()


def test_the_numbers_can_be_read_aloud(timeline: Timeline) -> None:
    assert "7 failures from" in timeline.accessibleDescription()


def test_the_card_says_what_came_of_the_tick(timeline: Timeline) -> None:
    bar = timeline.bar_at(newest(timeline))
    assert bar is not None
    assert "PermissionError" in bar_words(bar)


def test_a_live_timeline_rests_while_nobody_looks(timeline: Timeline) -> None:
    assert timeline._advance.isActive()  # noqa: SLF001 - costs what it is about
    timeline.hide()
    assert not timeline._advance.isActive()  # noqa: SLF001
    timeline._model.follow(timedelta(minutes=5))  # noqa: SLF001
    timeline.show()
    assert timeline._advance.interval() == 100  # noqa: SLF001


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
    timeline: Timeline, qtbot: QtBot, y: int, *, shift: bool
) -> None:
    model, scale = timeline._model, timeline.scale  # noqa: SLF001
    model.look_at(scale.start, scale.end)
    scale = timeline.scale
    with qtbot.waitSignal(model.brushed):
        drag(timeline, qtbot, 500, 200, y, shift=shift)
    assert model.brush is not None
    assert abs((model.brush[0] - scale.at_x(200)).total_seconds()) < 1
    assert abs((model.brush[1] - scale.at_x(500)).total_seconds()) < 1
    drag(timeline, qtbot, 300, 301, y, shift=shift)
    assert model.brush is None


def test_a_key_chooses_what_is_in_sight_and_lets_it_go(
    timeline: Timeline, qtbot: QtBot
) -> None:
    model = timeline._model  # noqa: SLF001
    qtbot.keyClick(timeline, Qt.Key.Key_B)
    assert model.brush == (timeline.scale.start, timeline.scale.end)
    qtbot.keyClick(timeline, Qt.Key.Key_B)
    assert model.brush is None


def test_the_card_over_a_gap_says_why(timeline: Timeline) -> None:
    words = gap_words(timeline._model.gaps[1])  # noqa: SLF001
    assert "5 min" in words
    assert words.endswith("The machine slept, or its clock was set forward, by 300 s.")


def test_time_runs_to_the_right_in_all_languages(
    timeline: Timeline, qapp: QApplication, qtbot: QtBot
) -> None:
    timeline._model.look_at(timeline.scale.start, timeline.scale.end)  # noqa: SLF001
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
