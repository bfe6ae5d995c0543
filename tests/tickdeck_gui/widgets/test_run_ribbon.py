from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from tickdeck.reading.rows import RunBucket
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.run_ribbon import (
    RunRibbon,
    Stretches,
    stretch_words,
    time_words,
)

if TYPE_CHECKING:
    from datetime import datetime

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

QUARTER = timedelta(minutes=15)
START = NOW.replace(hour=8, minute=0, second=0)
LEFT = Qt.MouseButton.LeftButton


def bucket(number: int, **many: int) -> RunBucket:
    seconds = QUARTER.total_seconds()
    return RunBucket(start=START + number * QUARTER, seconds=seconds, **many)


BUCKETS = (bucket(0, succeeded=3), bucket(2, succeeded=1, failed=2, canceled=1))
SHOWN = Stretches(START, START + 8 * QUARTER, 8, BUCKETS)


@pytest.fixture
def ribbon(desk: Desk, qtbot: QtBot) -> RunRibbon:
    made = RunRibbon(desk.theme, desk.clock)
    qtbot.addWidget(made)
    made.resize(820, made.height())
    made.show_stretches(SHOWN)
    made.show()
    return made


def span(first: int, last: int) -> tuple[datetime, datetime]:
    return START + first * QUARTER, START + (last + 1) * QUARTER


def at(ribbon: RunRibbon, number: int) -> QPoint:
    return QPoint(round(ribbon.x_of(number)) + 20, 30)


def told(ribbon: RunRibbon) -> list[Any]:
    times: list[Any] = []
    ribbon.time_chosen.connect(times.append)
    return times


def test_a_click_chooses_a_stretch_and_another_lets_it_go(
    ribbon: RunRibbon, qtbot: QtBot
) -> None:
    times = told(ribbon)
    for _ in range(2):
        qtbot.mouseClick(ribbon, LEFT, pos=at(ribbon, 2))
    assert times == [span(2, 2), None]


def test_a_drag_chooses_all_that_it_went_over(ribbon: RunRibbon, qtbot: QtBot) -> None:
    times = told(ribbon)
    qtbot.mousePress(ribbon, LEFT, pos=at(ribbon, 5))
    qtbot.mouseMove(ribbon, at(ribbon, 3))
    assert times == []
    qtbot.mouseRelease(ribbon, LEFT, pos=at(ribbon, 2))
    assert times == [span(2, 5)]
    assert ribbon.chosen == span(2, 5)


def test_keys_go_from_stretch_to_stretch_and_choose(
    ribbon: RunRibbon, qtbot: QtBot
) -> None:
    times = told(ribbon)
    ribbon.setFocus()
    qtbot.keyClick(ribbon, Qt.Key.Key_Home)
    qtbot.keyClick(ribbon, Qt.Key.Key_Right)
    qtbot.keyClick(ribbon, Qt.Key.Key_Right)
    said = "08:30 to 08:45: 2 failed, 1 succeeded, 1 canceled"
    assert ribbon.accessibleDescription() == said
    qtbot.keyClick(ribbon, Qt.Key.Key_Return)
    qtbot.keyClick(ribbon, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(ribbon, Qt.Key.Key_Escape)
    assert times == [span(2, 2), span(2, 3), None]


def test_a_stretch_says_what_it_holds(ribbon: RunRibbon) -> None:
    assert ribbon.words(1) == "08:15 to 08:30: No runs"
    assert ribbon.words(0) == "08:00 to 08:15: 3 succeeded"
    assert stretch_words(bucket(0, unfinished=2)) == "2 not finished"
    assert ribbon.accessibleDescription() == "7 runs, 2 failed"


def test_a_time_over_midnight_names_both_days() -> None:
    midnight = NOW.replace(hour=0, minute=0, second=0)
    words = time_words(midnight - 2 * QUARTER, midnight + QUARTER, NOW)
    assert words == "21 Nov, 23:30 to 00:15"


def test_bars_are_as_high_as_there_are_runs_and_show_how_they_ended(
    ribbon: RunRibbon, desk: Desk
) -> None:
    image = ribbon.grab().toImage()
    tokens = desk.theme.tokens

    def height(number: int, token: str) -> int:
        x = round(ribbon.x_of(number)) + 40
        column = [image.pixelColor(x, y) for y in range(image.height())]
        return column.count(QColor(getattr(tokens, token)))

    full = height(0, "success") / 3
    assert height(2, "success") == pytest.approx(full, abs=2)
    assert height(2, "failure") == pytest.approx(2 * full, abs=3)
    assert height(2, "canceled") > 1, "hatched"
    assert height(1, "success") == 0


def test_newer_numbers_keep_what_was_chosen(ribbon: RunRibbon) -> None:
    ribbon.choose(span(1, 2))
    times = told(ribbon)
    ribbon.show_stretches(Stretches(START, START + 8 * QUARTER, 8, ()))
    ribbon.choose(span(1, 2))
    assert (ribbon.chosen, times) == (span(1, 2), [])


def test_nothing_is_chosen_before_there_is_something(desk: Desk, qtbot: QtBot) -> None:
    empty = RunRibbon(desk.theme, desk.clock)
    qtbot.addWidget(empty)
    empty.show()
    times = told(empty)
    qtbot.mouseClick(empty, LEFT, pos=QPoint(30, 30))
    qtbot.keyClick(empty, Qt.Key.Key_Right)
    assert times == []


def test_stretches_with_runs_are_told_to_who_cannot_see_them(
    ribbon: RunRibbon, qtbot: QtBot
) -> None:
    qtbot.keyClick(ribbon, Qt.Key.Key_Home)
    first, second = ribbon.accessible_parts()
    assert (first.name, first.is_selected) == ("08:00 to 08:15: 3 succeeded", True)
    assert (second.is_selected, second.rect.left()) == (False, round(ribbon.x_of(2)))
