from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.screen import heading, screen_layout, search_box

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_a_heading_has_title_summary_and_buttons(theme: Theme, qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    act = button("Add")
    theme.bind_icon(act, "plus")
    screen_layout(screen).addLayout(heading("Runs", label("3 running"), act))
    assert [one.text() for one in screen.findChildren(QLabel)] == ["Runs", "3 running"]
    assert act.text() == " Add"
    assert act.accessibleName() == "Add"


def test_a_filter_box_says_its_key(theme: Theme, qtbot: QtBot) -> None:
    box = search_box(theme, "Filter runs")
    qtbot.addWidget(box)
    assert box.accessibleName() == "Filter runs"
    assert "Ctrl+F" in box.placeholderText()


def test_a_filter_box_has_room_for_what_it_says(theme: Theme, qtbot: QtBot) -> None:
    short = search_box(theme, "Filter")
    long = search_box(theme, "Filter by job, id, sensor or run key of the last year")
    for box in (short, long):
        qtbot.addWidget(box)
        words = box.fontMetrics().horizontalAdvance(box.placeholderText())
        assert box.sizeHint().width() > words + 40
        assert box.minimumSizeHint().width() < 200
    assert long.sizeHint().width() > short.sizeHint().width()


def test_the_button_that_clears_a_filter_is_in_the_colours_of_the_theme(
    theme: Theme, qtbot: QtBot
) -> None:
    box = search_box(theme, "Filter")
    qtbot.addWidget(box)
    icons = [action.icon().cacheKey() for action in box.findChildren(QAction)]
    assert theme.icon("close", "second").cacheKey() in icons
