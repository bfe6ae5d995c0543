from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage

from tickdeck_gui.models.run_steps import step_spans
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.run_story import seeded_run_events
from tickdeck_gui.widgets.gantt import Gantt

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

RTL = Qt.LayoutDirection.RightToLeft


@pytest.fixture
def gantt(desk: Desk, qtbot: QtBot) -> Gantt:
    made = Gantt(desk.theme, desk.clock)
    qtbot.addWidget(made)
    made.show_steps(step_spans(seeded_run_events(seeded_runs()[4])))
    made.resize(700, made.height())
    made.show()
    return made


def test_a_click_chooses_a_step_and_another_lets_it_go(
    gantt: Gantt, qtbot: QtBot
) -> None:
    chosen: list[str | None] = []
    gantt.step_chosen.connect(chosen.append)
    for _ in range(2):
        qtbot.mouseClick(gantt, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert chosen == ["parse", None]


def test_arrow_keys_choose_too(gantt: Gantt, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(gantt, key)
    assert gantt.chosen == "fetch"


def test_steps_are_painted_and_their_absence_said(gantt: Gantt) -> None:
    full = gantt.grab().toImage()
    gantt.show_steps(())
    assert gantt.grab().toImage() != full
    assert gantt.accessibleDescription() == "0 steps"


def test_a_line_is_mirrored_but_not_its_axis_of_time(
    gantt: Gantt, qtbot: QtBot
) -> None:
    before, painted = gantt.places(1), gantt.grab().toImage()
    gantt.setLayoutDirection(RTL)
    after, mirrored = gantt.places(1), gantt.grab().toImage()
    parts = [after.took, after.axis, after.name, after.mark]
    for left, right in itertools.pairwise(parts):
        assert left.right() < right.left()
    assert gantt.rect().contains(after.took)
    assert gantt.rect().contains(after.mark)
    assert after.mark.right() == gantt.width() - 1 - before.mark.left()
    # The bars of time begin and end as before.
    assert bars(mirrored.copy(after.axis)) == bars(painted.copy(before.axis))
    spare = QRect(after.name.topLeft(), QSize(60, after.name.height()))
    assert len(colours(mirrored.copy(spare))) == 1, "the name is not at its left"
    assert len(colours(mirrored.copy(after.name))) > 1
    assert mirrored.copy(after.mark) == painted.copy(before.mark)
    chosen: list[str | None] = []
    gantt.step_chosen.connect(chosen.append)
    qtbot.mouseClick(gantt, Qt.MouseButton.LeftButton, pos=after.name.center())
    assert chosen == ["parse"]


def bars(axis: QImage) -> bytes:
    return bytes(axis.convertToFormat(QImage.Format.Format_RGB32).constBits())


def colours(image: QImage) -> set[int]:
    places = itertools.product(range(image.width()), range(image.height()))
    return {image.pixel(x, y) for x, y in places}


def test_steps_are_told_to_who_cannot_see_them(gantt: Gantt, qtbot: QtBot) -> None:
    qtbot.keyClick(gantt, Qt.Key.Key_Down)
    parts = gantt.accessible_parts()
    assert [part.name for part in parts] == [
        "fetch, succeeded, 4.3 s",
        "parse, failed, 9.9 s",
        "store, skipped, 0 ms",
    ]
    assert [part.is_selected for part in parts] == [True, False, False]
    assert parts[1].rect.top() > parts[0].rect.top()


def test_the_axis_is_as_long_as_all_steps_together(gantt: Gantt) -> None:
    assert gantt.seconds == pytest.approx(14.55, abs=0.01)
    gantt.show_steps(())
    assert gantt.seconds == 0
