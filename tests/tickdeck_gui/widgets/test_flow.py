from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tickdeck_gui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDE, HIGH = 100, 20


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """Three parts, each 100 by 20, 10 apart."""
    made = QWidget()
    qtbot.addWidget(made)
    flow = FlowLayout(made, gap=10, line_gap=4)
    for _ in range(3):
        part = QWidget()
        part.setFixedSize(WIDE, HIGH)
        flow.addWidget(part)
    return made


def places(row: QWidget) -> list[tuple[int, int]]:
    layout = row.layout()
    assert layout is not None
    parts = [layout.itemAt(number) for number in range(layout.count())]
    return [
        (part.geometry().left(), part.geometry().top())
        for part in parts
        if part is not None and not part.isEmpty()
    ]


def lay_out(row: QWidget, width: int) -> list[tuple[int, int]]:
    row.resize(width, 100)
    row.show()
    return places(row)


def test_what_does_not_fit_begins_the_next_line(row: QWidget) -> None:
    assert lay_out(row, 400) == [(0, 0), (110, 0), (220, 0)]
    assert lay_out(row, 210) == [(0, 0), (110, 0), (0, 24)]


def test_it_asks_for_the_height_of_its_lines(row: QWidget) -> None:
    layout = row.layout()
    assert layout is not None
    heights = [layout.heightForWidth(width) for width in (400, 210, 100)]
    assert heights == [20, 44, 68]
    assert layout.minimumSize().width() == WIDE
    assert layout.sizeHint().width() == 320


def test_hidden_parts_take_no_room(row: QWidget) -> None:
    row.findChildren(QWidget)[1].hide()
    assert lay_out(row, 400) == [(0, 0), (110, 0)]


def test_lines_begin_where_one_begins_to_read(row: QWidget) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert lay_out(row, 400) == [(300, 0), (190, 0), (80, 0)]


def test_parts_can_be_taken_out(row: QWidget) -> None:
    layout = row.layout()
    assert layout is not None
    assert layout.takeAt(0) is not None
    assert layout.count() == 2
    assert layout.takeAt(7) is None
