from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tickdeck_gui.models.run_steps import step_spans
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.run_story import many_steps, seeded_run_events
from tickdeck_gui.theme.tokens import ROW_HEIGHT
from tickdeck_gui.widgets.step_chart import StepChart, TimeAxis

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

MANY = step_spans(many_steps(seeded_runs()[3]))
FEW = step_spans(seeded_run_events(seeded_runs()[3]))


@pytest.fixture
def chart(desk: Desk, qtbot: QtBot) -> StepChart:
    made = StepChart(desk.theme, desk.clock)
    qtbot.addWidget(made)
    made.show_steps(FEW)
    made.resize(700, made.sizeHint().height())
    made.show()
    return made


def test_it_is_as_high_as_its_steps_up_to_six_and_a_half(chart: StepChart) -> None:
    three = chart.sizeHint().height()
    chart.show_steps(MANY)
    assert chart.sizeHint().height() - three == round(3.5 * ROW_HEIGHT)
    chart.be_at_most(4 * ROW_HEIGHT + 5)
    assert chart.sizeHint().height() - three == round(1.5 * ROW_HEIGHT)
    chart.be_at_most(0)
    assert chart.sizeHint().height() - three == round(0.5 * ROW_HEIGHT)


def test_a_step_that_is_chosen_by_key_scrolls_into_sight(
    chart: StepChart, qtbot: QtBot
) -> None:
    chart.show_steps(MANY)
    chart.resize(700, chart.sizeHint().height())
    chosen: list[str | None] = []
    chart.step_chosen.connect(chosen.append)
    for _ in range(10):
        qtbot.keyClick(chart.gantt, Qt.Key.Key_Down)
    assert chosen[-1] == "load_10"
    line = chart.gantt.line_of_chosen()
    assert line is not None
    assert chart.gantt.visibleRegion().contains(line.center())


def test_there_is_an_axis_only_where_there_is_time(chart: StepChart) -> None:
    axis = chart.findChild(TimeAxis)
    assert isinstance(axis, TimeAxis)
    assert axis.isVisible()
    painted = axis.grab().toImage()
    chart.show_steps(MANY[:2])
    assert axis.grab().toImage() != painted
    chart.show_steps(())
    assert not axis.isVisible()
