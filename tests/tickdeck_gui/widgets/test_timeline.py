from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.models.timeline import TimelineModel
from tickdeck_gui.widgets.timeline import Timeline, bar_words

if TYPE_CHECKING:
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
