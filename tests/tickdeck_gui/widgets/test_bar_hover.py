from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from tickdeck_gui.widgets.bar_hover import BarHover

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

PLACE = QRect(100, 40, 1, 46)


@pytest.fixture
def view(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_the_card_says_what_came_of_the_tick(
    desk: Desk, view: QWidget, qtbot: QtBot
) -> None:
    row = desk.live.rows[0]
    hover = BarHover(view, desk.theme, desk.clock, lambda _: row.last_tick)
    hover.point_at(row.bars[-1], PLACE)
    assert hover.words == ""
    qtbot.waitUntil(lambda: "PermissionError" in hover.words)
    hover.point_at(None, QRect())
    assert hover.words == ""


def test_a_tick_that_cannot_be_read_is_told_as_far_as_it_is_known(
    desk: Desk, view: QWidget
) -> None:
    bar = msgspec.structs.replace(desk.live.rows[0].bars[-1], run_count=3)
    hover = BarHover(view, desk.theme, desk.clock, lambda _: None)
    hover.point_at(bar, PLACE)
    hover.show_now()
    assert "3 runs" in hover.words
    assert "took 0.30 s" in hover.words


def test_a_pointer_that_passes_reads_nothing(desk: Desk, view: QWidget) -> None:
    read: list[object] = []
    hover = BarHover(view, desk.theme, desk.clock, read.append)
    for bar in desk.live.rows[0].bars:
        hover.point_at(bar, PLACE)
    hover.point_at(None, QRect())
    hover.show_now()
    assert read == []
